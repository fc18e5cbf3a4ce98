"""The quarterly reviews, on hand-made rows."""

from datetime import date

import pytest

from queries.review_grid import review_grid
from queries.reviewed import people_reviewed
from queries.reviews import reviews_complete
from queries.scope import LONDON, Scope
from tests.making import CAMDEN, ENFIELD

END_OF_Q2 = date(2020, 6, 30)


def test_a_review_counts_when_it_is_completed_by_the_date_late_or_not(records):
    records.add(
        "reviews", bcu="NA", exercise="2020-Q1", completed_on=date(2020, 3, 20), due_on=date(2020, 3, 31)
    )
    records.add(
        "reviews", bcu="CN", exercise="2020-Q1", completed_on=date(2020, 5, 9), due_on=date(2020, 3, 31)
    )
    # not included: another quarter's
    records.add("reviews", bcu="SE", exercise="2019-Q4", completed_on=date(2019, 12, 20))

    found = records.ask(reviews_complete, date(2020, 5, 8), date(2020, 5, 9))

    assert found[date(2020, 5, 8), "LONDON"] == (1, 3)
    assert found[date(2020, 5, 9), "LONDON"] == (1 + 1, 3)
    assert found[date(2020, 5, 9), "SE"] == (0, 1)


def test_the_last_quarter_is_the_one_that_ends_on_the_date_itself(records):
    records.add("reviews", bcu="NA", exercise="2020-Q1", completed_on=date(2020, 3, 20))
    records.add("reviews", bcu="NA", exercise="2020-Q2", completed_on=END_OF_Q2)

    assert records.ask(reviews_complete, date(2020, 6, 29))["NA"] == (1, 1)
    assert records.ask(reviews_complete, END_OF_Q2)["NA"] == (1, 1)
    assert records.ask(reviews_complete, END_OF_Q2)["CN"] == (0, 1)


def test_people_live_at_the_end_of_the_first_day_are_the_ones_to_reach(records):
    by_outcome = records.person(ENFIELD, date(2020, 4, 1))
    outcome(records, by_outcome, reviewed_on=date(2020, 7, 4))
    records.person(ENFIELD, date(2019, 1, 1), date(2020, 6, 30))  # reached: left by the last day
    records.person(ENFIELD, date(2019, 1, 1), date(2020, 7, 1))  # not reached: left after it
    too_late = records.person(CAMDEN, date(2019, 1, 1))
    outcome(records, too_late, reviewed_on=date(2020, 7, 6))
    # not among them: added after the first day, left on it
    records.person(ENFIELD, date(2020, 4, 2))
    records.person(ENFIELD, date(2019, 1, 1), date(2020, 4, 1))

    found = records.derive().ask(people_reviewed, date(2020, 7, 5))

    assert found["NA"] == (1 + 1, 3)
    assert found["CN"] == (0, 1)
    assert found["LONDON"] == (2, 4)


def test_an_outcome_of_another_exercise_reaches_nobody(records):
    somebody = records.person(ENFIELD, date(2019, 1, 1))
    outcome(records, somebody, reviewed_on=date(2020, 5, 1), exercise="green-reappraisal")

    assert records.derive().ask(people_reviewed, END_OF_Q2)["LONDON"] == (0, 1)


@pytest.mark.parametrize(
    ("row", "as_at", "state"),
    [
        ({"completed_on": date(2020, 6, 20), "due_on": date(2020, 6, 20)}, END_OF_Q2, "on_time"),
        ({"completed_on": date(2020, 6, 21), "due_on": date(2020, 6, 20)}, END_OF_Q2, "late"),
        ({"completed_on": END_OF_Q2}, END_OF_Q2, "on_time"),  # none due: the quarter's last day
        ({"completed_on": date(2020, 7, 1)}, date(2020, 7, 1), "late"),
        ({"completed_on": date(2020, 7, 1)}, END_OF_Q2, "not_done"),
        ({}, END_OF_Q2, "not_done"),
        ({}, date(2020, 6, 29), "not_due"),
        (None, END_OF_Q2, "no_return"),
        (None, date(2020, 6, 29), "not_due"),
    ],
)
def test_a_cell_of_the_grid_says_how_the_review_stands(records, row, as_at, state):
    if row is not None:
        records.add("reviews", bcu="NA", exercise="2020-Q2", **row)

    assert grid(records, as_at)["NA", "2020-Q2"].state == state


def test_the_grid_holds_the_running_quarter_and_the_eight_before_it(records):
    cells = grid(records, date(2020, 5, 1))

    assert [exercise for bcu, exercise in cells if bcu == "NA"] == [
        *("2018-Q2", "2018-Q3", "2018-Q4"),
        *("2019-Q1", "2019-Q2", "2019-Q3", "2019-Q4"),
        *("2020-Q1", "2020-Q2"),
    ]


def test_the_grid_counts_whom_the_running_quarter_has_reached_so_far(records):
    records.person(ENFIELD, date(2019, 1, 1), date(2020, 5, 1))  # reached: left by the date
    records.person(ENFIELD, date(2019, 1, 1), date(2020, 5, 2))  # not yet
    records.derive()

    cell = grid(records, date(2020, 5, 1))["NA", "2020-Q2"]

    assert (cell.numerator, cell.denominator) == (1, 2)


def test_the_grid_does_not_give_away_a_date_after_the_as_at_date(records):
    records.add("reviews", bcu="NA", exercise="2020-Q2", completed_on=date(2020, 7, 9))

    assert grid(records, END_OF_Q2)["NA", "2020-Q2"].completed_on is None


def test_a_superintendents_grid_is_their_own_row(records):
    assert {bcu for bcu, _ in grid(records, END_OF_Q2, Scope("CN"))} == {"CN"}


def outcome(records, nominal_id, *, reviewed_on, exercise="2020-Q2"):
    records.add(
        "review_outcomes",
        bcu="NA",
        exercise=exercise,
        nominal_id=nominal_id,
        reviewed_on=reviewed_on,
        outcome="retain",
    )


def grid(records, as_at, scope=LONDON):
    with records.engine.begin() as connection:
        return {(row.area, row.exercise): row for row in connection.execute(review_grid(scope, [as_at]))}
