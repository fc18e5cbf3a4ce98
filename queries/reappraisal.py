"""Questions about the one-off reappraisal of 2019: everybody who was green when 2018 ended."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import CTE, Select, and_, func, literal, or_, select

from queries import areas
from queries.calendar import Dates, calendar, reappraised_by
from queries.policy import GREEN_ON, REAPPRAISAL_DUE_ON
from queries.question import question
from queries.scope import LC, L, Levels, Scope
from queries.standing import ENTRIES, SPELLS
from queries.tables.derived import spells
from queries.tables.register import REAPPRAISAL, entries, review_outcomes

READS = ("entries", "harm_scores", "review_outcomes")


@question("Green people reappraised by the end of 2019", levels=L, reads=READS)
def reappraisal_coverage(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: people on the Matrix and in the green band on 31 December 2018 (none at an earlier as-at date).
    Numerator: those of them with an outcome of the green reappraisal reviewed by the as-at date or by 31
    December 2019, whichever is sooner, or who were off the Matrix at the end of that day.
    """
    return reappraised(scope, dates, levels, by_the_deadline)


@question("Green people reappraised, late or not", levels=L, reads=READS)
def reappraisal_done(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: people on the Matrix and in the green band on 31 December 2018 (none at an earlier as-at date).
    Numerator: those of them with an outcome of the green reappraisal reviewed by the as-at date, or who are off
    the Matrix at the end of it.
    """
    return reappraised(scope, dates, levels, lambda day: day)


def by_the_deadline(day: date) -> date:
    """The day, or the deadline if that is sooner."""
    return min(day, REAPPRAISAL_DUE_ON)


def reappraised(scope: Scope, dates: Dates, levels: Levels, by: Callable[[date], date]) -> Select[Any]:
    """Those who were green when 2018 ended: by each date how many were reappraised or gone, of all."""
    members, day = areas.of_boroughs(scope, levels), reappraised_by(dates, by)
    green = _green(scope)
    all_ = (
        select(day.c.as_at, green.c.borough, func.count().label("people"))
        .join_from(day, green, day.c.as_at >= GREEN_ON)
        .group_by(day.c.as_at, green.c.borough)
        .cte("all_green")
    )
    waiting = _waiting(day, green)
    same = and_(waiting.c.as_at == all_.c.as_at, waiting.c.borough == all_.c.borough)
    counts = (
        select(
            all_.c.as_at,
            all_.c.borough.label("member"),
            (all_.c.people - func.coalesce(waiting.c.people, 0)).label("numerator"),
            all_.c.people.label("denominator"),
        )
        .select_from(all_.outerjoin(waiting, same))
        .cte("reappraised")
    )
    return areas.total(members, day, counts)


def _green(scope: Scope) -> CTE:
    """Who was green when 2018 ended, in which borough, and when they were first reappraised, if ever."""
    outcomes = (
        select(review_outcomes.c.nominal_id, func.min(review_outcomes.c.reviewed_on).label("reviewed_on"))
        .where(review_outcomes.c.exercise == REAPPRAISAL)
        .group_by(review_outcomes.c.nominal_id)
        .cte("outcomes")
    )
    return (
        select(spells.c.nominal_id, spells.c.borough, outcomes.c.reviewed_on)
        .select_from(spells.outerjoin(outcomes, outcomes.c.nominal_id == spells.c.nominal_id))
        .where(
            SPELLS.live(literal(GREEN_ON)),
            spells.c.band == "green",
            areas.covers_borough(scope, spells.c.borough),
        )
        .cte("green")
    )


def _waiting(day: CTE, green: CTE) -> CTE:
    """By date and borough: how many of the green are on a Matrix still, and not reappraised."""
    not_by_then = or_(green.c.reviewed_on.is_(None), green.c.reviewed_on > day.c.by)
    return (
        select(day.c.as_at, green.c.borough, func.count().label("people"))
        .select_from(green)
        .join(entries, entries.c.nominal_id == green.c.nominal_id)
        .join(day, and_(ENTRIES.live(day.c.by), not_by_then))
        .group_by(day.c.as_at, green.c.borough)
        .cte("waiting")
    )


@question("People removed by the green reappraisal", levels=LC, reads=("review_outcomes",))
def reappraisal_removed(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    People with an outcome of the green reappraisal to remove them, reviewed by the as-at date, in the BCU of the
    outcome. Somebody whom two BCUs decided to remove is one person of London.
    """
    members, day = areas.of_bcus(scope, levels), calendar(dates)
    removed = (
        select(
            day.c.as_at,
            members.c.area.label("member"),
            func.count(review_outcomes.c.nominal_id.distinct()).label("numerator"),
        )
        .join_from(day, review_outcomes, review_outcomes.c.reviewed_on <= day.c.as_at)
        .join(members, members.c.member == review_outcomes.c.bcu)
        .where(review_outcomes.c.exercise == REAPPRAISAL, review_outcomes.c.outcome == "remove")
        .group_by(day.c.as_at, members.c.area)
        .cte("removed")
    )
    return areas.total(areas.as_members(members), day, removed)
