"""The words of FIGURES.md about dates."""

from calendar import monthrange
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo


def shifted(day: date, months: int) -> date:
    """The same day so many calendar months later (earlier, below nought), clipped to the month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def by(when: date | None, day: date) -> bool:
    """Whether it happened, and on the day or before it."""
    return when is not None and when <= day


def in_months_to(when: date | None, months: int, day: date) -> bool:
    """Whether it happened in the n months to a day: after the day n months earlier, the day itself included."""
    return when is not None and shifted(day, -months) < when <= day


def live(start: date | None, end: date | None, day: date) -> bool:
    return by(start, day) and (end is None or end > day)


def quarter_of(day: date) -> tuple[date, date]:
    """The first and the last day of the calendar quarter that contains a day."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return first, shifted(first, 3) - timedelta(days=1)


def last_quarter(day: date) -> tuple[date, date]:
    """The latest quarter whose last day is by this day."""
    first, last = quarter_of(day)
    return (first, last) if last == day else quarter_of(first - timedelta(days=1))


def label(first: date) -> str:
    """The exercise that a quarter is, by its first day: 2020-Q3."""
    return f"{first.year}-Q{(first.month + 2) // 3}"


def last_day_of(exercise: str) -> date | None:
    """The last day of the quarter that an exercise is; none for the reappraisal, which is no quarter."""
    if "-Q" not in exercise:
        return None
    year, number = exercise.split("-Q")
    return quarter_of(date(int(year), int(number) * 3, 1))[1]


def month(day: date) -> str:
    return f"{day.year:04}-{day.month:02}"


def months_before(day: date, count: int) -> list[str]:
    """The calendar months before the month of a day."""
    first = day.replace(day=1)
    return [month(shifted(first, -back)) for back in range(1, count + 1)]


def last_month(day: date) -> str:
    """The latest calendar month whose last day is by this day."""
    is_last = (day + timedelta(days=1)).month != day.month
    return month(day) if is_last else months_before(day, 1)[0]


def in_london(instant: datetime) -> date:
    return instant.astimezone(ZoneInfo("Europe/London")).date()
