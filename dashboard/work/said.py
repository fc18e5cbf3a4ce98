"""A line of the list as it is shown: the words that stand in each place of its row."""

from dataclasses import dataclass
from datetime import date

from dashboard.page import in_london
from dashboard.sentences.my_bcu import distance
from dashboard.words import day
from dashboard.work.standing import Standing
from queries.app_store.done_marks import DoneMark


@dataclass(frozen=True)
class Row:
    """What a row of the list shows, place by place."""

    verb: str
    subject: str
    reason: str
    about: str
    due_on: str
    distance: str
    note: str
    waits: bool


def said(each: Standing, as_at: date, loaded: str) -> Row:
    """
    A line in words; of several days it says the earliest.

    :param loaded: when the last load came, in words.
    """
    line = each.line
    return Row(
        line.verb,
        line.subject,
        line.reason,
        line.about,
        day(line.due_on) if line.of_one_day else f"from {day(line.due_on)}",
        distance(line.due_on, as_at),
        _note(each, loaded),
        each.waits,
    )


def _note(each: Standing, loaded: str) -> str:
    """What was marked of a line, by whom and when, and what became of it."""
    if each.mark is None:
        return ""
    who, of = _who(each.mark), len(each.line.items)
    if each.waits:
        return f"Done, says {who}. It waits for the next load."
    if each.waiting:
        return f"{len(each.waiting)} of {of} done, says {who}. They wait for the next load."
    which = "It was" if of == 1 else f"{len(each.again)} of {of} were"
    still = "still has it" if of == 1 else "still has them"
    return f"Open again. {which} marked as done by {who}, and the load of {loaded} {still}."


def _who(mark: DoneMark) -> str:
    return f"{mark.who} on {in_london(mark.at)}"
