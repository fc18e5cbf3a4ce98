"""XmR charts of monthly series: limits from 13 months on, gaps, and special months by shape and word."""

from dataclasses import dataclass
from typing import Any

import pytest

from dashboard.charts.xmr import named_runs, series, xmr_of
from dashboard.sentences.patterns import series_sentence
from dashboard.statistical.calculated import NotCalculated
from dashboard.statistical.xmr import Rule, XmR

USUAL = (10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10)


@dataclass
class Found:
    """An answer of `openings_by_month` for London, as far as the chart reads it."""

    records: list[dict[str, Any]]
    subject: str = "LONDON"

    @property
    def areas(self):
        return {}


def found(views, area="LONDON"):
    months = [f"{2019 + place // 12}-{place % 12 + 1:02d}" for place in range(len(views))]
    return Found(
        [
            {"area": area, "month": month, "views": count, "downloads": 0, "edits": 0, "findings": 0}
            for month, count in zip(months, views, strict=True)
        ]
    )


def test_thirteen_months_have_limits_and_twelve_have_none():
    # Twelve moving ranges of 2: limits 2.66 × 2 from the mean, 142 ÷ 13.
    made = series(found(USUAL), "views").found
    assert isinstance(made, XmR)
    limits = made.limits

    assert limits.mean == pytest.approx(142 / 13)
    assert (limits.low, limits.high) == pytest.approx((142 / 13 - 5.32, 142 / 13 + 5.32))
    assert series(found(USUAL[:12]), "views").found is NotCalculated.FEWER_THAN_THIRTEEN_POINTS


def test_a_month_without_an_opening_is_a_gap_and_nothing_before_it_counts():
    made = series(found((10, 12, 0, *USUAL)), "views")

    assert made.months[0] == "2019-04"
    assert len(made.months) == 13
    assert series(found((*USUAL, 0)), "views").months == ()


def test_special_months_have_a_shape_and_the_first_of_each_stretch_a_word():
    """The last month lies outside the limits, and so raises the mean that all thirteen before it lie below it."""
    answer = found((*USUAL, 40))
    drawn = xmr_of(answer, "views")

    assert [
        (first, last, what.rule, what.up) for first, last, what in named_runs(series(answer, "views"))
    ] == [
        ("2019-01", "2020-01", Rule.SHIFT, False),
        ("2020-02", "2020-02", Rule.OUTSIDE, True),
    ]
    assert [(point["month"], point["shape"], point["word"]) for point in points(drawn) if point["word"]] == [
        ("2019-01-01", "triangle-down", "a shift"),
        ("2020-02-01", "triangle-up", "outside the limits"),
    ]
    assert {point["shape"] for point in points(drawn)[:13]} == {"triangle-down"}
    assert drawn.alt.endswith("January 2019 to January 2020 a shift; February 2020 outside the limits.")
    assert "upper limit" in str(drawn.spec)


def test_without_enough_months_the_line_is_drawn_and_no_limit():
    drawn = xmr_of(found(USUAL[:5]), "views")

    assert len(points(drawn)) == 5
    assert "upper limit" not in str(drawn.spec)
    assert (
        drawn.alt
        == "Views by month, , January 2019 to May 2019: limits not calculated: fewer than 13 points."
    )


def test_a_silent_log_draws_nothing_and_says_so():
    assert xmr_of(found(()), "views").alt == "Views by month, : no data."


@pytest.mark.parametrize(
    ("runs", "why_not", "said"),
    [
        ([], "", "Views by month vary as they usually do"),
        (
            [("2020-01", "2020-07", "a shift"), ("2020-12", "2020-12", "outside the limits")],
            "",
            "Views by month vary more than usual: December 2020 (outside the limits), and one more",
        ),
        (
            [("2020-01", "2020-07", "a shift")],
            "",
            "Views by month vary more than usual: January 2020 to July 2020 (a shift)",
        ),
        (
            [],
            "not calculated: fewer than 13 points",
            "Views by month; limits not calculated: fewer than 13 points",
        ),
    ],
)
def test_the_sentence_names_the_latest_special_months(runs, why_not, said):
    assert series_sentence("Views", runs, why_not) == said


def points(drawn):
    """The months drawn, wherever the chart keeps its values."""
    values = [layer["data"]["values"] for layer in drawn.spec["layer"] if "values" in layer.get("data", {})]
    return next(rows for rows in values if rows and "shape" in rows[0])
