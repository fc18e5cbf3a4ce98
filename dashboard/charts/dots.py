"""
A dot plot of who is on the Matrix: a row for each group, a mark for its share of each population, one group in the light.

Shape tells the populations apart, not colour. The group highlighted has its shares written beside its marks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from dashboard.charts import theme
from dashboard.kinds import Answer, Drawing
from dashboard.population.groups import GROUPS, KINDS, called
from dashboard.population.ratios import named
from dashboard.population.shares import Group, groups, most_over_represented, share_in_words, whole
from dashboard.words import day, of

ROW, HEADING = 21, 26  # pixels of a row, and of a row that begins a kind
LABELS, SAID = 0.62, 0.3  # of the width of all shares: what names take on the left, numbers on the right
APART = 0.2  # of that width: between the middles of two numbers over a row
QUIET = "#5B6A79"
SHAPES = ("circle", "diamond", "triangle-up", "square", "cross", "triangle-down")
DRAWN = dict(zip(SHAPES, "●◇△□✛▽", strict=True))  # in the key


@dataclass(frozen=True)
class Line:
    """A group's row: how far down it lies, and whether it is the one in the light."""

    group: Group
    down: float
    lit: bool

    @property
    def ink(self) -> str:
        return theme.DARK_BLUE if self.lit else QUIET


def dots(answer: Answer) -> Drawing:
    """
    The groups of the reader's own area, the most over-represented one in the light.

    :param answer: an Answer of `who_is_on_the_matrix`.
    """
    found = groups(answer)
    lit = most_over_represented(found)
    return dots_of(answer, (lit.kind, lit.group) if lit else None)


def dots_of(answer: Answer, highlighted: tuple[str, str] | None) -> Drawing:
    """The same with a group named in the light."""
    found = groups(answer)
    lines = _lines(found, highlighted)
    return Drawing(theme.spec(_chart(lines)), _alt(answer, lines))


def _lines(found: Sequence[Group], highlighted: tuple[str, str] | None) -> list[Line]:
    """From the top; the one in the light has room for its numbers over it."""
    lines: list[Line] = []
    down, kind = 2 * ROW, ""
    for group in found:
        lit = (group.kind, group.group) == highlighted
        down += (HEADING if group.kind != kind else 0) + (ROW if lit else 0)
        lines.append(Line(group, down, lit))
        down, kind = down + ROW, group.kind
    return lines


def _chart(lines: Sequence[Line]) -> theme.AnyChart:
    marks = [mark for line in lines for mark in _marks(line)]
    names = list(dict.fromkeys(mark["name"] for mark in marks))
    shapes = dict(zip(names, SHAPES * len(names), strict=False))
    height = (lines[-1].down if lines else 0) + 1.6 * ROW
    x = alt.Scale(domain=[-LABELS, 1 + SAID], nice=False, zero=False)
    y = alt.Scale(domain=[height, 0], nice=False, zero=False)

    def layer(values: list[dict[str, Any]]) -> alt.Chart:
        base: alt.Chart = alt.Chart(theme.rows(values)).encode(
            x=alt.X("x:Q", axis=None, scale=x), y=alt.Y("y:Q", axis=None, scale=y)
        )
        return base

    def words(values: list[dict[str, Any]], **type_: Any) -> alt.Chart:
        text: alt.Chart = layer(values).mark_text(baseline="middle", **type_)
        return text.encode(text="said:N", color=alt.Color("ink:N", scale=None))

    rules = (
        layer(_rules(lines))
        .mark_rule()
        .encode(
            x2="to:Q",
            stroke=alt.Stroke("ink:N", scale=None),
            strokeWidth=alt.StrokeWidth("width:Q", scale=None),
        )
    )
    points = [
        layer([{**mark, "shape": shapes[mark["name"]]} for mark in marks if mark["own"] is own])
        .mark_point(filled=own, fill=None if own else theme.WHITE, size=75, strokeWidth=2, opacity=1)
        .encode(shape=alt.Shape("shape:N", scale=None), **_coloured(own))
        for own in (False, True)
    ]
    labels = [label for line in lines for label in _labels(line)]
    return alt.layer(
        layer(_grid(height)).mark_rule(stroke=theme.RULE).encode(y2="to:Q"),
        rules,
        *points,
        words([label for label in labels if not label["bold"] and label["end"]], align="right", fontSize=13),
        words(
            [label for label in labels if label["bold"] and label["end"]],
            align="right",
            fontSize=13,
            fontWeight="bold",
        ),
        words([label for label in labels if not label["end"]], align="left", fontSize=12),
        words(_headings(lines), align="left", fontSize=12, fontWeight="bold"),
        words(_over_the_lit(lines), align="center", fontSize=12, fontWeight="bold"),
        words(_ticks(height), align="center", fontSize=12),
        words(_key(shapes), align="left", fontSize=13),
    ).properties(height=height)


