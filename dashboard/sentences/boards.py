"""What is said of the boards that watch the Matrix: how often each met, and who chaired."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.words import day, short_day, times

Row = Mapping[str, Any]


def board_said(held: Sequence[Row]) -> str:
    """
    How often a board met, and when last.

    :param held: its meetings, the latest first.
    """
    if not held:
        return "no meeting recorded"
    return f"met {times(len(held))}, last {short_day(held[0]['held_on'])}"


def meeting_said(row: Row) -> str:
    return f"{day(row['held_on'])}{', the Deputy Mayor for Policing among the chairs' if row['deputy_mayor'] else ''}"
