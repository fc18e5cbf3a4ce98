"""The findings one by one: a rule, a user, a Matrix and a month, with how often, how and when."""

from typing import Any

from sqlalchemy import CTE, ColumnElement, Integer, Select, and_, case, cast, distinct, func, select

from queries import areas
from queries.calendar import Dates, year_by_month
from queries.findings import BROKEN, READS, Broken
from queries.named import ABOUT_USER, matrix_name, named_users
from queries.openings import ACTIONS
from queries.question import Question, question
from queries.rules import is_of_finding
from queries.scope import LC, Levels, Scope
from queries.tables.derived import access_by_day, explanations, findings

COLUMNS = ("rule", "user", "matrix", "month", "events", "explained", "first_at", "last_at")
_KEY = ("as_at", "rule", "user", "matrix", "month")

METHOD = """
    One row for each rule, user, Matrix and calendar month: the access events of the 12 months to the as-at
    date {which} how many of them were explained by then (an access query about the event was answered with
    the verdict justified), the first and the last instant of all of them, on how many days they were, and how
    many were views, downloads and edits. A month at either end counts as far as it lies in those 12 months.
    All users who are not known together are the user unknown. London has every finding once; a BCU has those
    on the Matrix of one of its boroughs and those of a user whose unit is that BCU or a borough of it: of any
    other user it is told the id alone. Counted and unexplained are what the rule's figure counts in that
    area, by the Matrix. A finding is a question to ask, not a breach.
    """


def _findings(name: str, title: str, rules: dict[str, Broken], which: str) -> Question:
    def ask(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
        return _listed(scope, dates, levels, tuple(rules))

    ask.__doc__ = METHOD.format(which=which)
    reads = dict.fromkeys((*READS, *(table for broken in rules.values() for table in broken.reads)))
    return question(title, name=name, levels=LC, reads=tuple(reads))(ask)


findings_listed = _findings(
    "findings", "Findings of the last 12 months", BROKEN, "that broke a rule, by the rule,"
)
OF_RULE = {
    rule: _findings(f"findings_of_{rule}", f"{broken.title}, one by one", {rule: broken}, f"{broken.which},")
    for rule, broken in BROKEN.items()
}


def _listed(scope: Scope, dates: Dates, levels: Levels, rules: tuple[str, ...]) -> Select[Any]:
    month = year_by_month(dates)
    found, acts = _found(month, rules), _acts(month, rules)
    by_matrix, users = areas.of_matrices(scope, levels), named_users(scope, levels)
    concerned = areas.concerned(found, by_matrix, users)
    counts = by_matrix.c.area.is_not(None)
    columns = [concerned.c[name] for name in ("as_at", "area", *COLUMNS)]
    return (
        select(
            *columns,
            matrix_name(concerned.c.matrix),
            *(users.c[name] for name in ABOUT_USER),
            acts.c.days,
            *(acts.c[plural] for plural in ACTIONS.values()),
            case((counts, concerned.c.events), else_=0).label("counted"),
            case((counts, concerned.c.events - concerned.c.explained), else_=0).label("unexplained"),
        )
        .select_from(concerned)
        .join(acts, and_(*(acts.c[name] == concerned.c[name] for name in _KEY)))
        .outerjoin(
            by_matrix,
            and_(by_matrix.c.area == concerned.c.area, by_matrix.c.member == concerned.c.matrix),
        )
        .outerjoin(users, and_(users.c.area == concerned.c.area, users.c.member == concerned.c.user))
        .order_by(*columns[:6])
    )


def _found(month: CTE, rules: tuple[str, ...]) -> CTE:
    explained = _explained(month)
    same = and_(
        explained.c.as_at == month.c.as_at,
        *(explained.c[name] == findings.c[name] for name in ("rule", "user_id", "matrix", "day")),
    )
    key = _key(month)
    return (
        select(
            *key,
            cast(func.sum(findings.c.events), Integer).label("events"),
            cast(func.sum(func.coalesce(explained.c.events, 0)), Integer).label("explained"),
            func.min(findings.c.first_at).label("first_at"),
            func.max(findings.c.last_at).label("last_at"),
        )
        .join_from(month, findings, _in_month(month, rules))
        .outerjoin(explained, same)
        .group_by(*key)
        .cte("found")
    )


def _acts(month: CTE, rules: tuple[str, ...]) -> CTE:
    """How the events of each finding opened the Matrix, and on how many days."""
    log = access_by_day
    same = and_(*(log.c[name] == findings.c[name] for name in ("user_id", "day", "matrix")))
    key = _key(month)
    return (
        select(
            *key,
            func.count(distinct(findings.c.day)).label("days"),
            *(_times(action).label(plural) for action, plural in ACTIONS.items()),
        )
        .join_from(month, findings, _in_month(month, rules))
        .join(log, and_(same, is_of_finding(findings.c.rule, log)))
        .group_by(*key)
        .cte("acts")
    )


def _times(action: str) -> ColumnElement[int]:
    done = case((access_by_day.c.action == action, access_by_day.c.events), else_=0)
    return cast(func.sum(done), Integer)


def _key(month: CTE) -> list[ColumnElement[Any]]:
    return [
        month.c.as_at,
        findings.c.rule.label("rule"),
        findings.c.opener.label("user"),
        findings.c.matrix.label("matrix"),
        month.c.month,
    ]


def _in_month(month: CTE, rules: tuple[str, ...]) -> ColumnElement[bool]:
    return and_(
        findings.c.rule.in_(rules), findings.c.day >= month.c.first_day, findings.c.day <= month.c.last_day
    )


def _explained(month: CTE) -> CTE:
    """Of each finding's day, how many events were explained by the as-at date."""
    key = (
        month.c.as_at,
        explanations.c.rule,
        explanations.c.user_id,
        explanations.c.matrix,
        explanations.c.day,
    )
    in_time = and_(
        explanations.c.day >= month.c.first_day,
        explanations.c.day <= month.c.last_day,
        explanations.c.explained_on <= month.c.as_at,
    )
    return (
        select(*key, func.count().label("events"))
        .join_from(month, explanations, in_time)
        .group_by(*key)
        .cte("explained")
    )
