"""The audit forms one by one: who was asked about which opening, whether they answered, and what was found."""

from functools import reduce
from operator import add
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, case, exists, func, literal, select

from queries import forms
from queries.calendar import Dates, calendar
from queries.listed import by_then, one
from queries.named import ABOUT_USER, matrix_name, named_users
from queries.question import question
from queries.rules import RULES, is_of_finding
from queries.scope import LC, Levels, Scope
from queries.tables.access import access_events, access_queries
from queries.tables.derived import findings


@question("Audit forms, one by one", levels=LC, reads=("access_queries", "users", "access_events"))
def forms_listed(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each access query (the form that asks why a record was opened) sent by the as-at date: to whom,
    when it was due and answered, and what was found; an answer after the as-at date is not told. Where the log
    holds the opening it asks about: when, which Matrix, how, and which rules that opening broke, under the
    user they are counted under. A form about a day that came rolled up names no opening. A BCU has the forms
    to users whose unit is that BCU or a borough of it. Which figure counts the form stands beside.
    """
    users, day = named_users(scope, levels), calendar(dates)
    query, event = access_queries.c, access_events.c
    return (
        select(
            day.c.as_at,
            users.c.area,
            query.query_id,
            query.user_id.label("user"),
            query.event_id,
            *(users.c[name] for name in ABOUT_USER),
            event.occurred_at.label("opened_at"),
            event.day.label("opened_on"),
            event.matrix,
            case((event.matrix.is_not(None), matrix_name(event.matrix))).label("matrix_name"),
            event.action,
            _opener().label("opener"),
            _rules().label("rules"),
            query.sent_on,
            query.due_on,
            by_then(day, query.answered_on),
            case((_answered(day), query.verdict)).label("verdict"),
            case((_answered(day), query.verified_by)).label("verified_by"),
            *_counted(day),
        )
        .join_from(users, access_queries, query.user_id == users.c.member)
        .join(day, forms.was_sent(day))
        .outerjoin(access_events, event.event_id == query.event_id)
        .order_by(day.c.as_at, users.c.area, query.sent_on, query.query_id)
    )


def _answered(day: CTE) -> ColumnElement[bool]:
    return access_queries.c.answered_on <= day.c.as_at


def _counted(day: CTE) -> list[ColumnElement[Any]]:
    """Noughts and ones that add up to the figures about forms."""
    query, due, answered = access_queries.c, forms.was_due(day), forms.was_answered(day)
    conditions = {
        "forms_overdue": forms.is_overdue(day),
        "due_in_the_year": due,
        "forms_answered_on_time": and_(due, query.answered_on <= query.due_on),
        "answered_in_the_year": answered,
        "forms_unjustified": and_(answered, query.verdict == "unjustified"),
        "forms_unverified": and_(answered, query.verdict == "unverified"),
    }
    ones = [one(is_so).label(name) for name, is_so in conditions.items()]
    return [literal(1).label("forms_sent"), *ones]


def _of_finding(*more: ColumnElement[bool]) -> ColumnElement[bool]:
    """A finding that the opening asked about is part of."""
    same = (findings.c[name] == access_events.c[name] for name in ("user_id", "matrix", "day"))
    return and_(*same, is_of_finding(findings.c.rule, access_events), *more)


def _opener() -> ColumnElement[Any]:
    found = select(func.min(findings.c.opener)).where(_of_finding())
    return found.correlate(access_events).scalar_subquery()


def _rules() -> ColumnElement[Any]:
    """The rules that the opening broke, separated by `;` as lists are in the contract; null where it broke none."""
    each = [
        case(
            (exists().where(_of_finding(findings.c.rule == rule)).correlate(access_events), f"{rule};"),
            else_="",
        )
        for rule in RULES
    ]
    together: ColumnElement[str] = reduce(add, each)
    return func.nullif(func.rtrim(together, literal(";")), "")
