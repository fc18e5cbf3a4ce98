"""
XmR charts by NHS rules: a monthly series with its mean and its limits, and what is more than its usual variation.

What is special is told by the shape of its mark and by a word at it, not by colour alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import altair as alt

from dashboard.charts import theme
from dashboard.kinds import Answer, Drawing
from dashboard.statistical.calculated import NotCalculated
from dashboard.statistical.xmr import Rule, Special, XmR, xmr
from dashboard.words import month_named

HEIGHT, FEW = 210, 10
WORDS = {
    Rule.OUTSIDE: "outside the limits",
    Rule.TREND: "a trend",
    Rule.TWO_OF_THREE: "near a limit",
    Rule.SHIFT: "a shift",
}
UP, DOWN, USUAL = "triangle-up", "triangle-down", "circle"


@dataclass(frozen=True)
class Series:
    """The months of a column that follow one another without a gap up to the last, and their chart or why there is none."""

    column: str
    months: tuple[str, ...]
    found: XmR | NotCalculated


def series(answer: Answer, column: str) -> Series:
    """
    Of the reader's own area. A month without any opening is a gap, and what came before it is left out.

    :param answer: an Answer of `openings_by_month` at one date.
    """
    records = [record for record in answer.records if record["area"] == answer.subject]
    runs = [
        (heard, list(run))
        for heard, run in groupby(
            records, key=lambda record: any(record[name] for name in ("views", "downloads", "edits"))
        )
    ]
    last = runs[-1][1] if runs and runs[-1][0] else []
    return Series(
        column,
        tuple(record["month"] for record in last),
        xmr([record[column] for record in last]),
    )


def xmr_of(answer: Answer, column: str) -> Drawing:
    """The chart of a column; of fewer than 13 months without limits."""
    shown = series(answer, column)
    records = {
        record["month"]: record[column] for record in answer.records if record["area"] == answer.subject
    }
    chart = _chart(_points(shown, records), _limits(shown))
    return Drawing(theme.spec(chart), _alt(answer, shown))


def _points(shown: Series, records: Mapping[str, int]) -> list[dict[str, Any]]:
    special = shown.found.special if isinstance(shown.found, XmR) else (None,) * len(shown.months)
    begun = {first: WORDS[what.rule] for first, _, what in named_runs(shown)}
    return [
        {
            "month": f"{month}-01",
            "count": records[month],
            "shape": _shape(what),
            "ink": theme.DARK_PINK if what else theme.DARK_BLUE,
            "size": 110 if what else 45,
            "word": begun.get(month, ""),
            "said": f"{month_named(month)}: {records[month]:,}{f', {WORDS[what.rule]}' if what else ''}",
        }
        for month, what in zip(shown.months, special, strict=True)
    ]


def _shape(what: Special | None) -> str:
    if what is None:
        return USUAL
    return UP if what.up else DOWN


def _limits(shown: Series) -> list[dict[str, Any]]:
    """The mean and the limits, by name; a lower limit below nought is none."""
    if isinstance(shown.found, NotCalculated):
        return []
    limits = shown.found.limits
    told = [("mean", limits.mean), ("upper limit", limits.high), ("lower limit", limits.low)]
    return [
        {
            "at": at,
            "said": f"{name} {_few(at)}",
            "dash": name != "mean",
            "month": f"{shown.months[-1]}-01",
        }
        for name, at in told
        if at >= 0
    ]


def _few(number: float) -> str:
    """A limit as it is said: below ten a whole number would say too little."""
    return f"{number:,.1f}" if 0 < number < FEW else f"{number:,.0f}"


def named_runs(shown: Series) -> list[tuple[str, str, Special]]:
    """What is special, once for each stretch of it: its first month, its last, and what it is."""
    if isinstance(shown.found, NotCalculated):
        return []
    both = zip(shown.months, shown.found.special, strict=True)
    runs = [(what, [month for month, _ in run]) for what, run in groupby(both, key=lambda each: each[1])]
    return [(months[0], months[-1], what) for what, months in runs if what is not None]


def _chart(points: list[dict[str, Any]], limits: list[dict[str, Any]]) -> theme.AnyChart:
    top = max([point["count"] for point in points] + [limit["at"] for limit in limits], default=0) or 1
    scale = alt.Scale(domain=[0, top * 1.15], nice=False)
    months = alt.X(
        "month:T", title=None, axis=alt.Axis(format="%b %Y", tickCount=6, grid=False, labelOverlap=True)
    )
    up = alt.Y("count:Q", title=None, scale=scale, axis=alt.Axis(tickCount=4, tickMinStep=1, format=",d"))
    base = alt.Chart(theme.rows(points)).encode(x=months, y=up)
    rules = alt.Chart(theme.rows(limits)).encode(y=alt.Y("at:Q", scale=scale))
    rule = rules.mark_rule(color=theme.DARK_GREY, strokeWidth=1.5).encode(
        strokeDash=alt.condition("datum.dash", alt.value([5, 4]), alt.value([1, 0]))
    )
    name = rules.mark_text(align="left", baseline="middle", dx=10, fontSize=12).encode(
        x="month:T", text="said:N"
    )
    marks = base.mark_point(filled=True, opacity=1).encode(
        shape=alt.Shape("shape:N", scale=None),
        color=alt.Color("ink:N", scale=None),
        size=alt.Size("size:Q", scale=None),
        tooltip=[alt.Tooltip("said:N", title=" ")],
    )
    line = base.mark_line(color=theme.DARK_BLUE, strokeWidth=1.5)
    words = [_words(points, scale, over) for over in (True, False)]
    return alt.layer(rule, line, marks, name, *(word for word in words if word)).properties(
        height=HEIGHT, padding={"right": 120}
    )


def _words(points: list[dict[str, Any]], scale: alt.Scale, over: bool) -> alt.Chart | None:  # noqa: FBT001 # or under
    """What is special, at the first month of each stretch of it: over a high point, under a low one."""
    firsts = [point for point in points if point["word"] and (point["shape"] == UP) is over]
    if not firsts:
        return None
    text: alt.Chart = alt.Chart(theme.rows(firsts)).mark_text(
        align="center",
        baseline="bottom" if over else "top",
        dy=-9 if over else 9,
        fontSize=12,
        fontWeight="bold",
        color=theme.DARK_PINK,
    )
    return text.encode(x="month:T", y=alt.Y("count:Q", scale=scale), text="word:N")


def _alt(answer: Answer, shown: Series) -> str:
    place = answer.areas[answer.subject].name if answer.subject in answer.areas else ""
    said = f"{shown.column.capitalize()} by month, {place}"
    if not shown.months:
        return f"{said}: no data."
    said += f", {month_named(shown.months[0])} to {month_named(shown.months[-1])}"
    if isinstance(shown.found, NotCalculated):
        return f"{said}: limits {shown.found.value}."
    limits = shown.found.limits
    special = "; ".join(
        f"{month_named(first)}{f' to {month_named(last)}' if last != first else ''} {WORDS[what.rule]}"
        for first, last, what in named_runs(shown)
    )
    return (
        f"{said}: mean {_few(limits.mean)}, limits {_few(max(limits.low, 0))} and {_few(limits.high)}. "
        f"{special or 'No month is out of the usual'}."
    )
