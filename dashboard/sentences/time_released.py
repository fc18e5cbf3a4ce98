"""What the page Time on the Matrix says in words to a reader of releases, who is told no curve."""

from collections.abc import Mapping

from dashboard.kinds import Answer, FigureRow
from dashboard.words import capital, day, of_with_share

Answers = Mapping[str, Answer]  # by the figure's id


def released_sentence(told: Answers) -> str:
    """How many were removed and added in the quarter, and who has been Green all along; what is withheld is said to be."""
    population, removed, added, always = (
        _row(told[id_]) for id_ in ("matrix_population", "removed", "added", "always_green")
    )
    as_at = day(told["removed"].asked.dates[-1])
    if population and population.numerator == 0:
        return f"Nobody is recorded on the Matrix on {as_at}: there are no data on how long people stay."
    went = f"in the quarter up to {as_at}, {_were(removed)} removed from the Matrix and {_were(added)} added to it"
    return f"{capital(went)}; {_all_along(always)}."


def always_green_sentence(found: Answer) -> str:
    """How many there are, and how many there were at the first release shown."""
    now, before = _row(found), _row(found, 0)
    said = capital(_all_along(now))
    if before is None or before == now or before.withheld:
        return said
    return f"{said}; {of_with_share(before.numerator, before.denominator)} had by {day(before.as_at)}"


def _were(row: FigureRow | None) -> str:
    """So many people were; rounded, there are never fewer than ten of them, or nobody."""
    if row is None or row.numerator is None:
        return (
            "a number of people that is withheld were" if row else "a number of people that is not told were"
        )
    return f"{row.numerator:,.0f} people were" if row.numerator else "nobody was"


def _all_along(row: FigureRow | None) -> str:
    if row is None or row.numerator is None:
        return "how many have been Green at every score is " + ("withheld" if row else "not told")
    return f"{of_with_share(row.numerator, row.denominator)} on the Matrix have been Green at every score"


def _row(found: Answer, place: int = -1) -> FigureRow | None:
    return found.row(found.subject, found.asked.dates[place])
