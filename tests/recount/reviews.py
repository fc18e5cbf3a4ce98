"""The table Reviews: of the last quarter unless said."""

from collections.abc import Callable, Iterator
from datetime import date

from tests.recount.dates import by, label, last_day_of, last_quarter, quarter_of
from tests.recount.matrix import Person, boroughs_of, on_the_matrix, outcomes_of
from tests.recount.records import Record
from tests.recount.sheet import Judged, Row, Sheet

REVIEWS_TO_ONE = Judged(1, "reviews")
OUTCOMES_TO_ONE = Judged(1, "review_outcomes")
WHO: dict[str, Callable[[Person], bool]] = {
    "people_reviewed": lambda _: True,
    "green_reviewed": lambda person: person.band == "green",
    "zero_harm_reviewed": lambda person: person.harm_score == 0,
}


def rows(sheet: Sheet) -> Iterator[Row]:
    yield from _returns(sheet)
    yield from _reviewed(sheet)
    yield from _so_far(sheet)
    yield from _removals(sheet)
    yield from _days(sheet)


def _returns(sheet: Sheet) -> Iterator[Row]:
    day = sheet.day
    first, last = last_quarter(day)
    of_quarter = [row for row in sheet.records.reviews if row.exercise == label(first)]

    def in_time(when: date | None, row: Record) -> bool:
        return by(when, day) and by(when, row.due_on or last)

    complete = [row for row in of_quarter if by(row.completed_on, day)]
    figures = {
        "reviews_complete": complete,
        "reviews_on_time": [row for row in of_quarter if in_time(row.completed_on, row)],
        "reviews_requested": [row for row in of_quarter if in_time(row.requested_on, row)],
        "reviews_returned": [row for row in complete if row.removed_reported is not None],
    }
    for figure, found in figures.items():
        yield from sheet.share(figure, "LC", [row.bcu for row in found], sheet.bcus, REVIEWS_TO_ONE)


def _reviewed(sheet: Sheet) -> Iterator[Row]:
    first, last = last_quarter(sheet.day)
    there = on_the_matrix(sheet.records, first)
    for figure, is_one in WHO.items():
        people = [person for person in there if is_one(person)]
        done = [p for p in people if _has_outcome(sheet, p, first) or by(p.entry.removed_on, last)]
        yield from sheet.share(figure, "LC", boroughs_of(done), boroughs_of(people), OUTCOMES_TO_ONE)
    left = [p for p in there if not _has_outcome(sheet, p, first) and by(p.entry.removed_on, last)]
    yield from sheet.count("left_before_review", "LC", boroughs_of(left), boroughs_of(there))


def _so_far(sheet: Sheet) -> Iterator[Row]:
    first, _ = quarter_of(sheet.day)
    there = on_the_matrix(sheet.records, first)
    for figure, is_one in WHO.items():
        people = [person for person in there if is_one(person)]
        done = [p for p in people if _has_outcome(sheet, p, first) or by(p.entry.removed_on, sheet.day)]
        yield from sheet.share(f"{figure}_so_far", "LC", boroughs_of(done), boroughs_of(people))


def _has_outcome(sheet: Sheet, person: Person, first: date) -> bool:
    """An outcome of the exercise that begins on this first day, reviewed by the day asked about."""
    return any(row.exercise == label(first) for row in outcomes_of(sheet.records, person, sheet.day))


def _removals(sheet: Sheet) -> Iterator[Row]:
    first, _ = last_quarter(sheet.day)
    removals = [
        row.bcu
        for row in sheet.records.review_outcomes
        if row.exercise == label(first) and row.outcome == "remove" and by(row.reviewed_on, sheet.day)
    ]
    yield from sheet.count("review_removals", "LC", removals)


def _days(sheet: Sheet) -> Iterator[Row]:
    for bcu in sheet.areas("C"):
        completed = [
            row.completed_on
            for row in sheet.records.reviews
            if row.bcu == bcu and last_day_of(row.exercise) and by(row.completed_on, sheet.day)
        ]
        days = (sheet.day - max(completed)).days if completed else None
        yield sheet.row("days_since_review", bcu, "days", days, None)
