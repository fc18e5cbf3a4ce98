"""Questions about the audits of access: those of the system, the visits, and the clearing of the archive."""

from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, case, exists, func, literal, select, true

from queries import areas
from queries.calendar import Dates, calendar, months
from queries.intervals import live, within
from queries.policy import TWELVE_MONTHS
from queries.question import question
from queries.scope import LC, LONDON_AREA, L, Levels, Scope
from queries.tables.access import archive_versions, inspections, system_audits
from queries.tables.reference import bcus
from queries.tally import tally


@question("Monthly audits of the system that were done", levels=L, reads=("system_audits",))
def system_audits_done(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Of the 12 calendar months before the as-at date's month: those whose audit of who opened what was
    completed by the as-at date.
    """
    return _system_audits(scope, dates, levels, system_audits.c.completed_on)


@question("Monthly audits of the system whose findings were sent", levels=L, reads=("system_audits",))
def system_audit_findings_sent(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Of the 12 calendar months before the as-at date's month: those whose audit's findings were sent by the
    as-at date.
    """
    return _system_audits(scope, dates, levels, system_audits.c.findings_sent_on)


@question("BCUs inspected in the last 12 months", levels=LC, reads=("inspections",))
def bcus_inspected(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: Basic Command Units (BCUs) that the Inspection and Review team visited in the 12 months to the
    as-at date. Denominator: all BCUs of the area (12 in London).
    """
    return _inspected(scope, dates, levels, true())


@question("BCUs inspected in full in the last 12 months", levels=LC, reads=("inspections",))
def bcus_inspected_fully(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: Basic Command Units (BCUs) with a visit in the 12 months to the as-at date at which single
    points of contact, deputies and editors were all interviewed: in one visit, not over several. Denominator:
    all BCUs of the area (12 in London).
    """
    return _inspected(scope, dates, levels, is_visit_in_full())


@question("Past versions of the Matrix kept too long", levels=L, reads=("archive_versions",))
def archive_over_retention(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: past versions archived by the as-at date and not deleted by it. Numerator: those of them
    archived on or before the same day four years earlier.
    """
    return tally(scope, dates, levels, archive_versions, of=is_kept, those=is_over_retention)


def is_visited(day: CTE) -> ColumnElement[bool]:
    """A visit of the 12 months to the date."""
    return within(inspections.c.visited_on, day.c.twelve_months_before, day.c.as_at)


def is_visit_in_full() -> ColumnElement[bool]:
    """A visit at which single points of contact, deputies and editors were all interviewed."""
    visit = inspections.c
    everybody = (visit.spocs_interviewed, visit.deputies_interviewed, visit.editors_interviewed)
    return and_(*(kind == "yes" for kind in everybody))


def is_kept(day: CTE) -> ColumnElement[bool]:
    """A version archived by the date and not deleted by it."""
    version = archive_versions.c
    return live(version.archived_on, version.deleted_on, day.c.as_at)


def is_over_retention(day: CTE) -> ColumnElement[bool]:
    """A version archived four years before the date, or earlier."""
    return archive_versions.c.archived_on <= day.c.four_years_before


def _system_audits(scope: Scope, dates: Dates, levels: Levels, done_on: ColumnElement[Any]) -> Select[Any]:
    members, day, month = areas.of_london(scope, levels), calendar(dates), months(dates, TWELVE_MONTHS)
    counts = (
        select(
            month.c.as_at,
            literal(LONDON_AREA).label("member"),
            func.count().filter(done_on <= month.c.as_at).label("numerator"),
            func.count().label("denominator"),
        )
        .select_from(month.outerjoin(system_audits, system_audits.c.month == month.c.month))
        .group_by(month.c.as_at)
        .cte("counts")
    )
    return areas.total(members, day, counts)


def _inspected(scope: Scope, dates: Dates, levels: Levels, counts_as: ColumnElement[bool]) -> Select[Any]:
    members, day = areas.of_bcus(scope, levels), calendar(dates)
    visited = exists().where(
        inspections.c.bcu == bcus.c.bcu,
        is_visited(day),
        counts_as,
    )
    counts = (
        select(
            day.c.as_at,
            bcus.c.bcu.label("member"),
            case((visited, 1), else_=0).label("numerator"),
            literal(1).label("denominator"),
        )
        .join_from(day, bcus, true())
        .where(bcus.c.bcu.in_(select(members.c.member)))
        .cte("visited")
    )
    return areas.total(members, day, counts)
