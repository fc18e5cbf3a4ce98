"""The dates of a history, and the chooser of one of them, kept in the URL."""

from datetime import date

import streamlit as st

from dashboard.words import month
from queries.dates import last_quarter, month_end, months_before, quarter_of

SLIDER = 420  # wide enough for a month to be a few pixels, no wider than the map
YearMonth = tuple[int, int]


def quarters_to(as_at: date, count: int) -> tuple[date, ...]:
    """The ends of the quarters before a date, and the date itself."""
    ends = [quarter_of(as_at).before(back).last_day for back in range(count, 0, -1)]
    return tuple(dict.fromkeys([*ends, as_at]))


def quarter_ends_by(as_at: date, count: int) -> tuple[date, ...]:
    """The last ends of quarters by a date, the date itself among them where it is one."""
    last = last_quarter(as_at)
    return tuple(last.before(back).last_day for back in range(count - 1, -1, -1))


def months_from(first: YearMonth, as_at: date) -> tuple[date, ...]:
    """The month ends from a month on, and the as-at date itself."""
    start = date(*first, 1)
    count = 12 * (as_at.year - start.year) + as_at.month - start.month
    ends = [month_end(months_before(start, -ahead)) for ahead in range(count + 1)]
    return tuple(dict.fromkeys([*(end for end in ends if end < as_at), as_at]))


def choose_month(key: str, first: YearMonth, as_at: date) -> date:
    """A month end from a month on to the as-at date; the as-at date itself unless the reader chooses."""
    dates = {month(day): day for day in months_from(first, as_at)}
    labels = list(dates)
    if len(labels) == 1:
        return as_at
    chosen = st.select_slider(
        "The map at the end of", labels, labels[-1], key=key, bind="query-params", width=SLIDER
    )
    return dates[chosen]
