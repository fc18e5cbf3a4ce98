"""People sorted into spans of time, a bar each, in order; those without a date apart, at the end."""

from collections.abc import Mapping
from typing import Any

import altair as alt

from dashboard.charts import theme
from dashboard.kinds import Answer, Drawing
from dashboard.words import capital, day, of, span
from queries.policy import TWELVE_MONTHS

STEP, BAR = 27, 17
Row = Mapping[str, Any]


def spans(answer: Answer) -> Drawing:
    """The spans of the reader's own area at the last date asked."""
    return Drawing(theme.spec(_chart(_rows(answer), theme.DARK_BLUE)), _alt(answer))


def spans_to_a_year(answer: Answer) -> Drawing:
    """The same where a year is the limit: filled up to it, outlined beyond it and where there is no date."""
    return Drawing(theme.spec(_chart(_rows(answer), theme.WHITE)), _alt(answer))


def _rows(answer: Answer) -> list[Row]:
    last = answer.asked.dates[-1]
    return [row for row in answer.records if (row["area"], row["as_at"]) == (answer.subject, last)]


def _chart(rows: list[Row], beyond: str) -> theme.AnyChart:
    values = [
        {
            "span": capital(span(row["over"], row["under"])),
            "people": row["numerator"],
            "said": of(row["numerator"], None),
            "fill": theme.DARK_BLUE if row["under"] and row["under"] <= TWELVE_MONTHS else beyond,
            "dated": row["over"] is not None,
        }
        for row in rows
    ]
    base = alt.Chart(theme.rows(values)).encode(
        y=alt.Y("span:N", title=None, sort=None, axis=alt.Axis(labelLimit=180, ticks=False, domain=False)),
        x=alt.X("people:Q", title=None, axis=None),
    )
    bar = base.mark_bar(stroke=theme.DARK_BLUE, strokeWidth=1.5, height=BAR).encode(
        fill=alt.Fill("fill:N", scale=None),
        strokeDash=alt.condition("datum.dated", alt.value([1, 0]), alt.value([4, 3])),
    )
    label = base.mark_text(align="left", dx=6).encode(text="said:N")
    return alt.layer(bar, label).properties(height=alt.Step(STEP))


def _alt(answer: Answer) -> str:
    said = "; ".join(f"{span(row['over'], row['under'])} {row['numerator']}" for row in _rows(answer))
    return f"{answer.of.title} on {day(answer.asked.dates[-1])}: {said or 'no data'}."
