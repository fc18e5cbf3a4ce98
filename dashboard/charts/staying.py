"""A curve of who is still there, drawn as the steps it is, with its interval, the half, the years and how many are in view."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from dashboard.charts import theme
from dashboard.kinds import Answer, Drawing
from dashboard.statistical.survival import DAYS_OF_YEAR
from dashboard.words import day

HEIGHT, BELOW = 300, 0.17  # pixels of the curve; of the share, what stands under it
TOLD = (1, 2, 4)  # years whose share is written at the curve
Record = Mapping[str, Any]


def staying_of(answer: Answer, band: str) -> Drawing:
    """
    The curve of one band, or of all, of the reader's own area.

    :param answer: an Answer of `time_on_the_matrix` at one date.
    """
    mine = [row for row in answer.records if (row["area"], row["band"]) == (answer.subject, band)]
    steps = [row for row in mine if row["what"] == "step"]
    years = [row for row in mine if row["what"] == "year"]
    return Drawing(theme.spec(_chart(steps, years)), _alt(answer, steps, years))


def _chart(steps: Sequence[Record], years: Sequence[Record]) -> theme.AnyChart:
    begun = {"years": 0.0, "share": 1.0, "low": 1.0, "high": 1.0}
    curve = [begun, *({"years": round(row["day"] / DAYS_OF_YEAR, 4)} | _shares(row) for row in steps)]
    last = max([row["years"] for row in curve] + [row["day"] / DAYS_OF_YEAR for row in years])
    x = alt.Scale(domain=[0, max(last * 1.04, 1)], nice=False)
    y = alt.Scale(domain=[-BELOW, 1.02], nice=False)
    across = alt.X(
        "years:Q",
        title="years since they were added",
        scale=x,
        axis=alt.Axis(values=list(range(int(last) + 1)), format="d", grid=False),
    )
    up = alt.Y("share:Q", title=None, scale=y, axis=alt.Axis(values=[0, 0.25, 0.5, 0.75, 1], format=".0%"))
    base = alt.Chart(theme.rows(curve)).encode(x=across)
    within = base.mark_area(interpolate="step-after", color=theme.DARK_BLUE, opacity=0.18).encode(
        y=alt.Y("low:Q", scale=y), y2="high:Q"
    )
    line = base.mark_line(interpolate="step-after", color=theme.DARK_BLUE, strokeWidth=2.5).encode(y=up)
    half = (
        alt.Chart(theme.rows([{"share": 0.5}]))
        .mark_rule(color=theme.DARK_GREY, strokeDash=[4, 3])
        .encode(y=up)
    )
    at = alt.Chart(theme.rows(_at_years(years))).encode(x=across)
    marks = at.mark_point(filled=True, opacity=1, size=60, color=theme.DARK_BLUE).encode(y=up)
    said = at.mark_text(align="left", dx=6, dy=-10, fontWeight="bold", color=theme.DARK_BLUE).encode(
        y=up, text="said:N"
    )
    view = alt.Chart(theme.rows(_in_view(years))).encode(x=across)
    below = view.mark_text(fontSize=12, align="center").encode(y=alt.Y("down:Q", scale=y), text="said:N")
    return alt.layer(within, half, line, marks, said, below).properties(height=HEIGHT)


def _shares(row: Record) -> dict[str, float]:
    return {name: round(row[name], 4) for name in ("share", "low", "high")}


def _at_years(years: Sequence[Record]) -> list[dict[str, Any]]:
    """Where the curve stands at the years that are told."""
    told = [(round(row["day"] / DAYS_OF_YEAR), row) for row in years]
    return [
        {"years": year, "share": round(row["share"], 4), "said": f"{100 * row['share']:.0f} %"}
        for year, row in told
        if year in TOLD
    ]


def _in_view(years: Sequence[Record]) -> list[dict[str, Any]]:
    """How many are in view at each year, under the curve."""
    at = [(round(row["day"] / DAYS_OF_YEAR), row["in_view"]) for row in years]
    return [
        {"years": year, "down": -0.12, "said": f"{count:,}{' in view' if year == at[-1][0] else ''}"}
        for year, count in at
        if year
    ]


def _alt(answer: Answer, steps: Sequence[Record], years: Sequence[Record]) -> str:
    title = f"Stepped curve. {answer.of.title}, {day(answer.asked.dates[-1])}"
    if not steps:
        return f"{title}: not drawn, fewer than 10 in view."
    at = [
        f"{100 * row['share']:.0f} % after {year} {'year' if year == 1 else 'years'} ({row['in_view']:,} in view)"
        for row in years
        if (year := round(row["day"] / DAYS_OF_YEAR))
    ]
    return f"{title}: {'; '.join(at) or 'less than a year is watched'}."
