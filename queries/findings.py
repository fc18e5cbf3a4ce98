"""Questions about openings that broke a rule: how many, by rule, and how many of them nobody has explained."""

from typing import Any, NamedTuple

from sqlalchemy import CTE, Integer, Select, and_, cast, func, select

from queries import areas
from queries.calendar import Dates, calendar
from queries.intervals import within
from queries.question import Question, question
from queries.scope import Levels, Scope
from queries.tables.derived import explanations, findings

READS = ("access_events", "access_days", "users", "access_queries")


class Broken(NamedTuple):
    """How a rule's figure is called, which events break it, and what else the rule rests on."""

    title: str
    which: str
    reads: tuple[str, ...] = ()


BROKEN = {
    "no_grant": Broken(
        "Openings without a grant",
        "that no grant covers: none to that user, given by that day, for that Matrix or the pan-London one. "
        "Every event of a user who is not known is one of these, and breaks no other rule",
        ("grants",),
    ),
    "after_revocation": Broken(
        "Openings after access was revoked",
        "that grants cover, all of which were revoked before that day. The day of revocation itself is still "
        "covered: its hour is not known, and doubt favours the person",
        ("grants",),
    ),
    "partner_download": Broken(
        "Downloads and edits by partners, who may only preview",
        "by a user of any organisation but the MPS, whose action is download or edit",
    ),
    "partner_without_agreement": Broken(
        "Openings by partners without a Data Sharing Agreement",
        "by a partner (a user of any organisation but the MPS) whose borough, or HMPPS, had no agreement that "
        "was both in force (signed by that day and not ended) and started",
        ("agreements",),
    ),
    "partner_other_borough": Broken(
        "Openings of another borough's Matrix by a borough's user",
        "by a borough's user, on any Matrix but their own borough's, the pan-London one included",
    ),
    "partner_without_form": Broken(
        "Openings by partners who had not signed the conditions of use",
        "by a partner (a user of any organisation but the MPS) with no access form signed by that day",
        ("access_forms",),
    ),
    "untrained": Broken(
        "Openings by users who were not trained",
        "by a user who lacked a required course that day: data protection for all, the operating model for "
        "the MPS, the course for single points of contact for those with that role",
        ("training",),
    ),
    "archived_version": Broken(
        "Openings of archived versions by others than custodians",
        "of an archived version, by a user whose role is not custodian",
    ),
    "outside_own_bcu": Broken(
        "Openings outside the user's own BCU without a grant",
        "by an MPS user whose unit is a BCU, on a borough's Matrix in another BCU, with no covering grant "
        "live that day (the day of revocation included)",
        ("grants",),
    ),
}


def _finding(rule: str, broken: Broken) -> Question:
    def ask(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
        return _unexplained(rule, scope, dates, levels)

    ask.__doc__ = f"""
    Denominator: access events of the 12 months to the as-at date {broken.which}. Numerator: those of them not
    explained: no access query about the event was answered by the as-at date with the verdict justified.
    Areas are those of the Matrix that was opened; the pan-London Matrix counts in London only. A finding is
    a question to ask, not a breach.
    """
    return question(broken.title, name=f"finding_{rule}", reads=(*READS, *broken.reads))(ask)


FINDINGS = {rule: _finding(rule, broken) for rule, broken in BROKEN.items()}


def _unexplained(rule: str, scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
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
    in_time = within(findings.c.day, day.c.twelve_months_before, day.c.as_at)
    return (
        select(day.c.as_at, findings.c.matrix, cast(func.sum(findings.c.events), Integer).label("events"))
        .join_from(day, findings, in_time)
        .where(findings.c.rule == rule, findings.c.matrix.in_(select(members.c.member)))
        .group_by(day.c.as_at, findings.c.matrix)
        .cte("broke")
    )


def _explained(rule: str, members: CTE, day: CTE) -> CTE:
    in_time = and_(
        within(explanations.c.day, day.c.twelve_months_before, day.c.as_at),
        explanations.c.explained_on <= day.c.as_at,
    )
    return (
        select(day.c.as_at, explanations.c.matrix, func.count().label("events"))
        .join_from(day, explanations, in_time)
        .where(explanations.c.rule == rule, explanations.c.matrix.in_(select(members.c.member)))
        .group_by(day.c.as_at, explanations.c.matrix)
        .cte("explained")
    )
