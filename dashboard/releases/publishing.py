"""A snapshot's protected projection is published; one that would tell too much beside another is refused."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from dashboard.figures import FIGURES, LISTINGS
from dashboard.kinds import EVERY_COLUMN
from dashboard.releases.canonical import hash_of
from dashboard.releases.contract import IN_A_RELEASE
from dashboard.releases.kept import (
    Head,
    Records,
    Release,
    every_release,
    published_heads,
    release_edition,
    snapshot_edition,
    snapshot_of,
)
from dashboard.releases.knowing import Projected
from dashboard.releases.linked import BESIDE
from dashboard.releases.protecting import Told, protect
from dashboard.releases.taking import keep, next_edition
from dashboard.words import day, number
from queries.app_store.releases import Kind
from queries.errors import Tellable


class Classification(StrEnum):
    """What a release may be marked as: the publisher's decision, and the higher where nothing is said."""

    OFFICIAL = "OFFICIAL"
    OFFICIAL_SENSITIVE = "OFFICIAL-SENSITIVE"


def publish(
    meeting: str,
    *,
    by: str,
    reason: str | None = None,
    withheld: Iterable[str] = (),
    classification: Classification = Classification.OFFICIAL_SENSITIVE,
) -> Release:
    """
    Publishes the latest snapshot of a meeting. A release is superseded only for a reason.

    :param withheld: figures of people that are withheld besides those the rule withholds.
    :param classification: with which its papers are marked.
    :raises Tellable: where there is no such snapshot, no reason, or two releases would tell too much together.
    """
    snapshot = snapshot_of(meeting)
    before = next((head for head in published_heads() if head.meeting == meeting), None)
    edition = next_edition("release", before, snapshot.as_at, reason)
    made = protect(snapshot.rows, [_projected(head) for head in every_release()], _known(withheld))
    if made.told:
        raise Tellable(_refusal(meeting, made.told, made.widening))
    records = released(snapshot.records)
    head = Head(
        meeting=meeting,
        edition=edition,
        as_at=snapshot.as_at,
        data_version=snapshot.data_version,
        hash=hash_of(made.rows, records),
        classification=classification.value,
        synthetic=snapshot.synthetic,
        made_by=by,
        made_at=datetime.now(UTC),
        reason=reason,
    )
    keep(Kind.RELEASE, head, made.rows, records, "release published", snapshot_edition=snapshot.edition)
    return release_edition(meeting, edition)


def released(records: Records) -> Records:
    """What a release holds of the listings that were kept: the columns that say of themselves that they may be."""
    return {
        listing: tuple(_columns(record, LISTINGS[listing].released) for record in each)
        for listing, each in records.items()
        if listing in LISTINGS and LISTINGS[listing].released
    }


def _columns(record: Mapping[str, Any], released: tuple[str, ...]) -> Mapping[str, Any]:
    """Columns that are not released are there, and empty."""
    if released == EVERY_COLUMN:
        return record
    return {name: record[name] if name in {"as_at", "area", *released} else None for name in record}


def _projected(head: Head) -> Projected:
    release = release_edition(head.meeting, head.edition)
    exact = snapshot_edition(release.meeting, release.snapshot_edition).rows
    return Projected(f"{release.meeting}, edition {release.edition}", release.as_at, exact, release.rows)


def _known(withheld: Iterable[str]) -> frozenset[str]:
    asked = frozenset(withheld)
    able = {id_ for id_ in IN_A_RELEASE if FIGURES[id_].counts_people or id_ in BESIDE}
    if asked - able:
        raise Tellable(
            f"{', '.join(sorted(asked - able))} cannot be withheld: name figures that count people, such as opening."
        )
    return asked


def _refusal(meeting: str, told: Told, widening: str | None) -> str:
    exactly = "exactly" if told.values == 1 else f"to within {number(told.values)} values"
    beside = f" beside the release of {told.beside.label} ({day(told.beside.as_at)})" if told.beside else ""
    cure = (
        f"Publish it with `--withhold {widening}`"
        if widening
        else "Withhold a figure beside it (--withhold ID)"
    )
    what = f"{_title(told.figure)} ({told.figure})"
    if len(told.weights) > 1:
        what = f"how many are not counted in {what}"
    return (
        f"The release of “{meeting}” is refused: {what} could be worked out {exactly}{beside}. {cure}, or take the "
        "snapshot as at another date."
    )


def _title(figure: str) -> str:
    return FIGURES[figure].title if figure in FIGURES else "a count"
