"""Figures about who opened a Matrix."""

from dashboard.charts.bars import bars
from dashboard.kinds import Unit, figure
from queries import access
from queries.silence import LOG_12

finding_partner_download = figure(access.finding_partner_download, Unit.COUNT, bars, target=0, source=LOG_12)
