"""
A figure as CSV, or its chart as a picture: marked, recorded, and made only at the moment it is asked for.

The signed-in account is read again, the trail row written, and only then are bytes made, with a random id
inside that stands in both. If any of it fails there are no bytes.
"""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from io import StringIO
from secrets import token_hex
from typing import Any
from unicodedata import category, normalize

from dashboard.answers import answer, drawing
from dashboard.as_loaded import as_loaded
from dashboard.kinds import EVERY_COLUMN, Answer, Figure, Listing
from dashboard.lacking import ROUNDED
from dashboard.permissions import Viewer
from dashboard.pictures import Caption, png_of, svg_of
from dashboard.rows_behind import rows_behind
from dashboard.tables import values_of
from dashboard.trail import record
from dashboard.words import all_of, day
from queries.errors import Tellable
from queries.scope import LONDON_AREA, Scope

MARKING = "OFFICIAL-SENSITIVE"
SYNTHETIC = "Synthetic data: no real person, no real event."
LIVE_FORMULAS = tuple("=+-@|%\t\r")


class Form(StrEnum):
    """What a download can be, by the ending of its file."""

    CSV = "csv"
    PNG = "png"
    SVG = "svg"

    @property
    def media_type(self) -> str:
        return {"csv": "text/csv", "png": "image/png", "svg": "image/svg+xml"}[self.value]


@dataclass(frozen=True)
class Wanted:
    """What a reader asked to take away."""

    of: Figure | Listing
    dates: tuple[date, ...]
    page: str
    synthetic: bool
    scope: Scope | None = None  # narrower than the reader's own, where a page is about one BCU
    rows: bool = False  # the rows behind a figure, not the figure


@dataclass(frozen=True)
class Taken:
    """What is handed out, to whom: recorded by now, with what it says of itself."""

    found: Answer
    reader: Viewer
    about: dict[str, str]


def bytes_of(wanted: Wanted, form: Form, viewer: Callable[[], Viewer]) -> bytes:
    """
    An answer in that form, for the reader as they are now.

    :param viewer: reads session and account anew.
    :raises Tellable: where the reader may no longer see it, or the trail cannot be written.
    """
    taken = _take(wanted, form, viewer)
    return _csv(wanted, taken) if form is Form.CSV else _picture(taken, form)


def file_name(wanted: Wanted, form: Form) -> str:
    rows = "-rows" if wanted.rows else ""
    return f"{wanted.of.id}{rows}-{wanted.dates[-1].isoformat()}.{form}"


def _take(wanted: Wanted, form: Form, viewer: Callable[[], Viewer]) -> Taken:
    reader, export = viewer(), token_hex(16)
    found = answer(wanted.of, reader, wanted.dates, within=wanted.scope)
    if not found.held:
        raise Tellable(f"{wanted.of.title}: a release does not hold it, so there is nothing to take away.")
    record(
        reader,
        "download",
        page=wanted.page,
        as_at=wanted.dates[-1],
        detail={"figure": wanted.of.id, "rows": wanted.rows, "form": form.value, "export": export},
    )
    about = {
        "Title": wanted.of.title,
        "As at": day(wanted.dates[-1]),
        "Scope": _scope(found),
        "Definition": " ".join(wanted.of.method.split()),
        "Marking": f"{MARKING}. {SYNTHETIC}" if wanted.synthetic else MARKING,
        "Taken by": f"{reader.name}, export {export}",
    } | _released(found)
    return Taken(found, reader, about)


def _released(found: Answer) -> dict[str, str]:
    """Of a release: which, and how its counts are protected."""
    meetings = [f"{meeting}, edition {edition}" for meeting, edition in found.asked.releases]
    return {"Release": f"{all_of(meetings)}. {ROUNDED}"} if meetings else {}


def _scope(found: Answer) -> str:
    """Whose numbers they are: the reader's area, or London's where only London has such a number."""
    known = as_loaded().areas
    alone = LONDON_AREA in found.areas and found.subject not in found.areas
    area = known.get(LONDON_AREA if alone else found.subject)
    return area.name if area else found.subject


def _csv(wanted: Wanted, taken: Taken) -> bytes:
    headings, rows = _rows(wanted, taken.reader) if wanted.rows else values_of(taken.found)
    return _written([*map(list, taken.about.items()), [], headings, *rows])


def _picture(taken: Taken, form: Form) -> bytes:
    chart = drawing(taken.found)
    if chart is None or taken.found.says_nothing:
        raise Tellable(f"{taken.about['Title']}: there is no chart to take away.")
    about = taken.about
    caption = Caption(
        title=about["Title"],
        about=f"{about['Scope']}, as at {about['As at']}",
        marking=about["Marking"],
        notes=(taken.found.of.caution, about["Definition"], f"Taken by {about['Taken by']}"),
    )
    svg = svg_of(chart.spec, caption)
    return svg.encode() if form is Form.SVG else png_of(svg)


def _rows(wanted: Wanted, reader: Viewer) -> tuple[Sequence[str], Sequence[Sequence[Any]]]:
    """The rows behind a figure at its last date, as the reader may see them."""
    behind = wanted.of.behind if isinstance(wanted.of, Figure) else None
    if behind is None:
        raise Tellable(f"{wanted.of.title}: there are no rows behind it to take away.")
    listed = answer(behind.listing, reader, wanted.dates[-1:], within=wanted.scope)
    if not listed.held or (listed.asked.releases and behind.listing.released != EVERY_COLUMN):
        raise Tellable(f"{wanted.of.title}: a release does not hold the rows behind it.")
    found = rows_behind(behind, listed)
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
