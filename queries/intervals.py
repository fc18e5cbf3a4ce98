"""Intervals hold from their start inclusive to their end exclusive."""

from sqlalchemy import ColumnElement, Integer, cast, extract

_SECONDS_OF_DAY = 86_400
_PLACES_OF_DAY = 100  # a month counts for more than any day in it


def live(
    start: ColumnElement[object], end: ColumnElement[object], day: ColumnElement[object]
) -> ColumnElement[bool]:
    """Live at the end of a day: started by it, and not ended by it."""
    return (start <= day) & (end.is_(None) | (end > day))


def within(
    day: ColumnElement[object], after: ColumnElement[object], to: ColumnElement[object]
) -> ColumnElement[bool]:
    """In the months to a day: after the same day so many months before, up to and including it."""
    return (day > after) & (day <= to)


def at_most_months_after(
    later: ColumnElement[object], earlier: ColumnElement[object], months: int
) -> ColumnElement[bool]:
    """
    No later than the same day so many months after, clipped to that month's last day.

    Compared by counting months, so that no date is computed: a day beyond a month's end comes before the next
    month's first, as the clipped one does.
    """
    return _month_and_day(later) <= _month_and_day(earlier) + months * _PLACES_OF_DAY


def days_after(later: ColumnElement[object], earlier: ColumnElement[object]) -> ColumnElement[int]:
    """How many days one day lies after another. Both engines count a day's seconds in UTC, without summer time."""
    seconds = extract("epoch", later) - extract("epoch", earlier)
    return cast(seconds // _SECONDS_OF_DAY, Integer)


def _month_and_day(day: ColumnElement[object]) -> ColumnElement[int]:
    months = 12 * extract("year", day) + extract("month", day)
    return months * _PLACES_OF_DAY + extract("day", day)
