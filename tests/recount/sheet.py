"""A sheet of figures as at one day: what is counted where, and how a row is judged (FIGURES.md, What a row is)."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tests.recount.records import Records
from tests.recount.silence import silent

LONDON, PAN = "LONDON", "PAN"
ELSEWHERE = None  # the place of what counts for London only

Place = str | None
Counted = Sequence[Place]  # the place of each thing counted: a borough, a BCU, PAN or elsewhere


@dataclass(frozen=True)
class Row:
    """One row of a figure, with the fields of FIGURES.md."""

    figure: str
    area: str
    as_at: date
    numerator: float | None
    denominator: float | None
    value: float | None
    unit: str
    target: int | None
    met: bool | None


@dataclass(frozen=True)
class Judged:
    """What a figure is held to: its target, its source, its deadline."""

    target: int | None = None
    source: str | None = None
    deadline: date | None = None


NOT_JUDGED = Judged()


class Sheet:
    """The records, the day they are asked about, and the areas they count in."""

    def __init__(self, records: Records, day: date) -> None:
        self.records = records
        self.day = day
        self.bcu_of = {row.borough: row.bcu for row in records.boroughs}
        self.bcus = [row.bcu for row in records.bcus]
        self.boroughs = list(self.bcu_of)

    def areas(self, levels: str) -> list[str]:
        """The areas of these levels (L, C, B; P for the pan-London matrix)."""
        of_level = {"L": [LONDON], "P": [PAN], "C": self.bcus, "B": self.boroughs}
        return [area for level in levels for area in of_level[level]]

    def is_in(self, place: Place, area: str) -> bool:
        """Whether a place lies in an area: a borough also in its BCU, everything in London."""
        bcu = self.bcu_of.get(place) if place else None
        return area in (LONDON, place, bcu)

    def within(self, places: Counted, area: str) -> int:
        return sum(self.is_in(place, area) for place in places)

    def share(
        self, figure: str, levels: str, part: Counted, whole: Counted, judged: Judged = NOT_JUDGED
    ) -> Iterator[Row]:
        """Part ÷ whole in each area."""
        for area in self.areas(levels):
            yield self.row(
                figure, area, "share", self.within(part, area), self.within(whole, area), judged=judged
            )

    def count(
        self,
        figure: str,
        levels: str,
        counted: Counted,
        of: Counted | None = None,
        judged: Judged = NOT_JUDGED,
    ) -> Iterator[Row]:
        """How many in each area, of how many where that is named."""
        for area in self.areas(levels):
            context = None if of is None else self.within(of, area)
            yield self.row(figure, area, "count", self.within(counted, area), context, judged=judged)

    def row(
        self,
        figure: str,
        area: str,
        unit: str,
        numerator: float | None,
        denominator: float | None,
        *,
        judged: Judged = NOT_JUDGED,
    ) -> Row:
        value = numerator
        if unit in ("share", "ratio"):
            value = None if numerator is None or not denominator else numerator / denominator
        met = self._met(value, judged)
        return Row(figure, area, self.day, numerator, denominator, value, unit, judged.target, met)

    def _met(self, value: float | None, judged: Judged) -> bool | None:
        if judged.target is None or value is None or silent(self.records, judged.source, self.day):
            return None
        met = value >= 1 if judged.target == 1 else value <= 0
        if not met and judged.deadline is not None and self.day <= judged.deadline:
            return None
        return met


def london_only(things: Collection[object]) -> Counted:
    """The places of things that are counted for London only."""
    return [ELSEWHERE] * len(things)
