"""The table Register, what was decided about people: the evidence, the tests, the reappraisal of 2019."""

from collections.abc import Iterator
from datetime import date

from tests.recount.dates import by, in_months_to
from tests.recount.matrix import boroughs_of, on_the_matrix, outcomes_of
from tests.recount.records import Record
from tests.recount.sheet import Judged, Row, Sheet, london_only

TESTS = ("risk_justified", "purpose_consistent", "article8_compatible")
OUTCOMES_TO_ONE = Judged(1, "review_outcomes")
OUTCOMES_TO_NONE = Judged(0, "review_outcomes")
BEGINNING, DEADLINE = date(2018, 12, 31), date(2019, 12, 31)
REAPPRAISAL = "green-reappraisal"


def rows(sheet: Sheet) -> Iterator[Row]:
    yield from _outcomes(sheet)
    yield from _reappraisal(sheet)


def _outcomes(sheet: Sheet) -> Iterator[Row]:
    records, day = sheet.records, sheet.day
    people = on_the_matrix(records, day)
    green = [person for person in people if person.band == "green"]
    evidenced = [
        person
        for person in green
        if any(
            row.outcome == "retain" and in_months_to(row.evidence_on, 12, day)
            for row in outcomes_of(records, person, day)
        )
    ]
    yield from sheet.share(
        "green_evidenced", "LCB", boroughs_of(evidenced), boroughs_of(green), OUTCOMES_TO_ONE
    )
    latest = [(person, _latest_outcome(outcomes_of(records, person, day))) for person in people]
    kept = [(person, row) for person, row in latest if row is not None and row.outcome == "retain"]
    of = boroughs_of([person for person, _ in kept])
    failing = [person for person, row in kept if "no" in _tests(row)]
    untested = [person for person, row in kept if "no" not in _tests(row) and None in _tests(row)]
    yield from sheet.count("retained_failing_test", "LCB", boroughs_of(failing), of, OUTCOMES_TO_NONE)
    yield from sheet.count("retained_untested", "LCB", boroughs_of(untested), of, OUTCOMES_TO_NONE)


def _latest_outcome(outcomes: list[Record]) -> Record | None:
    # Two BCUs may decide about one person on one day in one exercise; the words end there. We take the
    # BCU whose code is last, so that there is one answer.
    return max(outcomes, key=lambda row: (row.reviewed_on, row.exercise, row.bcu), default=None)


def _tests(row: Record) -> list[str | None]:
    return [getattr(row, name) for name in TESTS]


def _reappraisal(sheet: Sheet) -> Iterator[Row]:
    records, day = sheet.records, sheet.day
    at_first = on_the_matrix(records, BEGINNING) if day >= BEGINNING else []
    green = [person for person in at_first if person.band == "green"]
    for figure, until, judged in (
        ("reappraisal_coverage", min(day, DEADLINE), Judged(1, "review_outcomes", DEADLINE)),
        ("reappraisal_done", day, OUTCOMES_TO_ONE),
    ):
        still_on = {person.nominal.nominal_id for person in on_the_matrix(records, until)}
        done = [
            person
            for person in green
            if person.nominal.nominal_id not in still_on
            or any(row.exercise == REAPPRAISAL for row in outcomes_of(records, person, until))
        ]
        yield from sheet.share(figure, "L", london_only(done), london_only(green), judged)
    removed = {
        (row.nominal_id, row.bcu)
        for row in records.review_outcomes
        if row.exercise == REAPPRAISAL and row.outcome == "remove" and by(row.reviewed_on, day)
    }
    for area in sheet.areas("LC"):
        people = {nominal for nominal, bcu in removed if sheet.is_in(bcu, area)}
        yield sheet.row("reappraisal_removed", area, "count", len(people), None)
