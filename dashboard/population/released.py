"""
The groups on the Matrix, and the shares of others beside them, as the figures of a release tell them.

Counts are rounded or withheld as they are there, and nothing is worked out that it withholds: a share is of the parts
as they are shown. Of residents and of the offending profile a release holds the share of each ethnic group, no counts.
"""

from collections.abc import Iterator, Mapping, Sequence

from dashboard.kinds import FigureRow
from dashboard.population.compared import EVERYBODY, ON_THE_MATRIX, SOURCES, Part, part_of
from dashboard.population.groups import AGE, DISABILITY, ETHNICITY, GENDER, YOUNG_BLACK_MALE, called
from queries.people import ETHNIC_GROUPS
from queries.scope import LONDON_AREA
from queries.who_is_on import GROUPS, MATRIX, UNKNOWN

POPULATION = "matrix_population"
BESIDE = {"census": "representation_", "offending_profile": "representation_offending_"}
# Of a kind and group, the figure that counts its people, where that is not called by the group alone.
NAMED = {
    (GENDER, "other"): "people_other_gender",
    (DISABILITY, "yes"): "people_disabled",
    (DISABILITY, "no"): "people_not_disabled",
    (YOUNG_BLACK_MALE, "yes"): "people_young_black_male",
}
Told = Mapping[str, FigureRow]


def of_figures(rows: Sequence[FigureRow]) -> list[Part] | None:
    """
    From a release's rows the same parts as from the rows of `who_is_on_the_matrix`.

    None where it does not hold how many are on the Matrix; of entries that say nothing there are no parts.
    """
    told = {row.figure: row for row in rows if row.area == LONDON_AREA}
    if POPULATION not in told:
        return None
    recorded = told.get(recorded_of(ETHNICITY))
    return [] if recorded and recorded.silent else [*_on_the_matrix(told), *_beside(told)]


def counted_by(kind: str, group: str) -> str:
    """The id of the figure that counts the people of a group."""
    if group == UNKNOWN or kind == AGE:
        return f"people_{kind}_{group}"
    return NAMED.get((kind, group), f"people_{group}")


def recorded_of(kind: str) -> str:
    """The id of the figure that counts of whom a kind is recorded."""
    return POPULATION if kind == YOUNG_BLACK_MALE else f"completeness_{kind}"


def _on_the_matrix(told: Told) -> Iterator[Part]:
    everybody = told[POPULATION]
    for kind, group in GROUPS:
        of_group, of_kind = told.get(counted_by(kind, group)), told.get(recorded_of(kind))
        if of_group is None:
            continue
        count, recorded, all_ = map(_count, (of_group, of_kind, everybody))
        whole = all_ if group == UNKNOWN else recorded
        known = {"numerator": count, "recorded": recorded, "denominator": all_}
        withheld = tuple(name for name, number in known.items() if number is None)
        withheld += ("share",) if None in {count, whole} else ()
        whose = (everybody.as_at, LONDON_AREA, MATRIX, None, ON_THE_MATRIX, "")
        parts = (count, recorded, all_, part_of(count, whole), withheld)
        yield Part(*whose, kind, group, called(kind, group), *parts)


def _beside(told: Told) -> Iterator[Part]:
    """A withheld ratio tells nothing of the other population either."""
    for source, family in BESIDE.items():
        named, what = SOURCES[source]
        name = f"{named} (census)" if what == source else named
        for group in ETHNIC_GROUPS:
            ratio = told.get(f"{family}{group}")
            if ratio and ratio.denominator is not None:
                whose = (ratio.as_at, LONDON_AREA, source, None, name, EVERYBODY)
                counts = (None, None, None, ratio.denominator)
                yield Part(*whose, ETHNICITY, group, called(ETHNICITY, group), *counts)


def _count(row: FigureRow | None) -> int | None:
    return None if row is None or row.numerator is None else int(row.numerator)
