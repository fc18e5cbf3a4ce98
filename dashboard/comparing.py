"""What a date may be compared with: the meetings before it, the quarter's end before it, or another date."""

from collections.abc import Sequence
from datetime import date, timedelta

from dashboard.words import day
from queries.dates import quarter_of


def comparisons(as_at: date, meetings: Sequence[date]) -> dict[date, str]:
    """Each date that is offered, with how it is said; first the one that is meant where none is chosen."""
    held = sorted((met for met in meetings if met < as_at), reverse=True)
    end = quarter_of(as_at).first_day - timedelta(days=1)
    return {met: f"Oversight Group, {day(met)}" for met in held} | {end: _end(end, held)}


def compared_by_default(as_at: date, meetings: Sequence[date]) -> date:
    """The last meeting of the Oversight Group before a date; without one, the end of the quarter before it."""
    return next(iter(comparisons(as_at, meetings)))


def _end(end: date, held: Sequence[date]) -> str:
    return f"Oversight Group and quarter end, {day(end)}" if end in held else f"Quarter end, {day(end)}"
