"""
What a meeting did not know yet of its own day: said wherever a change since it is said, and the same everywhere.

A change since a meeting is from what is known now of its day. Beside it stands what was recorded only afterwards.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from dashboard.kinds import Answer, FigureRow
from dashboard.page import Page
from dashboard.permissions import reads_snapshots
from dashboard.releases.changes import change
from dashboard.releases.kept import Snapshot, snapshot_as_at
from dashboard.sign_in.viewer import viewer
from dashboard.this_run import once
from dashboard.words import day, of


def snapshot_for(as_at: date) -> Snapshot | None:
    """The exact figures of a meeting's date, for who may read those."""
    if not reads_snapshots(viewer()):
        return None
    return once(("the snapshot as at", as_at), lambda: snapshot_as_at(as_at))


def known_late(page: Page, answers: Collection[Answer]) -> list[str]:
    """Of figures asked for both dates, in a sentence; nothing where no meeting kept them or nothing was late."""
    kept = snapshot_for(page.compared_with)
    found = [] if kept is None else [said for answer in answers for said in late(answer, kept)]
    return [only_after(kept, found)] if kept is not None and found else []


def late(found: Answer, kept: Snapshot, title: str = "") -> Iterator[str]:
    """How a figure is known now of the meeting's day, where it was known otherwise then."""
    then, was = found.row(found.told, kept.as_at), kept.row(found.of.id, found.told)
    made = change(found.row(found.told, found.asked.dates[-1]), then, was)
    if made and made.late and then and was:
        yield f"{title or found.of.title} {_told(then)}, known then as {_told(was)}"


def _told(row: FigureRow) -> str:
    return "no data" if row.silent else of(row.numerator, None)


def only_after(kept: Snapshot, found: Sequence[str]) -> str:
    return (
        f"Recorded only after the meeting “{kept.meeting}”, of {day(kept.as_at)} itself, and no change since: "
        f"{'; '.join(found)}."
    )
