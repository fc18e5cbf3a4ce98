"""The account of each quarter as a table: a column for each, how many there were at its end, and what led there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from dashboard.kept import kept
from dashboard.kinds import Answer
from dashboard.register_words import BANDS
from dashboard.tables import render
from dashboard.words import short_day, short_quarter
from queries.dates import quarter_of

Records = Sequence[Mapping[str, Any]]

ALL = "all"
UPWARDS = ("green", "amber", "red", "unscored")  # in a column, from its foot
STEPS = (
    ("opening", "Opening", ""),
    ("added", "Added", "+"),
    ("transferred_in", "Transferred in", "+"),
    ("changed_to", "Changed to this band", "+"),
    ("changed_from", "Changed from this band", "−"),
    ("removed", "Removed", "−"),
    ("transferred_out", "Transferred out", "−"),
    ("closing", "Closing", "="),
)
CHANGES = {"changed_to", "changed_from"}  # of all bands together they cancel out


@dataclass(frozen=True)
class Part:
    """A band's part of a column: its code and word, how many, and how high (in hundredths of the tallest)."""

    band: str
    word: str
    people: str
    height: float


@dataclass(frozen=True)
class Column:
    """A quarter: its heading, what stands over its column, and the parts of that from its foot."""

    title: str
    until: str
    total: str
    parts: tuple[Part, ...]


def choose_band() -> str:
    """One band or all together; the choice is in the URL."""
    offered = {ALL: "All bands"} | BANDS
    chosen = st.segmented_control(
        "The account of",
        list(offered),
        default=ALL,
        format_func=offered.__getitem__,
        key="band",
        bind="query-params",
    )
    return chosen or ALL


def account_of(band: str) -> Callable[[Answer], str]:
    """Draws the account of one band, or of all of them together."""
    return partial(_account, band)


@kept
def _account(band: str, found: Answer) -> str:
    """
    A column for each quarter: how many there were at its end, by band, and the account that leads to it.

    :param found: an Answer of `account_by_band`, asked for the end of each quarter.
    """
    quarters = [list(_of(found, when, band)) for when in found.asked.dates if when not in found.silent]
    tallest = max((_sum(records, "closing") for records in quarters), default=0) or 1
    rows = [
        (sign, title, name, [f"{_sum(records, name):,}" for records in quarters])
        for name, title, sign in STEPS
        if band != ALL or name not in CHANGES
    ]
    return render(
        "account.html",
        columns=[_column(records, tallest) for records in quarters],
        rows=rows,
        bands=[(code, BANDS[code]) for code in reversed(UPWARDS)],
    )


def _of(found: Answer, when: date, band: str) -> Iterator[Mapping[str, Any]]:
    for record in found.records:
        if (record["area"], record["as_at"]) == (found.subject, when) and band in {ALL, record["band"]}:
            yield record


def _sum(records: Records, name: str) -> int:
    return sum(record[name] for record in records)


def _column(records: Records, tallest: int) -> Column:
    as_at = records[0]["as_at"]
    own, closing = quarter_of(as_at), {record["band"]: record["closing"] for record in records}
    parts = (
        Part(band, BANDS[band], f"{closing[band]:,}", round(100 * closing[band] / tallest, 2))
        for band in UPWARDS
        if closing.get(band)
    )
    until = "" if as_at == own.last_day else f"to {short_day(as_at)}"
    return Column(short_quarter(own.label), until, f"{_sum(records, 'closing'):,}", tuple(parts))
