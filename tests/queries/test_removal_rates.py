"""Who was eligible for removal a year ago and who has been removed since, on the boundary days, on hand-made rows."""

from datetime import date

from queries.removal_rates import eligible_a_year_ago, removal_rates
from queries.scope import LC, Scope
from tests.making import CAMDEN, ENFIELD

AS_AT, A_YEAR_AGO = date(2020, 8, 31), date(2019, 8, 31)
LONG_AGO = date(2010, 1, 1)
GREEN, RED = [(LONG_AGO, 5, "green")], [(LONG_AGO, 50, "red")]


def test_eligible_is_whom_nothing_of_the_year_before_speaks_for(records):
    green = records.person(ENFIELD, LONG_AGO, scores=GREEN, ethnicity="black")
    kept(records, green)
    zero = records.person(ENFIELD, LONG_AGO, scores=[(LONG_AGO, 0, "amber")], ethnicity="black")
    kept(records, zero)
    lapsed = records.person(ENFIELD, LONG_AGO, scores=RED, ethnicity="black")
    kept(records, lapsed, evidence_on=date(2018, 8, 31))  # a year old on the day
    # not eligible: red, and kept on information of the year before
    kept(records, records.person(ENFIELD, LONG_AGO, scores=RED, ethnicity="black"), date(2018, 9, 1))
    # not on the Matrix a year ago: gone that day, added the day after
    records.person(ENFIELD, LONG_AGO, A_YEAR_AGO, scores=GREEN, ethnicity="black")
    records.person(ENFIELD, date(2019, 9, 1), scores=GREEN, ethnicity="black")
    records.derive()

    assert rates(records) == {"black": (0, 3)}
    assert {row[0]: row[1:] for row in rows(records)} == {
        green: (1, 0, 0, None),
        zero: (0, 1, 0, None),
        lapsed: (0, 0, 1, None),
    }


def test_what_was_found_or_dated_after_that_day_kept_nobody_then(records):
    later = records.person(ENFIELD, LONG_AGO, scores=RED, ethnicity="white")
    kept(records, later, reviewed_on=date(2019, 9, 1))
    removed = records.person(ENFIELD, LONG_AGO, scores=RED, ethnicity="white")
    kept(records, removed, outcome="remove")
    records.derive()

    assert rates(records) == {"white": (0, 2)}


def test_removed_is_who_left_in_the_year_since_for_any_reason_but_a_move(records):
    records.person(ENFIELD, LONG_AGO, AS_AT, scores=GREEN, ethnicity="mixed", reason="quarterly_review")
    records.person(ENFIELD, LONG_AGO, date(2019, 9, 1), scores=GREEN, ethnicity="mixed")  # no reason given
    moved = records.person(
        ENFIELD, LONG_AGO, date(2020, 1, 1), scores=GREEN, ethnicity="mixed", reason="moved"
    )
    records.entry(moved, CAMDEN, date(2020, 1, 1), date(2020, 2, 1), reason="other")
    # eligible, and not removed by then: moved and still there, removed the day after
    stays = records.person(
        ENFIELD, LONG_AGO, date(2020, 1, 1), scores=GREEN, ethnicity="mixed", reason="moved"
    )
    records.entry(stays, CAMDEN, date(2020, 1, 1))
    records.person(ENFIELD, LONG_AGO, date(2020, 9, 1), scores=GREEN, ethnicity="mixed", reason="other")
    records.derive()

    assert rates(records) == {"mixed": (3, 5)}
    # A BCU knows of removals from its own Matrices alone.
    assert sum(row[-1] is not None for row in rows(records, Scope("NA"))) == 2


def test_of_whom_ethnicity_is_not_recorded_a_rate_of_their_own_is_told(records):
    records.person(ENFIELD, LONG_AGO, AS_AT, scores=GREEN)
    records.derive()

    assert rates(records) == {"ethnicity_unknown": (1, 1)}


def rates(records):
    """By group, of those of whom there is anybody."""
    asked = {
        question.name.removeprefix("removal_rate_"): records.ask(question, AS_AT)["LONDON"]
        for question in removal_rates
    }
    return {group: counted for group, counted in asked.items() if counted != (0, 0)}


def rows(records, scope=None):
    columns = ("nominal_id", "green", "zero_harm", "lapsed", "removed_on")
    asked = {"scope": scope, "levels": LC} if scope else {}
    return records.listed(eligible_a_year_ago, AS_AT, *columns, **asked)


def kept(records, nominal_id, evidence_on=date(2019, 8, 1), **about):
    row = {"bcu": "NA", "exercise": "2019-Q3", "outcome": "retain", "reviewed_on": A_YEAR_AGO} | about
    records.add("review_outcomes", nominal_id=nominal_id, evidence_on=evidence_on, **row)
