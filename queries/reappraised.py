"""The people of the green reappraisal one by one: those it was to reach, and those whom it removed."""

from functools import partial
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, case, exists, func, literal, or_, select

from queries import areas
from queries.calendar import Dates, calendar, reappraised_by
from queries.intervals import live
from queries.policy import GREEN_ON
from queries.question import question
from queries.reappraisal import by_the_deadline
from queries.scope import LC, LONDON_AREA, Levels, Scope
from queries.standing import SPELLS
from queries.tables.derived import spells
from queries.tables.reference import bcus, boroughs
from queries.tables.register import REAPPRAISAL, entries, review_outcomes
from queries.tally import one_where

READS = ("entries", "harm_scores", "review_outcomes")
COUNTED = ("one", "reappraisal_coverage", "reappraisal_done")


@question("People green when 2018 ended, one by one", levels=LC, reads=READS)
def green_to_reappraise(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each person on the Matrix and in the green band on 31 December 2018 (none at an earlier as-at
    date), in the area of their borough that day: when they were first reappraised, up to the as-at date, and
    whether `reappraisal_coverage` and `reappraisal_done` count them. For London somebody is off the Matrix who
    has no live entry; for a BCU, who has none on its own Matrices, as it is not told of another's.
    """
    members, day = areas.of_boroughs(scope, levels), reappraised_by(dates, by_the_deadline)
    first, on = _first_reappraised(day), partial(_is_on, members)
    return (
        select(
            day.c.as_at,
            members.c.area,
            spells.c.nominal_id,
            boroughs.c.name.label("borough_name"),
            bcus.c.name.label("bcu_name"),
            first.label("reappraised_on"),
            case((on(day.c.by), literal("yes")), else_=literal("no")).label("on_matrix_by_deadline"),
            case((on(day.c.as_at), literal("yes")), else_=literal("no")).label("on_matrix"),
            literal(1).label("one"),
            one_where(or_(first <= day.c.by, ~on(day.c.by)), "reappraisal_coverage"),
            one_where(or_(first.is_not(None), ~on(day.c.as_at)), "reappraisal_done"),
        )
        .join_from(
            day,
            spells,
            and_(day.c.as_at >= GREEN_ON, SPELLS.live(literal(GREEN_ON)), spells.c.band == "green"),
        )
        .join(members, members.c.member == spells.c.borough)
        .join(boroughs, boroughs.c.borough == spells.c.borough)
        .outerjoin(bcus, bcus.c.bcu == boroughs.c.bcu)
        .where(areas.covers_borough(scope, spells.c.borough))
        .order_by(day.c.as_at, members.c.area, spells.c.nominal_id)
    )


def _first_reappraised(day: CTE) -> ColumnElement[Any]:
    return (
        select(func.min(review_outcomes.c.reviewed_on))
        .where(
            review_outcomes.c.exercise == REAPPRAISAL,
            review_outcomes.c.nominal_id == spells.c.nominal_id,
            review_outcomes.c.reviewed_on <= day.c.as_at,
        )
        .correlate(day, spells)
        .scalar_subquery()
    )


def _is_on(members: CTE, by: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether the person has an entry live that day: for London any, for a BCU one of its own."""
    later, borough_later = entries.alias("later"), boroughs.alias("borough_later")
    return exists().where(
        later.c.nominal_id == spells.c.nominal_id,
        live(later.c.added_on, later.c.removed_on, by),
        borough_later.c.borough == later.c.borough,
        or_(members.c.area == LONDON_AREA, borough_later.c.bcu == members.c.area),
    )


@question("People removed by the green reappraisal, one by one", levels=LC, reads=("review_outcomes",))
def removed_by_reappraisal(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each person with an outcome of the green reappraisal to remove them, reviewed by the as-at date,
    in the BCU of the outcome: when that was first decided. Somebody whom two BCUs decided to remove is one
    person of London, under the BCU whose code comes first.
    """
    members, day = areas.of_bcus(scope, levels), calendar(dates)
    who = (day.c.as_at, members.c.area, review_outcomes.c.nominal_id)
    decided = (
        select(
            *who,
            func.min(review_outcomes.c.bcu).label("bcu"),
            func.min(review_outcomes.c.reviewed_on).label("reviewed_on"),
        )
        .join_from(day, review_outcomes, review_outcomes.c.reviewed_on <= day.c.as_at)
        .join(members, members.c.member == review_outcomes.c.bcu)
        .where(review_outcomes.c.exercise == REAPPRAISAL, review_outcomes.c.outcome == "remove")
        .group_by(*who)
        .subquery("decided")
    )
    return (
        select(
            decided.c.as_at,
            decided.c.area,
            decided.c.nominal_id,
            bcus.c.name.label("bcu_name"),
            decided.c.reviewed_on,
            literal(1).label("one"),
        )
        .join_from(decided, bcus, bcus.c.bcu == decided.c.bcu)
        .order_by(decided.c.as_at, decided.c.area, decided.c.nominal_id)
    )
