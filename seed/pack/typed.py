"""A cell that came with a type of its own: taken where its column has that type, and nowhere else."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Column

from queries.columns import Count, Day, Instant
from seed.pack import values
from seed.pack.reader import Odd
from seed.pack.values import BadValue

# A sheet turns 1.10 into 1.1, 007 into 7 and 2020-06 into a day: what it was cannot be known any more.
NOT_TEXT = "is not text: give the cell the format Text and type it again (a sheet makes 1.1 of 1.10)"
NOT_A_COUNT = "is not a whole number"
NOT_A_DATE = "is not a date"
NO_OFFSET = "is a time without its offset: write it as text, YYYY-MM-DDTHH:MM:SS+HH:MM"


def taker_of(column: Column[Any]) -> Callable[[Any], Any]:
    """What turns a typed cell of this column into its value; it raises BadValue."""
    take = {Count: _count, Day: _day, Instant: _instant}.get(type(column.type), _text)

    def take_unless_odd(cell: Any) -> Any:
        if isinstance(cell, Odd):
            raise BadValue(cell.reason)
        return take(cell)

    return take_unless_odd


def _text(_: Any) -> str:
    raise BadValue(NOT_TEXT)


def _count(cell: Any) -> int:
    whole = isinstance(cell, int | float) and not isinstance(cell, bool) and cell == cell // 1
    if not whole:
        raise BadValue(NOT_A_COUNT)
    return values.count(str(int(cell)))


def _day(cell: Any) -> date:
    if not isinstance(cell, date) or isinstance(cell, datetime):
        raise BadValue(NOT_A_DATE)
    return values.in_range(cell)


def _instant(cell: Any) -> datetime:
    if not isinstance(cell, datetime) or cell.tzinfo is None:
        raise BadValue(NO_OFFSET)
    values.in_range(cell.date())
    return cell.astimezone(UTC)
