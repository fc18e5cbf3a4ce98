"""Each kind of document, as its latest version stands: in force, due for review, never published, not recorded."""

from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, case, func, select, true

from queries import areas
from queries.calendar import Dates, calendar
from queries.listed import by_then, every
from queries.question import question
from queries.scope import L, Levels, Scope
from queries.tables.governance import DOCUMENTS, documents


@question("Each document against the date of its review", levels=L, reads=("documents",))
def document_states(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each kind of document, as its latest version stands at the as-at date: the one approved last by
    then (or published, where its approval is not recorded). Not recorded: there is none. Review overdue: the date
    of its review has come. Not published: it was approved only. No review date: published, and none is set. Else
    it is in force until its review is due. Last published is when any version of it last was.
    """
    members, day, kind = areas.of_london(scope, levels), calendar(dates), every("kind", DOCUMENTS)
    latest = _latest(day)
    theirs = and_(latest.c.kind == kind.c.kind, latest.c.as_at == day.c.as_at, latest.c.place == 1)
    return (
        select(
            day.c.as_at,
            members.c.area,
            kind.c.kind,
            latest.c.version,
            latest.c.approved_on,
            latest.c.published_on,
            latest.c.review_due_on,
            latest.c.last_published_on,
            _state(day, latest).label("state"),
        )
        .select_from(members.join(day, true()).join(kind, true()))
        .outerjoin(latest, theirs)
        .order_by(day.c.as_at, kind.c.place)
    )


def _latest(day: CTE) -> CTE:
    """Each version known by the date, with its place among those of its kind, the latest first."""
    each = documents.c
    approved_on, published_on = by_then(day, each.approved_on), by_then(day, each.published_on)
    dated: ColumnElement[Any] = func.coalesce(approved_on, published_on)
    of_kind = [day.c.as_at, each.kind]
    order = [dated.desc(), each.version.desc()]
    return (
        select(
            day.c.as_at,
            each.kind,
            each.version,
            approved_on,
            published_on,
            each.review_due_on,
            func.max(published_on.element).over(partition_by=of_kind).label("last_published_on"),
            func.row_number().over(partition_by=of_kind, order_by=order).label("place"),
        )
        .join_from(day, documents, dated.is_not(None))
        .cte("latest_versions")
    )


def _state(day: CTE, latest: CTE) -> ColumnElement[str]:
    return case(
        (latest.c.version.is_(None), "not_recorded"),
        (latest.c.review_due_on <= day.c.as_at, "review_overdue"),
        (latest.c.published_on.is_(None), "not_published"),
        (latest.c.review_due_on.is_(None), "no_review_date"),
        else_="in_force",
    )
