"""The dates a question is asked for, with what each implies, as table expressions to join."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import CTE, Integer, cast, column, null, values

from queries.columns import Count, Day, Exercise, Month
from queries.dates import (
    EARLIEST,
    last_month_end,
    last_quarter,
    month_end,
    months_before,
    months_to,
    quarter_of,
    year_cut_by_month,
)
from queries.policy import (
    COMES_OF_AGE,
    FOUR_YEARS,
    SIX_MONTHS,
    THIRTY_FIVE,
    TWELVE_MONTHS,
    TWENTY_FIVE,
    TWO_YEARS,
)

Dates = Sequence[date]
LOTS = 2**20


def calendar(dates: Dates) -> CTE:
    """One row for each as-at date: the dates that FIGURES.md speaks of from there."""
    rows = [
        (
            day,
            f"{day:%Y-%m}",
            months_before(day, SIX_MONTHS),
            months_before(day, TWELVE_MONTHS),
            months_before(day, FOUR_YEARS),
            last_month_end(day).replace(day=1),
            last_month_end(day),
            last_quarter(day).label,
            last_quarter(day).first_day,
            last_quarter(day).last_day,
        )
        for day in dates
    ]
    return _table(
        "calendar",
        rows,
        as_at=Day(),
        month=Month(),
        six_months_before=Day(),
        twelve_months_before=Day(),
        four_years_before=Day(),
        last_month_first_day=Day(),
        last_month_last_day=Day(),
        quarter=Exercise(),
        quarter_first_day=Day(),
        quarter_last_day=Day(),
    )


def eve_of_quarter(day: date) -> date:
    """The day before the running quarter starts."""
    return quarter_of(day).first_day - timedelta(days=1)


def successive(dates: Dates, at: Callable[[date], date] = lambda day: day) -> CTE:
    """For each as-at date the day `at` which to count, and the one before it (none for the first)."""
    days = [at(day) for day in sorted(dates)]
    rows = list(zip(sorted(dates), days, [None, *days], strict=False))
    return _table("successive", rows, as_at=Day(), day=Day(), previous=Day())


def birth_months(dates: Dates) -> CTE:
    """For each as-at date the latest month of birth of those aged 18, 25 and 35: a birthday counts a month on."""
    limits = (COMES_OF_AGE, TWENTY_FIVE, THIRTY_FIVE)
    rows = [(day, *(f"{months_before(day, 12 * age + 1):%Y-%m}" for age in limits)) for day in dates]
    return _table("birth_months", rows, as_at=Day(), aged_18=Month(), aged_25=Month(), aged_35=Month())


def running_quarters(dates: Dates) -> CTE:
    """For each as-at date the first day of the quarter it lies in."""
    return _table(
        "running_quarters", [(day, quarter_of(day).first_day) for day in dates], as_at=Day(), first_day=Day()
    )


def a_year_before(dates: Dates) -> CTE:
    """For each as-at date the twelve months to the day twelve months before it."""
    ends = [(day, months_before(day, TWELVE_MONTHS)) for day in dates]
    rows = [(day, months_before(end, TWELVE_MONTHS), end) for day, end in ends]
    return _table("a_year_before", rows, as_at=Day(), after=Day(), to=Day())


def two_years_to(dates: Dates) -> CTE:
    """For each as-at date the day 24 months before it."""
    rows = [(day, months_before(day, TWO_YEARS)) for day in dates]
    return _table("two_years_to", rows, as_at=Day(), begins=Day())


def reappraised_by(dates: Dates, by: Callable[[date], date]) -> CTE:
    """For each as-at date the day by which to have been reappraised."""
    return _table("reappraised_by", [(day, by(day)) for day in dates], as_at=Day(), by=Day())


def review_periods(dates: Dates, quarters: int) -> CTE:
    """For each as-at date its running quarter and the ones before it: `quarters` rows in all."""
    periods = [(day, quarter_of(day).before(back)) for day in dates for back in range(quarters)]
    return _periods(periods)


def last_review_period(dates: Dates) -> CTE:
    """For each as-at date its last quarter, as `review_periods` gives it."""
    return _periods([(day, last_quarter(day)) for day in dates])


def running_review_period(dates: Dates) -> CTE:
    """For each as-at date the quarter it lies in, as `review_periods` gives it."""
    return review_periods(dates, 1)


def months(dates: Dates, count: int) -> CTE:
    """For each as-at date the calendar months before its own: `count` rows, month, first and last day."""
    rows = [(day, f"{first:%Y-%m}", first, last) for day in dates for first, last in months_to(day, count)]
    return _table("months", rows, as_at=Day(), month=Month(), first_day=Day(), last_day=Day())


def last_months(dates: Dates) -> CTE:
    """For each as-at date its last month: the latest whose last day is by it."""
    rows = [(day, f"{last_month_end(day):%Y-%m}") for day in dates]
    return _table("last_months", rows, as_at=Day(), month=Month())


def days_of_last_month(dates: Dates) -> CTE:
    """For each as-at date the days of the latest calendar month whose last day is by it."""
    ends = [(day, last_month_end(day)) for day in dates]
    rows = [(day, end.replace(day=number)) for day, end in ends for number in range(1, end.day + 1)]
    return _table("days_of_last_month", rows, as_at=Day(), day=Day())


def next_audits(dates: Dates) -> CTE:
    """
    For each as-at date the end of the month after its own, and the last day on which whoever was audited falls
    due by then: on the day after that end, it lies six months back.
    """
    rows = []
    for day in dates:
        end = month_end(months_before(day, -1))
        rows.append((day, end, months_before(end + timedelta(days=1), SIX_MONTHS)))
    return _table("next_audits", rows, as_at=Day(), by=Day(), audited_by=Day())


def lots(dates: Dates, count: int) -> CTE:
    """
    For each as-at date `count` lots below `LOTS`, drawn with its last month's name as the seed: the same
    whenever and wherever they are drawn again.
    """
    rows = []
    for day in dates:
        draw = Random(f"{last_month_end(day):%Y-%m}")  # noqa: S311 # to be repeated, not to be kept secret
        rows += [(day, place, int(draw.random() * LOTS)) for place in range(count)]
    return _table("lots", rows, as_at=Day(), place=Count(), lot=Count())


def months_to_last(dates: Dates, count: int) -> CTE:
    """For each as-at date its last month and the ones before it: `count` rows, month, first and last day."""
    ends = [(day, last_month_end(day) + timedelta(days=1)) for day in dates]
    rows = [
        (day, f"{first:%Y-%m}", first, last) for day, end in ends for first, last in months_to(end, count)
    ]
    return _table("months_to_last", rows, as_at=Day(), month=Month(), first_day=Day(), last_day=Day())


def year_by_month(dates: Dates) -> CTE:
    """The 12 months to each as-at date, cut at the ends of calendar months: month, first and last day."""
    rows = [(day, f"{first:%Y-%m}", first, last) for day in dates for first, last in year_cut_by_month(day)]
    return _table("year_by_month", rows, as_at=Day(), month=Month(), first_day=Day(), last_day=Day())


def spans(dates: Dates, limits: Sequence[int], *, undated: bool = False) -> CTE:
    """
    For each as-at date the spans between limits of months back from it, the last without an end; where asked for,
    one more for what has no date. Each with its place, the months it lies over and under, and its days: `after`
    one, up `to` another.
    """
    ends = [*limits[1:], None]
    rows: list[tuple[Any, ...]] = [
        (day, place, over, under, months_before(day, under) if under else EARLIEST, months_before(day, over))
        for day in dates
        for place, (over, under) in enumerate(zip(limits, ends, strict=True))
    ]
    rows += [(day, len(limits), None, None, None, None) for day in dates if undated]
    return _table(
        "spans", rows, as_at=Day(), place=Integer(), over=Integer(), under=Integer(), after=Day(), to=Day()
    )


def _periods(periods: list[tuple[date, Any]]) -> CTE:
    rows = [(day, quarter.label, quarter.first_day, quarter.last_day) for day, quarter in periods]
    return _table(
        "periods",
        rows,
        as_at=Day(),
        exercise=Exercise(),
        first_day=Day(),
        last_day=Day(),
    )


def _table(name: str, rows: list[tuple[Any, ...]], **columns: Any) -> CTE:
    if not rows:
        raise ValueError("A question is asked for one date at least.")
    typed = [tuple(map(_typed, row, columns.values())) for row in rows]
    return values(*(column(title, kind) for title, kind in columns.items()), name=name).data(typed).cte(name)


def _typed(value: Any, kind: Any) -> Any:
    """PostgreSQL takes a column that holds nothing but NULL for text, unless it is told."""
    return cast(null(), kind) if value is None else value
