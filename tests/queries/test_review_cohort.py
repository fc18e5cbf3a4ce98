"""The cohort of a quarter's review and its outcomes, person by person, on hand-made rows."""

from datetime import date

import pytest

from queries.cohort import review_cohort, review_cohort_so_far
from queries.outcomes import outcomes_of_review, retained_tested
from queries.scope import LONDON, Scope
from tests.making import CAMDEN, ENFIELD

FIRST, SECOND, LAST = date(2020, 4, 1), date(2020, 4, 2), date(2020, 6, 30)
LONG_AGO, SOON_AFTER = date(2019, 1, 1), date(2020, 7, 5)
COUNTED = ("one", "reached", "green", "green_reached", "zero_harm", "zero_harm_reached", "left_before")
TESTS = ("risk_justified", "purpose_consistent", "article8_compatible")


def test_the_cohort_is_who_stood_on_the_matrix_at_the_end_of_the_quarters_first_day(records):
    records.person(ENFIELD, FIRST, id_="added that day")
    records.person(CAMDEN, LONG_AGO, SECOND, id_="left the day after")
    # not in it: added the day after, left that day
    records.person(ENFIELD, SECOND)
    records.person(ENFIELD, LONG_AGO, FIRST)
    records.derive()

    found = listed(records, review_cohort, LAST)

    assert {key: row.borough_name for key, row in found.items()} == {
        ("LONDON", "added that day"): "Enfield",
        ("LONDON", "left the day after"): "Camden",
        ("NA", "added that day"): "Enfield",
        ("CN", "left the day after"): "Camden",
    }
    assert found["CN", "left the day after"].bcu_name == "Central North"


def test_a_person_is_listed_as_they_stood_that_day_and_adds_to_each_count(records):
    records.person(ENFIELD, LONG_AGO, id_="green", scores=[(FIRST, 7, "green"), (SECOND, 90, "red")])
    records.person(ENFIELD, LONG_AGO, id_="nought", scores=[(FIRST, 0, "amber")])
    records.person(ENFIELD, LONG_AGO, id_="later", scores=[(FIRST, 9, "red"), (SECOND, 0, "green")])
    records.person(ENFIELD, LONG_AGO, id_="unscored")
    outcome(records, "green", date(2020, 5, 1))
    records.derive()

    found = listed(records, review_cohort, LAST)

    assert counted(found["NA", "green"]) == (1, 1, 1, 1, 0, 0, 0)
    assert counted(found["NA", "nought"]) == (1, 0, 0, 0, 1, 0, 0)
    assert counted(found["NA", "later"]) == (1, 0, 0, 0, 0, 0, 0)
    assert counted(found["NA", "unscored"]) == (1, 0, 0, 0, 0, 0, 0)
    assert (found["NA", "green"].band, found["NA", "green"].harm_score) == ("green", 7)


@pytest.mark.parametrize(
    ("reviewed_on", "left_on", "reached", "left_before"),
    [
        (SOON_AFTER, None, 1, 0),
        (date(2020, 7, 6), None, 0, 0),  # reviewed after the date
        (None, LAST, 1, 1),
        (None, date(2020, 7, 1), 0, 0),  # left after the quarter
        (date(2020, 5, 1), date(2020, 5, 1), 1, 0),
        (date(2020, 7, 6), date(2020, 5, 1), 1, 1),
    ],
)
def test_reached_is_who_was_reviewed_by_the_date_or_left_in_the_quarter(
    records, reviewed_on, left_on, reached, left_before
):
    records.person(ENFIELD, LONG_AGO, left_on, id_="somebody")
    if reviewed_on:
        outcome(records, "somebody", reviewed_on)
    records.derive()

    row = listed(records, review_cohort, SOON_AFTER)["NA", "somebody"]

    assert (row.reached, row.left_before) == (reached, left_before)
    assert row.reviewed_on == (reviewed_on if reviewed_on and reviewed_on <= SOON_AFTER else None)
    assert row.left_on == (left_on if left_on and left_on <= LAST else None)


def test_so_far_nothing_is_given_away_that_comes_after_the_date(records):
    records.person(ENFIELD, LONG_AGO, date(2020, 5, 2), id_="leaves")
    records.person(ENFIELD, LONG_AGO, id_="is reviewed")
    outcome(records, "is reviewed", date(2020, 5, 2))
    records.derive()

    before, after = (
        listed(records, review_cohort_so_far, day) for day in (date(2020, 5, 1), date(2020, 5, 2))
    )

    assert [(row.reached, row.reviewed_on, row.left_on) for row in before.values()] == [(0, None, None)] * 4
    assert after["NA", "leaves"].left_on == date(2020, 5, 2)
    assert after["NA", "is reviewed"].reviewed_on == date(2020, 5, 2)
    assert {row.reached for row in after.values()} == {1}


def test_a_superintendents_cohort_is_their_own_boroughs(records):
    records.person(ENFIELD, LONG_AGO, id_="theirs")
    records.person(CAMDEN, LONG_AGO, id_="another's")
    records.derive()

    assert set(listed(records, review_cohort, LAST, Scope("NA"))) == {("NA", "theirs")}


def test_an_outcome_is_listed_with_the_bcu_that_gave_it_and_counts_as_what_it_is(records):
    for somebody in ("kept", "kept untested", "removed", "too late", "of another exercise"):
        records.person(ENFIELD, LONG_AGO, id_=somebody)
    outcome(records, "kept", LAST, **dict.fromkeys(TESTS, "no"))
    outcome(records, "kept untested", LAST, risk_justified="yes", purpose_consistent="yes")
    outcome(records, "removed", LAST, decided="remove", bcu="CN", **dict.fromkeys(TESTS, "yes"))
    outcome(records, "too late", date(2020, 7, 1))
    outcome(records, "of another exercise", LAST, exercise="2020-Q1")

    found = listed(records, outcomes_of_review, LAST)

    assert {key: (row.kept, row.kept_tested, row.removed) for key, row in found.items()} == {
        ("LONDON", "kept"): (1, 1, 0),
        ("LONDON", "kept untested"): (1, 0, 0),
        ("LONDON", "removed"): (0, 0, 1),
        ("NA", "kept"): (1, 1, 0),
        ("NA", "kept untested"): (1, 0, 0),
        ("CN", "removed"): (0, 0, 1),
    }
    assert records.ask(retained_tested, LAST) == {
        "LONDON": (1, 2),
        "NA": (1, 2),
        "CN": (0, 0),
        "SE": (0, 0),
    }


@pytest.mark.parametrize("missing", TESTS)
def test_a_test_left_empty_is_not_filled_in_and_a_no_is(records, missing):
    records.person(ENFIELD, LONG_AGO, id_="N1")
    outcome(records, "N1", LAST, **{test: None if test == missing else "no" for test in TESTS})

    assert records.ask(retained_tested, LAST)["NA"] == (0, 1)


def outcome(records, nominal_id, reviewed_on, *, bcu="NA", exercise="2020-Q2", decided="retain", **tests):
    records.add(
        "review_outcomes",
        bcu=bcu,
        exercise=exercise,
        nominal_id=nominal_id,
        reviewed_on=reviewed_on,
        outcome=decided,
        **tests,
    )


def listed(records, question, as_at, scope=LONDON):
    with records.engine.begin() as connection:
        rows = connection.execute(question(scope, [as_at])).all()
    found = {(row.area, row.nominal_id): row for row in rows}
    assert len(found) == len(rows)
    return found


def counted(row):
    return tuple(getattr(row, name) for name in COUNTED)
