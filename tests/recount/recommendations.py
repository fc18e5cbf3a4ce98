"""The table Recommendations: claimed, assessed, tested."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from tests.recount.dates import by
from tests.recount.records import Record
from tests.recount.sheet import Judged, Row, Sheet, london_only

Met = Mapping[str, bool | None]
COMPLETE = ("complete", "complete_by_other_route")
ASSESSED = ("met", "sustained")
STANDING = ("holds", "holds late", "documented")


def rows(sheet: Sheet, met: Met) -> Iterator[Row]:
    """The figures of the commitments, from the other figures' met at London."""
    commitments = sheet.records.commitments
    tests = {row.commitment: _test(sheet, row, met) for row in commitments}

    def is_claimed(row: Record) -> bool:
        return _latest(sheet, row, "claim") in COMPLETE

    def is_assessed(row: Record) -> bool:
        return _latest(sheet, row, "assessment") in ASSESSED

    def stands(row: Record) -> bool:
        return tests[row.commitment] in STANDING

    for name, is_so in (("claimed", is_claimed), ("assessed", is_assessed)):
        yield from _share(sheet, f"commitments_{name}", commitments, is_so)
    yield from _share(sheet, "commitments_tested", [row for row in commitments if row.control], stands)
    yield from _share(
        sheet, "commitments_documented", [row for row in commitments if not row.control], stands
    )
    for name, is_so in (("claimed", is_claimed), ("assessed", is_assessed), ("tested", stands)):
        yield from _share(
            sheet,
            f"recommendations_{name}",
            sheet.records.recommendations,
            partial(_all_of, sheet, is_so),
        )
    claimed = [row for row in commitments if is_claimed(row)]
    for figure, found, judged in (
        ("contradictions", ("fails", "not documented"), Judged(0, "status_updates")),
        ("claimed_untestable", ("cannot be tested",), Judged()),
    ):
        against = [row for row in claimed if tests[row.commitment] in found]
        yield from sheet.count(figure, "L", london_only(against), london_only(commitments), judged)


def _share(sheet: Sheet, figure: str, whole: list[Record], is_so: Callable[[Record], bool]) -> Iterator[Row]:
    part = [row for row in whole if is_so(row)]
    return sheet.share(figure, "L", london_only(part), london_only(whole))


def _all_of(sheet: Sheet, is_so: Callable[[Record], bool], recommendation: Record) -> bool:
    """Whether all of its commitments are; one without any is not: nothing is 100 % of nothing."""
    of_it = [row for row in sheet.records.commitments if row.recommendation == recommendation.recommendation]
    return bool(of_it) and all(is_so(row) for row in of_it)


def _latest(sheet: Sheet, commitment: Record, source: str) -> str | None:
    """The status of the latest claim, or assessment, by the day."""
    updates = [
        row
        for row in sheet.records.status_updates
        if (row.commitment, row.source) == (commitment.commitment, source) and by(row.recorded_on, sheet.day)
    ]
    latest = max(updates, key=lambda row: row.recorded_on, default=None)
    return latest.status if latest else None


def _test(sheet: Sheet, commitment: Record, met: Met) -> str:
    if not commitment.control:
        return "documented" if _has_paper(sheet, commitment) else "not documented"
    if met.get(commitment.control):
        return "holds"
    if commitment.late_control and met.get(commitment.late_control):
        return "holds late"
    return "fails" if met.get(commitment.control) is False else "cannot be tested"


def _has_paper(sheet: Sheet, commitment: Record) -> bool:
    return any(
        row.commitment == commitment.commitment
        and row.kind == commitment.evidence_kind
        and by(row.dated_on, sheet.day)
        for row in sheet.records.evidence
    )
