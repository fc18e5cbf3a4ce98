"""The audits of access one by one: each BCU's visits, each month's audit, each past version still kept."""

from typing import Any

from sqlalchemy import Select, and_, literal, select, true, type_coerce

from queries import areas
from queries.audits import is_kept, is_over_retention, is_visit_in_full, is_visited
from queries.calendar import Dates, calendar, last_months, months
from queries.deadlines import FirstDayPast
from queries.listed import by_then, first, one
from queries.policy import FOUR_YEARS, TWELVE_MONTHS
from queries.question import question
from queries.scope import LC, L, Levels, Scope
from queries.tables.access import archive_versions, inspections, system_audits
from queries.tables.reference import bcus


@question("Each BCU's latest inspection", levels=LC, reads=("inspections",))
def inspections_listed(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each Basic Command Unit (BCU), with the visit by the as-at date that speaks for it: the latest of
    the 12 months to that date at which everybody was interviewed, else the latest of those months, else the
    latest of all. It counts as inspected, and as inspected in full, only by a visit of those 12 months.
    """
    members, day, visit = areas.of_bcus(scope, levels), calendar(dates), inspections.c
    in_time, in_full = is_visited(day), is_visit_in_full()
    both = and_(in_time, in_full)
    each = [day.c.as_at, members.c.area, bcus.c.bcu]
    speaks = first(
        true(), each, [one(both).desc(), one(in_time).desc(), visit.visited_on.desc(), visit.inspection_id]
    )
    theirs = and_(visit.bcu == bcus.c.bcu, visit.visited_on <= day.c.as_at)
    listed = (
        select(
            day.c.as_at,
            members.c.area,
            bcus.c.bcu,
            bcus.c.name.label("bcu_name"),
            visit.visited_on,
            *(visit[name] for name in ("spocs_interviewed", "deputies_interviewed", "editors_interviewed")),
            visit.actions_raised,
            visit.actions_closed,
            one(in_time).label("inspected"),
            one(both).label("inspected_fully"),
            speaks.label("bcu_once"),
        )
        .select_from(members.join(day, true()).join(bcus, bcus.c.bcu == members.c.member))
        .outerjoin(inspections, theirs)
        .subquery("visits")
    )
    shown = [column for column in listed.c if column.name != "bcu"]
    order = (listed.c.as_at, listed.c.area, listed.c.bcu_name, listed.c.bcu)
    return select(*shown).where(listed.c.bcu_once == 1).order_by(*order)


@question("Each month's audit of the system", levels=L, reads=("system_audits",))
def system_audits_listed(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each of the 12 calendar months before the as-at date's month: when the audit of who opened what
    was completed and when its findings were sent, where that is by the as-at date. A month without an audit has
    its row all the same.
    """
    members, month, audit = areas.of_london(scope, levels), months(dates, TWELVE_MONTHS), system_audits.c
    return (
        select(
            month.c.as_at,
            members.c.area,
            month.c.month,
            by_then(month, audit.completed_on),
            by_then(month, audit.findings_sent_on),
            one(audit.completed_on <= month.c.as_at).label("done"),
            one(audit.findings_sent_on <= month.c.as_at).label("sent"),
            literal(1).label("month_once"),
        )
        .select_from(members.join(month, true()))
        .outerjoin(system_audits, audit.month == month.c.month)
        .order_by(month.c.as_at, month.c.first_day.desc())
    )


@question("The audit of the last month", levels=L, reads=("system_audits",))
def last_month_audit(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for the latest calendar month whose last day is by the as-at date: when the audit of who opened what
    was completed and when its findings were sent, where that is by the as-at date. A month without an audit has
    its row all the same; of one that ends with the as-at date the audit is not late yet.
    """
    members, month, audit = areas.of_london(scope, levels), last_months(dates), system_audits.c
    return (
        select(
            month.c.as_at,
            members.c.area,
            month.c.month,
            by_then(month, audit.completed_on),
            by_then(month, audit.findings_sent_on),
        )
        .select_from(members.join(month, true()))
        .outerjoin(system_audits, audit.month == month.c.month)
        .order_by(month.c.as_at, members.c.area)
    )


@question("Each past version of the Matrix still kept", levels=L, reads=("archive_versions",))
def archive_versions_listed(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each past version archived by the as-at date and not deleted by it, the oldest first, with the
    day on which four years have passed since it was archived: it is due to be deleted then.
    """
    members, day, version = areas.of_london(scope, levels), calendar(dates), archive_versions.c
    due_on: Any = type_coerce(version.archived_on, FirstDayPast(FOUR_YEARS))
    return (
        select(
            day.c.as_at,
            members.c.area,
            version.version_id,
            version.archived_on,
            due_on.label("due_on"),
            one(is_over_retention(day)).label("over_retention"),
            literal(1).label("version_once"),
        )
        .select_from(members.join(day, true()).join(archive_versions, is_kept(day)))
        .order_by(day.c.as_at, version.archived_on, version.version_id)
    )
