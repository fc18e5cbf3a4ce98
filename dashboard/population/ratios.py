"""
The two ratios of a group beside a population, in words that cannot be confused, with both of their parts.

The libraries of statistics are imported when a page first asks.
"""

from dataclasses import dataclass

from dashboard.population.compared import EVERYBODY, Part
from dashboard.population.groups import GROUPS
from dashboard.population.shares import Group, share_in_words
from dashboard.words import capital, share
from queries.scope import LONDON_AREA

REPRESENTATION, RELATIVE = "Representation ratio", "Relative rate"
PER = 10_000  # residents
FEWEST_ROUNDED = 15  # people, as rounded: of fewer the rounding moves a ratio by a fifth and more
TOO_FEW = f"not given: fewer than {FEWEST_ROUNDED} people, as rounded"


@dataclass(frozen=True)
class Ratio:
    """A ratio as it is told: its name, its number, the interval, both of its parts; or why there is none."""

    name: str
    value: str
    interval: str
    parts: str
    note: str = ""
    rounded: bool = False  # made of rounded counts, and so without an interval


def ratios(group: Group) -> list[Ratio]:
    """Both ratios against residents, and the first against every other population; none of what is not recorded."""
    if group.is_unknown:
        return []
    if group.rounded:
        return [_of_rounded(group.own, part) for part in group.beside]
    against = [part for part in group.beside if part.population != group.own.population]
    found = [_representation(group.own, part) for part in against]
    if (
        group.residents and group.own.area == LONDON_AREA
    ):  # of a BCU's Matrix there is no rate of London's people
        found.insert(1, _relative_rate(group.own, group.residents))
    return found


def bounds(group: Group) -> str:
    """Between which two shares the group's lies, whatever those are of whom it is not recorded."""
    own = group.own
    if group.rounded or own.denominator is None or own.recorded is None or own.numerator is None:
        return ""
    unknown = own.denominator - own.recorded
    if not unknown or group.is_unknown:
        return ""
    people = GROUPS[group.kind][group.group].people
    low, high = share(own.numerator, own.denominator), share(own.numerator + unknown, own.denominator)
    return f"Of {unknown:,} it is not recorded: were none of them {people}, their share would be {low}; were all, {high}."


def _representation(own: Part, theirs: Part) -> Ratio:
    from dashboard.statistical.calculated import NotCalculated  # noqa: PLC0415 # as the module says
    from dashboard.statistical.ratios import share_ratio  # noqa: PLC0415

    name = f"{REPRESENTATION}, beside {named(theirs)}"
    parts = _parts(own, theirs)
    if own.numerator is None or own.recorded is None:
        return Ratio(name, "withheld", "", parts)
    made = share_ratio(own.numerator, own.recorded, theirs.name, theirs.numerator or 0, theirs.recorded or 0)
    if isinstance(made, NotCalculated):
        return Ratio(name, made.value, "", parts)
    return Ratio(
        name,
        f"{made.ratio.estimate:.1f}",
        _interval(made.ratio.low, made.ratio.high),
        parts,
        f"A share divided by a share: it cannot be more than {made.cannot_exceed:.1f} here.",
    )


def _of_rounded(own: Part, theirs: Part) -> Ratio:
    """The same of a release: its share of rounded counts, over the exact one."""
    from dashboard.statistical.calculated import NotCalculated  # noqa: PLC0415

    name, parts = f"{REPRESENTATION}, beside {named(theirs)}", _parts(own, theirs)
    if own.share is None or not theirs.share:
        why_not = "withheld" if own.share is None else NotCalculated.NOTHING_TO_DIVIDE_BY.value
        return Ratio(name, why_not, "", parts)
    if (own.numerator or 0) < FEWEST_ROUNDED:
        return Ratio(name, TOO_FEW, "", parts)
    return Ratio(
        name,
        f"{own.share / theirs.share:.1f}",
        "",
        parts,
        "A share divided by a share, from rounded counts: no interval is given.",
        rounded=True,
    )


def _relative_rate(own: Part, theirs: Part) -> Ratio:
    from dashboard.statistical.calculated import NotCalculated  # noqa: PLC0415
    from dashboard.statistical.ratios import relative_rate  # noqa: PLC0415

    people = GROUPS[own.kind][own.group].people
    name = f"{RELATIVE}, {people} beside everybody else"
    parts = f"{share_in_words(own)} of {own.name}, {share_in_words(theirs)} of {named(theirs)}"
    if own.numerator is None or own.recorded is None:
        return Ratio(name, "withheld", "", parts)
    group, others = theirs.numerator or 0, (theirs.recorded or 0) - (theirs.numerator or 0)
    made = relative_rate(own.numerator, group, "everybody else", own.recorded - own.numerator, others)
    if isinstance(made, NotCalculated):
        return Ratio(name, made.value, "", parts)
    return Ratio(
        name,
        f"{made.ratio.estimate:.1f}",
        _interval(made.ratio.low, made.ratio.high),
        f"{_per(made.rate)} on the Matrix of {PER:,} {people} who live in London ÷ {_per(made.comparator_rate)} of {PER:,} other "
        f"residents ({parts})",
        f"A rate divided by everybody else’s. Another number than the {REPRESENTATION.lower()}, of the same people: "
        "never set one beside the other.",
    )


def named(part: Part) -> str:
    """A population by its name, its year and who of it."""
    among = f": {part.among}" if part.among and part.among != EVERYBODY else ""
    return f"{part.name}{among}"


def _parts(own: Part, theirs: Part) -> str:
    return f"{share_in_words(own)} of {own.name} ÷ {share_in_words(theirs)} of {named(theirs)}"


def _per(rate: float) -> str:
    return f"{rate * PER:.1f}"


def _interval(low: float, high: float) -> str:
    return f"{low:.1f} to {high:.1f}"


def heading(group: Group) -> str:
    """The group shown, as a heading."""
    return capital(GROUPS[group.kind][group.group].people)
