"""Who came and who left in the quarter so far: the account of the register, on hand-made rows."""

from datetime import date, timedelta
from random import Random

import pytest

from queries.flow import added, opening, removed, transferred_in, transferred_out, two_source_additions
from queries.register import bands, matrix_population
from queries.scope import LONDON, Scope
from tests.making import BOROUGHS, CAMDEN, ENFIELD, HARINGEY, ISLINGTON

AS_AT = date(2020, 5, 15)
FIRST, EVE = date(2020, 4, 1), date(2020, 3, 31)  # of the quarter
ACCOUNT = (opening, added, transferred_in, removed, transferred_out)
BEFORE = date(2019, 1, 1)


def test_the_opening_is_who_was_there_on_the_day_before_the_quarter(records):
    records.person(ENFIELD, EVE)
    records.person(ENFIELD, BEFORE, FIRST)
    # not there: added on the first day, removed on the day before
    records.person(ENFIELD, FIRST)
    records.person(ENFIELD, BEFORE, EVE)

    found = records.derive().ask(opening, AS_AT)

    assert found["LONDON"] == (2, None)
    assert found["NA"] == (2, None)
    assert found["CN"] == (0, None)


def test_two_dates_of_one_quarter_have_the_same_opening(records):
    records.person(ENFIELD, EVE, FIRST)

    found = records.derive().ask(opening, FIRST, AS_AT, date(2020, 7, 1))

    assert [found[day, "LONDON"] for day in (FIRST, AS_AT, date(2020, 7, 1))] == [
        (1, None),
        (1, None),
        (0, None),
    ]


def test_additions_and_removals_are_those_of_the_quarter_up_to_the_date(records):
    records.person(ENFIELD, FIRST)
    records.person(CAMDEN, AS_AT)
    records.person(CAMDEN, BEFORE, FIRST, reason="no_current_evidence")
    records.person(CAMDEN, BEFORE, AS_AT)  # no reason given: not moved
    # not counted: the day before the quarter, the day after the date
    records.person(HARINGEY, EVE, date(2020, 5, 16))
    records.person(HARINGEY, BEFORE, EVE)
    records.person(HARINGEY, date(2020, 5, 16))

    records.derive()

    assert records.ask(added, AS_AT)["LONDON"] == (2, None)
    assert records.ask(added, AS_AT)[ENFIELD] == (1, None)
    assert records.ask(removed, AS_AT)["LONDON"] == (2, None)
    assert records.ask(removed, AS_AT)["CN"] == (2, None)


def test_a_move_is_a_transfer_out_of_one_borough_and_into_another(records):
    moved = records.person(ENFIELD, BEFORE, date(2020, 5, 1), reason="moved")
    records.entry(moved, HARINGEY, date(2020, 5, 1))
    # no transfers: added the day after a move, added on the day of another removal, somebody else's move
    late = records.person(ENFIELD, BEFORE, date(2020, 5, 1), reason="moved")
    records.entry(late, CAMDEN, date(2020, 5, 2))
    returned = records.person(ENFIELD, BEFORE, date(2020, 5, 1), reason="other")
    records.entry(returned, CAMDEN, date(2020, 5, 1))
    records.person(CAMDEN, date(2020, 5, 1))

    records.derive()

    assert records.ask(transferred_in, AS_AT)["LONDON"] == (1, None)
    assert records.ask(transferred_in, AS_AT)["NA"] == (1, None)  # a move inside an area is in both
    assert records.ask(transferred_in, AS_AT)[HARINGEY] == (1, None)
    assert records.ask(transferred_out, AS_AT)["LONDON"] == (2, None)  # one has no arrival that day
    assert records.ask(transferred_out, AS_AT)[ENFIELD] == (2, None)
    assert records.ask(added, AS_AT)["CN"] == (3, None)
    assert records.ask(removed, AS_AT)["NA"] == (1, None)


def test_a_move_of_no_days_is_a_transfer_out_and_in_at_each_borough_it_passes(records):
    moved = records.person(ENFIELD, BEFORE, FIRST, reason="moved")
    records.entry(moved, HARINGEY, FIRST, FIRST, reason="moved")
    records.entry(moved, CAMDEN, FIRST)

    records.derive()

    assert records.ask(transferred_out, AS_AT)["NA"] == (2, None)
    assert records.ask(transferred_in, AS_AT)["NA"] == (1, None)
    assert records.ask(transferred_in, AS_AT)["LONDON"] == (2, None)


