"""The findings one by one, with how many of their openings the user was asked about."""

from typing import Any

from sqlalchemy import Select, and_, distinct, func, select

from queries.calendar import Dates
from queries.findings_listed import findings_listed
from queries.question import question
from queries.rules import is_of_finding
from queries.scope import LC, Levels, Scope
from queries.tables.access import access_events, access_queries
from queries.tables.derived import findings

ORDER = ("as_at", "area", "rule", "user", "matrix", "month")


@question(
    "Findings of the last 12 months, and whether their users were asked",
    levels=LC,
    reads=findings_listed.reads,
)
def findings_to_ask(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    The findings of the 12 months to the as-at date, each with the number of its openings about which an access
    query was sent to the user by then, whatever came of it. A BCU is told so of its own users; what another BCU's
    were asked is not shown to it. A query about a day that came rolled up names no opening, and counts for none.
    """
    listed = findings_listed.ask(scope, dates, levels).order_by(None).subquery("listed")
    found, event, query = listed.c, access_events.c, access_queries.c
    of_finding = and_(*(findings.c[name] == event[name] for name in ("user_id", "matrix", "day")))
    asked = (
        select(func.count(distinct(event.event_id)))
        .join_from(access_queries, access_events, event.event_id == query.event_id)
        .join(findings, of_finding & is_of_finding(findings.c.rule, access_events))
        .where(
            query.user_id == found.user,
            query.sent_on <= found.as_at,
            found.organisation.is_not(None),
            findings.c.rule == found.rule,
            findings.c.opener == found.user,
            findings.c.matrix == found.matrix,
            # Of one rule, user and Matrix nothing lies between the first and the last but this finding's own.
            event.occurred_at.between(found.first_at, found.last_at),
        )
        .correlate(listed)
        .scalar_subquery()
    )
    return select(listed, asked.label("asked")).order_by(*(found[name] for name in ORDER))
