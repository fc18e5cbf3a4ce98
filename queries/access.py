"""Questions about who opened a Matrix: the findings, by rule."""

from typing import Any

from sqlalchemy import CTE, Integer, Select, and_, cast, func, select

from queries import areas
from queries.calendar import Dates, calendar
from queries.question import question
from queries.scope import Levels, Scope
from queries.tables.derived import explanations, findings

READS = ("access_events", "access_days", "users", "access_queries")


@question("Downloads and edits by partners, who may only preview", reads=READS)
def finding_partner_download(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: access events of the 12 months to the as-at date, by a user of any organisation but the MPS,
    whose action is download or edit. Numerator: those of them not explained: no access query about the event
    was answered by the as-at date with the verdict justified. Areas are those of the Matrix that was opened;
    the pan-London Matrix counts in London only. A finding is a question to ask, not a breach.
    """
    return finding("partner_download", scope, dates, levels)


def finding(rule: str, scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """Events that broke a rule in the 12 months to each date: those not explained by then, of all."""
    members, day = areas.of_matrices(scope, levels), calendar(dates)
    broke, explained = _broke(rule, members, day), _explained(rule, members, day)
    counts = (
        select(
            broke.c.as_at,
            broke.c.matrix.label("member"),
            (broke.c.events - func.coalesce(explained.c.events, 0)).label("numerator"),
            broke.c.events.label("denominator"),
        )
        .select_from(broke)
        .outerjoin(explained, and_(explained.c.as_at == broke.c.as_at, explained.c.matrix == broke.c.matrix))
        .cte("counts")
    )
    return areas.total(members, day, counts)


def _broke(rule: str, members: CTE, day: CTE) -> CTE:
    within = and_(findings.c.day > day.c.twelve_months_before, findings.c.day <= day.c.as_at)
    return (
        select(day.c.as_at, findings.c.matrix, cast(func.sum(findings.c.events), Integer).label("events"))
        .join_from(day, findings, within)
        .where(findings.c.rule == rule, findings.c.matrix.in_(select(members.c.member)))
        .group_by(day.c.as_at, findings.c.matrix)
        .cte("broke")
    )


def _explained(rule: str, members: CTE, day: CTE) -> CTE:
    within = and_(
        explanations.c.day > day.c.twelve_months_before,
        explanations.c.day <= day.c.as_at,
        explanations.c.explained_on <= day.c.as_at,
    )
    return (
        select(day.c.as_at, explanations.c.matrix, func.count().label("events"))
        .join_from(day, explanations, within)
        .where(explanations.c.rule == rule, explanations.c.matrix.in_(select(members.c.member)))
        .group_by(day.c.as_at, explanations.c.matrix)
        .cte("explained")
    )
