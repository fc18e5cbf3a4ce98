"""Intervals hold from their start inclusive to their end exclusive."""

from sqlalchemy import ColumnElement


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
