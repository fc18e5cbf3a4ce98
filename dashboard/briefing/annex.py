"""
The data annex as XLSX: every number of the release with its definition, and every sentence with what it rests on.

On each sheet stands where it comes from: the release, its hash, its date, the source, the definition. What is withheld
is the text [c]; what was revised since the edition before is marked [r]; a source that is silent says no data.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from dashboard.briefing.furniture import (
    BY_NOBODY,
    LANGUAGE,
    as_at_line,
    hash_line,
    marking,
    release_line,
)
from dashboard.briefing.parts import Briefing, Risk, Sentence
from dashboard.downloads import safe
from dashboard.kinds import FIGURES, LISTINGS, FigureRow
from dashboard.releases import Release

WITHHELD, REVISED, NO_DATA = "[c]", "[r]", "no data"
WIDEST, NARROWEST = 60, 10
LONGEST_NAME = 31  # of a sheet
FORMATS = {int: "#,##0", float: "#,##0.000", date: "d mmmm yyyy"}
FIGURE_HEADINGS = (
    "figure",
    "title",
    "area",
    "as_at",
    "numerator",
    "denominator",
    "value",
    "unit",
    "target",
    "met",
    "mark",
    "source",
    "definition",
)
MARKS = (
    "[c]: withheld, a count of people from 1 to 7, or one that would give such a count away. [r]: revised since the edition before. "
    "no data: its source says nothing by this date."
)


@dataclass(frozen=True)
class Sheet:
    """One sheet: what it is, from which tables, how it is made, and its rows."""

    name: str
    title: str
    source: str
    definition: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Any]]


def xlsx_of(briefing: Briefing, release: Release) -> bytes:
    """The workbook."""
    from openpyxl import Workbook  # noqa: PLC0415 # only whoever writes one waits for it

    workbook = Workbook()
    workbook.remove(workbook.active)
    for sheet in sheets(briefing, release):
        _write(workbook.create_sheet(sheet.name[:LONGEST_NAME]), sheet, briefing)
    properties = workbook.properties
    properties.title, properties.language = f"{briefing.title}: data annex", LANGUAGE
    properties.creator = properties.lastModifiedBy = briefing.written_by or BY_NOBODY
    properties.subject, properties.category = release_line(briefing.provenance), marking(briefing.provenance)
    properties.description = hash_line(briefing.provenance)
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def sheets(briefing: Briefing, release: Release) -> Iterator[Sheet]:
    """The figures, the changes, the sentences, then each listing that the release holds."""
    yield Sheet(
        "Figures",
        "Every figure of the release",
        "named in each row",
        f"Named in each row. {MARKS}",
        FIGURE_HEADINGS,
        [_figure(row, release) for row in release.rows],
    )
    yield Sheet(
        "Changes",
        "What changed since the release that it is compared with",
        "both releases",
        "Each commitment whose test, assessment or claim stands otherwise, and the figures that are compared.",
        ("direction", "what", "was", "is", "rests on"),
        [
            (each.direction, each.what, each.was, each.now, ", ".join(each.rests_on))
            for each in briefing.changes
        ],
    )
    yield Sheet(
        "Sentences",
        "Every sentence of the briefing, and what it rests on",
        "the release",
        "The ids of the figures and listings from which the numbers of each sentence were taken; none where it has "
        "no number of theirs.",
        ("part", "sentence", "rests on"),
        [(part, each.text, ", ".join(each.rests_on)) for part, each in sentences_of(briefing)],
    )
    for listing, records in release.records.items():
        yield _listing(listing, records)


def sentences_of(briefing: Briefing) -> Iterator[tuple[str, Sentence]]:
    """Each sentence that nobody wrote for this meeting, under the part that it stands in."""
    for part in ("headline", "equality", "data_protection", "notes"):
        yield from ((part, each) for each in getattr(briefing, part))
    for row in briefing.rows:
        yield from ((f"recommendation {row.number}", each) for each in (row.way, row.since))
    for issue in briefing.issues:
        yield from ((f"issue: {issue.title}", each) for each in (*issue.found, Sentence(issue.so_what)))
    for risk in briefing.risks:
        yield from ((f"risk: {risk.risk}", each) for each in (risk.seen, *_known(risk)))
    for question in briefing.questions:
        yield from ((f"question: {question.question}", each) for each in question.answer)


def _known(risk: Risk) -> Iterator[Sentence]:
    """What is said of a risk whatever the release says."""
    yield from (Sentence(text) for text in (risk.standing, risk.impact, risk.mitigation, risk.owner))


def _figure(row: FigureRow, release: Release) -> tuple[Any, ...]:
    of = FIGURES.get(row.figure)
    met = {True: "yes", False: "no", None: None}[row.met]
    told = [WITHHELD] * 4 if row.withheld else [row.numerator, row.denominator, row.value, met]
    marks = [
        mark
        for mark, is_so in (
            (NO_DATA, row.silent),
            (REVISED, (row.figure, row.area) in release.revised),
        )
        if is_so
    ]
    return (
        row.figure,
        of.title if of else row.figure,
        row.area,
        row.as_at,
        *told[:3],
        row.unit.value,
        row.target,
        told[3],
        " ".join(marks) or None,
        ", ".join(of.question.reads) if of else None,
        " ".join(of.method.split()) if of else None,
    )


def _listing(name: str, records: Sequence[Mapping[str, Any]]) -> Sheet:
    of = LISTINGS.get(name)
    columns = list(records[0]) if records else []
    headings = [of.headings.get(column, column) if of else column for column in columns]
    return Sheet(
        name,
        of.title if of else name,
        ", ".join(of.question.reads) if of else "the release",
        " ".join(of.method.split()) if of else "",
        headings or ["No row"],
        [[record[column] for column in columns] for record in records],
    )


def _write(target: Any, sheet: Sheet, briefing: Briefing) -> None:
    """Where it comes from, then the rows under their headings, which stay in sight."""
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    made_from = briefing.provenance
    about = (
        ("Title", sheet.title),
        ("Marking", marking(made_from)),
        ("Release", release_line(made_from)),
        ("Hash", hash_line(made_from)),
        ("As at", as_at_line(made_from)),
        ("Source", sheet.source),
        ("Definition", sheet.definition),
    )
    for line in (*about, (), sheet.headings, *sheet.rows):
        target.append([_cell(value) for value in line])
    headed = len(about) + 2
    for cell in (*target[headed], *(row[0] for row in target.iter_rows(max_row=len(about)))):
        cell.font = Font(bold=True)
    target.freeze_panes = target.cell(headed + 1, 1)
    target.auto_filter.ref = (
        f"A{headed}:{get_column_letter(len(sheet.headings))}{max(headed, target.max_row)}"
    )
    for row in target.iter_rows(min_row=headed + 1):
        for cell in row:
            _lay_out(cell)
    for place, letters in enumerate(_widths(sheet), start=1):
        target.column_dimensions[get_column_letter(place)].width = letters


def _lay_out(cell: Any) -> None:
    """Numbers and dates as they are read here; a long text within its column."""
    from openpyxl.styles import Alignment  # noqa: PLC0415

    cell.alignment = Alignment(vertical="top", wrap_text=len(str(cell.value or "")) > WIDEST)
    cell.number_format = FORMATS.get(type(cell.value), cell.number_format)


def _widths(sheet: Sheet) -> Iterator[int]:
    for place, heading in enumerate(sheet.headings):
        longest = max((len(str(row[place])) for row in sheet.rows), default=0)
        yield min(WIDEST, max(NARROWEST, len(heading), longest) + 2)


def _cell(value: Any) -> Any:
    """A number and a date as they are; all else as text that no spreadsheet takes for a formula."""
    if value is None or (isinstance(value, (int, float, date)) and not isinstance(value, bool)):
        return value
    return safe(str(value))
