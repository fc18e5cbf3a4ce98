"""The dates a question is asked for, with what each implies, as table expressions to join."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import CTE, column, values

from queries.columns import Day, Exercise, Month
from queries.dates import last_month_end, last_quarter, months_before, months_to, quarter_of
from queries.policy import FOUR_YEARS, SIX_MONTHS, TWELVE_MONTHS

Dates = Sequence[date]


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


def review_periods(dates: Dates, quarters: int) -> CTE:
    """
    For each as-at date its running quarter and the ones before it: `quarters` rows in all, and up to when
    a person's leaving counts as being reached (the quarter's last day, or the as-at date if that is sooner).
    """
    periods = [(day, quarter_of(day).before(back)) for day in dates for back in range(quarters)]
    return _periods(periods)


def last_review_period(dates: Dates) -> CTE:
    """For each as-at date its last quarter, as `review_periods` gives it."""
    return _periods([(day, last_quarter(day)) for day in dates])


def months(dates: Dates, count: int) -> CTE:
    """For each as-at date the calendar months before its own: `count` rows, first and last day."""
    rows = [(day, first, last) for day in dates for first, last in months_to(day, count)]
    return _table("months", rows, as_at=Day(), first_day=Day(), last_day=Day())


def _periods(periods: list[tuple[date, Any]]) -> CTE:
    rows = [
        (day, quarter.label, quarter.first_day, quarter.last_day, min(day, quarter.last_day))
        for day, quarter in periods
    ]
    return _table(
        "periods",
        rows,
        as_at=Day(),
        exercise=Exercise(),
        first_day=Day(),
        last_day=Day(),
        reached_by=Day(),
    )


def _table(name: str, rows: list[tuple[Any, ...]], **columns: Any) -> CTE:
    if not rows:
        raise ValueError("A question is asked for one date at least.")
    return values(*(column(title, kind) for title, kind in columns.items()), name=name).data(rows).cte(name)
