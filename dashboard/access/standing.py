"""Where a finding stands: was anybody asked, did they answer, what was found, and what comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.marks import FINDING_MARKS, OVERDUE_MARK, Mark
from dashboard.words import day, of
from queries.tables.access import UNKNOWN

Record = Mapping[str, Any]

NEXT = {
    "not_asked": "Send the audit form: ask why, and who can verify it (an operation, a senior officer).",
    "asked": "Await the answer, due on {due}.",
    "overdue": "Remind the user and tell their single point of contact: the answer was due on {due}.",
    "answered": "Judge the answer: can an operation or a senior officer verify it?",
    "unverified": "Find what would verify it: an operation, or a senior officer.",
    "unjustified": "An inquiry decides what it was; meanwhile see whether they still need access.",
    "justified": "Nothing to ask. If a record was late, have it mended.",
    "not_shown": "Theirs is another BCU, and its forms are not shown here: speak to its single point of contact.",
}
# What is still to be done comes before what is done.
_ORDER = ("unjustified", "unverified", "answered", "asked", "not_asked")


@dataclass(frozen=True)
class Standing:
    """How a finding is marked, whether an answer is overdue, how much of it is explained, and what to do next."""

    state: str
    explained: int
    events: int
    asked: int = 0
    due_on: date | None = None
    overdue: bool = False

    @property
    def mark(self) -> Mark:
        return FINDING_MARKS[self.state]

    @property
    def said(self) -> str:
        """The mark and, of several openings, how many are explained."""
        parts = [str(self.mark), *([str(OVERDUE_MARK)] if self.overdue else [])]
        if 0 < self.explained < self.events:
            parts.append(f"{of(self.explained, self.events)} justified")
        return ", ".join(parts)

    @property
    def next(self) -> str:
        return NEXT["overdue" if self.overdue else self.state].format(
            due=day(self.due_on) if self.due_on else ""
        )


def standing(records: Sequence[Record], forms: Sequence[Record], as_at: date) -> Standing:
    """
    Where the findings of one rule, user and month stand.

    :param records: the findings, one for each Matrix.
    :param forms: the audit forms about their openings that this reader is shown.
    """
    events, explained = (sum(record[name] for record in records) for name in ("events", "explained"))
    if explained >= events:
        return Standing("justified", explained, events, len(forms))
    states = {_state(form) for form in forms} - {"justified"}
    open_ = [form for form in forms if form["answered_on"] is None]
    if not states:
        state = "not_asked" if records[0]["organisation"] or _is_unknown(records[0]) else "not_shown"
        return Standing(state, explained, events, len(forms))
    state = next(state for state in _ORDER if state in states)
    due_on = min((form["due_on"] for form in open_), default=None)
    overdue = state == "asked" and due_on is not None and due_on < as_at
    return Standing(state, explained, events, len(forms), due_on, overdue)


def _state(form: Record) -> str:
    if form["answered_on"] is None:
        return "asked"
    return form["verdict"] or "answered"


def _is_unknown(record: Record) -> bool:
    return bool(record["user"] == UNKNOWN)
