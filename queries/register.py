"""Questions about how many are on the Matrix, and with which harm score."""

from typing import Any

from sqlalchemy import ColumnElement, Select

from queries import areas
from queries.calendar import Dates, successive
from queries.question import Question, question
from queries.scope import Levels, Scope
from queries.standing import ENTRIES, SPELLS, carried
from queries.tables.derived import spells

READS = ("entries", "harm_scores")
ZERO_HARM, NEVER_HARM = spells.c.harm_score == 0, spells.c.ever_above_zero == 0
ALWAYS_GREEN = spells.c.harm_score.is_not(None) & (spells.c.ever_above_green == 0)


@question("People on the Matrix", reads=("entries",))
def matrix_population(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    People with an entry live at the as-at date: added by then, and not removed by then. They count in the
    area of that entry's borough. Somebody removed on a day is not on the Matrix at its end.
    """
    return carried(scope, areas.of_boroughs(scope, levels), successive(dates), ENTRIES)


@question("People with a zero harm score", reads=READS)
def zero_harm(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: people with an entry live at the as-at date, in the area of that entry's borough, whose latest
    harm score by then is 0. Denominator: all people with an entry live then. A person never scored is not
    counted as zero. A zero score does not mean no risk: it counts recent recorded harm only.
    """
    return people(scope, dates, levels, where=ZERO_HARM)


@question("People who never had a harm score above zero", reads=READS)
def never_harm(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: people with an entry live at the as-at date who have had no harm score above 0 by then, on the
    Matrix or before it; people never scored are among them. Denominator: all people with an entry live then.
    """
    return people(scope, dates, levels, where=NEVER_HARM)


@question("People who were always green", reads=READS)
def always_green(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: people with an entry live at the as-at date who have had at least one score by then, and every
    one of them in the green band. Denominator: all people with an entry live then.
    """
    return people(scope, dates, levels, where=ALWAYS_GREEN)


def people(scope: Scope, dates: Dates, levels: Levels, *, where: ColumnElement[bool]) -> Select[Any]:
    """People on the Matrix at each date: those of whom `where` (of their spell) is true, of all."""
    return carried(scope, areas.of_boroughs(scope, levels), successive(dates), SPELLS, where)


def _band(name: str, title: str, said: str, where: ColumnElement[bool]) -> Question:
    def ask(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
        return people(scope, dates, levels, where=where)

    ask.__doc__ = (
        f"Numerator: people with an entry live at the as-at date {said} by then, in the area of that entry's "
        "borough. Denominator: all people with an entry live then."
    )
    return question(title, name=f"band_{name}", reads=READS)(ask)


bands = [
    *(
        _band(
            name,
            f"People in the {name} band",
            f"whose latest harm score is in the {name} band",
            spells.c.band == name,
        )
        for name in ("red", "amber", "green")
    ),
    _band("unscored", "People never scored", "who have no harm score", spells.c.band.is_(None)),
]
