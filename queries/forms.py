"""Questions about the audit form that asks why a record was opened: was it answered, and what was found?"""

from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, or_

from queries.calendar import Dates
from queries.intervals import within
from queries.question import question
from queries.scope import L, Levels, Scope
from queries.tables.access import access_queries
from queries.tally import tally

READS = ("access_queries",)


@question("Audit forms answered on time", levels=L, reads=READS)
def forms_answered_on_time(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: access queries (the form that asks why a record was opened) sent in the 12 months to the
    as-at date and due before it. Numerator: those of them answered on or before the day they were due.
    """
    query = access_queries.c
    return tally(
        scope,
        dates,
        levels,
        access_queries,
        of=was_due,
        those=lambda _: query.answered_on <= query.due_on,
    )


@question("Audit forms overdue", levels=L, reads=READS)
def forms_overdue(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: all access queries (the form that asks why a record was opened) sent by the as-at date.
    Numerator: those of them due before that date and not answered by it.
    """
    return tally(scope, dates, levels, access_queries, of=was_sent, those=is_overdue)


@question("Openings found unjustified", levels=L, reads=READS)
def forms_unjustified(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: access queries (the form that asks why a record was opened) answered in the 12 months to the
    as-at date. Numerator: those of them with the verdict unjustified. A verdict has no date of its own: it is
    as last loaded.
    """
    return _verdicts(scope, dates, levels, "unjustified")


@question("Openings that could not be verified", levels=L, reads=READS)
def forms_unverified(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: access queries (the form that asks why a record was opened) answered in the 12 months to the
    as-at date. Numerator: those of them with the verdict unverified. A verdict has no date of its own: it is
    as last loaded.
    """
    return _verdicts(scope, dates, levels, "unverified")


def was_sent(day: CTE) -> ColumnElement[bool]:
    """A query sent by the date."""
    return access_queries.c.sent_on <= day.c.as_at


def was_due(day: CTE) -> ColumnElement[bool]:
    """A query sent in the 12 months to the date and due before it."""
    query = access_queries.c
    return and_(within(query.sent_on, day.c.twelve_months_before, day.c.as_at), query.due_on < day.c.as_at)


def was_answered(day: CTE) -> ColumnElement[bool]:
    """A query answered in the 12 months to the date."""
    return within(access_queries.c.answered_on, day.c.twelve_months_before, day.c.as_at)


def is_overdue(day: CTE) -> ColumnElement[bool]:
    """A query due before the date and not answered by it."""
    query = access_queries.c
    unanswered = or_(query.answered_on.is_(None), query.answered_on > day.c.as_at)
    return and_(query.due_on < day.c.as_at, unanswered)


def _verdicts(scope: Scope, dates: Dates, levels: Levels, verdict: str) -> Select[Any]:
    return tally(
        scope,
        dates,
        levels,
        access_queries,
        of=was_answered,
        those=lambda _: access_queries.c.verdict == verdict,
    )
