"""
Questions about who the people on the Matrix are: by ethnicity, gender and disability, and what is not recorded.

A field without a date of its own counts as last loaded, whatever the as-at date.
"""

from typing import Any

from sqlalchemy import ColumnElement, Select

from queries import areas
from queries.calendar import Dates, successive
from queries.question import Question, question
from queries.scope import LC, LCB, Levels, Scope
from queries.standing import ENTRIES_OF_PEOPLE, carried
from queries.tables.reference import ETHNICITY
from queries.tables.register import nominals

READS = ("entries", "nominals")
ETHNIC_GROUPS = ETHNICITY.words

# Each group: whom it holds, as its title says it and as its method does, and the condition on the person.
Group = tuple[str, str, ColumnElement[bool]]
BY_ETHNICITY: dict[str, Group] = {
    group: (f"recorded as {group}", f"whose ethnicity is recorded as {group}", nominals.c.ethnicity == group)
    for group in ETHNIC_GROUPS
} | {
    "ethnicity_unknown": (
        "whose ethnicity is not recorded",
        "whose ethnicity is not recorded",
        nominals.c.ethnicity.is_(None),
    )
}
BY_OTHERS: dict[str, Group] = {
    "male": ("recorded as male", "whose gender is recorded as male", nominals.c.gender == "male"),
    "female": ("recorded as female", "whose gender is recorded as female", nominals.c.gender == "female"),
    "other_gender": (
        "recorded as of another gender",
        "whose gender is recorded as neither male nor female",
        nominals.c.gender == "other",
    ),
    "gender_unknown": (
        "whose gender is not recorded",
        "whose gender is not recorded",
        nominals.c.gender.is_(None),
    ),
    "age_unknown": (
        "whose month of birth is not recorded",
        "whose month of birth is not recorded",
        nominals.c.birth_month.is_(None),
    ),
    "disabled": ("recorded as disabled", "recorded as having a disability", nominals.c.disability == "yes"),
    "not_disabled": (
        "recorded as not disabled",
        "recorded as having no disability",
        nominals.c.disability == "no",
    ),
    "disability_unknown": (
        "of whom it is not recorded whether they are disabled",
        "of whom it is not recorded whether they have a disability",
        nominals.c.disability.is_(None),
    ),
}
RECORDED: dict[str, ColumnElement[bool]] = {
    "gender": nominals.c.gender.is_not(None),
    "age": nominals.c.birth_month.is_not(None),
    "ethnicity": nominals.c.ethnicity.is_not(None),
    "disability": nominals.c.disability.is_not(None),
}


def people(scope: Scope, dates: Dates, levels: Levels, where: ColumnElement[bool]) -> Select[Any]:
    """People on the Matrix at each date: those of whom `where` (of the person) is true, of all."""
    return carried(scope, areas.of_boroughs(scope, levels), successive(dates), ENTRIES_OF_PEOPLE, where)


def _family(name: str, title: str, said: str, where: ColumnElement[bool], levels: Levels) -> Question:
    def ask(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
        return people(scope, dates, levels, where)

    ask.__doc__ = (
        f"Numerator: people with an entry live at the as-at date {said}, in the area of that entry's borough. "
        "Denominator: all people with an entry live then. What is recorded about a person has no date: it is as "
        "last loaded."
    )
    return question(title, name=name, levels=levels, reads=READS)(ask)


groups = [
    _family(f"people_{name}", f"People {title}", said, where, LC)
    for name, (title, said, where) in (BY_ETHNICITY | BY_OTHERS).items()
]

completeness = [
    _family(
        f"completeness_{field}",
        f"People whose {what} is recorded",
        f"whose {what} is recorded",
        RECORDED[field],
        LCB,
    )
    for field, what in (
        ("gender", "gender"),
        ("age", "month of birth"),
        ("ethnicity", "ethnicity"),
        ("disability", "disability or absence of one"),
    )
]
