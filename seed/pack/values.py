"""One cell as the contract types it: exactly in its form, or a bad value. Nothing is stripped or guessed."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Column

from queries.columns import Count, Day, Enumeration, Exercise, Instant, Listing, Month
from queries.dates import EARLIEST, LATEST

Parser = Callable[[str], Any]

LARGEST_COUNT = 2**31 - 1  # what an integer of PostgreSQL holds
GREEN_REAPPRAISAL = "green-reappraisal"

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_QUARTER = re.compile(r"([0-9]{4})-Q[1-4]")
_COUNT = re.compile(r"[0-9]{1,10}")
_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?(Z|[+-][0-9]{2}:?[0-9]{2})"
)


class BadValue(ValueError):
    """Says, without the value, what is wrong with a cell."""


def parser_of(column: Column[Any]) -> Parser:
    """What turns a cell of this column, not empty, into its value; it raises BadValue."""
    kind = column.type
    if isinstance(kind, Enumeration):
        return _one_of(kind.words)
    if isinstance(kind, Listing):
        return _some_of(kind.words)
    is_code = column.primary_key or column.info["refers"]
    return PARSERS.get(type(kind), code if is_code else str)


def day(cell: str) -> date:
    if not _DAY.fullmatch(cell):
        raise BadValue("is not a date (YYYY-MM-DD)")
    try:
        value = date.fromisoformat(cell)
    except ValueError:
        raise BadValue("is a date that no calendar has") from None
    return in_range(value)


def month(cell: str) -> str:
    found = _MONTH.fullmatch(cell)
    if not found:
        raise BadValue("is not a month (YYYY-MM)")
    _year_in_range(found[1])
    return cell


def exercise(cell: str) -> str:
    if cell == GREEN_REAPPRAISAL:
        return cell
    found = _QUARTER.fullmatch(cell)
    if not found:
        raise BadValue("is not a quarter (YYYY-Qn) or green-reappraisal")
    _year_in_range(found[1])
    return cell


def instant(cell: str) -> datetime:
    if not _INSTANT.fullmatch(cell):
        raise BadValue("is not an instant with its offset (YYYY-MM-DDTHH:MM:SS+HH:MM or Z)")
    try:
        value = datetime.fromisoformat(cell)
        in_range(value.date())
        return value.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        if isinstance(error, BadValue):
            raise
        raise BadValue("is an instant that no clock shows") from None


def count(cell: str) -> int:
    if not _COUNT.fullmatch(cell):
        raise BadValue("is not a whole number in plain digits")
    value = int(cell)
    if value > LARGEST_COUNT:
        raise BadValue(f"is more than {LARGEST_COUNT}")
    return value


def code(cell: str) -> str:
    """An id or a code: a space around it, or a character that cannot be seen, would make two of one."""
    if cell != cell.strip() or not cell.isprintable():
        raise BadValue("has spaces around it, or characters that cannot be seen")
    return cell


PARSERS: dict[type, Parser] = {Day: day, Month: month, Exercise: exercise, Instant: instant, Count: count}


def _one_of(words: tuple[str, ...]) -> Parser:
    known, reason = frozenset(words), f"is not one of: {' '.join(words)}"

    def one_of(cell: str) -> str:
        if cell not in known:
            raise BadValue(reason)
        return cell

    return one_of


def _some_of(words: tuple[str, ...]) -> Parser:
    known, reason = frozenset(words), f"is not some of these, separated by ';': {' '.join(words)}"

    def some_of(cell: str) -> str:
        if not known.issuperset(cell.split(";")):
            raise BadValue(reason)
        return cell

    return some_of


def in_range(value: date) -> date:
    """The day itself; raises BadValue outside the years that the project knows."""
    if not EARLIEST <= value <= LATEST:
        raise BadValue(f"lies outside the years {EARLIEST.year} to {LATEST.year}")
    return value


def _year_in_range(year: str) -> None:
    in_range(date(max(int(year), 1), 1, 1))
