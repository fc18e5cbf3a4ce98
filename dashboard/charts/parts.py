"""Parts of wholes over time: at each date a bar for all, filled as far as the part reaches, labelled directly."""

from typing import Any

import altair as alt

from dashboard.charts import theme
from dashboard.kinds import Answer, Drawing, FigureRow
from dashboard.words import day, of, short_day

HEIGHT, LABELS = 150, 34  # of the bars, and of what stands over the tallest
BAR = 40


def parts(answer: Answer) -> Drawing:
    """
    The figure of the reader's own area at each date asked.

    :param answer: an Answer of a figure with a denominator.
    """
    history = [row for row in answer.rows if row.area == answer.subject]
    values = [_bar(row) for row in history]
    said = "; ".join(f"{day(row.as_at)} {_said(row)}" for row in history) or "no data"
    place = answer.areas[answer.subject].name if answer.subject in answer.areas else ""
    return Drawing(theme.spec(_chart(values)), f"{answer.of.question.title}, {place}: {said}.")


def _bar(row: FigureRow) -> dict[str, Any]:
    known = not row.silent and not row.withheld
    return {
        "date": short_day(row.as_at),
        "part": row.numerator if known else 0,
        "all": row.denominator if known else 0,
        "said": _said(row).replace(" of ", "\nof "),
    }


def _chart(values: list[dict[str, Any]]) -> theme.AnyChart:
    top = max((value["all"] or 0 for value in values), default=0) or 1
    base = alt.Chart(theme.rows(values)).encode(
        x=alt.X("date:N", title=None, sort=None, axis=alt.Axis(labelAngle=0, ticks=False, labelFontSize=12)),
    )
    scale = alt.Scale(domain=[0, top * (1 + LABELS / HEIGHT)])
    whole = base.mark_bar(fill=theme.WHITE, stroke=theme.DARK_GREY, strokeWidth=1.5, width=BAR).encode(
        y=alt.Y("all:Q", axis=None, scale=scale)
    )
    part = base.mark_bar(color=theme.DARK_BLUE, width=BAR).encode(y=alt.Y("part:Q", scale=scale))
    label = base.mark_text(baseline="bottom", dy=-15, lineBreak="\n", fontSize=12, lineHeight=13).encode(
        y=alt.Y("all:Q", scale=scale), text="said:N"
    )
    return alt.layer(whole, part, label).properties(height=HEIGHT + LABELS)


def _said(row: FigureRow) -> str:
    if row.withheld:
        return "withheld"
    return "no data" if row.silent else of(row.numerator, row.denominator)
