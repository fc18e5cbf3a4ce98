"""What the page Quarterly reviews says in words."""

from collections.abc import Sequence

from dashboard.kinds import Answer, FigureRow
from dashboard.review_cells import MISSED, Cell, of_last_quarter, times_running
from dashboard.words import all_of, capital, day, number, of, quarter, share
from queries.dates import last_quarter
from queries.scope import LONDON_AREA

SOME = 3  # so many dates make a history
MOST_NAMED = 2  # so many BCUs are named before they are only counted
TIMES = ("", "", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
NO_RETURN = frozenset({"no_return"})
PEOPLE = {
    "people_reviewed": ("people", "nobody was on the Matrix"),
    "green_reviewed": ("Green people", "nobody was Green"),
    "zero_harm_reviewed": ("people with a zero harm score", "nobody had a zero harm score"),
}


def reviews_sentence(complete: Answer, grid: Answer) -> str:
    """
    What the last quarter's review came to.

    :param complete: an Answer of `reviews_complete` at the as-at date (among others).
    :param grid: an Answer of `review_grid` at the as-at date.
    """
    as_at = complete.asked.dates[-1]
    row, label = complete.row(complete.subject, as_at), last_quarter(as_at).label
    if row is None or row.silent:
        return f"No data: no quarterly review had been recorded by {day(as_at)}."
    if complete.asked.scope.bcu:
        return _own_review(complete, grid, label)
    cells = of_last_quarter(grid)
    late = _late(sum(cell["state"] == "late" for cell in cells), row.numerator)
    if row.numerator == row.denominator:
        return f"All {row.denominator} BCUs completed their {quarter(label)} review{late}."
    if not row.numerator:
        return f"None of {row.denominator} BCUs completed its {quarter(label)} review."
    their = "its" if row.numerator == 1 else "their"
    said = (
        f"{number(row.numerator)} of {row.denominator} BCUs completed {their} {quarter(label)} review{late}"
    )
    return f"{capital(said)}; {_missed(grid, [cell for cell in cells if cell['state'] in MISSED])}."


def reached_sentence(people: Answer) -> str:
    """
    How far the last quarter's review has got, and since the date before.

    :param people: an Answer of `people_reviewed` or one like it, at the as-at date last.
    """
    as_at = people.asked.dates[-1]
    row, (who, nobody) = people.row(people.subject, as_at), PEOPLE[people.of.id]
    label = quarter(last_quarter(as_at).label)
    if row is None or row.silent:
        return f"No data: no outcome of any review had been recorded by {day(as_at)}"
    if row.withheld:
        return f"How many {who} the {label} review has reached is withheld"
    if not row.denominator:
        return f"When {label} began, {nobody}"
    return f"The {label} review has reached {_of_people(row, who)}"


def reached_history(people: Answer) -> str:
    """The same, and of which of the quarter ends asked for the share was lowest."""
    said, known = reached_sentence(people), _known(people)
    if len(known) < SOME or known[-1].as_at != people.asked.dates[-1]:
        return said
    fewest = min(known, key=lambda row: row.value or 0)
    if fewest.value == known[-1].value:
        return (
            said if len({row.value for row in known}) == 1 else f"{said}, the smallest share of those shown"
        )
    least = f"{of(fewest.numerator, fewest.denominator)} ({_unbroken(fewest)})"
    return f"{said}; the smallest share was {least}, {day(fewest.as_at)}"


def removals_sentence(grid: Answer) -> str:
    """Where the number of removals that a return gives is not the number of outcomes recorded; empty where nowhere."""
    apart = [
        cell
        for cell in of_last_quarter(grid)
        if cell["removed_returned"] not in {None, cell["removed_counted"]}
    ]
    if not apart:
        return ""
    named = [
        f"{cell['name'] or cell['area']} returned {cell['removed_returned']} and recorded {cell['removed_counted']}"
        for cell in apart[:MOST_NAMED]
    ]
    more = len(apart) - len(named)
    others = [f"{number(more)} more {'differs' if more == 1 else 'differ'}"] if more else []
    return f"Removals: {all_of([*named, *others])}. Either may be short: ask the BCU."


def _known(people: Answer) -> list[FigureRow]:
    return [
        row for row in people.rows if row.area == people.subject and row.value is not None and not row.silent
    ]


def _of_people(row: FigureRow, who: str) -> str:
    """1,944 of 2,432 people (79.9 %)"""
    return f"{of(row.numerator, row.denominator)} {who} ({_unbroken(row)})"


def _unbroken(row: FigureRow) -> str:
    return share(row.numerator, row.denominator).replace(" ", "\u00a0")


def _late(late: int, of_all: float | None) -> str:
    if not late:
        return ""
    if late == of_all:
        return ", late" if late == 1 else ", all of them late"
    return f", {number(late)} of them late"


def _own_review(complete: Answer, grid: Answer, label: str) -> str:
    name = complete.areas[complete.subject].name
    (cell,) = of_last_quarter(grid)
    done = {
        "on_time": "completed its {} review on time",
        "late": "completed its {} review late",
        "not_done": "has not completed its {} review",
        "no_return": "sent no return for {}",
    }[cell["state"]].format(quarter(label))
    again = _again(times_running(grid, cell))
    london = complete.row(LONDON_AREA, complete.asked.dates[-1])
    beside = f"; in London {of(london.numerator, london.denominator)} BCUs completed theirs" if london else ""
    return f"{name} {done}{f', {again}' if again else ''}{beside}."


def _missed(grid: Answer, missed: Sequence[Cell]) -> str:
    """The BCUs that missed the quarter's review: by name where they are few, with how often running."""
    silent = all(cell["state"] == "no_return" for cell in missed)
    verb, states = ("sent no return", NO_RETURN) if silent else ("did not", MISSED)
    again = {cell["name"] or cell["area"]: _again(times_running(grid, cell, states)) for cell in missed}
    if len(missed) > MOST_NAMED:
        repeated = [f"{name} {times}" for name, times in again.items() if times]
        among = f", {all_of(repeated)}" if 0 < len(repeated) <= MOST_NAMED else ""
        return f"{number(len(missed))} {verb}{among}"
    names, times = list(again), set(again.values())
    if len(times) > 1:
        return f"{all_of([f'{name} ({often})' if often else name for name, often in again.items()])} {verb}"
    both = "both " if len(names) > 1 else ""
    often = times.pop()
    return f"{all_of(names)} {verb}{f', {both}{often}' if often else ''}"


def _again(times: int) -> str:
    """For the second time running; nothing of a first time, or of none."""
    return f"for the {TIMES[times]} time running" if times > 1 else ""
