"""Snapshots and releases as they were kept, read again. What was kept never changes: it is read once for a process."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from sqlalchemy import Connection

from dashboard.app_store import app_reader
from dashboard.kinds import FigureRow
from dashboard.releases.canonical import as_kept, from_text
from dashboard.settings import settings
from dashboard.this_run import forget, once
from dashboard.words import all_of, day
from queries.app_store import releases as store
from queries.app_store.releases import Kind
from queries.errors import Tellable
from queries.scope import LONDON_AREA

EDITIONS_KEPT = 64
EDITIONS = "which editions there are"
Records = Mapping[str, tuple[Mapping[str, Any], ...]]


@dataclass(frozen=True)
class Head:
    """What was kept of which meeting, as at which date, from which state of the data, by whom and when."""

    meeting: str
    edition: int
    as_at: date
    data_version: int
    hash: str
    classification: str
    synthetic: bool
    made_by: str
    made_at: datetime
    reason: str | None  # why there is another edition than the first


@dataclass(frozen=True)
class Snapshot(Head):
    """The exact figures of a meeting as they were known, at all levels, and the listings kept with them."""

    rows: tuple[FigureRow, ...] = field(default=(), repr=False)
    records: Records = field(default_factory=dict, repr=False, hash=False)

    def row(self, figure: str, area: str = LONDON_AREA) -> FigureRow | None:
        """The row of a figure in one area, if it was kept."""
        return self._by_cell.get((figure, area))

    @cached_property
    def _by_cell(self) -> Mapping[tuple[str, str], FigureRow]:
        return _by_cell(self.rows)


@dataclass(frozen=True)
class Release(Snapshot):
    """A snapshot's protected projection. Cells that differ from the edition before it are revised."""

    snapshot_edition: int = 1
    revised: frozenset[tuple[str, str]] = frozenset()  # figure and area


def snapshot_heads() -> tuple[Head, ...]:
    """The latest snapshot of each meeting, by date."""
    return _latest(Kind.SNAPSHOT)


def published_heads() -> tuple[Head, ...]:
    """The latest release of each meeting, by date."""
    return _latest(Kind.RELEASE)


def every_release() -> tuple[Head, ...]:
    """Every edition that was ever published, by date."""
    return _heads(Kind.RELEASE)


def snapshot_of(meeting: str) -> Snapshot:
    """
    The latest snapshot of a meeting.

    :raises Tellable: where there is none, saying of which meetings there are.
    """
    head = _of(
        meeting, snapshot_heads(), "snapshot", "`oversight snapshot --as-at DATE --meeting NAME` takes one"
    )
    return snapshot_edition(head.meeting, head.edition)


def published(meeting: str) -> Release:
    """
    The latest release of a meeting.

    :raises Tellable: where there is none, saying of which meetings there are.
    """
    head = _of(meeting, published_heads(), "release", "`oversight release NAME` publishes a snapshot")
    return release_edition(head.meeting, head.edition)


def snapshot_edition(meeting: str, edition: int) -> Snapshot:
    """One edition of a snapshot that there is."""
    return _snapshot(settings().app_url, meeting, edition)


def snapshot_as_at(as_at: date) -> Snapshot | None:
    """The latest snapshot as at a date, if one was taken."""
    head = next((head for head in snapshot_heads() if head.as_at == as_at), None)
    return snapshot_edition(head.meeting, head.edition) if head else None


def published_before(release: Head) -> Release | None:
    """The last release of an earlier date, if there is one."""
    earlier = [head for head in published_heads() if head.as_at < release.as_at]
    return release_edition(earlier[-1].meeting, earlier[-1].edition) if earlier else None


def release_edition(meeting: str, edition: int) -> Release:
    """One edition of a release that there is."""
    return _release(settings().app_url, meeting, edition)


H = TypeVar("H", bound=Head)


def _of(meeting: str, heads: Sequence[Head], kind: str, cure: str) -> Head:
    found = [head for head in heads if head.meeting == meeting]
    if not found:
        there = all_of([f"“{head.meeting}” ({day(head.as_at)})" for head in heads]) if heads else "none yet"
        raise Tellable(f"There is no {kind} of a meeting “{meeting}”. There are: {there}. {cure}.")
    return found[-1]


def another_was_kept() -> None:
    """An edition came within this run: what follows asks anew which there are."""
    forget(EDITIONS)
    for kind in Kind:
        forget((EDITIONS, kind))


def _latest(kind: Kind) -> tuple[Head, ...]:
    return once((EDITIONS, kind), lambda: _latest_of(_heads(kind)))


def _heads(kind: Kind) -> tuple[Head, ...]:
    return _heads_of(kind, settings().app_url, once(EDITIONS, _editions))


def _editions() -> tuple[Any, ...]:
    with app_reader().connect() as connection:
        return store.editions(connection)


def _latest_of(heads: tuple[Head, ...]) -> tuple[Head, ...]:
    newest = {head.meeting: head.edition for head in heads}
    return tuple(head for head in heads if head.edition == newest[head.meeting])


@lru_cache(maxsize=EDITIONS_KEPT)
def _heads_of(kind: Kind, store_url: str, editions: tuple[Any, ...]) -> tuple[Head, ...]:  # noqa: ARG001 # kept under both
    with app_reader().connect() as connection:
        return tuple(Head(**_head(row)) for row in store.heads(connection, kind))


def _head(row: Mapping[str, Any]) -> dict[str, Any]:
    made = {name: row[name] for name in Head.__dataclass_fields__}
    return made | {"synthetic": bool(row["synthetic"])}


@lru_cache(maxsize=EDITIONS_KEPT)
def _snapshot(store_url: str, meeting: str, edition: int) -> Snapshot:  # noqa: ARG001 # kept under it
    with app_reader().connect() as connection:
        return Snapshot(**_whole(connection, Kind.SNAPSHOT, meeting, edition))


@lru_cache(maxsize=EDITIONS_KEPT)
def _release(store_url: str, meeting: str, edition: int) -> Release:
    with app_reader().connect() as connection:
        whole = _whole(connection, Kind.RELEASE, meeting, edition)
        head = _row_of(connection, Kind.RELEASE, meeting, edition)
    before = _release(store_url, meeting, edition - 1).rows if edition > 1 else whole["rows"]
    return Release(**whole, snapshot_edition=head["snapshot_edition"], revised=revised(before, whole["rows"]))


def revised(before: Sequence[FigureRow], now: Sequence[FigureRow]) -> frozenset[tuple[str, str]]:
    """The cells that differ from those of an edition before."""
    then, cells = _by_cell(before), _by_cell(now)
    return frozenset(cell for cell in then.keys() | cells.keys() if then.get(cell) != cells.get(cell))


def _whole(connection: Connection, kind: Kind, meeting: str, edition: int) -> dict[str, Any]:
    head = _head(_row_of(connection, kind, meeting, edition))
    rows = store.rows_of(connection, kind, meeting, edition)
    records = store.records_of(connection, kind, meeting, edition)
    return head | {
        "rows": tuple(as_kept(row, head["as_at"]) for row in rows),
        "records": {listing: tuple(map(from_text, each)) for listing, each in records.items()},
    }


def _row_of(connection: Connection, kind: Kind, meeting: str, edition: int) -> Mapping[str, Any]:
    heads = store.heads(connection, kind)
    return next(row for row in heads if (row["meeting"], row["edition"]) == (meeting, edition))


def _by_cell(rows: Sequence[FigureRow]) -> Mapping[tuple[str, str], FigureRow]:
    return {(row.figure, row.area): row for row in rows}
