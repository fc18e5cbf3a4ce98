"""
What a date implies, worked out in Python: SQL compares dates, it never computes them.

SQLite is silently wrong about date arithmetic (it answers 0, and raises nothing), so everything here reaches
a question as a value.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

EARLIEST, LATEST = date(1900, 1, 1), date(2999, 12, 31)


@dataclass(frozen=True)
class Quarter:
    """A calendar quarter, `2020-Q3`: its label, its first and its last day."""

    year: int
    number: int

    @property
    def label(self) -> str:
        return f"{self.year}-Q{self.number}"

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> date:
        return month_end(date(self.year, 3 * self.number, 1))

    def before(self, quarters: int = 1) -> "Quarter":
        count = 4 * self.year + self.number - 1 - quarters
        return Quarter(count // 4, count % 4 + 1)


def months_before(day: date, months: int) -> date:
    """The same day `months` calendar months earlier (later when negative), clipped to that month's last day."""
    count = 12 * day.year + day.month - 1 - months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def quarter_of(day: date) -> Quarter:
    """q(D): the calendar quarter that contains the day."""
    return Quarter(day.year, (day.month + 2) // 3)


def quarter_named(label: str) -> Quarter:
    """The quarter of a label such as 2020-Q3."""
    year, number = label.split("-Q")
    return Quarter(int(year), int(number))


def last_quarter(day: date) -> Quarter:
    """The latest quarter whose last day is by the day: the day's own, when it is that last day."""
    own = quarter_of(day)
    return own if own.last_day == day else own.before()


def last_month_end(day: date) -> date:
    """The last day of the latest calendar month whose last day is by the day."""
    return day if month_end(day) == day else day.replace(day=1) - timedelta(days=1)


def months_to(day: date, months: int) -> tuple[tuple[date, date], ...]:
    """(first day, last day) of each of the calendar months before the day's month, the latest first."""
    firsts = [months_before(day.replace(day=1), back) for back in range(1, months + 1)]
    return tuple((first, month_end(first)) for first in firsts)


def year_cut_by_month(day: date) -> tuple[tuple[date, date], ...]:
    """(first day, last day) of the part of each calendar month that lies in the 12 months to the day."""
    begins = months_before(day, 12) + timedelta(days=1)
    pieces = [(day.replace(day=1), day), *months_to(day, 12)]
    return tuple((max(first, begins), last) for first, last in pieces if last >= begins)


def first_day_past(day: date, months: int) -> date:
    """The first day from which `day` is no longer within the `months` months to it."""
    after = months_before(day, -months)
    return after if after.day == day.day else after + timedelta(days=1)
