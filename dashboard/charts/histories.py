"""
Small histories side by side: in each area those on the Matrix, of them the Green, and those with a zero harm score.

All are counted of all, so they lie over one another from the same base and are never stacked. One plane holds every
area, each in a cell of its own, so that all share a scale and the picture is as wide as its column.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import altair as alt

from dashboard.charts import theme
from dashboard.kinds import Answer, Drawing
from dashboard.words import day
from queries.scope import Level

COLUMNS = 4  # cells in a row
HEIGHTS = {1: 230, 2: 170}  # the pixels of a row, where there are so few
HEIGHT = 128
LEFT, RIGHT = 0.02, 0.62  # of a cell's width: where its time begins and ends; its labels come after
BASE, TOP, TITLE = 0.16, 0.74, 0.86  # of its height: nought, the most there is, its title
GAP = 15  # pixels between two labels
SAID = {"people": "in all", "green": "Green", "zero_harm": "zero"}

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Cell:
    """An area's place in the plane, and its rows in order of time."""

    name: str
    column: int
    line: int
    rows: Sequence[Row]

    def across(self, when: date, first: date, last: date) -> float:
        passed = (when - first) / (last - first) if last > first else 1
        return self.column + LEFT + (RIGHT - LEFT) * passed

    def up(self, count: int, most: int) -> float:
        return self.line + BASE + (TOP - BASE) * count / (most or 1)


def histories(answer: Answer) -> Drawing:
    """
    The areas below London, or a BCU and its boroughs, in order of name.

    :param answer: an Answer of `green_and_zero_harm`.
    """
    cells = _cells(answer)
    return Drawing(theme.spec(_chart(cells)), _alt(answer, cells))


def _cells(answer: Answer) -> list[Cell]:
    """What the records do not say yet is left out: it is no nought."""
    codes = [code for code in answer.areas if answer.asked.scope.bcu or answer.areas[code].level is Level.BCU]
    codes.sort(key=lambda code: (answer.areas[code].level is not Level.BCU, answer.areas[code].name))
    columns = min(COLUMNS, len(codes)) or 1
    lines = -(-len(codes) // columns)
    return [
        Cell(
            answer.areas[code].name,
            place % columns,
            lines - 1 - place // columns,
            [row for row in answer.records if row["area"] == code and row["as_at"] not in answer.silent],
        )
        for place, code in enumerate(codes)
    ]


def _chart(cells: Sequence[Cell]) -> theme.AnyChart:
    rows = [row for cell in cells for row in cell.rows]
    first, last = (pick((row["as_at"] for row in rows), default=date.min) for pick in (min, max))
    most = max((row["people"] for row in rows), default=0)
    points = [
        {
            "cell": cell.name,
            "x": cell.across(row["as_at"], first, last),
            "base": cell.up(0, most),
            **{name: cell.up(row[name], most) for name in SAID},
        }
        for cell in cells
        for row in cell.rows
    ]
    across, up = (max((getattr(cell, way) for cell in cells), default=0) + 1 for way in ("column", "line"))
    height = HEIGHTS.get(up, HEIGHT)
    x, y = (alt.Scale(domain=[0, end], nice=False, zero=False) for end in (across, up))
    base = alt.Chart(theme.rows(points)).encode(x=alt.X("x:Q", axis=None, scale=x), detail="cell:N")
    area = base.mark_area(color=theme.GREEN_BAND).encode(y=alt.Y("green:Q", axis=None, scale=y), y2="base:Q")

    def line(name: str, width: float, **type_: Any) -> alt.Chart:
        drawn: alt.Chart = base.mark_line(color=theme.DARK_GREY, strokeWidth=width, **type_)
        return drawn.encode(y=alt.Y(f"{name}:Q", axis=None, scale=y))

    return alt.layer(
        area,
        line("green", 1),
        line("people", 2.5),
        line("zero_harm", 1.5, strokeDash=[4, 3]),
        line("base", 0.5),
        _words(_titles(cells), x, y, fontWeight="bold"),
        _words(_labels(cells, most, GAP / height), x, y, fontSize=12),
        _words(_ends(cells, first, last), x, y, fontSize=11),
    ).properties(height=up * height)


def _words(values: list[dict[str, Any]], x: alt.Scale, y: alt.Scale, **type_: Any) -> alt.Chart:
    text: alt.Chart = alt.Chart(theme.rows(values)).mark_text(align="left", baseline="middle", **type_)
    return text.encode(x=alt.X("x:Q", axis=None, scale=x), y=alt.Y("y:Q", axis=None, scale=y), text="said:N")


def _titles(cells: Sequence[Cell]) -> list[dict[str, Any]]:
    return [{"x": cell.column + LEFT, "y": cell.line + TITLE, "said": cell.name} for cell in cells]


def _labels(cells: Sequence[Cell], most: int, gap: float) -> list[dict[str, Any]]:
    """What each line ends at, far enough apart to be read."""
    found = []
    for cell in cells:
        if not cell.rows:
            found.append({"x": cell.column + LEFT, "y": cell.line + BASE, "said": "no data"})
            continue
        now = cell.rows[-1]
        names = sorted(SAID, key=lambda name: now[name])
        heights = _apart([cell.up(now[name], most) for name in names], gap)
        found += [
            {"x": cell.column + RIGHT + 0.02, "y": height, "said": f"{now[name]:,} {SAID[name]}"}
            for name, height in zip(names, heights, strict=True)
        ]
    return found


def _apart(heights: Sequence[float], gap: float) -> list[float]:
    """Heights, the lowest first, moved up where they would lie over one another."""
    moved: list[float] = []
    for height in heights:
        moved.append(max(height, moved[-1] + gap) if moved else height)
    return moved


def _ends(cells: Sequence[Cell], first: date, last: date) -> list[dict[str, Any]]:
    """The dates the time runs between, under the lowest cell of each column."""
    lowest = {cell.column: cell for cell in cells if cell.rows}
    return [
        {"x": cell.across(when, first, last) - back, "y": cell.line + BASE / 2, "said": f"{when:%b %y}"}
        for cell in lowest.values()
        for when, back in ((first, 0), (last, 0.13))
    ]


def _alt(answer: Answer, cells: Sequence[Cell]) -> str:
    said = "; ".join(
        f"{cell.name} {cell.rows[-1]['people']} in all, {cell.rows[-1]['green']} Green, "
        f"{cell.rows[-1]['zero_harm']} with a zero harm score"
        for cell in cells
        if cell.rows
    )
    return f"{answer.of.title} on {day(answer.asked.dates[-1])}: {said or 'no data'}."
