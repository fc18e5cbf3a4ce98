"""Questions about what is on paper: rules kept under review, assessments in date, what was published."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, func, literal, select

from queries import areas
from queries.calendar import Dates, calendar
from queries.intervals import within
from queries.question import question
from queries.scope import L, Levels, Scope
from queries.tables.governance import documents, publication_topics

TOPICS = 8  # Recommendation 7 names them
TOPICS_DUE_ON = date(2019, 2, 28)  # Recommendation 7


@question(
    "The Standard Operating Procedure was approved in the last 12 months", levels=L, reads=("documents",)
)
def sop_reviewed(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    1 of 1 where a version of the Standard Operating Procedure was approved in the 12 months to the as-at date,
    else 0 of 1.
    """
    return _one_if("sop", approved_in_a_year, scope, dates, levels)


@question("The policy was approved in the last 12 months", levels=L, reads=("documents",))
def policy_reviewed(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    1 of 1 where a version of the policy on operation and governance was approved in the 12 months to the as-at
    date, else 0 of 1.
    """
    return _one_if("policy", approved_in_a_year, scope, dates, levels)


@question("The Data Protection Impact Assessment is current", levels=L, reads=("documents",))
def dpia_current(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    1 of 1 where the version of the Data Protection Impact Assessment published last by the as-at date is due
    for review after that date, else 0 of 1. A version without a date for its review is not current; of
    versions published on one day the one due last speaks.
    """
    return _one_if("dpia", is_current, scope, dates, levels)


@question("The Equality Impact Assessment is current", levels=L, reads=("documents",))
def eia_current(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    1 of 1 where the version of the Equality Impact Assessment published last by the as-at date is due for
    review after that date, else 0 of 1. A version without a date for its review is not current; of versions
    published on one day the one due last speaks.
    """
    return _one_if("eia", is_current, scope, dates, levels)


@question("The legal mandate is published", levels=L, reads=("documents",))
def legal_mandate_published(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """1 of 1 where a legal mandate for the Matrix was published by the as-at date, else 0 of 1."""
    return _one_if("legal_mandate", is_published, scope, dates, levels)


@question("The review of the pilot is published", levels=L, reads=("documents",))
def pilot_reviewed(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """1 of 1 where a review of the pilot of support was published by the as-at date, else 0 of 1."""
    return _one_if("pilot_review", is_published, scope, dates, levels)


@question(
    "A review of who is on the Matrix was published in the last 12 months", levels=L, reads=("documents",)
)
def population_review_published(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    1 of 1 where an annual review of the people on the Matrix was published in the 12 months to the as-at date,
    else 0 of 1. One approved but not published does not count.
    """
    return _one_if("annual_review", published_in_a_year, scope, dates, levels)


@question("Topics published on the website", levels=L, reads=("publication_topics",))
def topics_published(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: those of the eight topics of Recommendation 7 about which something was published by the as-at
    date. Denominator: the eight topics.
    """
    members, day = areas.of_london(scope, levels), calendar(dates)
    return areas.whole(members, day, _topics(is_topic_published(day)), literal(TOPICS))


@question("Topics published by the deadline", levels=L, reads=("publication_topics",))
def topics_by_deadline(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: those of the eight topics of Recommendation 7 about which something was published by the as-at
    date and by 28 February 2019, the deadline. Denominator: the eight topics. Not failed before the deadline
    has passed.
    """
    members, day = areas.of_london(scope, levels), calendar(dates)
    return areas.whole(members, day, _topics(is_topic_in_time(day)), literal(TOPICS))


def approved_in_a_year(day: CTE) -> ColumnElement[bool]:
    """A version approved in the 12 months to the date."""
    return within(documents.c.approved_on, day.c.twelve_months_before, day.c.as_at)


def published_in_a_year(day: CTE) -> ColumnElement[bool]:
    """A version published in the 12 months to the date."""
    return within(documents.c.published_on, day.c.twelve_months_before, day.c.as_at)


def is_published(day: CTE) -> ColumnElement[bool]:
    """A version published by the date."""
    return documents.c.published_on <= day.c.as_at


def is_current(day: CTE) -> ColumnElement[bool]:
    """The version of its kind published last by the date, where it is due for review after that."""
    each = documents.alias("each")
    last_published = (
        select(func.max(each.c.published_on))
        .where(each.c.kind == documents.c.kind, each.c.published_on <= day.c.as_at)
        .correlate(documents, day)
        .scalar_subquery()
    )
    return and_(documents.c.published_on == last_published, documents.c.review_due_on > day.c.as_at)


def is_topic_published(day: CTE) -> ColumnElement[bool]:
    """Something was published about the topic by the date."""
    return publication_topics.c.published_on <= day.c.as_at


def is_topic_in_time(day: CTE) -> ColumnElement[bool]:
    """Something was published about the topic by the date, and by the deadline."""
    return and_(is_topic_published(day), publication_topics.c.published_on <= TOPICS_DUE_ON)


def _one_if(
    kind: str, counts: Callable[[CTE], ColumnElement[bool]], scope: Scope, dates: Dates, levels: Levels
) -> Select[Any]:
    members, day = areas.of_london(scope, levels), calendar(dates)
    return areas.one_if(members, day, and_(documents.c.kind == kind, counts(day)))


def _topics(where: ColumnElement[bool]) -> ColumnElement[int]:
    return select(func.count()).select_from(publication_topics).where(where).scalar_subquery()
