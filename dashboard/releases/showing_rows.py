"""The rows of a release as they are printed: with the fields of FIGURES.md, and [c] where a number is withheld."""

from collections.abc import Sequence
from typing import Any

from dashboard.as_loaded import as_loaded
from dashboard.releases.canonical import WITHHELD
from dashboard.releases.kept import published
from dashboard.stores import make_ready
from queries.reading import Area
from queries.scope import Level, Levels

OF_THE_COUNT = ("numerator", "denominator", "value", "met")


def as_released(meeting: str, wanted: Sequence[str], levels: Levels) -> list[dict[str, Any]]:
    """The rows of some figures at some levels."""
    make_ready()
    areas = as_loaded().areas
    rows = [
        vars(row) | (dict.fromkeys(OF_THE_COUNT, WITHHELD) if row.withheld else {})
        for row in published(meeting).rows
        if row.figure in wanted and level_of(areas.get(row.area)) in levels
    ]
    return sorted(rows, key=lambda row: wanted.index(row["figure"]))


def level_of(area: Area | None) -> Level:
    """An area's level; the pan-London matrix counts as London."""
    return area.level if area else Level.LONDON
