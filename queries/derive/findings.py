"""Findings by rule, user, Matrix and day, and the openings among them that an answer explained."""

from typing import Any

from sqlalchemy import Connection, FromClause, Select, and_, delete, exists, func, insert, literal, select

from queries.derive.touched import openings
from queries.rules import RULES, Rule, user_of
from queries.tables.access import access_events, access_queries
from queries.tables.derived import access_by_day, explanations, findings

FINDING = ("rule", "user_id", "matrix", "day", "events", "first_at", "last_at", "opener")
EXPLANATION = ("rule", "event_id", "user_id", "matrix", "day", "explained_on")


def rebuild(connection: Connection) -> None:
    """Works out anew the findings on the days of the log that were touched, rule by rule."""
    for table in (findings, explanations):
        of_opening = and_(table.c.user_id == openings.c.user_id, table.c.day == openings.c.day)
        connection.execute(delete(table).where(exists().where(of_opening)))
    for name, rule in RULES.items():
        connection.execute(insert(findings).from_select(FINDING, broken(name, rule, openings)))
        connection.execute(insert(explanations).from_select(EXPLANATION, explained(name, rule, openings)))


def broken(name: str, rule: Rule, openings: FromClause) -> Select[Any]:
    """What breaks a rule among the openings (user_id, day) given."""
    log = access_by_day
    user, theirs = user_of(log)
    return (
        select(
            literal(name),
            log.c.user_id,
            log.c.matrix,
            log.c.day,
            func.sum(log.c.events),
            func.min(log.c.first_at),
            func.max(log.c.last_at),
            log.c.opener,
        )
        .select_from(openings)
        .join(log, and_(log.c.user_id == openings.c.user_id, log.c.day == openings.c.day))
        .outerjoin(user, theirs)
        .where(rule(log, user))
        .group_by(log.c.user_id, log.c.matrix, log.c.day, log.c.opener)
    )


def explained(name: str, rule: Rule, openings: FromClause) -> Select[Any]:
    """The events among the openings given that break a rule, and that an answer explained."""
    event = access_events
    user, theirs = user_of(event)
    justified = and_(access_queries.c.event_id == event.c.event_id, access_queries.c.verdict == "justified")
    return (
        select(
            literal(name),
            event.c.event_id,
            event.c.user_id,
            event.c.matrix,
            event.c.day,
            func.min(access_queries.c.answered_on),
        )
        .select_from(openings)
        .join(event, and_(event.c.user_id == openings.c.user_id, event.c.day == openings.c.day))
        .join(access_queries, justified)
        .outerjoin(user, theirs)
        .where(rule(event, user), access_queries.c.answered_on.is_not(None))
        .group_by(event.c.event_id, event.c.user_id, event.c.matrix, event.c.day)
    )
