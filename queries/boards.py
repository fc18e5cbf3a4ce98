"""Questions about the boards that watch: when they met, who chaired, what was reported to them."""

from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, func, literal, select

from queries import areas
from queries.calendar import Dates, calendar
from queries.intervals import within
from queries.question import question
from queries.scope import L, Levels, Scope
from queries.tables.governance import meetings, reports

FIRST_TO_CHAIR = 3  # Recommendation 8: the Deputy Mayor chairs from the third meeting on


@question("A report to the Ethics Panel was published in the last 12 months", levels=L, reads=("reports",))
def ethics_report_published(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    1 of 1 where a report to the London Policing Ethics Panel was published in the 12 months to the as-at date,
    else 0 of 1. A report made but not published does not count.
    """
    return _reported_to("ethics_panel", reports.c.published_on, scope, dates, levels)


@question("A report to the Audit Board was published in the last 12 months", levels=L, reads=("reports",))
def audit_report_published(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    1 of 1 where a report to the audit board was published in the 12 months to the as-at date, else 0 of 1. A
    report made but not published does not count.
    """
    return _reported_to("audit_board", reports.c.published_on, scope, dates, levels)


@question("A report was made to the Oversight Board in the last 12 months", levels=L, reads=("reports",))
def oversight_reported(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    1 of 1 where a report was made to the oversight board in the 12 months to the as-at date, published or not,
    else 0 of 1.
    """
    return _reported_to("oversight_board", reports.c.reported_on, scope, dates, levels)


@question("The Oversight Group met in the last six months", levels=L, reads=("meetings",))
def oversight_group_met(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """1 of 1 where the Oversight Group met in the 6 months to the as-at date, else 0 of 1."""
    return _met("oversight_group", "six_months_before", scope, dates, levels)


@question("The Disproportionality Board met in the last 12 months", levels=L, reads=("meetings",))
def disproportionality_board_met(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """1 of 1 where the Disproportionality Board met in the 12 months to the as-at date, else 0 of 1."""
    return _met("disproportionality_board", "twelve_months_before", scope, dates, levels)


@question("Meetings of the Oversight Group that the Deputy Mayor chaired", levels=L, reads=("meetings",))
def deputy_mayor_chairs(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: meetings of the Oversight Group held by the as-at date, from its third meeting on. Numerator:
    those of them with the Deputy Mayor for Policing among the chairs. With fewer than three meetings held there
    is nothing to judge.
    """
    members, day = areas.of_london(scope, levels), calendar(dates)
    ranked = ranked_meetings("oversight_group")
    since = and_(ranked.c.held_on <= day.c.as_at, is_from_the_third(ranked))
    return areas.whole(
        members,
        day,
        select(func.count()).select_from(ranked).where(since, is_chaired(ranked)).scalar_subquery(),
        select(func.count()).select_from(ranked).where(since).scalar_subquery(),
    )


def ranked_meetings(board: str) -> CTE:
    """The meetings of a board, each with its place in time."""
    place = func.row_number().over(order_by=meetings.c.held_on).label("place")
    return select(meetings.c.held_on, meetings.c.chairs, place).where(meetings.c.board == board).cte("ranked")


def is_from_the_third(ranked: CTE) -> ColumnElement[bool]:
    """A meeting that the Deputy Mayor is to chair."""
    return ranked.c.place >= FIRST_TO_CHAIR


def is_chaired(ranked: CTE) -> ColumnElement[bool]:
    """The Deputy Mayor for Policing is among its chairs."""
    chairs = literal(";").concat(ranked.c.chairs).concat(";")
    return chairs.contains(";deputy_mayor_policing;", autoescape=True)


def _reported_to(
    board: str, dated: ColumnElement[Any], scope: Scope, dates: Dates, levels: Levels
) -> Select[Any]:
    """Whether a report to the board bears such a date in the 12 months to each as-at date."""
    members, day = areas.of_london(scope, levels), calendar(dates)
    in_time = within(dated, day.c.twelve_months_before, day.c.as_at)
    return areas.one_if(members, day, and_(reports.c.board == board, in_time))


def _met(board: str, months: str, scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """Whether the board met in the months to each as-at date that the calendar's column names."""
    members, day = areas.of_london(scope, levels), calendar(dates)
    in_time = within(meetings.c.held_on, day.c[months], day.c.as_at)
    return areas.one_if(members, day, and_(meetings.c.board == board, in_time))
