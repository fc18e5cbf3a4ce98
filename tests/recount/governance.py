"""The table Governance."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from tests.recount.dates import by, in_months_to, live
from tests.recount.records import Record
from tests.recount.sheet import Judged, Row, Sheet, london_only

DEADLINE = date(2019, 2, 28)
TOPICS, CHECKS = range(8), range(6)


def rows(sheet: Sheet) -> Iterator[Row]:
    yield from _spocs(sheet)
    yield from _documents(sheet)
    yield from _reports(sheet)
    yield from _meetings(sheet)
    yield from _topics(sheet)
    yield from _checks(sheet)


def _one_if(sheet: Sheet, figure: str, is_so: bool, source: str) -> Iterator[Row]:  # noqa: FBT001 - said in words
    found = [figure] if is_so else []
    return sheet.share(figure, "L", london_only(found), london_only([figure]), Judged(1, source))


def _spocs(sheet: Sheet) -> Iterator[Row]:
    in_post = [
        row
        for row in sheet.records.spocs
        if live(row.from_on, row.to_on, sheet.day) and row.rank == "detective_superintendent"
    ]
    trained = {
        row.user_id
        for row in sheet.records.training
        if row.course == "spoc" and by(row.completed_on, sheet.day)
    }
    bcus = sorted({row.bcu for row in in_post})
    with_trained = sorted({row.bcu for row in in_post if row.user_id in trained})
    yield from sheet.share("spocs_in_post", "LC", bcus, sheet.bcus, Judged(1, "spocs"))
    yield from sheet.share("spocs_trained", "LC", with_trained, bcus, Judged(1, "spocs"))


def _documents(sheet: Sheet) -> Iterator[Row]:
    day = sheet.day

    def one_if(figure: str, kind: str, is_it: Callable[[Record], bool]) -> Iterator[Row]:
        of_kind = [row for row in sheet.records.documents if row.kind == kind]
        return _one_if(sheet, figure, any(is_it(row) for row in of_kind), "documents")

    for kind in ("sop", "policy"):
        yield from one_if(f"{kind}_reviewed", kind, lambda row: in_months_to(row.approved_on, 12, day))
    for kind in ("dpia", "eia"):
        yield from _one_if(sheet, f"{kind}_current", _is_current(sheet, kind), "documents")
    yield from one_if("legal_mandate_published", "legal_mandate", lambda row: by(row.published_on, day))
    yield from one_if("pilot_reviewed", "pilot_review", lambda row: by(row.published_on, day))
    yield from one_if(
        "population_review_published", "annual_review", lambda row: in_months_to(row.published_on, 12, day)
    )


def _is_current(sheet: Sheet, kind: str) -> bool:
    published = [
        row for row in sheet.records.documents if row.kind == kind and by(row.published_on, sheet.day)
    ]
    latest = max((row.published_on for row in published), default=None)
    # Two versions may be published on one day; the words end there. One of them that is not yet due will do.
    last = [row for row in published if row.published_on == latest]
    return any(row.review_due_on is not None and row.review_due_on > sheet.day for row in last)


def _reports(sheet: Sheet) -> Iterator[Row]:
    for figure, board, column in (
        ("ethics_report_published", "ethics_panel", "published_on"),
        ("audit_report_published", "audit_board", "published_on"),
        ("oversight_reported", "oversight_board", "reported_on"),
    ):
        dates = [getattr(row, column) for row in sheet.records.reports if row.board == board]
        is_so = any(in_months_to(when, 12, sheet.day) for when in dates)
        yield from _one_if(sheet, figure, is_so, "reports")


def _meetings(sheet: Sheet) -> Iterator[Row]:
    day, meetings = sheet.day, sheet.records.meetings
    for figure, board, months in (
        ("oversight_group_met", "oversight_group", 6),
        ("disproportionality_board_met", "disproportionality_board", 12),
    ):
        met = any(row.board == board and in_months_to(row.held_on, months, day) for row in meetings)
        yield from _one_if(sheet, figure, met, "meetings")
    held = [row for row in meetings if row.board == "oversight_group" and by(row.held_on, day)]
    from_third = sorted(held, key=lambda row: row.held_on)[2:]
    chaired = [row for row in from_third if "deputy_mayor_policing" in (row.chairs or "").split(";")]
    yield from sheet.share(
        "deputy_mayor_chairs", "L", london_only(chaired), london_only(from_third), Judged(1, "meetings")
    )


def _topics(sheet: Sheet) -> Iterator[Row]:
    def published(until: date) -> Iterable[Record]:
        return [row for row in sheet.records.publication_topics if by(row.published_on, until)]

    for figure, until, deadline in (
        ("topics_published", sheet.day, None),
        ("topics_by_deadline", min(sheet.day, DEADLINE), DEADLINE),
    ):
        found = london_only(list(published(until)))
        judged = Judged(1, "publication_topics", deadline)
        yield from sheet.share(figure, "L", found, london_only(TOPICS), judged)


def _checks(sheet: Sheet) -> Iterator[Row]:
    latest: dict[tuple[str, str], Record] = {}
    for row in sorted(sheet.records.dataset_checks, key=lambda row: row.checked_on):
        if by(row.checked_on, sheet.day):
            latest[row.dataset, row.check] = row
    met = [pair for pair, row in latest.items() if row.met == "yes"]
    pairs = [(row.dataset, check) for row in sheet.records.datasets for check in CHECKS]
    yield from sheet.share(
        "dataset_checks_met", "L", london_only(met), london_only(pairs), Judged(1, "dataset_checks")
    )
