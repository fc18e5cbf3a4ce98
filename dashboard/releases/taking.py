"""A snapshot is taken: every figure at a date, exactly and at all levels, as known now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from dashboard import trail
from dashboard.answers import answer
from dashboard.app_store import app_writer
from dashboard.as_loaded import as_loaded
from dashboard.downloads import MARKING
from dashboard.figures import FIGURES, LISTINGS
from dashboard.kinds import Answer, FigureRow
from dashboard.permissions import Role, Viewer
from dashboard.releases.canonical import as_stored, hash_of, to_text
from dashboard.releases.kept import Head, another_was_kept, snapshot_heads
from dashboard.words import day
from queries.app_store import releases as store
from queries.app_store.releases import Kind
from queries.errors import Tellable

THE_GROUP = Viewer("snapshot", Role.OVERSIGHT)
LONGEST_NAME = 100


@dataclass(frozen=True)
class Found:
    """What every figure and every listing that is kept says at a date, from one state of the data."""

    version: int
    rows: tuple[FigureRow, ...]
    records: Mapping[str, Sequence[Mapping[str, Any]]]


def take_snapshot(meeting: str, as_at: date, *, by: str, today: date, reason: str | None = None) -> Head:
    """
    Keeps the exact figures of a meeting. It is never changed; another edition is taken only for a reason.

    :raises Tellable: where the meeting's name or date will not do, or another edition gives no reason.
    """
    edition = _edition(meeting, as_at, today, reason)
    found = find_all(as_at)
    head = Head(
        meeting=meeting,
        edition=edition,
        as_at=as_at,
        data_version=found.version,
        hash=hash_of(found.rows, found.records),
        classification=MARKING,
        synthetic=as_loaded().fresh.synthetic,
        made_by=by,
        made_at=datetime.now(UTC),
        reason=reason,
    )
    keep(Kind.SNAPSHOT, head, found.rows, found.records, "snapshot taken")
    return head


def find_all(as_at: date) -> Found:
    """
    Every figure and every listing that is kept with them, as at a date.

    :raises Tellable: where a load came in between.
    """
    figures = [answer(figure, THE_GROUP, [as_at]) for figure in FIGURES.values()]
    listings = [answer(of, THE_GROUP, [as_at]) for of in LISTINGS.values() if of.released]
    versions = {found.asked.version for found in (*figures, *listings)}
    if len(versions) > 1:
        raise Tellable("A load came while the snapshot was taken, so nothing was kept: take it again.")
    rows = tuple(row for found in figures for row in found.rows)
    return Found(versions.pop(), rows, {found.of.id: _kept(found) for found in listings})


def keep(
    kind: Kind,
    head: Head,
    rows: Sequence[FigureRow],
    records: Mapping[str, Sequence[Mapping[str, Any]]],
    what: str,
    **more: int,
) -> None:
    """Writes an edition and the row of the trail that tells of it: both, or neither."""
    written = {listing: [to_text(record) for record in each] for listing, each in records.items()}
    values = vars(head) | {"synthetic": int(head.synthetic)} | more
    detail: dict[str, str | int | None] = {
        "meeting": head.meeting,
        "edition": head.edition,
        "hash": head.hash,
        "classification": head.classification,
        "reason": head.reason,
    }
    with app_writer().begin() as connection:
        store.add(connection, kind, values, [as_stored(row) for row in rows], written)
        trail.write(connection, what, who=head.made_by, as_at=head.as_at, detail=detail)
    another_was_kept()


def _kept(found: Answer) -> tuple[Mapping[str, Any], ...]:
    return tuple(dict(record) for record in found.records)


def _edition(meeting: str, as_at: date, today: date, reason: str | None) -> int:
    if not meeting.strip() or len(meeting) > LONGEST_NAME:
        raise Tellable(f"A meeting needs a name of 1 to {LONGEST_NAME} characters: give it with --meeting.")
    if as_at > today:
        raise Tellable(f"{day(as_at)} is yet to come: a snapshot is taken of a date that has passed.")
    heads = snapshot_heads()
    for other in heads:
        if other.as_at == as_at and other.meeting != meeting:
            raise Tellable(
                f"There is a snapshot as at {day(as_at)} already, of “{other.meeting}”: use that one, or another date."
            )
    before = next((head for head in heads if head.meeting == meeting), None)
    return next_edition("snapshot", before, as_at, reason)


def next_edition(kind: str, before: Head | None, as_at: date, reason: str | None) -> int:
    """
    The number of the edition that comes after the one before.

    :raises Tellable: where that is another date's, or there is no reason for another edition, or one for the first.
    """
    if before is None:
        if reason:
            raise Tellable(f"This is the first {kind} of the meeting, and replaces none: leave out --reason.")
        return 1
    if before.as_at != as_at:
        raise Tellable(
            f"The {kind} of “{before.meeting}” is as at {day(before.as_at)}: give the other date another name."
        )
    if not reason:
        raise Tellable(
            f"There is a {kind} of “{before.meeting}” already, and it is never changed. Where another edition is to "
            "take its place, say why with --reason."
        )
    return before.edition + 1
