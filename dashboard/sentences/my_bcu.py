"""What the page My BCU says in words."""

from datetime import date

from dashboard.words import all_of, capital, day, number
from dashboard.work.asked import Work
from dashboard.work.horizon import WEEK, Section, last_day_of_list


def work_sentence(work: Work) -> str:
    """How many things are due in the BCU, and how many of them overdue; what is said to be done is not due."""
    due, overdue = work.due(*Section), work.due(Section.OVERDUE)
    if not due and not work.waiting and not work.known:
        return (
            f"No data: nobody is recorded on a Matrix of {work.name}, or with access, by {day(work.as_at)}."
        )
    if not due:
        return f"Nothing is due in {work.name} by {day(last_day_of_list(work.as_at))}{_told(work)}."
    things = "thing is" if due == 1 else "things are"
    return f"{capital(number(due))} {things} due in {work.name}{_overdue(due, overdue)}."


def how_to_mark(work: Work) -> str:
    """What a reader who may mark has to know before they do."""
    return (
        f"The data reach to {day(work.as_at)}. What you did since is not here yet: mark it as done, and it waits for "
        "the next load."
    )


def heading(section: Section, as_at: date) -> str:
    """Overdue; This week, to 6 December 2020; Before the quarter ends on 31 December 2020"""
    match section:
        case Section.OVERDUE:
            return "Overdue"
        case Section.THIS_WEEK:
            return f"This week, to {day(as_at + WEEK - (WEEK / 7))}"
        case Section.LATER:
            return f"Before the quarter ends on {day(last_day_of_list(as_at))}"


def distance(due_on: date, as_at: date) -> str:
    """18 days overdue; today; in 2 days"""
    days = (due_on - as_at).days
    if days == 0:
        return "today"
    said = f"{abs(days):,} day{'' if abs(days) == 1 else 's'}"
    return f"in {said}" if days > 0 else f"{said} overdue"


def cannot_be_told(work: Work) -> str:
    """What the list leaves out because its source says nothing; that is not good news."""
    return (
        f"No data on {all_of(list(work.silent))} by {day(work.as_at)}: what rests on "
        f"{'it' if len(work.silent) == 1 else 'them'} cannot be told, and is not thereby done."
    )


def _overdue(due: int, overdue: int) -> str:
    if due == overdue:
        return ", and it is overdue" if due == 1 else ", and all are overdue"
    return f"; {number(overdue) if overdue else 'none'} {'is' if overdue <= 1 else 'are'} overdue"


def _told(work: Work) -> str:
    if work.waiting:
        return f": {number(work.waiting)} {'waits' if work.waiting == 1 else 'wait'} for the next load"
    return ", as far as the records tell" if work.silent else ""
