"""The small line beside a number."""

import re
from datetime import date
from urllib.parse import unquote

from dashboard.charts.small_lines import small_line
from dashboard.kinds import FigureRow, Unit

DAYS = (date(2020, 3, 31), date(2020, 6, 30), date(2020, 9, 30), date(2020, 12, 31))


def test_what_is_not_known_is_a_gap_and_not_a_nought():
    drawn = svg([5, None, 3, 2])

    assert len(re.findall("<polyline", drawn)) == 2
    assert drawn.count("<circle") == 1


def test_the_most_it_was_is_at_the_top_and_nought_at_the_foot():
    (line,) = re.findall(r'points="([^"]*)"', svg([10, 0]))

    assert [point.split(",")[1] for point in line.split()] == ["4.0", "30.0"]


def test_nothing_known_is_no_line():
    assert "<polyline" not in svg([None, None])
    assert "<polyline" not in svg([])


def svg(numerators):
    rows = [
        FigureRow(
            "f", "LONDON", day, numerator, None, numerator, Unit.COUNT, None, None, silent=numerator is None
        )
        for day, numerator in zip(DAYS, numerators, strict=False)
    ]
    return unquote(small_line(rows).removeprefix("data:image/svg+xml,"))
