"""What the page Population says in words."""

from dashboard.kept import kept
from dashboard.kinds import Answer, FigureRow
from dashboard.population.activity import counted_months, of_group, rate
from dashboard.population.groups import ETHNICITY, GROUPS
from dashboard.population.ratios import named
from dashboard.population.shares import (
    Group,
    everybody,
    groups,
    most_over_represented,
    share_in_words,
)
from dashboard.population.turnover import FEWEST, Turnover, everybody_else, has_rates
from dashboard.sentences.composition import composition
from dashboard.words import capital, day, number, of, of_with_share
from dashboard.words import share as in_words
from queries.scope import LONDON_AREA


@kept
def population_sentence(found: Answer) -> str:
    """
    The ethnic group most over-represented beside residents, in both shares; what became of numbers and composition.

    :param found: an Answer of `who_is_on_the_matrix` at the compared date and the as-at date.
    """
    now, then, as_at = groups(found), groups(found, 0), day(found.asked.dates[-1])
    where = f"In {found.areas[found.subject].name} " if found.asked.scope.bcu else ""
    place, people = f"{where[:1].lower()}{where[1:]}", everybody(now)
    if not now:
        return f"No data: it is not recorded who is on the Matrix on {as_at}."
    if people is None:
        return f"How many people are on the Matrix on {as_at}, and who they are, is withheld."
    if not people:
        return f"No data: nobody is on the Matrix {place}on {as_at}."
    if now[0].own.recorded == 0:
        return f"No data: {place}the ethnicity of nobody on the Matrix is recorded ({people:,} people)."
    most = most_over_represented(now)
    said = _both_shares(most) if most else ""
    return f"{capital(f'{where}{said}')}; {composition(then, now, day(found.asked.dates[0]))}."


def _both_shares(group: Group) -> str:
    if group.is_withheld:
        return f"of which ethnic group the {group.own.denominator:,} people on the Matrix are is withheld"
    people = GROUPS[ETHNICITY][group.group].people
    said = f"{people} are {of_with_share(group.own.numerator, group.own.recorded)} on the Matrix"
    theirs = group.residents
    if theirs is None or theirs.share is None:
        return f"{said}, and no population is loaded to set that beside"
    return f"{said} and {share_in_words(theirs)} of London’s residents"


@kept
def dots_sentence(found: Answer) -> str:
    """By how much a group's share of the Matrix and of residents differ most."""
    now = groups(found)
    most = most_over_represented(now)
    if most and most.is_withheld:
        return "Who is on the Matrix, group by group, as far as it is not withheld"
    if most is None or most.residents is None:
        return "Who is on the Matrix, group by group; no population of London is loaded to set it beside"
    beside = list(dict.fromkeys(named(part) for group in now for part in group.beside))
    without = (
        ""
        if any(
            part.kind != ETHNICITY for group in now for part in group.beside if part.population != "matrix"
        )
        else f"; for gender, age and disability {_no_other(found)}"
    )
    return f"Every group’s share of the Matrix, beside {_all(beside)}{without}"


def _no_other(found: Answer) -> str:
    return "a release holds no other population" if found.asked.releases else "no other population is loaded"


