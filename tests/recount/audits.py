"""The table Access audit, its third part: audits, queries, visits and what is kept too long."""

from collections.abc import Iterator
from datetime import date

from tests.recount.dates import by, in_months_to, months_before, shifted
from tests.recount.records import Record, Records
from tests.recount.sheet import Judged, Row, Sheet, london_only

INTERVIEWS = ("spocs_interviewed", "deputies_interviewed", "editors_interviewed")


def rows(sheet: Sheet) -> Iterator[Row]:
    yield from _system_audits(sheet)
    yield from _forms(sheet)
    yield from _inspections(sheet)
    records, day = sheet.records, sheet.day
    yield from sheet.count(
        "archive_over_retention",
        "L",
        london_only(over_retention(records, day)),
        london_only(_kept_versions(records, day)),
        Judged(0, "archive_versions"),
    )


def _system_audits(sheet: Sheet) -> Iterator[Row]:
    months = months_before(sheet.day, 12)
    audits = [row for row in sheet.records.system_audits if row.month in months]
    for figure, column in (
        ("system_audits_done", "completed_on"),
        ("system_audit_findings_sent", "findings_sent_on"),
    ):
        done = [row for row in audits if by(getattr(row, column), sheet.day)]
        yield from sheet.share(
            figure, "L", london_only(done), london_only(months), Judged(1, "system_audits")
        )


def _forms(sheet: Sheet) -> Iterator[Row]:
    day, queries = sheet.day, sheet.records.access_queries
    due = [row for row in queries if in_months_to(row.sent_on, 12, day) and row.due_on < day]
    on_time = [row for row in due if by(row.answered_on, row.due_on)]
    yield from sheet.share(
        "forms_answered_on_time", "L", london_only(on_time), london_only(due), Judged(1, "access_queries")
    )
    overdue, sent = overdue_forms(sheet.records, day), [row for row in queries if by(row.sent_on, day)]
    yield from sheet.count(
        "forms_overdue", "L", london_only(overdue), london_only(sent), Judged(0, "access_queries")
    )
    answered = [row for row in queries if in_months_to(row.answered_on, 12, day)]
    for verdict in ("unjustified", "unverified"):
        found = [row for row in answered if row.verdict == verdict]
        yield from sheet.count(f"forms_{verdict}", "L", london_only(found), london_only(answered))


def overdue_forms(records: Records, day: date) -> list[Record]:
    return [
        row
        for row in records.access_queries
        if by(row.sent_on, day) and row.due_on < day and not by(row.answered_on, day)
    ]


def _inspections(sheet: Sheet) -> Iterator[Row]:
    visits = [row for row in sheet.records.inspections if in_months_to(row.visited_on, 12, sheet.day)]
    full = [row for row in visits if all(getattr(row, column) == "yes" for column in INTERVIEWS)]
    for figure, found in (("bcus_inspected", visits), ("bcus_inspected_fully", full)):
        bcus = {row.bcu for row in found}
        yield from sheet.share(figure, "LC", sorted(bcus), sheet.bcus, Judged(1, "inspections"))


def _kept_versions(records: Records, day: date) -> list[Record]:
    """Archived by the day, and not deleted by it."""
    return [
        row for row in records.archive_versions if by(row.archived_on, day) and not by(row.deleted_on, day)
    ]


def over_retention(records: Records, day: date) -> list[Record]:
    return [row for row in _kept_versions(records, day) if row.archived_on <= shifted(day, -48)]
