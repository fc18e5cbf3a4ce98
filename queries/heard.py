"""When each source that speaks at regular times was last heard: one that fell silent is not good news."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, cast, func, literal, null, select, true, union_all

from queries import areas
from queries.calendar import Dates, calendar
from queries.columns import Day, Exercise, Month, Words
from queries.question import question
from queries.scope import L, Levels, Scope
from queries.silence import (
    ACCESS_EVENTS,
    DATASET_CHECKS,
    ENTRIES,
    INSPECTIONS,
    MEETINGS,
    POLICE_ACTIVITY,
    REPORTS,
    REVIEW_OUTCOMES,
    REVIEWS,
    STATUS_UPDATES,
    SYSTEM_AUDITS,
    USER_AUDITS,
    Source,
)
from queries.tables import data_metadata

# After how many months without a word a source has fallen silent: twice the time of what it brings each month, and
# the time itself of what is promised or due each half-year or year. Others speak only when something happens.
HEARD_WITHIN: Mapping[Source, int] = {
    ACCESS_EVENTS: 1,
    POLICE_ACTIVITY: 2,
    SYSTEM_AUDITS: 2,
    ENTRIES: 3,
    REVIEWS: 6,
    REVIEW_OUTCOMES: 6,
    USER_AUDITS: 6,
    MEETINGS: 6,
    STATUS_UPDATES: 6,
    DATASET_CHECKS: 6,
    INSPECTIONS: 12,
    REPORTS: 12,
}
OF_THE_AUDIT = (ACCESS_EVENTS, SYSTEM_AUDITS, USER_AUDITS, INSPECTIONS)  # what an auditor is told of
READS = tuple(source.table for source in HEARD_WITHIN if source is not ACCESS_EVENTS)


@question("When each source was last heard", levels=L, reads=("access_events", "access_days", *READS))
def sources_heard(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each source that is expected to speak at regular times: the last day, or the last month or quarter,
    that it has a row of by the as-at date; none where it never had one. A source has fallen silent when that lies
    further back than the months allowed it.
    """
    return _heard(HEARD_WITHIN, scope, dates, levels)


@question(
    "When each source of the access audit was last heard",
    levels=L,
    reads=("access_events", "access_days", "system_audits", "user_audits", "inspections"),
)
def audit_sources_heard(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Of the sources that are expected to speak at regular times those that the access audit rests on, one row each:
    the last day, or the last month, that it has a row of by the as-at date; none where it never had one.
    """
    return _heard(OF_THE_AUDIT, scope, dates, levels)


def _heard(sources: Iterable[Source], scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    members, day = areas.of_london(scope, levels), calendar(dates)
    each = union_all(*(_last(source, members, day) for source in sources)).subquery("heard")
    return select(each).order_by(each.c.as_at, each.c.source)


def _last(source: Source, members: CTE, day: CTE) -> Select[Any]:
    dated = data_metadata.tables[source.table].c[source.dated_by or ""]
    last = _latest(dated, day)
    on_a_day = isinstance(dated.type, Day)
    return select(
        day.c.as_at,
        members.c.area,
        literal(source.table, Words()).label("source"),
        (last if on_a_day else cast(null(), Day)).label("last_on"),
        (cast(null(), Words) if on_a_day else cast(last, Words)).label("last_period"),
    ).select_from(members.join(day, true()))


def _latest(dated: ColumnElement[Any], day: CTE) -> ColumnElement[Any]:
    """The latest by the date; of quarters only those that are over, and not the reappraisal, which is none."""
    match dated.type:
        case Exercise():
            by_then = [dated <= day.c.quarter, dated.like("____-Q_")]
        case Month():
            by_then = [dated <= day.c.month]
        case _:
            by_then = [dated <= day.c.as_at]
    return select(func.max(dated)).where(*by_then).correlate(day).scalar_subquery()
