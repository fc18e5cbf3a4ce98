"""The cohort of a quarter's review, person by person: who was to be reached, how they stood, what came of it."""

from typing import Any

from sqlalchemy import CTE, Integer, Select, and_, case, cast, func, literal, or_, select

from queries import areas
from queries.calendar import Dates, last_review_period, running_review_period
from queries.question import question
from queries.reviewed import first_outcomes
from queries.scope import LC, Levels, Scope
from queries.standing import SPELLS
from queries.tables.derived import spells
from queries.tables.reference import bcus, boroughs
from queries.tables.register import entries
from queries.tally import one_where

READS = ("review_outcomes", "entries", "harm_scores")
# The noughts and ones of each person, which add up to the figures of reviewed.py.
COUNTED = ("one", "reached", "green", "green_reached", "zero_harm", "zero_harm_reached", "left_before")


@question("People whom the last quarter’s review was to reach, one by one", levels=LC, reads=READS)
def review_cohort(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each person live at the end of the last quarter's first day, in the BCU of their entry that day:
    their band and harm score then, the day they were first reviewed in that quarter's exercise, if that was by
    the as-at date, and the day their entry of that day ended, if that was by the quarter's last day. Reached is
    who has either; left before review is who has the second and not the first.
    """
    return _listed(scope, levels, last_review_period(dates))


@question("People whom this quarter’s review is to reach, one by one", levels=LC, reads=READS)
def review_cohort_so_far(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each person live at the end of the first day of the quarter that contains the as-at date, in the
    BCU of their entry that day: their band and harm score then, the day they were first reviewed in that
    quarter's exercise and the day their entry of that day ended, each if that was by the as-at date. Reached so
    far is who has either.
    """
    return _listed(scope, levels, running_review_period(dates))


def cohort(scope: Scope, periods: CTE) -> CTE:
    """By as-at date and exercise: everybody on the Matrix at the end of its first day, with what is counted of them."""
    people = _people(scope, periods)
    reached = or_(people.c.reviewed_on.is_not(None), people.c.left_on.is_not(None))
    green, zero_harm = people.c.band == "green", people.c.harm_score == 0
    left_before = and_(people.c.reviewed_on.is_(None), people.c.left_on.is_not(None))
    conditions = (reached, green, green & reached, zero_harm, zero_harm & reached, left_before)
    counted = [
        literal(1).label("one"),
        *(one_where(true, name) for true, name in zip(conditions, COUNTED[1:], strict=True)),
    ]
    return select(people, *counted).cte("cohort")


def cohort_counts(people: CTE) -> CTE:
    """A cohort counted by as-at date, exercise and BCU."""
    kept = (people.c.as_at, people.c.exercise, people.c.bcu)
    sums = [cast(func.sum(people.c[name]), Integer).label(name) for name in COUNTED]
    return select(*kept, *sums).group_by(*kept).cte("cohort_counts")


def _listed(scope: Scope, levels: Levels, periods: CTE) -> Select[Any]:
    members, people = areas.of_bcus_and_others(scope, levels), cohort(scope, periods)
    told = (
        "exercise",
        "nominal_id",
        "borough_name",
        "band",
        "harm_score",
        "reviewed_on",
        "left_on",
        *COUNTED,
    )
    return (
        select(
            people.c.as_at,
            members.c.area,
            bcus.c.name.label("bcu_name"),
            *(people.c[name] for name in told),
        )
        .select_from(
            members.join(people, people.c.member == members.c.member).outerjoin(
                bcus, bcus.c.bcu == people.c.bcu
            )
        )
        .order_by(people.c.as_at, members.c.area, bcus.c.name, people.c.borough_name, people.c.nominal_id)
    )


def _people(scope: Scope, periods: CTE) -> CTE:
    """Each person's place, band and score at the end of the first day, and what had happened by the as-at date."""
    outcomes = first_outcomes(periods)
    reviewed = and_(outcomes.c.exercise == periods.c.exercise, outcomes.c.nominal_id == spells.c.nominal_id)
    reviewed_on, left_on = outcomes.c.reviewed_on, entries.c.removed_on
    in_the_quarter = and_(left_on <= periods.c.last_day, left_on <= periods.c.as_at)
    return (
        select(
            periods.c.as_at,
            periods.c.exercise,
            boroughs.c.bcu,
            func.coalesce(boroughs.c.bcu, areas.OTHERS).label("member"),
            boroughs.c.name.label("borough_name"),
            spells.c.nominal_id,
            spells.c.band,
            spells.c.harm_score,
            case((reviewed_on <= periods.c.as_at, reviewed_on)).label("reviewed_on"),
            case((in_the_quarter, left_on)).label("left_on"),
        )
        .select_from(
            periods.join(spells, SPELLS.live(periods.c.first_day))
            .join(entries, entries.c.entry_id == spells.c.entry_id)
            .join(boroughs, boroughs.c.borough == spells.c.borough)
            .outerjoin(outcomes, reviewed)
        )
        .where(areas.covers_bcu(scope, boroughs.c.bcu))
        .cte("people_then")
    )