def test_a_later_correction_of_a_move_changes_what_was_a_transfer(records):
    moved = records.person(ENFIELD, BEFORE, FIRST)
    records.entry(moved, CAMDEN, FIRST)
    assert records.derive().ask(added, AS_AT)["CN"] == (1, None)

    records.entry(moved, ISLINGTON, BEFORE - timedelta(days=9), BEFORE - timedelta(days=9), reason="moved")
    assert records.derive().ask(added, AS_AT)["CN"] == (1, None)  # another day's move

    records.entry(moved, ISLINGTON, FIRST, FIRST, reason="moved")
    assert records.derive().ask(transferred_in, AS_AT)[CAMDEN] == (1, None)


def test_an_addition_rests_on_two_sources_where_two_are_recorded(records):
    for sources in (2, 3, 1, 0, None):
        someone = records.person(CAMDEN, BEFORE, BEFORE)
        records.entry(someone, ENFIELD, FIRST, evidence_sources=sources)
    # not counted: a transfer in, of the quarter before
    moved = records.person(CAMDEN, BEFORE, FIRST, reason="moved")
    records.entry(moved, ENFIELD, FIRST, evidence_sources=2)
    early = records.person(CAMDEN, BEFORE, BEFORE)
    records.entry(early, ENFIELD, EVE, evidence_sources=2)

    found = records.derive().ask(two_source_additions, AS_AT)

    assert found["LONDON"] == (2, 5)
    assert found["CN"] == (0, 0)


@pytest.mark.parametrize("seed", range(4))
def test_the_account_always_balances_and_every_person_is_in_one_band(records, seed):
    """Opening + added + transferred in − removed − transferred out = people; and so do the four bands."""
    _a_few_lives(records, Random(seed))  # noqa: S311 - made-up lives, no secret
    days = [date(2020, 1, 1) + timedelta(days=step) for step in (0, 45, 90, 91, 181, 182, 300, 366)]
    records.derive()

    for scope in (LONDON, Scope("NA")):
        population = records.ask(matrix_population, *days, scope=scope)
        account = {of.name: records.ask(of, *days, scope=scope) for of in ACCOUNT}
        by_band = [records.ask(band, *days, scope=scope) for band in bands]
        assert any(people for people, _ in population.values())
        for place, (people, _) in population.items():
            begun, came, moved_in, left, moved_out = (account[of.name][place][0] for of in ACCOUNT)
            assert begun + came + moved_in - left - moved_out == people
            assert sum(band[place][0] for band in by_band) == people
            assert {band[place][1] for band in by_band} == {people}


@pytest.mark.parametrize("seed", range(2))
def test_a_date_asked_for_among_others_is_answered_as_if_alone(records, seed):
    _a_few_lives(records, Random(seed))  # noqa: S311 - made-up lives, no secret
    days = [date(2021, 1, 1), date(2020, 2, 1), date(2020, 9, 9)]  # in no order
    records.derive()

    for of in (matrix_population, opening, *bands):
        together = records.ask(of, *days)
        for day in days:
            assert {area: together[day, area] for when, area in together if when == day} == records.ask(
                of, day
            )


def _a_few_lives(records, random):
    """People who come, move (with or without arriving, or within a day), leave for a reason or none, and return."""
    for _ in range(25):
        someone = records.person(CAMDEN, BEFORE, BEFORE)
        day = date(2019, 9, 1) + timedelta(days=random.randrange(200))
        for scored in sorted(random.sample(range(400), random.randrange(3))):
            score = random.choice([0, 0, 5, 30])
            band = random.choice(["green", "amber", "red"])
            on = date(2019, 9, 1) + timedelta(days=scored)
            records.add("harm_scores", nominal_id=someone, scored_on=on, harm_score=score, band=band)
        for _ in range(random.randrange(1, 5)):
            end = random.choice([None, day, day + timedelta(days=random.randrange(1, 150))])
            reason = random.choice(["moved", "moved", "other", None]) if end else None
            records.entry(someone, random.choice(list(BOROUGHS)), day, end, reason=reason)
            if end is None:
                break
            day = end + timedelta(days=random.choice([0, 0, 1, 60]))
