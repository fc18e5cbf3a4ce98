"""Questions about how old the people on the Matrix are: unlike all else about them, that changes by itself."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_

from queries import areas
from queries.calendar import Dates, birth_months, successive
from queries.question import Question, question
from queries.scope import LC, Levels, Scope
from queries.standing import ENTRIES, ENTRIES_OF_PEOPLE, SPELLS, Stays, carried, counted, of, with_person
from queries.tables.derived import spells
from queries.tables.register import nominals

READS = ("entries", "nominals")
AT = (
    "Age at a date is whole years of calendar months from the month of birth, less one month: a birthday counts "
    "from the month after it."
)

Condition = Callable[[CTE], ColumnElement[bool]]  # on a person, beside the birth months that a date implies
birth_month = nominals.c.birth_month


@question("People under 18", reads=READS)
def under_18(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: people with an entry live at the as-at date who are aged under 18 then. Denominator: all people
    with an entry live then. A birthday counts from the month after it; a person whose month of birth is not
    recorded is not counted as under 18.
    """
    return aged(scope, dates, levels, _is_under_18)


@question("People under 18 in the green band", reads=(*READS, "harm_scores"))
def green_under_18(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: people with an entry live at the as-at date who are aged under 18 then and whose latest harm
    score by then is in the green band. Denominator: all people with an entry live then. A birthday counts
    from the month after it; a person whose month of birth is not recorded is not counted as under 18.
    """
    return aged(
        scope,
        dates,
        levels,
        lambda born: _is_under_18(born) & (spells.c.band == "green"),
        stays=with_person(SPELLS, spells.c.nominal_id),
    )


def aged(
    scope: Scope, dates: Dates, levels: Levels, where: Condition, stays: Stays = ENTRIES_OF_PEOPLE
) -> Select[Any]:
    """People on the Matrix at each date: those of the age that `where` asks for then, of all."""
    members, born = areas.of_boroughs(scope, levels), birth_months(dates)
    return of(
        counted(scope, members, born, stays, where(born)),
        carried(scope, members, successive(dates), ENTRIES),
    )


def _is_under_18(born: CTE) -> ColumnElement[bool]:
    return birth_month > born.c.aged_18


def _group(name: str, title: str, said: str, where: Condition) -> Question:
    def ask(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
        return aged(scope, dates, levels, where)

    ask.__doc__ = (
        f"Numerator: people with an entry live at the as-at date {said}, in the area of that entry's borough. "
        f"Denominator: all people with an entry live then. {AT}"
    )
    return question(title, name=f"people_{name}", levels=LC, reads=READS)(ask)


groups = [
    _group("age_under_18", "People aged under 18", "who are aged under 18 then", _is_under_18),
    _group(
        "age_18_24",
        "People aged 18 to 24",
        "who are aged 18 to 24 then",
        lambda born: and_(birth_month <= born.c.aged_18, birth_month > born.c.aged_25),
    ),
    _group(
        "age_25_34",
        "People aged 25 to 34",
        "who are aged 25 to 34 then",
        lambda born: and_(birth_month <= born.c.aged_25, birth_month > born.c.aged_35),
    ),
    _group(
        "age_35_over",
        "People aged 35 and over",
        "who are aged 35 or over then",
        lambda born: birth_month <= born.c.aged_35,
    ),
    _group(
        "young_black_male",
        "Black men and boys under 25",
        "who are recorded as male and as black and are aged under 25 then",
        lambda born: and_(
            nominals.c.gender == "male", nominals.c.ethnicity == "black", birth_month > born.c.aged_25
        ),
    ),
]
