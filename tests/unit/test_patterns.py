"""Patterns on small made logs: who is measured against whom, what is expected, and what is said of it."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from dashboard.patterns.expected import foresee
from dashboard.patterns.kinds import CANNOT_SEE, INNOCENT, NAMES, Kind
from dashboard.patterns.months import User, months_of, peers_of
from dashboard.patterns.ranking import patterns
from dashboard.patterns.wording import one_in
from tests.patterns.simulated import Row, name_of

AS_AT, MONTHS, USERS = date(2019, 12, 31), 24, 24


class Dated(Row):
    """A row with the date and area that the question gives beside."""

    as_at, area = AS_AT, "LONDON"


def log(*, users: int = USERS, **changed: dict[Any, int]) -> list[Any]:
    """
    Users of one place and role who open a Matrix 8 to 12 times in each of 24 months, on 6 days, one of them a night now
    and then. `changed` gives other counts, by (user, month).
    """
    rows = []
    for user in range(users):
        for month in range(MONTHS):
            cell = (user, month)
            usual: dict[str, Any] = {
                "openings": 8 + (7 * user + 3 * month) % 5,
                "days": 6,
                "days_out_of_hours": int((user + month) % 8 == 0),
                "alone": 0,
            } | {name: cells[cell] for name, cells in changed.items() if cell in cells}
            at_night = min(2 * usual["days_out_of_hours"], usual["openings"])
            who: dict[str, Any] = {
                "user": f"U{user:02d}",
                "organisation": "mps",
                "unit": "NA",
                "role": "viewer",
            }
            of: dict[str, Any] = {"month": name_of(month), "matrix": "Enfield" if usual["alone"] else None}
            rows.append(Dated(**who, place="North Area", out_of_hours=at_night, **of, **usual))
    return rows


def test_months_like_all_others_name_nobody():
    assert patterns(log()) == []


def test_a_month_far_above_a_users_own_and_their_peers_is_named_with_its_numbers():
    (found,) = patterns(log(openings={(5, 23): 60}))

    assert (found.kind, found.user, found.month, found.openings) == (Kind.VOLUME, "U05", "2019-12", 60)
    assert found.expected_low < 10 < found.expected_high < 60
    assert found.sentence.startswith(
        "User U05 opened a Matrix 60 times in December 2019. In the 18 months of access"
    )
    assert "it was 8 to 12 a month" in found.sentence
    assert "Half of their 23 peers opened one 10 times or less." in found.sentence
    assert found.history[-3:] == (8 + (35 + 63) % 5, 8 + (35 + 66) % 5, 60)
    assert found.innocent == INNOCENT[Kind.VOLUME]


def test_a_month_in_which_all_peers_opened_as_much_names_nobody():
    """A positive control of the one above: the same 60 openings, of everybody."""
    assert patterns(log(openings={(user, 23): 60 for user in range(USERS)})) == []


def test_a_wild_month_before_does_not_hide_the_next_one():
    found = patterns(log(openings={(5, 17): 80, (5, 23): 60}))

    assert [(each.user, each.month) for each in found] == [("U05", "2019-12")]


def test_nights_beyond_the_peers_and_the_users_own_are_named():
    (found,) = patterns(log(days_out_of_hours={(5, 23): 6}))

    assert (found.kind, found.user, found.month) == (Kind.OUT_OF_HOURS, "U05", "2019-12")
    assert "on 6 of the 6 days on which they opened one in December 2019" in found.sentence
    assert "Of their peers' days in that month 3 of 138 were such" in found.sentence


def test_who_always_works_nights_is_not_named_for_it():
    always = {(5, month): 6 for month in range(MONTHS)}

    assert patterns(log(days_out_of_hours=always)) == []


def test_a_first_use_that_nobody_else_of_the_place_and_role_had_is_named():
    (found,) = patterns(log(alone={(5, 20): 1}))

    assert (found.kind, found.user, found.month, found.matrix) == (
        Kind.FIRST_USE,
        "U05",
        "2019-09",
        "Enfield",
    )
    assert found.one_in == 140  # one of 24 users in each of six months, to two figures
    assert (
        "opened the Matrix of Enfield for the first time in September 2019. No other viewer of North Area had"
        in (found.sentence)
    )


def test_a_slow_rise_is_named_though_no_month_of_it_stands_out():
    risen = {(5, month): 17 for month in range(18, 24)}

    (found,) = patterns(log(openings=risen))

    assert (found.kind, found.user) == (Kind.SLOW_RISE, "U05")
    assert (
        "17 times a month from July 2019 to December 2019, and 10 times in the 18 months before"
        in found.sentence
    )


def test_one_wild_month_is_no_slow_rise():
    assert {found.kind for found in patterns(log(openings={(5, 23): 500}))} == {Kind.VOLUME}


def test_a_short_log_or_few_users_name_nobody():
    few = [row for row in log(openings={(5, 23): 60}) if row.user < "U09"]
    short = [row for row in log(openings={(5, 23): 60}) if row.month >= "2019-08"]

    assert patterns(few) == []
    assert patterns(short) == []
    assert patterns([]) == []


def test_a_month_in_which_the_log_is_silent_is_no_month_of_no_openings():
    silent = {(user, month): 0 for user in range(USERS) for month in range(6, 12)}
    found = months_of(log(openings=silent))

    assert found.there[:, 6:12].sum() == 0
    assert found.there.sum() == USERS * 18
    assert patterns(log(openings=silent)) == []


def test_a_user_is_there_from_their_first_row_on_and_whole_from_the_month_after():
    rows = [row for row in log() if row.user != "U05" or row.month >= "2019-06"]
    found = months_of(rows)
    user = [each.id for each in found.users].index("U05")

    assert found.months[int(found.there[user].argmax())] == "2019-06"
    assert found.months[int(found.whole[user].argmax())] == "2019-07"
    assert found.whole[0].all()


def test_a_new_user_is_expected_to_open_what_their_peers_do():
    rows = [row for row in log() if row.user != "U05" or row.month >= "2019-12"]
    months = months_of(rows)
    foreseen = foresee(months, 5, 23)

    assert foreseen is not None
    assert not foreseen.known[5]
    assert float(foreseen.expected.mean[5]) == pytest.approx(10, abs=0.3)


def test_peers_are_of_the_same_place_and_role_or_of_that_role_or_all():
    users = [
        *(User(f"A{n}", "mps", "NA", "North Area", "viewer") for n in range(12)),
        *(User(f"B{n}", "mps", "CN", "Central North", "viewer") for n in range(3)),
        *(User(f"C{n}", "mps", "CN", "Central North", "spoc") for n in range(2)),
    ]
    found = peers_of(users, np.ones(17, bool))

    assert found.others_of(0).tolist() == list(range(1, 12))
    assert found.others_of(12).tolist() == [*range(12), 13, 14]
    assert found.others_of(15).tolist() == [*range(15), 16]
    assert found.summed(np.arange(17))[[0, 12, 15]].tolist() == [66, 66 + 27, 105 + 16]


@pytest.mark.parametrize(
    ("rarity", "said"), [(0.5, 2), (0.01, 100), (1 / 3333, 3300), (0.00002, 50000), (1e-12, 1_000_000)]
)
def test_a_rarity_is_said_as_one_in_so_many_to_two_figures(rarity, said):
    assert one_in(rarity) == said


def test_every_kind_has_its_words_and_none_accuses():
    words = " ".join([*NAMES.values(), *INNOCENT.values(), *CANNOT_SEE]).lower()

    assert set(NAMES) == set(INNOCENT) == set(Kind)
    assert not any(word in words for word in ("breach", "suspicious", "misconduct", "offender", "nominal"))
