"""What the Oversight Group decided and asked for, one by one."""

from typing import Any

from sqlalchemy import Select, select, true

from queries import areas
from queries.calendar import Dates, calendar
from queries.question import question
from queries.scope import L, Levels, Scope
from queries.tables.governance import decisions


@question("Decisions and actions of the Oversight Group", levels=L, reads=("decisions",))
def decisions_listed(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each decision, and each action asked for, dated by the as-at date, the latest first: what it is, whose
    it is, by when, and the commitment that it is about, where it is about one.
    """
    members, day, made = areas.of_london(scope, levels), calendar(dates), decisions.c
    return (
        select(
            day.c.as_at,
            members.c.area,
            *(
                made[name]
                for name in ("decision_id", "kind", "commitment", "decided_on", "title", "owner", "due_on")
            ),
        )
        .select_from(members.join(day, true()).join(decisions, made.decided_on <= day.c.as_at))
        .order_by(day.c.as_at, made.decided_on.desc(), made.decision_id)
    )
