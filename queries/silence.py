"""Whether a figure's source says anything at all by a date: nothing counted is not a pass."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, case, exists, func, literal, select

from queries.calendar import Dates, calendar, months
from queries.columns import Exercise, Month
from queries.tables import data_metadata


@dataclass(frozen=True)
class Source:
    """
    A table that a figure rests on, silent where it has no row dated by the as-at date.

    `dated_by` is its first date column; a table without any is silent only when it is empty. `else_by` dates
    the rows where that column is empty. `months` asks more of the access log: an event in each of that many
    calendar months before the as-at date's month. `months_over`: the running month's row does not speak yet,
    as its month is not over.
    """

    table: str
    dated_by: str | None = None
    months: int = 0
    else_by: str | None = None
    months_over: bool = False


ENTRIES = Source("entries", "added_on")
POLICE_ACTIVITY = Source("police_activity", "month")
REVIEWS = Source("reviews", "exercise")
AGREEMENTS = Source("agreements", "sent_on")
REVIEW_OUTCOMES = Source("review_outcomes", "reviewed_on")
USER_AUDITS = Source("user_audits", "audited_on")
TRAINING = Source("training", "completed_on")
SPOCS = Source("spocs", "from_on")
GRANTS = Source("grants", "granted_on")
SYSTEM_AUDITS = Source("system_audits", "month", months_over=True)
ACCESS_QUERIES = Source("access_queries", "sent_on")
INSPECTIONS = Source("inspections", "visited_on")
ARCHIVE_VERSIONS = Source("archive_versions", "archived_on")
# The log speaks by day, whether it came event by event or rolled up.
ACCESS_EVENTS = Source("access_by_day", "day")
LOG_6 = Source("access_by_day", "day", months=6)
LOG_12 = Source("access_by_day", "day", months=12)
DOCUMENTS = Source("documents", "approved_on", else_by="published_on")
REPORTS = Source("reports", "reported_on")
MEETINGS = Source("meetings", "held_on")
PUBLICATION_TOPICS = Source("publication_topics", "published_on")
DATASET_CHECKS = Source("dataset_checks", "checked_on")
STATUS_UPDATES = Source("status_updates", "recorded_on")


def silence(source: Source, dates: Dates) -> Select[Any]:
    """(as_at, silent): 1 where the source is silent at that date, else 0."""
    day = calendar(dates)
    speaks = _every_month(source, dates, day) if source.months else _any_row(source, day)
    return select(day.c.as_at, case((speaks, 0), else_=1).label("silent")).order_by(day.c.as_at)


def _any_row(source: Source, day: CTE) -> ColumnElement[bool]:
    table = data_metadata.tables[source.table]
    if source.dated_by is None:
        return exists(select(literal(1)).select_from(table))
    dated = table.c[source.dated_by]
    if source.else_by:
        return exists().where(func.coalesce(dated, table.c[source.else_by]) <= day.c.as_at)
    match dated.type:
        case Exercise():  # a quarter is dated by its last day; the one-off reappraisal is no quarter
            return exists().where(dated <= day.c.quarter, dated.like("____-Q_"))
        case Month() if source.months_over:
            return exists().where(dated < day.c.month)
        case Month():
            return exists().where(dated <= day.c.month)
        case _:
            return exists().where(dated <= day.c.as_at)


def _every_month(source: Source, dates: Dates, day: CTE) -> ColumnElement[bool]:
    table, span = data_metadata.tables[source.table], months(dates, source.months)
    dated = table.c[source.dated_by or ""]
    heard = exists().where(dated >= span.c.first_day, dated <= span.c.last_day)
    held = select(func.count()).select_from(span).where(span.c.as_at == day.c.as_at, heard).scalar_subquery()
    return held >= source.months
