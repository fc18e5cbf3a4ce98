"""Bars: one number for each BCU (or each of a BCU's boroughs) at the last date asked, labelled directly."""

from typing import Any

import altair as alt

from dashboard.charts import theme
from dashboard.kinds import Answer, Drawing, FigureRow
from dashboard.words import day, of
from queries.scope import Level

BAR = 26  # of a bar, with what is between two of them


def bars(answer: Answer) -> Drawing:
    """
    The figure by area below the reader's own, in order of name.

    :param answer: an Answer of a figure.
    """
    last = max((row.as_at for row in answer.rows), default=None)
    shown = [row for row in answer.rows if row.as_at == last and _is_bar(row, answer)]
    values = [
        {"area": answer.areas[row.area].name, "count": row.numerator, "said": _said(row)}
        for row in sorted(shown, key=lambda row: answer.areas[row.area].name)
    ]
    alt_text = "; ".join(f"{value['area']} {value['said']}" for value in values) or "no data"
    when = f" on {day(last)}" if last else ""
    return Drawing(theme.spec(_chart(values)), f"{answer.of.question.title}{when}: {alt_text}.")


def _is_bar(row: FigureRow, answer: Answer) -> bool:
    """London's reader sees its BCUs, a BCU's its boroughs; a row that stands alone is itself."""
    below = Level.BOROUGH if answer.asked.scope.bcu else Level.BCU
    return len(answer.rows) == 1 or answer.areas[row.area].level is below


def _chart(values: list[dict[str, Any]]) -> theme.AnyChart:
    base = alt.Chart(theme.rows(values)).encode(
        y=alt.Y("area:N", title=None, sort=None, axis=alt.Axis(labelLimit=220, ticks=False, domain=False)),
        x=alt.X("count:Q", title=None, axis=None),
    )
    bar = base.mark_bar(color=theme.DARK_BLUE, height=16)
    label = base.mark_text(align="left", dx=5).encode(text="said:N")
    return alt.layer(bar, label).properties(height=len(values) * BAR + 2 * theme.PAD)


def _said(row: FigureRow) -> str:
    if row.withheld:
        return "withheld"
    if row.silent:
        return "no data"
    return "–" if row.numerator is None else of(row.numerator, row.denominator)
