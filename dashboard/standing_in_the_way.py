"""What a commitment's control says in London at the as-at date: its numbers, in a clause, and how far they fall short."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.commitments import Commitment, Result
from dashboard.kinds import FIGURES, Figure, FigureRow, Unit
from dashboard.page import Page
from dashboard.sentences.in_the_way import in_the_way
from queries.scope import LONDON_AREA, L


@dataclass(frozen=True)
class Controls:
    """The controls of the commitments of a page, asked for the same dates as these were: so they are answered already."""

    page: Page
    dates: Sequence[date]

    def clause(self, each: Commitment) -> str:
        """What its numbers say. One that holds late is told by the control that it holds by."""
        late = each.test is Result.HOLDS_LATE
        control = FIGURES.get((each.late_control if late else each.control) or "")
        said = in_the_way(control, self._row(control))
        return f"{said}, after its deadline" if late else said

    def shortfall(self, each: Commitment) -> float:
        """How far it is from its target, from 0 to 1: the part that is missing of a share, or counted of a count."""
        row = self._row(FIGURES.get(each.control or ""))
        if row is None or row.value is None:
            return 0.0
        if row.unit is Unit.SHARE:
            return 1 - row.value
        return row.value / row.denominator if row.denominator else float(row.value > 0)

    def _row(self, control: Figure | None) -> FigureRow | None:
        if control is None:
            return None
        return self.page.ask(control, self.dates, L).row(LONDON_AREA, self.page.as_at)