def _coloured(own: bool) -> dict[str, Any]:  # noqa: FBT001 # whether they are of the Matrix itself
    stroke = {"stroke": alt.Stroke("ink:N", scale=None)}
    return stroke | ({"fill": alt.Fill("ink:N", scale=None)} if own else {})


def _marks(line: Line) -> list[dict[str, Any]]:
    parts = [line.group.own, *line.group.beside]
    return [
        {
            "x": round(where, 4),
            "y": line.down,
            "ink": line.ink,
            "name": named(part),
            "own": part is line.group.own,
        }
        for part in parts
        if (where := part.share) is not None
    ]


def _rules(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """From a group's share of the Matrix to its share of residents."""
    found = []
    for line in lines:
        here, there = line.group.own.share, line.group.residents and line.group.residents.share
        if here is not None and there is not None:
            found.append(
                {"x": there, "to": here, "y": line.down, "ink": line.ink, "width": 3 if line.lit else 1.5}
            )
    return found


def _grid(height: float) -> list[dict[str, Any]]:
    return [{"x": part / 4, "y": 1.5 * ROW, "to": height - 1.4 * ROW} for part in range(5)]


def _ticks(height: float) -> list[dict[str, Any]]:
    return [
        {"x": part / 4, "y": height - 0.7 * ROW, "said": f"{25 * part} %", "ink": theme.DARK_GREY}
        for part in range(5)
    ]


def _key(shapes: Mapping[str, str]) -> list[dict[str, Any]]:
    said = "\u2003\u2003".join(f"{DRAWN[shape]} {name}" for name, shape in shapes.items())
    return [{"x": -LABELS, "y": 0.6 * ROW, "said": said, "ink": theme.DARK_GREY}]


def _labels(line: Line) -> list[dict[str, Any]]:
    """A group's name on the left, how many of how many on the right."""
    own = line.group.own
    ink = theme.DARK_BLUE if line.lit else theme.DARK_GREY
    name, said = GROUPS[own.kind][own.group].name, of(own.numerator, whole(own))
    return [
        {"x": -0.03, "y": line.down, "said": name, "ink": ink, "bold": line.lit, "end": True},
        {"x": 1.04, "y": line.down, "said": said, "ink": ink, "bold": line.lit, "end": False},
    ]


def _headings(lines: Sequence[Line]) -> list[dict[str, Any]]:
    firsts = {line.group.kind: line for line in reversed(lines)}
    return [
        {
            "x": -LABELS,
            "y": line.down - ROW - (ROW if line.lit else 0),
            "said": KINDS[kind],
            "ink": theme.DARK_GREY,
        }
        for kind, line in firsts.items()
    ]


def _over_the_lit(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """The shares of the group in the light over its marks, never two on one another; the shapes say whose."""
    found: list[dict[str, Any]] = []
    for line in lines:
        if line.lit:
            parts = [part for part in (line.group.own, *line.group.beside) if part.share is not None]
            for place, part in enumerate(sorted(parts, key=lambda part: part.share or 0)):
                found.append(
                    {
                        "x": max(part.share or 0, found[-1]["x"] + APART if place else 0.02),
                        "y": line.down - 0.85 * ROW,
                        "said": share_in_words(part),
                        "ink": theme.DARK_BLUE,
                    }
                )
    return found


def _alt(answer: Answer, lines: Sequence[Line]) -> str:
    """The group in the light with every share, the others with that of the Matrix."""
    lit = next((line.group for line in lines if line.lit), None)
    said = [f"{share_in_words(part)} of {named(part)}" for part in (lit.own, *lit.beside)] if lit else []
    shown = f"{called(lit.kind, lit.group)}: {', '.join(said)}. " if lit else ""
    others = "; ".join(
        f"{called(line.group.kind, line.group.group)} {of(line.group.own.numerator, line.group.own.denominator)}"
        for line in lines
    )
    return f"Dot plot of {answer.of.title[:1].lower()}{answer.of.title[1:]} on {day(answer.asked.dates[-1])}. {shown}All groups: {others or 'no data'}."
