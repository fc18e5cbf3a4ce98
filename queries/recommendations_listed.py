"""What was claimed and assessed of each commitment, one by one, and each paper shown for it."""

from typing import Any

from sqlalchemy import Select, func, literal, select, true

from queries import areas
from queries.calendar import Dates, calendar
from queries.listed import one
from queries.question import question
from queries.scope import L, Levels, Scope
from queries.tables.governance import commitments, evidence, status_updates


@question("Every claim and every assessment, one by one", levels=L, reads=("status_updates",))
def statuses_listed(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each claim and each assessment recorded by the as-at date, the latest of a commitment first, with
    the status of the same kind before it. Status may go backwards: nothing is taken out of the history.
    """
    members, day, update = areas.of_london(scope, levels), calendar(dates), status_updates.c
    before = func.lag(update.status).over(
        partition_by=(day.c.as_at, update.commitment, update.source), order_by=update.recorded_on
    )
    return (
        select(
            day.c.as_at,
            members.c.area,
            *(update[name] for name in ("commitment", "source", "recorded_on", "status", "note")),
            before.label("status_before"),
        )
        .select_from(members.join(day, true()).join(status_updates, update.recorded_on <= day.c.as_at))
        .order_by(
            day.c.as_at,
            func.length(update.commitment),
            update.commitment,
            update.recorded_on.desc(),
            update.source,
        )
    )


@question("Every paper shown for a commitment", levels=L, reads=("evidence", "commitments"))
def papers_listed(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each paper dated by the as-at date, the latest of a commitment first. It documents the commitment
    where it is of the kind that this asks for (a minute, a report, a document, a link). A paper is not a test.
    """
    members, day, paper = areas.of_london(scope, levels), calendar(dates), evidence.c
    rows = members.join(day, true()).join(evidence, paper.dated_on <= day.c.as_at)
    return (
        select(
            day.c.as_at,
            members.c.area,
            *(paper[name] for name in ("commitment", "evidence_id", "kind", "title", "url", "dated_on")),
            one(paper.kind == commitments.c.evidence_kind).label("of_kind"),
            literal(1).label("paper_once"),
        )
        .select_from(rows.join(commitments, commitments.c.commitment == paper.commitment))
        .order_by(
            day.c.as_at,
            func.length(paper.commitment),
            paper.commitment,
            paper.dated_on.desc(),
            paper.evidence_id,
        )
    )
