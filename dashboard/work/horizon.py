"""How far ahead the list looks, and under which heading a day falls: seen from the as-at date, never the clock."""

from datetime import date, timedelta
from enum import StrEnum

from queries.dates import quarter_of

WEEK = timedelta(days=7)


class Section(StrEnum):
    """Where in the list a line stands."""

    OVERDUE = "overdue"
    THIS_WEEK = "this week"
    LATER = "later"


def last_day_of_list(as_at: date) -> date:
    """The end of the quarter that the week from the as-at date runs into: no list ends before its week does."""
    return quarter_of(as_at + WEEK).last_day


def section_of(due_on: date, as_at: date) -> Section:
    """Overdue where it fell due before the as-at date; this week in the seven days from it, that day included."""
    if due_on < as_at:
        return Section.OVERDUE
    return Section.THIS_WEEK if due_on < as_at + WEEK else Section.LATER
