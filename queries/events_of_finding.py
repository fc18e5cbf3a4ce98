"""The openings behind one finding: the only question that reads the raw log."""

from typing import Any

from sqlalchemy import CTE, Select, and_, cast, literal, null, select, union_all

from queries import areas
from queries.calendar import Dates, year_by_month
from queries.columns import Instant, Words
from queries.findings import BROKEN, READS
from queries.named import matrix_name
from queries.question import question
from queries.rules import is_of_finding
from queries.scope import LC, Levels, Scope
from queries.tables.access import access_days, access_events
from queries.tables.derived import findings

COLUMNS = ("at", "until", "matrix", "version", "action", "events", "event_id", "logged_as")


@question(
    "Openings behind one finding",
    levels=LC,
    reads=tuple(dict.fromkeys((*READS, *(table for broken in BROKEN.values() for table in broken.reads)))),
)
def events_of_finding(
    scope: Scope, dates: Dates, levels: Levels, *, rule: str = "", user: str = "", month: str = ""
) -> Select[Any]:
    """
    The access events that broke one rule, by one user in one calendar month as far as it lies in the 12 months
    to the as-at date, each with its instant. A day of the log that came rolled up is one row for each Matrix,
    version and action, with the first and the last instant of its events. A BCU has those on the Matrix of one
    of its boroughs and those of a user whose unit is that BCU or a borough of it. A user who is not known is
    named as the log has them.
    """
    opened = union_all(*_opened(year_by_month(dates), rule, user, month)).cte("opened")
    found = areas.concerned(opened, areas.of_matrices(scope, levels), areas.of_users(scope, levels))
    columns = [found.c[name] for name in ("as_at", "area", "user", *COLUMNS)]
    return select(*columns, matrix_name(found.c.matrix)).order_by(
        found.c.as_at,
        found.c.area,
        found.c.at,
        found.c.matrix,
        found.c.version,
        found.c.action,
        found.c.logged_as,
        found.c.event_id,
    )


def _opened(month: CTE, rule: str, user: str, label: str) -> tuple[Select[Any], Select[Any]]:
    """The events of the finding: one by one from the log, and by day where they came rolled up."""
    wanted = _wanted(month, rule, user, label)
    event, day = access_events, access_days
    one_by_one = select(
        wanted.c.as_at,
        wanted.c.user,
        event.c.occurred_at.label("at"),
        cast(null(), Instant()).label("until"),
        event.c.matrix,
        event.c.version,
        event.c.action,
        literal(1).label("events"),
        event.c.event_id,
        event.c.user_id.label("logged_as"),
    ).join_from(wanted, event, _same(wanted, event))
    by_day = select(
        wanted.c.as_at,
        wanted.c.user,
        day.c.first_at,
        day.c.last_at,
        day.c.matrix,
        day.c.version,
        day.c.action,
        day.c.events,
        cast(null(), Words()),
        day.c.user_id,
    ).join_from(wanted, day, and_(_same(wanted, day), day.c.events > 0))
    return one_by_one, by_day


def _wanted(month: CTE, rule: str, user: str, label: str) -> CTE:
    """The days of the finding, each with the user as the log names them."""
    in_month = and_(findings.c.day >= month.c.first_day, findings.c.day <= month.c.last_day)
    return (
        select(
            month.c.as_at,
            findings.c.opener.label("user"),
            findings.c.rule,
            findings.c.user_id,
            findings.c.matrix,
            findings.c.day,
        )
        .join_from(month, findings, in_month)
        .where(findings.c.rule == rule, findings.c.opener == user, month.c.month == label)
        .cte("wanted")
    )


def _same(wanted: CTE, log: Any) -> Any:
    same = (log.c[name] == wanted.c[name] for name in ("user_id", "matrix", "day"))
    return and_(*same, is_of_finding(wanted.c.rule, log))
