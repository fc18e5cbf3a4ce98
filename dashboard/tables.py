"""Tables as tables: semantic HTML that a screen reader reads and a printer prints, every value escaped."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from dashboard.charts.tiles import STATES
from dashboard.kinds import Answer, Listing
from dashboard.words import day, of, quarter, short_quarter

_ENVIRONMENT = Environment(
    loader=PackageLoader("dashboard", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)

REVIEW_MARKS = {
    "on_time": ("✔", "on time"),
    "late": ("✔", "late"),
    "not_done": ("✕", "not done"),
    "no_return": ("?", "no return"),
    "not_due": ("–", "not due"),
}

MET = {True: "✔ met", False: "✕ not met", None: "–"}


def table(caption: str, headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """A plain table, as HTML. Empty values are said: a dash for what is not there."""
    said = [[_said(value) for value in row] for row in rows]
    return _render("table.html", caption=caption, headings=headings, rows=said, kind="listing")


def numbers(caption: str, headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """A table of few numbers, large."""
    said = [[_said(value) for value in row] for row in rows]
    return _render("table.html", caption=caption, headings=headings, rows=said, kind="numbers")


def table_of(answer: Answer) -> str:
    """The twin of an answer's chart: every value that it shows."""
    headings, rows = values_of(answer)
    return table(answer.of.question.title, headings, rows)


def values_of(answer: Answer) -> tuple[list[str], list[list[Any]]]:
    """The headings and rows under which an answer is shown as a table, downloaded, and nothing besides."""
    if isinstance(answer.of, Listing):
        headings = answer.of.headings
        return list(headings.values()), [
            [state_word(record[name]) if name == "state" else record[name] for name in headings]
            for record in answer.records
        ]
    rows = [
        [
            answer.areas[row.area].name,
            row.as_at,
            "withheld" if row.withheld else "no data" if row.silent else of(row.numerator, row.denominator),
            MET[row.met],
        ]
        for row in answer.rows
    ]
    return ["Area", "As at", "Count", "Target met"], rows


def review_grid(answer: Answer) -> str:
    """The grid of reviews: a row for each BCU, a column for each quarter, a mark, a word and the people reached."""
    quarters = sorted({record["exercise"] for record in answer.records})
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for record in answer.records:
        rows.setdefault(record["name"] or record["area"], []).append(_cell(record))
    return _render("review_grid.html", quarters=[short_quarter(label) for label in quarters], rows=rows)


def state_word(state: str) -> str:
    """How a state of a review or an agreement is said."""
    return REVIEW_MARKS[state][1] if state in REVIEW_MARKS else STATES[state].word


def _cell(record: Mapping[str, Any]) -> dict[str, str]:
    """A cell as it is shown (its mark, and the people reached) and as it is read aloud."""
    state, (mark, word) = record["state"], REVIEW_MARKS[record["state"]]
    people = of(record["numerator"], record["denominator"])
    reached = f"{record['numerator']}/{record['denominator']}"
    shown = {
        "on_time": f"{mark} {reached}",
        "late": f"{mark} late {reached}",
        "not_done": f"{mark} {reached}",
        "no_return": f"{mark} no return",
        "not_due": reached,
    }[state]
    said = f"{quarter(record['exercise'])}: {word}, {people} people reached"
    return {"state": state, "shown": shown, "said": said}


def _said(value: Any) -> str:
    if isinstance(value, date):
        return day(value)
    return "–" if value is None or value == "" else str(value)


def _render(template: str, **values: Any) -> str:
    return _ENVIRONMENT.get_template(template).render(**values)
