"""Figures about who is on the Matrix."""

from dashboard.charts.bars import bars
from dashboard.kinds import Unit, figure
from queries import register

zero_harm = figure(register.zero_harm, Unit.COUNT, bars, counts_people=True)
