"""What the Overview says of a change since a meeting: what of it is real, and what was only recorded later."""

from collections.abc import Callable, Iterator, Mapping

from dashboard.commitments import Commitment
from dashboard.headline_figures import FIVE, ask_five
from dashboard.known_then import late, only_after, snapshot_for
from dashboard.page import Page
from dashboard.promise_history import STANDINGS, PromiseHistory
from dashboard.releases.kept import Snapshot
from dashboard.words import all_of, day

NAMED = 5  # so many commitments are named before they are only counted


def recorded_late(page: Page, history: PromiseHistory) -> list[str]:
    """What the meeting compared with did not know yet of its own day, in a sentence; nothing where it kept nothing."""
    kept = snapshot_for(page.compared_with)
    if kept is None:
        return []
    found = [*_commitments(kept, history), *_figures(page, kept)]
    if found:
        return [only_after(kept, found)]
    return [
        f"All of that is real change: what the meeting “{kept.meeting}” knew of {day(kept.as_at)} still stands."
    ]


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
        yield from late(found, kept, headline.title)
