"""What the Overview says of a change since a meeting: what of it is real, and what was only recorded later."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from dashboard.commitments import Commitment
from dashboard.headline_figures import FIVE, ask_five
from dashboard.page import Page
from dashboard.permissions import reads_snapshots
from dashboard.promise_history import STANDINGS, PromiseHistory
from dashboard.releases.changes import change
from dashboard.releases.kept import Snapshot, snapshot_as_at
from dashboard.sign_in.viewer import viewer
from dashboard.words import all_of, day, of
from queries.scope import LONDON_AREA

NAMED = 5  # so many commitments are named before they are only counted


def recorded_late(page: Page, history: PromiseHistory) -> list[str]:
    """What the meeting compared with did not know yet of its own day, in a sentence; nothing where it kept nothing."""
    kept = snapshot_for(page.compared_with)
    if kept is None:
        return []
    found = [*_commitments(kept, history), *_figures(page, kept)]
    meeting = f"the meeting “{kept.meeting}”"
    if not found:
        return [f"All of that is real change: what {meeting} knew of {day(kept.as_at)} still stands."]
    return [
        f"Recorded only after {meeting}, of {day(kept.as_at)} itself, and no change since: {'; '.join(found)}."
    ]


def snapshot_for(as_at: date) -> Snapshot | None:
    """The exact figures of a meeting's date, for who may read those."""
    return snapshot_as_at(as_at) if reads_snapshots(viewer()) else None


def _commitments(kept: Snapshot, history: PromiseHistory) -> Iterator[str]:
    known = {
        record["commitment"]: Commitment(**record) for record in kept.records.get("commitment_states", ())
    }
    for title, standing in STANDINGS.items():
        names = [name for name, then in history.then.items() if _differs(known, name, then, standing)]
        if names:
            yield f"{title} of {all_of(names) if len(names) <= NAMED else len(names)}"


def _differs(
    known: Mapping[str, Commitment], name: str, then: Commitment, standing: Callable[[Commitment], int]
) -> bool:
    return name in known and standing(known[name]) != standing(then)


def _figures(page: Page, kept: Snapshot) -> Iterator[str]:
    for headline, found in zip(FIVE, ask_five(page), strict=True):
        then, was = found.row(LONDON_AREA, kept.as_at), kept.row(headline.figure.id)
        made = change(found.row(LONDON_AREA, page.as_at), then, was)
        if made and made.late and then and was:
            yield f"{headline.title} {of(then.numerator, None)}, known then as {of(was.numerator, None)}"
