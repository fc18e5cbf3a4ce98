"""The quarterly reviews, on hand-made rows."""

from datetime import date

import pytest

from queries.review_grid import review_grid
from queries.reviewed import (
    green_reviewed,
    green_reviewed_so_far,
    left_before_review,
    people_reviewed,
    people_reviewed_so_far,
    zero_harm_reviewed,
    zero_harm_reviewed_so_far,
)
from queries.reviews import (
    days_since_review,
    review_removals,
    reviews_complete,
    reviews_on_time,
    reviews_requested,
    reviews_returned,
)
from queries.scope import LONDON, Scope
from queries.tables.register import REAPPRAISAL
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
    ("row", "as_at", "on_time"),
    [
        ({"completed_on": date(2020, 6, 20), "due_on": date(2020, 6, 20)}, END_OF_Q2, 1),
        ({"completed_on": date(2020, 6, 21), "due_on": date(2020, 6, 20)}, END_OF_Q2, 0),
        ({"completed_on": END_OF_Q2}, END_OF_Q2, 1),  # none due: the quarter's last day
        ({"completed_on": date(2020, 7, 1)}, date(2020, 7, 1), 0),
        ({"completed_on": date(2020, 7, 9), "due_on": date(2020, 7, 9)}, date(2020, 7, 9), 1),
        ({"completed_on": date(2020, 7, 9), "due_on": date(2020, 7, 9)}, date(2020, 7, 8), 0),  # not yet
        ({"due_on": date(2020, 6, 20)}, END_OF_Q2, 0),
        (None, END_OF_Q2, 0),
    ],
)
def test_a_review_is_on_time_or_asked_for_in_time_by_its_due_date(records, row, as_at, on_time):
    if row is not None:
        records.add("reviews", bcu="NA", exercise="2020-Q2", **row)
        asked = {"requested_on" if name == "completed_on" else name: day for name, day in row.items()}
        records.add("reviews", bcu="CN", exercise="2020-Q2", **asked)
    records.add(
        "reviews", bcu="SE", exercise="2020-Q1", completed_on=date(2020, 3, 1), requested_on=date(2020, 2, 1)
    )

    assert records.ask(reviews_on_time, as_at) == {
        "LONDON": (on_time, 3),
        "NA": (on_time, 1),
        "CN": (0, 1),
        "SE": (0, 1),
    }
    assert records.ask(reviews_requested, as_at) == {
        "LONDON": (on_time, 3),
        "NA": (0, 1),
        "CN": (on_time, 1),
        "SE": (0, 1),
    }


def test_a_return_says_how_many_were_removed_be_it_none(records):
    completed = {"exercise": "2020-Q2", "completed_on": END_OF_Q2}
    records.add("reviews", bcu="NA", **completed, removed_reported=0)
    records.add("reviews", bcu="CN", **completed)  # completed, but nothing reported
    records.add("reviews", bcu="SE", exercise="2020-Q2", completed_on=date(2020, 7, 1), removed_reported=4)

    assert records.ask(reviews_returned, END_OF_Q2)["LONDON"] == (1, 3)
    assert records.ask(reviews_returned, date(2020, 7, 1))["SE"] == (1, 1)


def test_removals_are_outcomes_of_the_last_quarters_exercise_by_the_date(records):
    for bcu, reviewed_on, exercise, decided in (
        ("NA", END_OF_Q2, "2020-Q2", "remove"),
        ("CN", date(2020, 5, 1), "2020-Q2", "remove"),
        # not counted: after the date, retained, another exercise's
        ("CN", date(2020, 7, 1), "2020-Q2", "remove"),
        ("CN", date(2020, 5, 1), "2020-Q2", "retain"),
        ("CN", date(2020, 5, 1), "2020-Q1", "remove"),
        ("CN", date(2020, 5, 1), REAPPRAISAL, "remove"),
    ):
        someone = records.person(ENFIELD, date(2019, 1, 1))
        outcome(records, someone, reviewed_on=reviewed_on, exercise=exercise, bcu=bcu, decided=decided)

    found = records.ask(review_removals, END_OF_Q2)

    assert found == {"LONDON": (2, None), "NA": (1, None), "CN": (1, None), "SE": (0, None)}


def test_days_since_a_review_run_from_the_latest_completed_of_any_quarter(records):
    records.add("reviews", bcu="NA", exercise="2019-Q4", completed_on=date(2020, 3, 1))
    records.add("reviews", bcu="NA", exercise="2020-Q1", completed_on=date(2020, 2, 28))
    records.add("reviews", bcu="CN", exercise="2020-Q2", completed_on=END_OF_Q2)  # of the running quarter
    # not counted: after the date, not completed, the reappraisal
    records.add("reviews", bcu="NA", exercise="2020-Q2", completed_on=date(2020, 7, 1))
    records.add("reviews", bcu="SE", exercise="2020-Q1")
    records.add("reviews", bcu="SE", exercise=REAPPRAISAL, completed_on=date(2019, 12, 1))

    # March has 31 days, April 30, May 31, June 30; summer time begins and takes no day away
    assert records.ask(days_since_review, END_OF_Q2) == {
        "NA": (121, None),
        "CN": (0, None),
        "SE": (None, None),
    }
    assert records.ask(days_since_review, date(2020, 2, 29))["NA"] == (1, None)


