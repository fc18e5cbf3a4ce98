"""Data Sharing Agreements, on hand-made rows."""

from datetime import date

import pytest

from queries.scope import LONDON, Scope
from queries.sharing import (
    agreement_states,
    agreements_in_force,
    hmpps_agreement,
    hmpps_state,
    sharing_started,
)
from tests.making import BEXLEY, CAMDEN, ENFIELD, HARINGEY, ISLINGTON

AS_AT = date(2020, 6, 30)
SENT = date(2019, 12, 5)


def test_an_agreement_is_in_force_from_its_signature_to_the_day_before_it_ends(records):
    agreement(records, ENFIELD, signed_on=AS_AT)
    agreement(records, HARINGEY, signed_on=date(2020, 2, 1), ended_on=date(2020, 7, 1))
    # not in force: signed after, ended that day, never signed, another partner
    agreement(records, CAMDEN, signed_on=date(2020, 7, 1))
    agreement(records, ISLINGTON, signed_on=date(2020, 2, 1), ended_on=AS_AT)
    agreement(records, BEXLEY)
    agreement(records, "hmpps", signed_on=date(2020, 2, 1))

    found = records.ask(agreements_in_force, AS_AT)

    assert found["LONDON"] == (1 + 1, 5)
    assert found["NA"] == (2, 2)
    assert found["CN"] == (0, 2)
    assert found[ENFIELD] == (1, 1)
    assert found[BEXLEY] == (0, 1)


def test_a_borough_that_signed_twice_counts_once(records):
    agreement(records, ENFIELD, signed_on=date(2020, 2, 1))
    agreement(records, ENFIELD, signed_on=date(2020, 3, 1))

    assert records.ask(agreements_in_force, AS_AT)["LONDON"] == (1, 5)


def test_no_agreement_at_all_is_none_of_every_borough(records):
    assert records.ask(agreements_in_force, AS_AT)["LONDON"] == (0, 5)


def test_sharing_has_started_where_an_agreement_in_force_says_so(records):
    agreement(records, ENFIELD, signed_on=date(2020, 2, 1), sharing_started_on=AS_AT)
    agreement(records, HARINGEY, signed_on=AS_AT, sharing_started_on=date(2020, 2, 1))  # before it was signed
    # in force, not started: a day later; never
    agreement(records, CAMDEN, signed_on=date(2020, 2, 1), sharing_started_on=date(2020, 7, 1))
    agreement(records, ISLINGTON, signed_on=date(2020, 2, 1))
    # not in force, whatever was shared: ended; not signed; another partner
    agreement(
        records, BEXLEY, signed_on=date(2020, 2, 1), sharing_started_on=date(2020, 2, 1), ended_on=AS_AT
    )
    agreement(records, BEXLEY, sharing_started_on=date(2020, 2, 1))
    agreement(records, "hmpps", signed_on=date(2020, 2, 1), sharing_started_on=date(2020, 2, 1))

    found = records.ask(sharing_started, AS_AT)

    assert found["LONDON"] == (1 + 1, 2 + 2)
    assert found["NA"] == (2, 2)
    assert found["CN"] == (0, 2)
    assert found[CAMDEN] == (0, 1)
    assert found[BEXLEY] == (0, 0)


def test_a_started_agreement_that_ended_does_not_start_the_one_in_force(records):
    ended = {"signed_on": date(2019, 12, 9), "sharing_started_on": date(2020, 1, 1), "ended_on": AS_AT}
    agreement(records, ENFIELD, **ended)
    agreement(records, ENFIELD, signed_on=AS_AT)

    assert records.ask(sharing_started, AS_AT)["LONDON"] == (0, 1)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"signed_on": AS_AT}, (1, 1)),
        ({"signed_on": date(2020, 2, 1), "ended_on": date(2020, 7, 1)}, (1, 1)),
        ({"signed_on": date(2020, 7, 1)}, (0, 1)),
        ({"signed_on": date(2020, 2, 1), "ended_on": AS_AT}, (0, 1)),
        ({}, (0, 1)),
    ],
)
def test_hmpps_has_an_agreement_as_a_borough_has(records, row, expected):
    agreement(records, "hmpps", **row)
    agreement(records, ENFIELD, signed_on=date(2020, 2, 1))  # not included: a borough's

    assert records.ask(hmpps_agreement, AS_AT) == {"LONDON": expected}


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ({"sent_on": None, "stage": "with_mps"}, "not_sent"),
        ({"sent_on": date(2020, 7, 1), "stage": "with_borough"}, "not_sent"),
        ({}, "sent"),
        ({"stage": "with_legal"}, "with_legal"),
        ({"sent_on": AS_AT, "stage": "with_mps"}, "with_mps"),
        ({"stage": "refused"}, "refused"),
        ({"signed_on": AS_AT}, "signed"),
        ({"signed_on": AS_AT, "sharing_started_on": date(2020, 7, 1)}, "signed"),
        ({"signed_on": date(2020, 6, 1), "sharing_started_on": AS_AT}, "sharing"),
        ({"signed_on": date(2020, 1, 1), "review_due_on": AS_AT}, "review_passed"),
        ({"signed_on": date(2020, 1, 1), "review_due_on": date(2020, 7, 1)}, "signed"),
        ({"signed_on": date(2020, 1, 1), "ended_on": AS_AT}, "ended"),
    ],
)
def test_an_agreement_stands_where_its_dates_put_it(records, row, state):
    agreement(records, CAMDEN, **row)

    assert states(records)[CAMDEN].state == state


