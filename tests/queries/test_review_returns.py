"""The returns of a quarter's review, and what they say beside the outcomes, on hand-made rows."""

from datetime import date

import pytest

from queries.returns import latest_reviews, removals_returned, review_returns
from queries.review_grid import review_grid
from queries.scope import LONDON, Scope
from queries.tables.register import REAPPRAISAL
from tests.making import CAMDEN, ENFIELD

LAST = date(2020, 6, 30)
LONG_AGO = date(2019, 1, 1)


@pytest.mark.parametrize(
    ("row", "as_at", "counted", "state"),
    [
        # one, complete, on time, requested, returned
        (None, LAST, (1, 0, 0, 0, 0), "no_return"),
        ({}, LAST, (1, 0, 0, 0, 0), "not_done"),
        ({"requested_on": LAST}, LAST, (1, 0, 0, 1, 0), "not_done"),  # none due: the quarter's last day
        ({"requested_on": date(2020, 7, 1)}, date(2020, 7, 1), (1, 0, 0, 0, 0), "not_done"),
        ({"completed_on": LAST, "removed_reported": 0}, LAST, (1, 1, 1, 0, 1), "on_time"),
        ({"completed_on": LAST, "due_on": date(2020, 6, 29)}, LAST, (1, 1, 0, 0, 0), "late"),
        ({"completed_on": date(2020, 7, 1), "removed_reported": 3}, LAST, (1, 0, 0, 0, 0), "not_done"),
    ],
)
def test_a_return_stands_and_counts_as_known_at_the_date(records, row, as_at, counted, state):
    if row is not None:
        records.add("reviews", bcu="NA", exercise="2020-Q2", **row)

    found = listed(records, review_returns, as_at)["NA"]

    assert (found.one, found.complete, found.on_time, found.requested, found.returned) == counted
    assert found.state == state


@pytest.mark.parametrize("name", ["requested_on", "completed_on"])
def test_a_date_is_told_from_its_day_on_and_not_before(records, name):
    records.add("reviews", bcu="NA", exercise="2020-Q2", **{name: date(2020, 7, 2)})

    told = [
        getattr(listed(records, review_returns, day)["NA"], name)
        for day in (date(2020, 7, 1), date(2020, 7, 2))
    ]

    assert told == [None, date(2020, 7, 2)]


def test_the_number_returned_stands_beside_the_outcomes_recorded(records):
    completed = {"exercise": "2020-Q2", "completed_on": LAST}
    records.add("reviews", bcu="NA", **completed, removed_reported=2)
    records.add("reviews", bcu="CN", **completed)  # completed, no number given
    records.add("reviews", bcu="SE", exercise="2020-Q2", completed_on=date(2020, 7, 1), removed_reported=9)
    for bcu, reviewed_on, decided in (
        ("NA", LAST, "remove"),
        ("CN", date(2020, 5, 1), "remove"),
        # not counted: after the date, kept
        ("NA", date(2020, 7, 1), "remove"),
        ("NA", LAST, "retain"),
    ):
        outcome(records, records.person(ENFIELD, LONG_AGO), bcu, reviewed_on, decided)

    found = listed(records, review_returns, LAST)

    assert {bcu: (row.removed_returned, row.removed_counted) for bcu, row in found.items()} == {
        "NA": (2, 1),
        "CN": (None, 1),
        "SE": (None, 0),
    }
    assert records.ask(removals_returned, LAST) == {
        "LONDON": (2, None),
        "NA": (2, None),
        "CN": (0, None),
        "SE": (0, None),
    }
    assert records.ask(removals_returned, date(2020, 7, 1))["LONDON"] == (2 + 9, None)


def test_london_has_every_bcu_once_and_a_superintendent_their_own(records):
    with records.engine.begin() as connection:
        london = [
            row.name for row in connection.execute(review_returns(LONDON, [LAST])) if row.area == "LONDON"
        ]

    assert london == ["Central North", "North Area", "South East"]
    assert set(listed(records, review_returns, LAST, Scope("CN"))) == {"CN"}


def test_the_latest_review_is_the_one_completed_last_of_any_quarter(records):
    records.add("reviews", bcu="NA", exercise="2019-Q4", completed_on=date(2020, 3, 1))
    records.add("reviews", bcu="NA", exercise="2020-Q1", completed_on=date(2020, 2, 28))
    records.add("reviews", bcu="CN", exercise="2020-Q1", completed_on=LAST)
    records.add("reviews", bcu="CN", exercise="2020-Q2", completed_on=LAST)  # the same day
    # not counted: after the date, not completed, the reappraisal
    records.add("reviews", bcu="NA", exercise="2020-Q2", completed_on=date(2020, 7, 1))
    records.add("reviews", bcu="SE", exercise="2020-Q1")
    records.add("reviews", bcu="SE", exercise=REAPPRAISAL, completed_on=date(2019, 12, 1))

    found = listed(records, latest_reviews, LAST)

    # March has 31 days, April 30, May 31, June 30
    assert {bcu: (row.exercise, row.days) for bcu, row in found.items()} == {
        "NA": ("2019-Q4", 30 + 30 + 31 + 30),
        "CN": ("2020-Q2", 0),
    }


def test_a_cell_of_the_grid_holds_the_whole_return(records):
    records.add("reviews", bcu="NA", exercise="2020-Q2", completed_on=LAST, removed_reported=3)
    first, tests = date(2020, 4, 1), ("risk_justified", "purpose_consistent", "article8_compatible")
    kept = records.person(ENFIELD, LONG_AGO, scores=[(first, 0, "green")])
    outcome(records, kept, "NA", LAST, "retain", **dict.fromkeys(tests, "yes"))
    removed = records.person(ENFIELD, LONG_AGO, date(2020, 7, 2), scores=[(first, 5, "green")])
    outcome(records, removed, "NA", LAST, "remove")
    records.person(ENFIELD, LONG_AGO, date(2020, 5, 1), scores=[(first, 0, "amber")])  # left before it
    records.person(ENFIELD, LONG_AGO, scores=[(first, 0, "green")])  # not reached
    records.person(CAMDEN, LONG_AGO)  # another BCU's
    records.derive()

    with records.engine.begin() as connection:
        cells = {(row.area, row.exercise): row for row in connection.execute(review_grid(LONDON, [LAST]))}
    cell, before = cells["NA", "2020-Q2"], cells["NA", "2020-Q1"]

    assert (cell.numerator, cell.denominator) == (3, 4)
    assert (cell.green_reached, cell.green) == (2, 3)
    assert (cell.zero_harm_reached, cell.zero_harm) == (2, 3)
    assert cell.left_before == 1
    assert (cell.kept_tested, cell.kept) == (1, 1)
    assert (cell.removed_returned, cell.removed_counted) == (3, 1)
    assert (before.numerator, before.denominator, before.green) == (0, 4, 0)  # nobody was scored by then
    assert (before.kept, before.removed_returned, before.removed_counted) == (0, None, 0)


def outcome(records, nominal_id, bcu, reviewed_on, decided, **tests):
    records.add(
        "review_outcomes",
        bcu=bcu,
        exercise="2020-Q2",
        nominal_id=nominal_id,
        reviewed_on=reviewed_on,
        outcome=decided,
        **tests,
    )


def listed(records, question, as_at, scope=LONDON):
    """The rows by BCU; London's own are left out."""
    with records.engine.begin() as connection:
        rows = connection.execute(question(scope, [as_at])).all()
    return {row.area: row for row in rows if row.area != "LONDON"}