def test_green_and_zero_are_as_people_were_at_the_end_of_the_quarters_first_day(records):
    first, second = date(2020, 4, 1), date(2020, 4, 2)
    green_then = [(first, 0, "green"), (second, 9, "red")]
    reached_ = records.person(ENFIELD, date(2019, 1, 1), scores=green_then)
    outcome(records, reached_, reviewed_on=date(2020, 5, 1))
    records.person(ENFIELD, date(2019, 1, 1), scores=[(first, 4, "green")])
    records.person(CAMDEN, date(2019, 1, 1), scores=[(first, 0, "amber")])
    # neither then: only the day after, never scored
    records.person(ENFIELD, date(2019, 1, 1), scores=[(first, 9, "red"), (second, 0, "green")])
    records.person(ENFIELD, date(2019, 1, 1))
    records.derive()

    for of_green, of_zero in (
        (green_reviewed, zero_harm_reviewed),
        (green_reviewed_so_far, zero_harm_reviewed_so_far),
    ):
        assert records.ask(of_green, END_OF_Q2) == {
            "LONDON": (1, 2),
            "NA": (1, 2),
            "CN": (0, 0),
            "SE": (0, 0),
        }
        assert records.ask(of_zero, END_OF_Q2) == {"LONDON": (1, 2), "NA": (1, 1), "CN": (0, 1), "SE": (0, 0)}


def test_a_person_reviewed_by_two_bcus_in_one_exercise_is_reached_once_by_the_first(records):
    moved = records.person(ENFIELD, date(2019, 1, 1), date(2020, 5, 9), reason="moved")
    records.entry(moved, CAMDEN, date(2020, 5, 9))
    outcome(records, moved, reviewed_on=date(2020, 5, 20), bcu="CN")
    outcome(records, moved, reviewed_on=date(2020, 5, 2))
    records.derive()

    found = records.ask(people_reviewed_so_far, date(2020, 5, 1), date(2020, 5, 2), END_OF_Q2)

    assert [found[day, "NA"] for day in (date(2020, 5, 1), date(2020, 5, 2), END_OF_Q2)] == [
        (0, 1),
        (1, 1),
        (1, 1),
    ]
    assert found[END_OF_Q2, "CN"] == (0, 0)  # they were not there on the first day


def test_so_far_is_of_the_quarter_that_contains_the_date(records):
    records.person(ENFIELD, date(2019, 1, 1), date(2020, 5, 1))
    records.person(ENFIELD, date(2019, 1, 1), date(2020, 3, 31))
    still_here = records.person(ENFIELD, date(2020, 4, 1))
    outcome(records, still_here, reviewed_on=date(2020, 3, 1), exercise="2020-Q1")
    records.derive()

    found = records.ask(people_reviewed_so_far, date(2020, 4, 30), date(2020, 5, 1))

    assert found[date(2020, 4, 30), "LONDON"] == (0, 2)
    assert found[date(2020, 5, 1), "LONDON"] == (1, 2)
    assert records.ask(people_reviewed, date(2020, 5, 1))["LONDON"] == (
        1,
        2,
    )  # the last quarter's: one left in it


def test_who_left_before_the_review_had_no_outcome_and_is_gone_by_the_quarters_end(records):
    records.person(ENFIELD, date(2019, 1, 1), END_OF_Q2)
    reviewed_late = records.person(CAMDEN, date(2019, 1, 1), date(2020, 5, 1))
    outcome(records, reviewed_late, reviewed_on=date(2020, 7, 2))
    # not counted: left after the quarter, reviewed before they left, still here
    records.person(ENFIELD, date(2019, 1, 1), date(2020, 7, 1))
    reviewed_first = records.person(ENFIELD, date(2019, 1, 1), date(2020, 5, 1))
    outcome(records, reviewed_first, reviewed_on=date(2020, 4, 20))
    records.person(ENFIELD, date(2019, 1, 1))
    records.derive()

    found = records.ask(left_before_review, date(2020, 7, 1), date(2020, 7, 2))

    assert found[date(2020, 7, 1), "LONDON"] == (2, 5)
    assert found[date(2020, 7, 1), "NA"] == (1, 4)
    assert found[date(2020, 7, 2), "CN"] == (0, 1)


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


def outcome(records, nominal_id, *, reviewed_on, exercise="2020-Q2", bcu="NA", decided="retain"):
    records.add(
        "review_outcomes",
        bcu=bcu,
        exercise=exercise,
        nominal_id=nominal_id,
        reviewed_on=reviewed_on,
        outcome=decided,
    )


def grid(records, as_at, scope=LONDON):
    with records.engine.begin() as connection:
        return {(row.area, row.exercise): row for row in connection.execute(review_grid(scope, [as_at]))}
