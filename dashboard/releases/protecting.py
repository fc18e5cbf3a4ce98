"""
The protected projection of a snapshot: what a release shows of it.

Counts of people are of London alone: 0 is shown, 1 to 7 are withheld, others are rounded to 5, and shares and ratios
are made of the rounded parts. Where the sums still let a withheld count be narrowed to fewer than three values, or a
difference below 8 be told exactly, the smallest count shown beside it that would widen it is withheld too, and so on;
last an exact count of openings or grants that bounds it. Everything else is exact. What an earlier release has already
shown cannot be taken back: what only the two together tell is for the publisher to decide.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.figures import FIGURES
from dashboard.kinds import FigureRow, Unit
from dashboard.measures import row_of
from dashboard.permissions import Protection
from dashboard.releases.contract import IN_A_RELEASE
from dashboard.releases.knowing import Projected, differences, known
from dashboard.releases.linked import BESIDE, all_counts, names_of
from dashboard.releases.narrowing import Known, Name
from dashboard.withhold import hidden, rounded, withhold
from queries.scope import LONDON_AREA

FEWEST_VALUES = 3
NOT_EXACT = 2


@dataclass(frozen=True)
class Told:
    """A count, or a difference, that a release tells too much of: alone, or beside another one."""

    figure: str
    weights: Mapping[Name, int] = field(hash=False)
    values: int
    beside: Projected | None


@dataclass(frozen=True)
class Protected:
    """
    What a release shows, what it withholds only for the sake of another, and what it tells too much of even so, with
    the count that could be withheld against it.
    """

    rows: tuple[FigureRow, ...]
    for_another: frozenset[str]
    told: Told | None
    widening: str | None


def protect(
    exact: Sequence[FigureRow], beside: Sequence[Projected] = (), withheld: frozenset[str] = frozenset()
) -> Protected:
    """
    The projection of exact rows, given the releases it will be read beside.

    :param withheld: figures that the publisher withholds besides.
    """
    chosen = frozenset(name for figure in withheld for name in names_of(figure)[:1])
    while True:
        made = _projected(exact, chosen)
        told = next(_told(made, beside), None)
        widening = None if told is None else _widening(exact, made, chosen, told)
        if told is None or told.beside is not None or widening is None:
            return Protected(made.shown, chosen, told, widening)
        chosen |= {widening}


def project(exact: Iterable[FigureRow], withheld: frozenset[str] = frozenset()) -> tuple[FigureRow, ...]:
    """The rows as the rule shows them, with the counts of these names withheld too."""
    rows = [row for row in exact if row.figure in IN_A_RELEASE]
    counts = all_counts(rows)
    return tuple(shown for row in rows for shown in _shown(row, counts, withheld))


def _shown(row: FigureRow, counts: Mapping[str, float], withheld: frozenset[str]) -> tuple[FigureRow, ...]:
    figure = FIGURES[row.figure]
    if figure.unit is Unit.RATIO and figure.counts_people:
        return (_ratio(row, counts, withheld),) if row.area == LONDON_AREA else ()
    if withheld.intersection(filter(None, names_of(row.figure))) and (
        row.figure in BESIDE or figure.counts_people
    ):
        return () if figure.counts_people and row.area != LONDON_AREA else (hidden(row),)
    return withhold(figure, (row,), Protection.RELEASE)


def _ratio(row: FigureRow, counts: Mapping[str, float], withheld: frozenset[str]) -> FigureRow:
    """A group's share of those whose group is recorded, from the counts as they are shown, over the exact one."""
    if row.numerator is None:
        return row
    parts = (f"people_{row.figure.rpartition('_')[2]}", "completeness_ethnicity")
    group, recorded = (None if name in withheld else rounded(counts.get(name)) for name in parts)
    if group is None or not recorded or "matrix_population" in withheld:
        return hidden(row)
    return row_of(
        FIGURES[row.figure], row.area, row.as_at, group / recorded, row.denominator, silent=row.silent
    )


def _projected(exact: Sequence[FigureRow], chosen: frozenset[str]) -> Projected:
    return Projected("this", exact[0].as_at, tuple(exact), project(exact, chosen))


def _told(made: Projected, beside: Sequence[Projected]) -> Iterator[Told]:
    """What the release tells too much of, alone and then beside each of the others."""
    for other in (None, *beside):
        by = _known(made, other)
        for of in filter(None, (made, other)):
            for count in of.hidden:
                yield from _too_much(by, count, {of.name(count): 1}, FEWEST_VALUES, other)
        for figure, weights in differences(made).items():
            yield from _too_much(by, figure, weights, NOT_EXACT, other)


def _too_much(
    by: Known, figure: str, weights: Mapping[Name, int], fewest: int, other: Projected | None
) -> Iterator[Told]:
    values = by.narrowed(weights).values
    if values < fewest:
        yield Told(figure, weights, values, other)


def _known(made: Projected, other: Projected | None) -> Known:
    """What is known of a release, beside another or alone: of two editions as at one date, the new one is the later."""
    return known(made) if other is None else known(*sorted((other, made), key=lambda each: each.as_at))


def _widening(exact: Sequence[FigureRow], made: Projected, chosen: frozenset[str], told: Told) -> str | None:
    """The smallest count whose withholding widens what is told too much of; else the smallest of all beside it."""
    near = list(_beside(made, told))
    for name in near:
        tried = _known(_projected(exact, chosen | {name}), told.beside)
        if tried.narrowed(told.weights).values > told.values:
            return name
    return near[0] if near else None


def _beside(made: Projected, told: Told) -> Iterator[str]:
    """The counts shown that hang together with what is told: the nearest first, of those the smallest, exact ones last."""
    linked = _known(made, told.beside).linked
    reached, before = set(told.weights), set[Name]()
    while reached != before:
        added = {name for each in linked if reached & each.weights.keys() for name in each.weights} - reached
        before, reached = reached, reached | added
        shown = [count for label, count in added if label == made.label and made.seen.get(count)]
        yield from sorted(shown, key=lambda count: (_is_exact(count), made.seen[count], count))


def _is_exact(count: str) -> bool:
    return count in BESIDE or count == "live_grants"
