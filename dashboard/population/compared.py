"""
From the rows of `who_is_on_the_matrix` to what is shown: each group on the Matrix, and beside it each population.

A population can stand beside a kind of group where it is broken down by that alone (by ethnicity for ethnic groups),
or, for ethnic groups, where it is broken down by gender and age as well: then men and boys under 25 stand beside.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from dashboard.kinds import Met
from dashboard.population.groups import AGE, ETHNICITY, GENDER, GROUPS, YOUNG_BLACK_MALE, called
from queries.who_is_on import GROUPS as IN_ORDER
from queries.who_is_on import MATRIX, UNKNOWN

ON_THE_MATRIX = "the Matrix"
SOURCES = {
    "census": ("London’s residents", "census"),
    "offending_profile": ("London’s offending profile", "of"),
}
EVERYBODY = "all ages, both sexes"
UNDER_25 = 25
# The ages in which each group of ours begins and ends; the last goes on.
AGES = {"under_18": (0, 17), "18_24": (18, 24), "25_34": (25, 34), "35_over": (35, 200)}


class Part(NamedTuple):
    """A group's people, in a population named: so many, of those of whom it is recorded, of all."""

    as_at: date
    area: str
    population: str  # `matrix`, or the source of another
    year: int | None
    name: str  # as it is said
    among: str  # who of that population, where it is another
    kind: str
    group: str
    title: str
    numerator: int | None
    recorded: int | None
    denominator: int | None
    share: float | None  # of those of whom it is recorded; of the not recorded, of all; none of nothing
    withheld: tuple[str, ...] = ()  # the columns that may not be told


def compared(rows: Sequence[Any], _: Met | None = None) -> list[Part]:
    """Every group of the Matrix in its order, then every population that stands beside one."""
    by_area = groupby(rows, key=lambda row: (row.as_at, row.area))
    return [part for (as_at, area), found in by_area for part in _compared(as_at, area, list(found))]


def _compared(as_at: date, area: str, rows: Sequence[Any]) -> Iterator[Part]:
    matrix = {(row.kind, row.of_kind): row.numerator for row in rows if row.population == MATRIX}
    everybody = sum(count for (kind, _), count in matrix.items() if kind == ETHNICITY)
    for kind, group in IN_ORDER:
        count, recorded = matrix[kind, group], everybody - matrix.get((kind, UNKNOWN), 0)
        yield Part(
            as_at,
            area,
            MATRIX,
            None,
            ON_THE_MATRIX,
            "",
            kind,
            group,
            called(kind, group),
            count,
            recorded,
            everybody,
            part_of(count, everybody if group == UNKNOWN else recorded),
        )
    others = sorted((row for row in rows if row.population != MATRIX), key=_source_and_year)
    for (source, year), found in groupby(others, key=_source_and_year):
        yield from _beside(as_at, area, source, year, list(found))


def _source_and_year(row: Any) -> tuple[str, int]:
    return row.population, row.year


def _beside(as_at: date, area: str, source: str, year: int, rows: Sequence[Any]) -> Iterator[Part]:
    """What one source of one year says of each kind of group."""
    for kind, among, counts in (
        (ETHNICITY, EVERYBODY, _by(rows, "ethnicity")),
        (ETHNICITY, "men and boys under 25", _young_men(rows)),
        (GENDER, "all ages", _by(rows, "gender")),
        (AGE, "both sexes", _by_age(rows)),
        (YOUNG_BLACK_MALE, EVERYBODY, _young_black_men(rows)),
    ):
        total = sum(counts.values())
        for group in GROUPS[kind] if counts else ():
            if group != UNKNOWN:
                count = counts.get(group, 0)
                named, dated = SOURCES[source]
                name = f"{named} ({dated} {year})"
                title = called(kind, group)
                told = (count, total, total, part_of(count, total))
                yield Part(as_at, area, source, year, name, among, kind, group, title, *told)


def part_of(count: float | None, of: float | None) -> float | None:
    """None of nothing, or where either is withheld."""
    return count / of if count is not None and of else None


def _by(rows: Sequence[Any], column: str) -> dict[str, int]:
    """The rows in which that alone is given."""
    others = [name for name in ("gender", "age_band", "ethnicity") if name != column]
    given = [row for row in rows if getattr(row, column) and not any(getattr(row, name) for name in others)]
    return {getattr(row, column): row.numerator or 0 for row in given}


def _by_age(rows: Sequence[Any]) -> dict[str, int]:
    """Bands of age added up to ours; nothing where one lies across two of ours, or cannot be read."""
    counts: dict[str, int] = {}
    for band, count in _by(rows, "age_band").items():
        group = _group_of(band)
        if group is None:
            return {}
        counts[group] = counts.get(group, 0) + count
    return counts


def _group_of(band: str) -> str | None:
    low, high = ages(band) or (-1, -1)
    return next((group for group, (first, last) in AGES.items() if first <= low and high <= last), None)


def ages(band: str) -> tuple[int, int] | None:
    """The first and the last age of a band as it may be written: 10-14, 18_24, under 18, 65+; none where it is not."""
    numbers = [int(number) for number in re.findall(r"\d+", band)]
    match numbers:
        case [low, high]:
            return low, high
        case [end] if "under" in band:
            return 0, end - 1
        case [start] if "+" in band or "over" in band:
            return start, AGES["35_over"][1]
        case _:
            return None


def _of_young_men(row: Any) -> bool:
    _, last = ages(row.age_band) or (0, UNDER_25)
    return bool(row.gender == "male" and last < UNDER_25)


def _all_given(rows: Sequence[Any]) -> list[Any]:
    return [row for row in rows if row.gender and row.age_band and row.ethnicity]


def _young_men(rows: Sequence[Any]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in filter(_of_young_men, _all_given(rows)):
        counts[row.ethnicity] = counts.get(row.ethnicity, 0) + (row.numerator or 0)
    return counts


def _young_black_men(rows: Sequence[Any]) -> dict[str, int]:
    """Beside all others, where gender, age and ethnicity are given together."""
    given = _all_given(rows)
    young = sum(row.numerator or 0 for row in given if row.ethnicity == "black" and _of_young_men(row))
    return {"yes": young, "others": sum(row.numerator or 0 for row in given) - young} if given else {}
