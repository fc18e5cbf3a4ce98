"""The versions of each document one by one, and the eight topics: what the figures about paper count."""

from collections.abc import Callable
from typing import Any, NamedTuple

from sqlalchemy import CTE, ColumnElement, Select, and_, literal, or_, select, true

from queries import areas
from queries.calendar import Dates, calendar
from queries.documents import (
    approved_in_a_year,
    is_current,
    is_published,
    is_topic_in_time,
    is_topic_published,
    published_in_a_year,
)
from queries.listed import by_then, every, first, one
from queries.question import Question, question
from queries.scope import L, Levels, Scope
from queries.tables.governance import TOPICS, documents, publication_topics


class Speaking(NamedTuple):
    """Which version of a document speaks for it: of those that count, the one dated last; and so in words."""

    counts: Callable[[CTE], ColumnElement[bool]]
    dated: ColumnElement[Any]
    said: str


APPROVED = Speaking(
    approved_in_a_year,
    documents.c.approved_on,
    "the version approved last, where that was in the 12 months to the as-at date",
)
CURRENT = Speaking(
    is_current,
    documents.c.published_on,
    "the version published last by the as-at date, where it is due for review after that date (a version without "
    "a date for its review is not)",
)
PUBLISHED = Speaking(is_published, documents.c.published_on, "the one published last by the as-at date")
THIS_YEAR = Speaking(
    published_in_a_year,
    documents.c.published_on,
    "the one published last, where that was in the 12 months to the as-at date",
)


def _versions(name: str, title: str, kind: str, speaking: Speaking) -> Question:
    def ask(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
        members, day, version = areas.of_london(scope, levels), calendar(dates), documents.c
        latest_first = [speaking.dated.desc().nulls_last(), version.version.desc()]
        counted = first(speaking.counts(day), [day.c.as_at], latest_first)
        known = or_(version.approved_on <= day.c.as_at, version.published_on <= day.c.as_at)
        return (
            select(
                day.c.as_at,
                members.c.area,
                version.version,
                by_then(day, version.approved_on),
                by_then(day, version.published_on),
                version.review_due_on,
                counted.label("counted"),
                literal(1).label("version_once"),
            )
            .select_from(members.join(day, true()).join(documents, and_(version.kind == kind, known)))
            .order_by(day.c.as_at, *latest_first)
        )

    ask.__doc__ = (
        f"One row for each version approved or published by the as-at date, the latest first. Counted: "
        f"{speaking.said}. One counts at most, since it is asked whether there is one."
    )
    return question(title, name=name, levels=L, reads=("documents",))(ask)


sop_versions = _versions("sop_versions", "The versions of the Standard Operating Procedure", "sop", APPROVED)
policy_versions = _versions("policy_versions", "The versions of the policy", "policy", APPROVED)
dpia_versions = _versions(
    "dpia_versions", "The versions of the Data Protection Impact Assessment", "dpia", CURRENT
)
eia_versions = _versions("eia_versions", "The versions of the Equality Impact Assessment", "eia", CURRENT)
legal_mandates = _versions("legal_mandates", "The versions of the legal mandate", "legal_mandate", PUBLISHED)
pilot_reviews = _versions("pilot_reviews", "The reviews of the pilot", "pilot_review", PUBLISHED)
annual_reviews = _versions(
    "annual_reviews", "The annual reviews of who is on the Matrix", "annual_review", THIS_YEAR
)


@question("The eight topics, one by one", levels=L, reads=("publication_topics",))
def topics_listed(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each of the eight topics of Recommendation 7, with the day on which something was published
    about it, where that is by the as-at date; and whether that was by the deadline, 28 February 2019, too.
    """
    members, day, topic = areas.of_london(scope, levels), calendar(dates), every("topic", TOPICS)
    return (
        select(
            day.c.as_at,
            members.c.area,
            topic.c.topic,
            by_then(day, publication_topics.c.published_on),
            one(is_topic_published(day)).label("published"),
            one(is_topic_in_time(day)).label("in_time"),
            literal(1).label("topic_once"),
        )
        .select_from(members.join(day, true()).join(topic, true()))
        .outerjoin(publication_topics, publication_topics.c.topic == topic.c.topic)
        .order_by(day.c.as_at, topic.c.place)
    )
