"""The meetings of a board and the reports to it, one by one: what the figures about boards count."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, literal, or_, select, true

from queries import areas
from queries.boards import is_chaired, is_from_the_third, ranked_meetings
from queries.calendar import Dates, calendar
from queries.intervals import within
from queries.listed import by_then, first, one
from queries.question import Question, question
from queries.scope import L, Levels, Scope
from queries.tables.governance import reports


@question("The meetings of the Oversight Group", levels=L, reads=("meetings",))
def oversight_group_meetings(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each meeting of the Oversight Group by the as-at date, the latest first. It met in time where
    the latest lies in the 6 months to that date. From the third meeting on the Deputy Mayor for Policing is to
    be among the chairs: each such meeting is one to be chaired, and is chaired where the records say so.
    """
    return _meetings("oversight_group", "six_months_before", scope, dates, levels)


@question("The meetings of the Disproportionality Board", levels=L, reads=("meetings",))
def disproportionality_board_meetings(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each meeting of the Disproportionality Board by the as-at date, the latest first. It met in time
    where the latest lies in the 12 months to that date.
    """
    return _meetings("disproportionality_board", "twelve_months_before", scope, dates, levels)


def _meetings(board: str, months: str, scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    members, day, meeting = areas.of_london(scope, levels), calendar(dates), ranked_meetings(board)
    held_on: Any = meeting.c.held_on
    in_time = first(within(held_on, day.c[months], day.c.as_at), [day.c.as_at], [held_on.desc()])
    to_chair = is_from_the_third(meeting)
    return (
        select(
            day.c.as_at,
            members.c.area,
            held_on,
            meeting.c.chairs,
            in_time.label("met_in_time"),
            one(to_chair).label("to_be_chaired"),
            one(and_(to_chair, is_chaired(meeting))).label("chaired"),
            literal(1).label("meeting_once"),
        )
        .select_from(members.join(day, true()).join(meeting, held_on <= day.c.as_at))
        .order_by(day.c.as_at, held_on.desc())
    )


def _reports(name: str, title: str, board: str, dated: ColumnElement[Any], which: str) -> Question:
    def ask(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
        members, day = areas.of_london(scope, levels), calendar(dates)
        report = reports.c
        known = or_(report.reported_on <= day.c.as_at, report.published_on <= day.c.as_at)
        latest_first = [dated.desc().nulls_last(), report.period_end.desc()]
        in_time = within(dated, day.c.twelve_months_before, day.c.as_at)
        return (
            select(
                day.c.as_at,
                members.c.area,
                report.period_end,
                by_then(day, report.reported_on),
                by_then(day, report.published_on),
                first(in_time, [day.c.as_at], latest_first).label("counted"),
                literal(1).label("report_once"),
            )
            .select_from(members.join(day, true()).join(reports, and_(report.board == board, known)))
            .order_by(day.c.as_at, *latest_first)
        )

    ask.__doc__ = (
        "One row for each report to the board that was made or published by the as-at date, the latest first. "
        f"Counted: the report {which} last, where that was in the 12 months to the as-at date. One counts at most, "
        "since it is asked whether there is one."
    )
    return question(title, name=name, levels=L, reads=("reports",))(ask)


ethics_reports = _reports(
    "ethics_reports",
    "The reports to the Ethics Panel",
    "ethics_panel",
    reports.c.published_on,
    "published",
)
audit_reports = _reports(
    "audit_reports", "The reports to the Audit Board", "audit_board", reports.c.published_on, "published"
)
oversight_reports = _reports(
    "oversight_reports",
    "The reports to the Oversight Board",
    "oversight_board",
    reports.c.reported_on,
    "made",
)
