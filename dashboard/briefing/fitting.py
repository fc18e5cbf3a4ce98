"""
What the two pages leave to the annex when there is more than they hold: fewer, never smaller.

What a person wrote is never cut. Each sheet gives up a little more at each step, until it fits.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dashboard.briefing.parts import Briefing, Question, Row, Sentence
from queries.errors import Tellable

TOO_LONG = "The briefing does not fit on two pages. Shorten what was written: the decisions, the next steps, the lines."


@dataclass(frozen=True)
class Room:
    """How much of each part a sheet holds: of the lists how many, of a recommendation's row how many letters."""

    changes: int = 10
    title: int = 90
    way: int = 90
    issues: int = 6
    risks: int = 5
    weak: int = 3
    duties: int = 6
    answers: int = 3
    notes: int = 8


@dataclass(frozen=True)
class Fitted:
    """A briefing as its two pages show it, and how many of which list they leave to the annex."""

    briefing: Briefing
    more: Mapping[str, int] = field(hash=False)


FRONT: tuple[Mapping[str, int], ...] = (
    {},
    {"changes": 8},
    {"changes": 7},
    {"changes": 6},
    {"changes": 5},
    {"changes": 4},
    {"changes": 4, "title": 72, "way": 72},
    {"changes": 3, "title": 60, "way": 60},
    {"changes": 2, "title": 60, "way": 60},
    {"changes": 1, "title": 48, "way": 48},
    {"changes": 0, "title": 40, "way": 40},
)
# In this order, one after the other: what the Deputy Mayor misses least comes first.
BACK_GIVES = (
    ("notes", 5),
    ("risks", 4),
    ("weak", 2),
    ("risks", 3),
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
    ("duties", 2),
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
        changes=briefing.changes[: room.changes],
        issues=briefing.issues[: room.issues],
        risks=briefing.risks[: room.risks],
        equality=briefing.equality[: room.duties],
        data_protection=briefing.data_protection[: room.duties],
        questions=tuple(
            replace(each, answer=each.answer[: room.answers]) for each in (*bank, *weak[: room.weak])
        ),
        notes=briefing.notes[: room.notes],
    )
    return Fitted(
        shown, {name: _left(briefing, shown, name) for name in ("changes", "issues", "risks", "questions")}
    )


def _left(whole: Briefing, shown: Briefing, part: str) -> int:
    every: Sequence[object] = getattr(whole, part)
    return len(every) - len(getattr(shown, part))


def _is_weak(question: Question) -> bool:
    """About one commitment, whose name is the question's id."""
    return "." in question.id


def _row(row: Row, room: Room) -> Row:
    way = Sentence(shortened(row.way.text, room.way), row.way.rests_on)
    return replace(row, title=shortened(row.title, room.title), way=way)


def shortened(text: str, most: int) -> str:
    """A text of so many letters at most, cut between two words, and marked where it is."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut else cut}…"
