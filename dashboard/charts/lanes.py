"""Lanes over time, one for each thing that lasts or recurs: its spans, its moments, and what is said of it beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

import altair as alt

from dashboard.charts import theme

LANE, BAR, DOT = 30, 15, 110
SIDE = 0.8  # of the time's own width: the room for the words at the right
EVERY_MONTH = (1, 4, 7, 10)  # the months that may have a tick
MOST_TICKS = 8


class Look(NamedTuple):
    """How a span or a moment is drawn: filled and outlined; what is missing has a broken outline."""

    fill: str
    stroke: str
    broken: bool = False


class Span(NamedTuple):
    look: Look
    from_on: date
    to_on: date
    said: str


class Moment(NamedTuple):
    look: Look
    on: date
    said: str


@dataclass(frozen=True)
class Lane:
    """One line of the picture; loud where the words beside it tell of something missing."""

    name: str
    said: str
    loud: bool
    spans: tuple[Span, ...] = ()
    moments: tuple[Moment, ...] = ()


def lanes_chart(lanes: Sequence[Lane], first: date, last: date) -> theme.AnyChart:
    """The lanes in their order, from the first day to the last."""
    across = max((last - first).days, 1)
    x_scale = alt.Scale(domain=[_day(first), _day(last + timedelta(days=across * SIDE))], nice=False)
    axis = alt.Axis(values=_ticks(first, last), format="%b %Y", grid=False, domain=False)
    y = alt.Y(
        "lane:N",
        title=None,
        sort=[lane.name for lane in lanes],
        axis=alt.Axis(labelLimit=230, labelPadding=12, ticks=False, domain=False),
    )
    x = alt.X("from:T", title=None)
    wide = alt.X(
        "from:T", title=None, scale=x_scale, axis=axis
    )  # of one layer: two that say so are in conflict
    looks: dict[str, Any] = {
        "fill": alt.Fill("fill:N", scale=None),
        "stroke": alt.Stroke("stroke:N", scale=None),
        "strokeDash": alt.condition("datum.broken", alt.value([4, 3]), alt.value([1, 0])),
        "tooltip": [alt.Tooltip("said:N", title=" ")],
    }
    spans = alt.Chart(theme.rows([_span(lane, span) for lane in lanes for span in lane.spans]))
    moments = alt.Chart(theme.rows([_moment(lane, moment) for lane in lanes for moment in lane.moments]))
    words = alt.Chart(theme.rows([_words(lane, last) for lane in lanes]))
    drawn = [  # an empty layer would be an unnamed picture to who reads by ear
        spans.mark_bar(height=BAR, strokeWidth=1.5).encode(y=y, x=x, x2="to:T", **looks),
        moments.mark_point(size=DOT, strokeWidth=2, opacity=1).encode(y=y, x=x, **looks),
    ]
    there = [any(lane.spans for lane in lanes), any(lane.moments for lane in lanes)]
    text = words.mark_text(align="left", dx=10, limit=0).encode(
        y=y,
        x=wide,
        text="said:N",
        color=alt.condition("datum.loud", alt.value(theme.DARK_PINK), alt.value(theme.DARK_GREY)),
    )
    return alt.layer(
        *(layer for layer, is_there in zip(drawn, there, strict=True) if is_there), text
    ).properties(height=len(lanes) * LANE + 2 * theme.PAD)


def _span(lane: Lane, span: Span) -> dict[str, Any]:
    ends = {"from": span.from_on.isoformat(), "to": span.to_on.isoformat()}
    return {"lane": lane.name, "said": span.said} | ends | span.look._asdict()


def _moment(lane: Lane, moment: Moment) -> dict[str, Any]:
    return {"lane": lane.name, "from": moment.on.isoformat(), "said": moment.said} | moment.look._asdict()


def _words(lane: Lane, last: date) -> dict[str, Any]:
    return {"lane": lane.name, "from": last.isoformat(), "said": lane.said, "loud": lane.loud}


def _ticks(first: date, last: date) -> list[Any]:
    """The first days of quarters, or of years where there are many."""
    starts = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in EVERY_MONTH]
    inside = [start for start in starts if first <= start <= last]
    if len(inside) > MOST_TICKS:
        inside = [start for start in inside if start.month in EVERY_MONTH[::2]]
    if len(inside) > MOST_TICKS:
        inside = [start for start in inside if start.month == 1]
    return [_day(start) for start in inside]


def _day(when: date) -> Any:
    return alt.DateTime(year=when.year, month=when.month, date=when.day)
