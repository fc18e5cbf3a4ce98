"""
The parts of a briefing, whatever form it is written in.

A sentence that was made from the release says on which figures or listings it rests, so that it can be questioned;
one that a person wrote rests on none.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Sentence:
    """A sentence, and the ids of the figures and listings that its numbers were taken from."""

    text: str
    rests_on: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class State:
    """How many of how many in one column, and the worst of them with its shape and word."""

    count: str
    shape: str
    word: str
    note: str = ""


@dataclass(frozen=True)
class Row:
    """One recommendation: what is claimed, what was assessed, what the records bear out; papers are counted apart."""

    number: int
    title: str
    owner: str
    claimed: State
    assessed: State
    tested: State | None
    papers: State | None
    worst: str  # the name of the commitment that stands in the way
    way: Sentence
    since: Sentence
    contradictions: int


@dataclass(frozen=True)
class Change:
    """What is otherwise than it was at the meeting before: for the worse, for the better, or neither."""

    direction: str
    what: str
    was: str
    now: str
    rests_on: tuple[str, ...]


@dataclass(frozen=True)
class Issue:
    """A finding under its title, and what follows from it."""

    title: str
    found: tuple[Sentence, ...]
    so_what: str


@dataclass(frozen=True)
class Risk:
    """What may go wrong, whether it is seen now and by what, what it would mean, and who sees to what."""

    risk: str
    standing: str
    seen: Sentence
    impact: str
    mitigation: str
    owner: str


@dataclass(frozen=True)
class Question:
    """A question that is likely to be put: what a person would say first, and what the release answers."""

    id: str
    question: str
    line: str
    answer: tuple[Sentence, ...]


@dataclass(frozen=True)
class Asked:
    """A decision that is asked for: what, by when, and what follows without it."""

    ask: str
    by_when: str = ""
    otherwise: str = ""


@dataclass(frozen=True)
class Step:
    """What is to be done next, by whom, by when."""

    action: str
    owner: str = ""
    by_when: str = ""


@dataclass(frozen=True)
class Provenance:
    """From which release it was made, what it is compared with, and the id of the export where it is taken away."""

    meeting: str
    edition: int
    as_at: date
    data_version: int
    hash: str
    classification: str
    synthetic: bool
    since_meeting: str = ""
    since: date | None = None
    since_hash: str = ""
    export: str = ""


@dataclass(frozen=True)
class Briefing:
    """All of it, in the order in which it is read: the first four lists of parts stand on the front page."""

    provenance: Provenance
    written_by: str
    cleared_by: str
    version: int  # of what a person wrote; none was written where it is 0
    purpose: str
    decisions: tuple[Asked, ...]
    headline: tuple[Sentence, ...]
    rows: tuple[Row, ...]
    changes: tuple[Change, ...]
    changes_said: Sentence
    issues: tuple[Issue, ...]
    risks: tuple[Risk, ...]
    equality: tuple[Sentence, ...]
    data_protection: tuple[Sentence, ...]
    next_steps: tuple[Step, ...]
    questions: tuple[Question, ...]
    notes: tuple[Sentence, ...]

    @property
    def title(self) -> str:
        return f"Gangs Violence Matrix: briefing for {self.provenance.meeting}"
