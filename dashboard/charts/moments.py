"""Meetings over time: a lane for each board, a dot for each day it met; filled where the Deputy Mayor chaired."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from dashboard.charts import theme
from dashboard.charts.lanes import Lane, Look, Moment, lanes_chart
from dashboard.governance_words import board
from dashboard.kinds import Answer, Drawing
from dashboard.sentences.boards import board_said, meeting_said
from dashboard.words import day

CHAIRED, OTHERWISE = Look(theme.DARK_BLUE, theme.DARK_BLUE), Look(theme.WHITE, theme.DARK_BLUE)
Row = Mapping[str, Any]


def moments(answer: Answer) -> Drawing:
    """
    Every board, in the order they are listed.

    :param answer: an Answer of `meetings_of_boards`.
    """
    as_at = answer.asked.dates[-1]
    rows = [row for row in answer.records if row["as_at"] == as_at]
    first = min((row["held_on"] for row in rows if row["held_on"]), default=as_at)
    lanes = [_lane(board(code), list(held)) for code, held in groupby(rows, lambda row: row["board"])]
    said = "; ".join(f"{lane.name}: {lane.said}" for lane in lanes) or "no data"
    return Drawing(
        theme.spec(lanes_chart(lanes, first, as_at)), f"{answer.of.title} by {day(as_at)}. {said}."
    )


def _lane(name: str, rows: Sequence[Row]) -> Lane:
    held = [row for row in rows if row["held_on"]]
    return Lane(name, board_said(held), not held, moments=tuple(map(_moment, held)))


def _moment(row: Row) -> Moment:
    held_on: date = row["held_on"]
    return Moment(CHAIRED if row["deputy_mayor"] else OTHERWISE, held_on, meeting_said(row))
