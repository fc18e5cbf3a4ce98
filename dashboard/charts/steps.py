"""A stepped line: how many of how many, over time. What the records do not say is a gap, not a nought."""

from collections.abc import Callable
from typing import Any

import altair as alt

from dashboard.charts import theme
from dashboard.kinds import Answer, Drawing, FigureRow
from dashboard.words import day, of

HEIGHT, LOW = 200, 100
FEW = 4  # a line of so few steps needs no more


def steps(answer: Answer) -> Drawing:
    """
    The figure of the reader's own area, or of London where it has no other, at each date asked.

    :param answer: an Answer of a figure.
    """
    return drawn(answer, lambda row: row.denominator)


def drawn(answer: Answer, against: Callable[[FigureRow], float | None]) -> Drawing:
    """The line, as high as the most that it is drawn against."""
    rows = [row for row in answer.rows if row.area == answer.told]
    known = [row for row in rows if not row.silent and not row.withheld and row.numerator is not None]
    values = [
        {
            "as_at": row.as_at.isoformat(),
            "count": row.numerator if row in known else None,
            "said": _said(row),
        }
        for row in rows
    ]
    top = max((against(row) or 0 for row in known), default=0) or 1
    return Drawing(theme.spec(_chart(values, top)), _alt(answer, known))


def _chart(values: list[dict[str, Any]], top: float) -> theme.AnyChart:
    base = alt.Chart(theme.rows(values)).encode(
        x=alt.X(
            "as_at:T", title=None, axis=alt.Axis(format="%b %Y", tickCount=6, grid=False, labelOverlap=True)
        ),
        y=alt.Y(
            "count:Q",
            title=None,
            scale=alt.Scale(domain=[0, top]),
            axis=alt.Axis(values=_ticks(top), format="d"),
        ),
    )
    line = base.mark_line(interpolate="step-after", color=theme.DARK_BLUE, strokeWidth=3)
    points = base.mark_point(filled=True, size=30, color=theme.DARK_BLUE).encode(
        tooltip=[alt.Tooltip("said:N", title=" ")]
    )
    end = alt.Chart(theme.rows(values[-1:])).mark_text(
        align="right", baseline="bottom", dy=-4, fontSize=15, fontWeight="bold", color=theme.DARK_BLUE
    )
    label = end.encode(x="as_at:T", y=alt.value(0), text="said:N")  # above the line, wherever that ends
    return alt.layer(line, points, label).properties(height=HEIGHT if top > FEW else LOW)


def _ticks(top: float) -> list[float]:
    """The whole is always a tick: a reader sees what the line could reach."""
    return [0, top / 4, top / 2, 3 * top / 4, top] if top % 4 == 0 else [0, top]


def _said(row: FigureRow) -> str:
    if row.withheld:
        return f"withheld, {day(row.as_at)}"
    return f"{'no data' if row.silent else of(row.numerator, row.denominator)}, {day(row.as_at)}"


def _alt(answer: Answer, known: list[FigureRow]) -> str:
    if not known:
        return f"{answer.of.question.title}: no data."
    first, last = known[0], known[-1]
    return (
        f"{answer.of.question.title}, {answer.areas[last.area].name}: {of(first.numerator, first.denominator)} on "
        f"{day(first.as_at)}, {of(last.numerator, last.denominator)} on {day(last.as_at)}."
    )