def _all(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


@kept
def turnover_sentence(lines: list[Turnover]) -> str:
    """Whether the group with the most eligible people was removed less often than all others together, or more."""
    if not has_rates(lines):
        return _of_the_year(lines)
    known = [line for line in lines if line.of_eligible and (line.of_eligible.denominator or 0) >= FEWEST]
    if not known:
        return "Fewer than ten people of any group were eligible for removal a year ago: no rates are set side by side"
    most = max(known, key=lambda line: (line.of_eligible and line.of_eligible.denominator) or 0)
    theirs, (removed, eligible) = most.of_eligible, everybody_else(lines, most)
    if theirs is None or eligible < FEWEST:
        return "Fewer than ten people of other groups were eligible for removal a year ago: no rates are set side by side"
    return (
        f"Of {most.people} eligible for removal a year ago {of(theirs.numerator, theirs.denominator)} "
        f"({in_words(theirs.numerator, theirs.denominator)}) have been removed; of all others eligible "
        f"{of(removed, eligible)} ({in_words(removed, eligible)})"
    )


def _of_the_year(lines: list[Turnover]) -> str:
    """How many were added and how many removed, and how many of both are of the group with the most."""
    told = [line for line in lines if _is_told(line.added) and _is_told(line.removed)]
    if not told:
        return "Who was added and removed in 12 months"
    most = max(told, key=lambda line: (line.removed and line.removed.numerator) or 0)
    return f"In 12 months {most.people} were {_among(most.added)} people added and {_among(most.removed)} removed"


def _is_told(row: FigureRow | None) -> bool:
    return row is not None and not row.withheld and not row.silent


def _among(row: FigureRow | None) -> str:
    return of_with_share(row.numerator, row.denominator) if row else ""


@kept
def young_sentence(found: Answer) -> str:
    """How many young Black men are on the Matrix, and how many there were at the first date shown."""
    now, before = _row(found, -1), _row(found, 0)
    if now is not None and now.withheld:
        return "How many Black men and boys under 25 are on the Matrix is withheld"
    if now is None or now.numerator is None or not now.denominator:
        return "No data on Black men and boys under 25"
    said = f"Black men and boys under 25 are {of(now.numerator, now.denominator)} ({in_words(now.numerator, now.denominator)})"
    if before is None or before.numerator is None or not before.denominator:
        return said
    return f"{said}; on {day(before.as_at)} they were {of(before.numerator, before.denominator)} ({in_words(before.numerator, before.denominator)})"


def young_beside(group: Group | None) -> list[str]:
    """What the Review asked to set beside them, and what there is of it."""
    asked = (
        "The Review found young Black males on the Matrix out of proportion to their likelihood of criminality and "
        "of being a victim."
    )
    if group and any(part.population != group.own.population for part in group.beside):
        return [asked]
    return [
        asked,
        (
            "To test that, residents, offending and victims by age, gender and ethnicity together are needed. None is "
            "loaded, and there is no table for victims: so no ratio is given, and the shares of all ages stand above."
        ),
    ]


@kept
def activity_sentence(found: Answer) -> str:
    """For the two groups with the most people, how often they were stopped for each 100 people and month."""
    counted, of_months = counted_months(found)
    if not counted:
        return "No data on stops and arrests in these months"
    rates = [(group, rate(of_group(found, group), "stops")) for group in GROUPS[ETHNICITY]]
    known = sorted(
        ((group, per) for group, per in rates if per is not None),
        key=lambda each: -of_group(found, each[0])[-1]["people"],
    )[:2]
    if not known:
        return "Fewer than ten people of any group: no stops for each 100 people are told"
    said = " and ".join(f"{GROUPS[ETHNICITY][group].people} {per:.1f} times" for group, per in known)
    missing = "" if counted == of_months else f"; {number(of_months - counted)} of 12 months without a count"
    return f"For each 100 people on the Matrix, in a month {said} stopped{missing}"


@kept
def offered_sentence(found: Answer) -> str:
    """Where it is recorded that something was offered."""
    if found.asked.releases:
        return "What is recorded as offered to people in London"
    return (
        "Support is recorded in the BCUs of the pilot; elsewhere it is mostly not recorded"
        if found.subject == LONDON_AREA
        else f"What is recorded as offered in {found.areas[found.subject].name}"
    )


def offered_in_london(found: Answer) -> str:
    """Of all of London alone, as a release holds it."""
    row = _row(found, -1)
    if row is None or row.withheld:
        return f"Of how many people an offer is recorded is {'withheld' if row else 'in no release as at this date'}."
    if not row.denominator:
        return "No data: nobody is on the Matrix."
    return f"An offer is recorded for {of_with_share(row.numerator, row.denominator)} people on the Matrix."


def _row(found: Answer, place: int) -> FigureRow | None:
    return found.row(found.subject, found.asked.dates[place])
