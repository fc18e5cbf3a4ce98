"""
A figure as CSV: marked, recorded, and made only at the moment it is asked for.

The signed-in account is read again, the trail row written, and only then are bytes made, with a random id
inside that stands in both. If any of it fails there are no bytes.
"""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from secrets import token_hex
from typing import Any
from unicodedata import category, normalize

from dashboard.answers import answer
from dashboard.kinds import Figure, Listing
from dashboard.permissions import Viewer
from dashboard.rows_behind import rows_behind
from dashboard.tables import values_of
from dashboard.trail import record
from dashboard.words import day
from queries.errors import Tellable
from queries.scope import Scope

MARKING = "OFFICIAL-SENSITIVE"
SYNTHETIC = "Synthetic data: no real person, no real event."
LIVE_FORMULAS = tuple("=+-@|%\t\r")


@dataclass(frozen=True)
class Wanted:
    """What a reader asked to take away."""

    of: Figure | Listing
    dates: tuple[date, ...]
    page: str
    synthetic: bool
    scope: Scope | None = None  # narrower than the reader's own, where a page is about one BCU
    rows: bool = False  # the rows behind a figure, not the figure


def csv_of(wanted: Wanted, viewer: Callable[[], Viewer]) -> bytes:
    """
    The CSV of an answer, for the reader as they are now.

    :param viewer: reads session and account anew.
    :raises Tellable: where the reader may no longer see it, or the trail cannot be written.
    """
    reader, export = viewer(), token_hex(16)
    found = answer(wanted.of, reader, wanted.dates, within=wanted.scope)
    record(
        reader,
        "download",
        page=wanted.page,
        as_at=wanted.dates[-1],
        detail={"figure": wanted.of.id, "rows": wanted.rows, "export": export},
    )
    headings, rows = _rows(wanted, reader) if wanted.rows else values_of(found)
    marking = f"{MARKING}. {SYNTHETIC}" if wanted.synthetic else MARKING
    about = [
        ["Title", wanted.of.question.title],
        ["As at", day(wanted.dates[-1])],
        ["Scope", found.areas[found.subject].name if found.subject in found.areas else found.subject],
        ["Definition", " ".join(wanted.of.question.method.split())],
        ["Marking", marking],
        ["Taken by", f"{reader.name}, export {export}"],
    ]
    return _written([*about, [], headings, *rows])


def file_name(wanted: Wanted) -> str:
    rows = "-rows" if wanted.rows else ""
    return f"{wanted.of.id}{rows}-{wanted.dates[-1].isoformat()}.csv"


def _rows(wanted: Wanted, reader: Viewer) -> tuple[Sequence[str], Sequence[Sequence[Any]]]:
    """The rows behind a figure at its last date, as the reader may see them."""
    behind = wanted.of.behind if isinstance(wanted.of, Figure) else None
    if behind is None:
        raise Tellable(f"{wanted.of.question.title}: there are no rows behind it to take away.")
    found = rows_behind(behind, answer(behind.listing, reader, wanted.dates[-1:], within=wanted.scope))
    return found.headings, found.rows


def safe(value: Any) -> Any:
    """
    A value that no spreadsheet takes for a formula: text that could be one gets a quote before it.

    Control and invisible characters go first, since they would hide what follows them.
    """
    if not isinstance(value, str):
        return value
    seen = "".join(letter for letter in value if not category(letter).startswith("C"))
    return f"'{seen}" if normalize("NFKC", seen).lstrip().startswith(LIVE_FORMULAS) else seen


def _written(rows: Sequence[Sequence[Any]]) -> bytes:
    out = StringIO()
    csv.writer(out, quoting=csv.QUOTE_NONNUMERIC).writerows([safe(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
