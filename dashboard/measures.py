"""
From what a question counted to a figure: its value, and whether its target is met.

The rules are those of FIGURES.md, "What a row is": nothing is 100 % of nothing, nothing counted is not a
pass, and a duty whose deadline has not passed is not failed yet.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from dashboard.kinds import Figure, FigureRow, Unit


def measure(figure: Figure, counted: Iterable[Any], silent: Mapping[date, bool]) -> tuple[FigureRow, ...]:
    """
    The figure's rows, from a question's rows (as_at, area, numerator, denominator).

    `silent` tells for each date whether the figure's source said nothing by then; a date not in it is not.
    """
    return tuple(
        row_of(
            figure, row.area, row.as_at, row.numerator, row.denominator, silent=silent.get(row.as_at, False)
        )
        for row in counted
    )


def row_of(
    figure: Figure,
    area: str,
    as_at: date,
    numerator: float | None,
    denominator: float | None,
    *,
    silent: bool,
) -> FigureRow:
    """One row of a figure."""
    value = value_of(figure.unit, numerator, denominator)
    met = None if silent else _met(figure, as_at, value)
    return FigureRow(
        figure.id, area, as_at, numerator, denominator, value, figure.unit, figure.target, met, silent
    )


def value_of(unit: Unit, numerator: float | None, denominator: float | None) -> float | None:
    """Numerator ÷ denominator for a share or a ratio (none of nothing), else the numerator itself."""
    if unit not in {Unit.SHARE, Unit.RATIO}:
        return numerator
    return numerator / denominator if numerator is not None and denominator else None


def _met(figure: Figure, as_at: date, value: float | None) -> bool | None:
    if figure.target is None or value is None:
        return None
    met = value >= figure.target if figure.target else value <= 0
    not_yet_due = figure.deadline is not None and as_at <= figure.deadline
    return None if not_yet_due and not met else met
