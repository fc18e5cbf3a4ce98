"""The days of the synthetic London, and how chance falls on them."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from queries.dates import Quarter, month_end, months_before, quarter_of

BEGINS, ENDS = date(2017, 1, 1), date(2021, 2, 28)


def stream(seed: int, topic: str) -> Random:
    """Chance for one topic: drawing more of one topic leaves every other as it was."""
    return Random(f"{seed}/{topic}")  # noqa: S311 - makes rows up, guards nothing


def any_day(random: Random, first: date, last: date) -> date:
    """A day from `first` to `last`, both included; `first` where there is none between."""
    return first + timedelta(days=random.randrange(max(1, (last - first).days + 1)))


def office_day(random: Random, first: date, last: date) -> date:
    """A day from `first` to `last` on which offices are open; a weekend's work is done the Friday before."""
    day = any_day(random, first, last)
    return max(first, day - timedelta(days=max(0, day.weekday() - 4)))


def after(day: date, days: int) -> date:
    return day + timedelta(days=days)


def so_far(day: date | None) -> date | None:
    """The day, where it has come by the end of the records: what lies ahead is not recorded yet."""
    return None if day is None or day > ENDS else day


def months(first: date = BEGINS, last: date = ENDS) -> Iterator[tuple[date, date]]:
    """(first day, last day) of each calendar month from that of `first` to that of `last`."""
    month = first.replace(day=1)
    while month <= last:
        yield month, month_end(month)
        month = months_before(month, -1)


def quarters() -> Iterator[Quarter]:
    """The quarters of the records; the last is still running when they end."""
    quarter = quarter_of(BEGINS)
    while quarter.first_day <= ENDS:
        yield quarter
        quarter = quarter.before(-1)


def progress(day: date) -> float:
    """How far a day lies between the beginning of the records (0) and their end (1)."""
    return min(1.0, max(0.0, (day - BEGINS).days / (ENDS - BEGINS).days))
