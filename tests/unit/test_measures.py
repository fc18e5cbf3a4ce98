"""From counts to a value and whether it is met, by FIGURES.md's "What a row is"."""

from datetime import date
from types import SimpleNamespace

import pytest

from dashboard.charts.bars import bars
from dashboard.figures import FIGURES
from dashboard.kinds import Figure, Unit
from dashboard.measures import measure, row_of

AS_AT = date(2020, 6, 30)
QUESTION = FIGURES["zero_harm"].question


def figure(unit, target=None, deadline=None):
    return Figure(question=QUESTION, unit=unit, draw=bars, target=target, deadline=deadline)


@pytest.mark.parametrize(
    ("unit", "numerator", "denominator", "value"),
    [
        (Unit.SHARE, 3, 4, 0.75),
        (Unit.SHARE, 0, 0, None),  # nothing is 100 % of nothing
        (Unit.RATIO, 0.5, 0.25, 2.0),
        (Unit.RATIO, 0.5, None, None),
        (Unit.COUNT, 3, 4, 3),
        (Unit.COUNT, 0, 0, 0),
        (Unit.DAYS, 91, None, 91),
        (Unit.DAYS, None, None, None),
    ],
)
def test_a_value_is_made_as_its_unit_says(unit, numerator, denominator, value):
    assert row_of(figure(unit), "NA", AS_AT, numerator, denominator, silent=False).value == value


@pytest.mark.parametrize(
    ("target", "unit", "numerator", "denominator", "met"),
    [
        (1, Unit.SHARE, 12, 12, True),
        (1, Unit.SHARE, 11, 12, False),
        (1, Unit.SHARE, 0, 0, None),
        (0, Unit.COUNT, 0, 0, True),  # a count with denominator 0 is judged like any other
        (0, Unit.COUNT, 0, 9, True),
        (0, Unit.COUNT, 1, 9, False),
        (None, Unit.SHARE, 12, 12, None),
    ],
)
def test_a_target_is_met_or_not_or_cannot_be_told(target, unit, numerator, denominator, met):
    assert row_of(figure(unit, target), "NA", AS_AT, numerator, denominator, silent=False).met is met


@pytest.mark.parametrize(("target", "numerator"), [(1, 12), (1, 0), (0, 0)])
def test_a_silent_source_gives_the_value_but_never_met(target, numerator):
    row = row_of(figure(Unit.SHARE, target), "NA", AS_AT, numerator, 12, silent=True)

    assert row.value == numerator / 12
    assert row.met is None
    assert row.silent


@pytest.mark.parametrize(
    ("deadline", "numerator", "met"),
    [
        (date(2020, 7, 1), 3, None),
        (AS_AT, 3, None),  # the deadline's own day has not passed it
        (date(2020, 6, 29), 3, False),
        (date(2020, 7, 1), 4, True),
    ],
)
def test_a_duty_is_not_failed_before_its_deadline(deadline, numerator, met):
    row = row_of(figure(Unit.SHARE, 1, deadline), "NA", AS_AT, numerator, 4, silent=False)

    assert row.met is met


def test_silence_is_told_date_by_date():
    other = date(2020, 5, 31)
    counted = [SimpleNamespace(area="NA", as_at=day, numerator=1, denominator=1) for day in (other, AS_AT)]

    rows = measure(figure(Unit.SHARE, 1), counted, {other: True, AS_AT: False})

    assert [row.met for row in rows] == [None, True]
