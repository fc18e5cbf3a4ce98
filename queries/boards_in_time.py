"""Every board with its meetings and with the reports made to it, one by one, and the boards that have none."""

from typing import Any

from sqlalchemy import Select, and_, literal, or_, select, true

from queries import areas
from queries.calendar import Dates, calendar
from queries.listed import by_then, every, one
from queries.question import question
from queries.scope import L, Levels, Scope
from queries.tables.governance import BOARDS, meetings, reports


@question("Every board and its meetings", levels=L, reads=("meetings",))
def meetings_of_boards(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each meeting of each board by the as-at date, the latest of a board first, with who chaired it and
    whether the Deputy Mayor for Policing did; one row for a board without any.
    """
    members, day, board = areas.of_london(scope, levels), calendar(dates), every("board", BOARDS)
    held = and_(meetings.c.board == board.c.board, meetings.c.held_on <= day.c.as_at)
    chairs = literal(";").concat(meetings.c.chairs).concat(";")
    return (
        select(
            day.c.as_at,
            members.c.area,
            board.c.board,
            meetings.c.held_on,
            meetings.c.chairs,
            one(chairs.contains(";deputy_mayor_policing;", autoescape=True)).label("deputy_mayor"),
        )
        .select_from(members.join(day, true()).join(board, true()))
        .outerjoin(meetings, held)
        .order_by(day.c.as_at, board.c.place, meetings.c.held_on.desc())
    )


@question("Every board and the reports made to it", levels=L, reads=("reports",))
def reports_to_boards(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each report to each board that was made or published by the as-at date, the latest of a board
    first; one row for a board without any. A report made is not yet one published.
    """
    members, day, board = areas.of_london(scope, levels), calendar(dates), every("board", BOARDS)
    report = reports.c
    known = or_(report.reported_on <= day.c.as_at, report.published_on <= day.c.as_at)
    return (
        select(
            day.c.as_at,
            members.c.area,
            board.c.board,
            report.period_end,
            by_then(day, report.reported_on),
            by_then(day, report.published_on),
        )
        .select_from(members.join(day, true()).join(board, true()))
        .outerjoin(reports, and_(report.board == board.c.board, known))
        .order_by(day.c.as_at, board.c.place, report.period_end.desc())
    )
