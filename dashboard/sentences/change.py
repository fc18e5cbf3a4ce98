"""How a number is set beside the one it is compared with, in words."""

from datetime import date

from dashboard.kinds import FigureRow
from dashboard.words import day, number


def since(now: FigureRow, then: FigureRow | None, before: date) -> str:
    """The end of a sentence about now: as then, up or down from then, or that nothing was known then."""
    if then is None or then.silent:
        return f"; there were no data on {day(before)}"
    if then.numerator == now.numerator:
        return f", as on {day(before)}"
    direction = "up" if (now.numerator or 0) > (then.numerator or 0) else "down"
    return f", {direction} from {number(then.numerator)} on {day(before)}"
