"""A release as its briefing reads it: its figures for London, its commitments, its recommendations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from dashboard.commitments import Commitment, Result
from dashboard.kinds import FIGURES, FigureRow, Unit
from dashboard.promises import Recommendation
from dashboard.releases import Release


@dataclass(frozen=True)
class Read:
    """A release, read."""

    release: Release

    @property
    def as_at(self) -> date:
        return self.release.as_at

    def row(self, figure: str) -> FigureRow | None:
        """London's row of a figure; a source that says nothing by that date has none that tells anything."""
        return self.release.row(figure)

    def records(self, listing: str) -> Sequence[Mapping[str, Any]]:
        """A listing's rows, where the release holds it."""
        return self.release.records.get(listing, ())

    @cached_property
    def commitments(self) -> Mapping[str, Commitment]:
        """The commitments by their names, in the order of these."""
        read = [
            Commitment(**{**record, "test": Result(record["test"])})
            for record in self.records("commitment_states")
        ]
        return {each.commitment: each for each in read}

    @cached_property
    def nine(self) -> tuple[Recommendation, ...]:
        return tuple(Recommendation(**record) for record in self.records("recommendation_states"))

    def of(self, recommendation: int) -> list[Commitment]:
        return [each for each in self.commitments.values() if each.recommendation == recommendation]

    def met(self, figure: str) -> bool | None:
        """Whether its target was met; none where that cannot be told."""
        row = self.row(figure)
        return None if row is None or row.silent or row.withheld else row.met

    def shortfall(self, each: Commitment) -> float:
        """How far a commitment's control is from its target, from 0 to 1; 0 where that is not known."""
        row = self.row(each.control or "")
        if row is None or row.value is None or row.silent:
            return 0.0
        if row.unit is Unit.SHARE:
            return 1 - row.value
        return row.value / row.denominator if row.denominator else float(row.value > 0)


def title_of(figure: str) -> str:
    return FIGURES[figure].title
