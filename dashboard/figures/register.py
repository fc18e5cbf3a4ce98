"""Figures about who is on the Matrix."""

from dashboard.charts.bars import bars
from dashboard.kinds import Unit, figure
from queries import register

NOT_NO_RISK = (
    "A zero score does not mean no risk: it counts recent recorded harm only. "
    "Nor does it mean the person should be here."
)

zero_harm = figure(register.zero_harm, Unit.COUNT, bars, counts_people=True, caution=NOT_NO_RISK)
