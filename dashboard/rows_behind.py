"""The rows behind a figure: each with what it adds to the numerator, as far as the reader's role may see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.kinds import Answer, Behind
from dashboard.words import of

COUNTED = "Counted"
ROWS = "Rows"


@dataclass(frozen=True)
class RowsBehind:
    """A table of rows, and what they add up to: the figure's numerator and, where it has one, its denominator."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    numerator: int
    denominator: int | None


def rows_behind(behind: Behind, listed: Answer) -> RowsBehind:
    """
    The rows that a figure of one area counts or could have counted, those that it does count first.

    :param listed: an Answer of `behind.listing` at one date, with ids or counted as the reader may see it.
    """
    records = [record for record in listed.records if _concerns(behind, record)]
    records.sort(key=lambda record: not record[behind.numerator])
    shown = behind.listing.headings if listed.asked.with_ids else _counted_headings(behind)
    return RowsBehind(
        (*shown.values(), COUNTED),
        tuple((*_values(behind, shown, record), _adds(behind, record, listed)) for record in records),
        sum(record[behind.numerator] or 0 for record in records),
        None if behind.denominator is None else sum(record[behind.denominator] or 0 for record in records),
    )


def _concerns(behind: Behind, record: Mapping[str, Any]) -> bool:
    """A row that adds to neither the numerator nor the denominator says nothing of the figure, but if shown for it."""
    columns = (behind.numerator, behind.denominator, behind.among)
    return any(record[name] for name in columns if name)


def _counted_headings(behind: Behind) -> dict[str, str]:
    return {name: behind.listing.headings[name] for name in behind.listing.counted_by}


def _values(behind: Behind, shown: Mapping[str, str], record: Mapping[str, Any]) -> list[Any]:
    said = behind.listing.said
    return [said[name](record[name]) if name in said else record[name] for name in shown]


def _adds(behind: Behind, record: Mapping[str, Any], listed: Answer) -> str:
    """A row that stands for one says whether it counts; one that stands for several, how many of them."""
    counts, among = record[behind.numerator] or 0, record[behind.denominator or behind.numerator] or 0
    if listed.asked.with_ids and counts in {0, 1} and among in {0, 1}:
        return "✔ counted" if counts else "– not counted"
    return of(counts, among if behind.denominator else None)
