"""The days that figures turn on: round every as-at date, where months are short and clocks change."""

from calendar import monthrange
from datetime import date, timedelta

from hypothesis import strategies as st

AS_AT = (
    date(2020, 8, 31),  # six months earlier there was no 31st
    date(2020, 2, 29),
    date(2021, 2, 28),
    date(2019, 8, 31),
    date(2020, 3, 29),  # the clocks go forward
    date(2020, 10, 25),  # the clocks go back
    date(2020, 10, 31),
    date(2021, 3, 31),
    date(2020, 6, 30),  # the last day of a quarter
    date(2020, 7, 1),  # the first day of one
    date(2019, 12, 31),  # the deadline of the reappraisal, and the day after
    date(2020, 1, 1),
    date(2018, 12, 31),
    date(2019, 2, 28),  # the deadline of the topics, and the day after
    date(2019, 3, 1),
    date(2020, 12, 30),
)
OF_THEIR_OWN = (
    date(2018, 12, 30),
    date(2018, 12, 31),
    date(2019, 1, 1),
    date(2019, 2, 28),
    date(2019, 3, 1),
    date(2019, 12, 31),
    date(2020, 1, 1),
)
MONTHS_BACK = (0, 6, 12, 24, 48)
ONE_DAY = timedelta(days=1)

# Times of day, with offsets: where London's date is not UTC's, and to the last second of either.
TIMES = (
    "T12:00:00+00:00",
    "T23:30:00Z",
    "T22:59:59Z",
    "T23:00:00Z",
    "T00:00:00Z",
    "T00:59:59+01:00",
    "T01:00:00Z",
    "T23:59:59.999999Z",
    "T00:30:00+05:30",
)


def as_at_dates() -> st.SearchStrategy[tuple[date, ...]]:
    """Three dates or four, in any order."""
    any_day = st.dates(date(2017, 6, 1), date(2021, 12, 31))
    return st.lists(st.sampled_from(AS_AT) | any_day, min_size=3, max_size=4, unique=True).map(tuple)


def turning_days(dates: tuple[date, ...]) -> list[date]:
    """Every day on which some figure of these dates turns, with its neighbours."""
    centres = [centre for day in dates for centre in (*(_back(day, n) for n in MONTHS_BACK), *_edges(day))]
    found = {centre + step * ONE_DAY for centre in [*centres, *OF_THEIR_OWN] for step in (-1, 0, 1)}
    return sorted(found)


def _back(day: date, months: int) -> date:
    months_since = day.year * 12 + day.month - 1 - months
    year, month = divmod(months_since, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _edges(day: date) -> list[date]:
    """The first days of its month and the month before, of its quarter and the two quarters before."""
    first = day.replace(day=1)
    quarter = first.replace(month=(day.month - 1) // 3 * 3 + 1)
    return [first, _back(first, 1), quarter, _back(quarter, 3), _back(quarter, 6)]


def months_round(dates: tuple[date, ...]) -> list[str]:
    """The months that a figure of these dates may look at, and some beside them."""
    return sorted({f"{_back(day, n):%Y-%m}" for day in dates for n in range(-1, 15)})


def quarters_round(dates: tuple[date, ...]) -> list[str]:
    """The exercises that a figure of these dates may look at, and some beside them."""
    days = [_back(day, n) for day in dates for n in (-3, 0, 3, 6)]
    return sorted({f"{day.year}-Q{(day.month + 2) // 3}" for day in days})
