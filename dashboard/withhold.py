"""
What is withheld before anything is drawn, so that nothing hidden travels to a browser.

Source of the rule: NHS Digital, Hospital Episode Statistics disclosure control (2018): a count of 0 is
shown, 1 to 7 are withheld, all others are rounded to the nearest 5, and percentages are made from the
rounded parts. It holds for counts of people; counts of organisations, reviews and events are exact.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dashboard.kinds import Figure, FigureRow, Listing
from dashboard.measures import row_of
from dashboard.permissions import Protection
from queries.scope import LONDON_AREA

SMALLEST_SHOWN = 8
BASE = 5


def withhold(figure: Figure, rows: tuple[FigureRow, ...], protection: Protection) -> tuple[FigureRow, ...]:
    """The rows as a reader under this protection may see them: exact, or as a release shows them."""
    if protection is Protection.EXACT or not figure.counts_people:
        return rows
    return tuple(_protected(figure, row) for row in rows if row.area == LONDON_AREA)


def counted(listing: Listing, records: Sequence[Mapping[str, Any]]) -> tuple[Mapping[str, Any], ...]:
    """
    A listing's rows counted, for a reader who may not see whose they are: by date, area and `counted_by`, how
    many there are (`rows`), and the sum of each column that can be added up.
    """
    kept = ("as_at", "area", *listing.counted_by)
    groups: dict[tuple[Any, ...], dict[str, Any]] = {}
    for record in records:
        key = tuple(record[name] for name in kept)
        group = groups.setdefault(key, dict(zip(kept, key, strict=True)) | {"rows": 0})
        group["rows"] += 1
        for name in listing.adds:
            group[name] = group.get(name, 0) + (record[name] or 0)
    return tuple(groups.values())


def rounded(count: float | None) -> int | None:
    """A count of people as a release shows it; none where it is withheld (or was none)."""
    if count is None or 0 < count < SMALLEST_SHOWN:
        return None
    return BASE * round(count / BASE)


def hidden(row: FigureRow) -> FigureRow:
    """The row with nothing in it of what it counts."""
    return replace(row, numerator=None, denominator=None, value=None, met=None, withheld=True)


def _protected(figure: Figure, row: FigureRow) -> FigureRow:
    numerator, denominator = rounded(row.numerator), rounded(row.denominator)
    if (numerator is None and row.numerator is not None) or (
        denominator is None and row.denominator is not None
    ):
        return hidden(row)
    return row_of(figure, row.area, row.as_at, numerator, denominator, silent=row.silent)
