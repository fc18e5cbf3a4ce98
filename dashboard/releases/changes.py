"""
What changed since a meeting, in two parts: what really changed, and what was only recorded later of the day itself.

Between two dates the real change is the figure as known now at the one less as known now at the other. Beside it
stands what the meeting did not know yet: the figure as known now at its date, less as it was kept in its snapshot.
"""

from dataclasses import dataclass

from dashboard.kinds import FigureRow


@dataclass(frozen=True)
class Change:
    """The two parts of a figure's change."""

    real: float
    late: float


def change(now: FigureRow | None, then: FigureRow | None, kept: FigureRow | None) -> Change | None:
    """A figure's change since a meeting, from its row now, its row as at the meeting's date, and what was kept of that."""
    if now is None or then is None or kept is None:
        return None
    if now.numerator is None or then.numerator is None or kept.numerator is None:
        return None
    return Change(now.numerator - then.numerator, then.numerator - kept.numerator)
