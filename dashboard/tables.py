"""Tables as tables: semantic HTML that a screen reader reads and a printer prints, every value escaped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from dashboard.kinds import Answer, FigureRow, Listing
from dashboard.rows_behind import ROWS, RowsBehind
from dashboard.words import day, of

_ENVIRONMENT = Environment(
    loader=PackageLoader("dashboard", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,  # they change with the version alone
)

MOST_ROWS = 200  # more than a reader scrolls through; all of them are in the download
MET = {True: "✔ met", False: "✕ not met", None: "–"}


@dataclass(frozen=True)
class Cell:
    """What a cell says, how it is coloured, and a quieter line under it."""

    said: str
    tone: str = ""
    more: str = ""


def table(caption: str, headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """A plain table, as HTML. Empty values are said: a dash for what is not there."""
    said = [[_said(value) for value in row] for row in rows]
    return render("table.html", caption=caption, headings=headings, rows=said, kind="listing")


def numbers(caption: str, headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """A table of few numbers, large."""
    said = [[_said(value) for value in row] for row in rows]
    return render("table.html", caption=caption, headings=headings, rows=said, kind="numbers")


def table_of(answer: Answer) -> str:
    """The twin of an answer's chart: every value that it shows."""
    headings, rows = values_of(answer)
    return table(answer.of.title, headings, rows)


def values_of(answer: Answer) -> tuple[list[str], list[list[Any]]]:
    """The headings and rows under which an answer is shown as a table, downloaded, and nothing besides."""
    if isinstance(answer.of, Listing):
        return _listed(answer, answer.of)
    rows = [
        [
            answer.areas[row.area].name,
            row.as_at,
            _value(row),
            MET[row.met],
        ]
        for row in answer.rows
    ]
    return ["Area", "As at", "Count", "Target met"], rows


def rows_table(title: str, behind: RowsBehind) -> str:
    """The rows behind a figure, and under them what they add up to."""
    shown = [*behind.rows[:MOST_ROWS]]
    if not shown:
        return f'{table(title, behind.headings, shown)}<p class="caption">No row counts.</p>'
    total = f"Together {of(behind.numerator, behind.denominator)}, in {len(behind.rows):,} rows"
    more = len(behind.rows) - len(shown)
    note = f"{total}; the {more:,} further rows are in the download." if more else f"{total}."
    return f'{table(title, behind.headings, shown)}<p class="caption">{escape(note)}</p>'


def standing(caption: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """A table of how things stand: each cell with its tone, and a quieter line under it where there is more to say."""
    return render("standing.html", caption=caption, headings=headings, rows=rows)


def _listed(answer: Answer, listing: Listing) -> tuple[list[str], list[list[Any]]]:
    """A listing's rows one by one; counted, where the reader may not see whose they are."""
    names = dict(listing.headings)
    if not answer.asked.with_ids:
        names = {name: names[name] for name in listing.counted_by} | {"rows": ROWS}
    rows = [[_of_column(listing, record, name) for name in names] for record in answer.records]
    return list(names.values()), rows


def _of_column(listing: Listing, record: Mapping[str, Any], name: str) -> Any:
    """As the listing says it; a record made of a release's figures names the columns that are withheld in it."""
    if name in record.get("withheld", ()):
        return "withheld"
    return listing.said[name](record[name]) if name in listing.said else record[name]


def _value(row: FigureRow) -> str:
    if row.withheld or row.silent:
        return "withheld" if row.withheld else "no data"
    return "–" if row.numerator is None else of(row.numerator, row.denominator)


def _said(value: Any) -> str:
    if isinstance(value, date):
        return day(value)
    return "–" if value is None or value == "" else str(value)


def render(template: str, **values: Any) -> str:
    """A template of dashboard/templates, every value in it escaped."""
    return _ENVIRONMENT.get_template(template).render(**values)