def test_a_borough_without_a_row_was_not_sent_one(records):
    assert states(records)[CAMDEN].state == "not_sent"


@pytest.mark.parametrize(
    ("rows", "state"),
    [
        ([{"signed_on": date(2020, 1, 9), "sharing_started_on": AS_AT}, {"stage": "refused"}], "sharing"),
        ([{"signed_on": date(2020, 1, 9), "ended_on": AS_AT}, {"sent_on": AS_AT}], "sent"),
        ([{"sent_on": date(2020, 5, 5), "stage": "with_mps"}, {"stage": "refused"}], "with_mps"),
        # ended on the very day, it comes after one on its way, though sent later
        ([{"sent_on": date(2020, 1, 5), "signed_on": date(2020, 1, 9), "ended_on": AS_AT}, {}], "sent"),
        # sent on the very day, it comes before one sent after it
        ([{"sent_on": AS_AT}, {"sent_on": date(2020, 7, 1)}], "sent"),
    ],
)
def test_of_several_agreements_the_one_furthest_on_speaks_for_the_borough(records, rows, state):
    for row in rows:
        agreement(records, CAMDEN, **row)

    assert states(records)[CAMDEN].state == state


def test_what_happened_after_the_date_is_not_given_away(records):
    agreement(records, CAMDEN, signed_on=date(2020, 7, 1), review_due_on=date(2022, 7, 1))

    row = states(records)[CAMDEN]

    assert (row.sent_on, row.signed_on, row.review_due_on) == (SENT, None, None)


def test_what_happened_on_the_very_day_is_told(records):
    on_the_day = dict.fromkeys(("sent_on", "signed_on", "sharing_started_on", "ended_on"), AS_AT)
    agreement(records, CAMDEN, **on_the_day, review_due_on=date(2022, 7, 1))

    row = states(records)[CAMDEN]

    assert {name: getattr(row, name) for name in on_the_day} == on_the_day
    assert row.review_due_on == date(2022, 7, 1)


def test_a_superintendent_is_told_of_their_own_boroughs(records):
    assert set(states(records, Scope("CN"))) == {CAMDEN, ISLINGTON}


@pytest.mark.parametrize(
    ("rows", "state", "in_force", "sharing"),
    [
        ([], "not_sent", 0, 0),
        ([{"stage": "with_mps"}], "with_mps", 0, 0),
        ([{"signed_on": AS_AT}], "signed", 1, 0),
        ([{"signed_on": date(2020, 2, 1), "sharing_started_on": AS_AT}], "sharing", 1, 1),
        ([{"signed_on": date(2020, 2, 1), "ended_on": AS_AT}], "ended", 0, 0),
        ([{"signed_on": date(2020, 7, 1)}], "sent", 0, 0),
        # two in force are one partner
        ([{"signed_on": date(2020, 2, 1)}, {"signed_on": date(2020, 3, 1)}], "signed", 1, 0),
    ],
)
def test_hmpps_stands_where_its_agreement_puts_it(records, rows, state, in_force, sharing):
    for row in rows:
        agreement(records, "hmpps", **row)
    agreement(records, ENFIELD, signed_on=date(2020, 2, 1), sharing_started_on=AS_AT)  # a borough's

    with records.engine.begin() as connection:
        (row,) = connection.execute(hmpps_state(LONDON, [AS_AT])).all()

    assert (row.state, row.in_force, row.sharing, row.one) == (state, in_force, sharing, 1)
    assert row.signed_on is None or row.signed_on <= AS_AT


def agreement(records, partner, **values):
    number = next(records._ids)
    records.add("agreements", **{"agreement_id": f"D{number}", "partner": partner, "sent_on": SENT} | values)


def states(records, scope=LONDON):
    with records.engine.begin() as connection:
        return {row.area: row for row in connection.execute(agreement_states(scope, [AS_AT]))}
