"""
What the two pages leave to the annex when there is more than they hold: fewer, never smaller.

What a person wrote is never cut, and whatever is left out is said to be. Each sheet gives up a little more at each
step, until it fits.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from dashboard.briefing.changes import first_of, left_out
from dashboard.briefing.parts import Briefing, Question, Row, Sentence
from dashboard.words import shortened
from queries.errors import Tellable

TOO_LONG = "The briefing does not fit on two pages. Shorten what was written: the decisions, the next steps, the lines."


@dataclass(frozen=True)
class Room:
    """How much of each part a sheet holds: of the lists how many, of a recommendation's row how many letters."""

    changes: int = 14
    title: int = 90
    what: int = 130
    way: int = 90
    issues: int = 6
    risks: int = 5
    weak: int = 3
    duties: int = 7
    answers: int = 3
    notes: int = 8


@dataclass(frozen=True)
class Fitted:
    """A briefing as its two pages show it, and of each part what is said of how much they leave to the annex."""

    briefing: Briefing
    more: Mapping[str, str] = field(hash=False)


COUNTED = {
    "issues": "issue",
    "risks": "risk",
    "equality": "sentence",
    "data_protection": "sentence",
    "questions": "question",
    "notes": "note",
}
CUT = "A text that ends in … is whole in the annex."
FRONT: tuple[Mapping[str, int], ...] = (
    {},
    {"changes": 12},
    {"changes": 10},
    {"changes": 8},
    {"changes": 7},
    {"changes": 6},
    {"changes": 5},
    {"changes": 4},
    {"changes": 4, "title": 72, "way": 72, "what": 90},
    {"changes": 3, "title": 60, "way": 60, "what": 90},
    {"changes": 2, "title": 60, "way": 60, "what": 90},
    {"changes": 1, "title": 48, "way": 48, "what": 60},
    {"changes": 0, "title": 40, "way": 40, "what": 60},
)
# In this order, one after the other: what the Deputy Mayor misses least comes first.
BACK_GIVES = (
    ("notes", 5),
    ("risks", 4),
    ("weak", 2),
    ("risks", 3),
    ("duties", 6),
    ("issues", 5),
    ("duties", 5),
    ("weak", 1),
    ("duties", 4),
    ("answers", 2),
    ("issues", 4),
    ("duties", 3),
    ("risks", 2),
    ("weak", 0),
    ("issues", 3),
    ("notes", 4),
    ("answers", 1),
    ("issues", 2),
    ("risks", 1),
)
BACK: tuple[Mapping[str, int], ...] = tuple(dict(BACK_GIVES[:given]) for given in range(len(BACK_GIVES) + 1))


def fit(briefing: Briefing, overrun: Callable[[Fitted], tuple[bool, bool]]) -> Fitted:
    """
    The briefing with as much as two pages hold.

    :param overrun: whether the front sheet, and whether the back sheet, holds more than it can.
    :raises Tellable: where even the least does not fit.
    """
    front = back = 0
    while front < len(FRONT) and back < len(BACK):
        fitted = within(briefing, Room(**{**FRONT[front], **BACK[back]}))
        over_front, over_back = overrun(fitted)
        if not over_front and not over_back:
            return fitted
        front, back = front + over_front, back + over_back
    raise Tellable(TOO_LONG)


def within(briefing: Briefing, room: Room) -> Fitted:
    """The briefing as a room holds it: the first of each list, which are the gravest."""
    bank = [each for each in briefing.questions if not _is_weak(each)]
    weak = [each for each in briefing.questions if _is_weak(each)]
    shown = replace(
        briefing,
        rows=tuple(_row(each, room) for each in briefing.rows),
        changes=tuple(
            replace(each, what=shortened(each.what, room.what))
            for each in first_of(briefing.changes, room.changes)
        ),
        issues=briefing.issues[: room.issues],
        risks=briefing.risks[: room.risks],
        equality=briefing.equality[: room.duties],
        data_protection=briefing.data_protection[: room.duties],
        questions=tuple(
            replace(each, answer=each.answer[: room.answers]) for each in (*bank, *weak[: room.weak])
        ),
        notes=briefing.notes[: room.notes],
    )
    return Fitted(shown, _more(briefing, shown))


def _more(whole: Briefing, shown: Briefing) -> Mapping[str, str]:
    """What is said under each part of what it leaves out; nothing where it leaves out nothing."""
    more = {
        part: _left(len(getattr(whole, part)) - len(getattr(shown, part)), noun)
        for part, noun in COUNTED.items()
    }
    full = {each.id: each.answer for each in whole.questions}
    answers = sum(len(full[each.id]) - len(each.answer) for each in shown.questions)
    return more | {
        "rows": CUT
        if shown.rows != whole.rows or any(each.what.endswith("…") for each in shown.changes)
        else "",
        "changes": left_out(whole.changes, first_of(whole.changes, len(shown.changes))),
        "answers": _left(answers, "sentence", " of these answers"),
    }


def _left(count: int, noun: str, of: str = "") -> str:
    if not count:
        return ""
    return (
        f"{count} more {noun}{of} is in the annex."
        if count == 1
        else f"{count} more {noun}s{of} are in the annex."
    )


def _is_weak(question: Question) -> bool:
    """About one commitment, whose name is the question's id, and nobody wrote what to say of it."""
    return "." in question.id and not question.line


def _row(row: Row, room: Room) -> Row:
    way = Sentence(shortened(row.way.text, room.way), row.way.rests_on)
    return replace(row, title=shortened(row.title, room.title), way=way)
