"""Questions about the people whom a quarter's review was to reach, and those whom it has reached."""

from typing import Any

from sqlalchemy import CTE, ColumnElement, FromClause, Integer, Select, and_, case, cast, func, or_, select

from queries import areas
from queries.calendar import Dates, calendar, last_review_period, running_review_period
from queries.question import Question, question
from queries.scope import LC, Levels, Scope
from queries.standing import ENTRIES, SPELLS
from queries.tables.derived import spells
from queries.tables.reference import boroughs
from queries.tables.register import entries, review_outcomes

READS = ("review_outcomes", "entries")
Condition = ColumnElement[bool] | None  # on the spell of a quarter's first day; none is everybody


def reached(scope: Scope, periods: CTE, where: Condition = None) -> CTE:
    """By as-at date, exercise and BCU: the people live at the end of its first day, and those reached since."""
    people = _people(scope, periods, where)
    by_then = or_(people.c.reviewed_on <= periods.c.as_at, people.c.left_on <= periods.c.as_at)
    return _counted(periods, people, by_then, "reached")


def _unreviewed(scope: Scope, periods: CTE) -> CTE:
    people = _people(scope, periods, None)
    not_by_then = or_(people.c.reviewed_on.is_(None), people.c.reviewed_on > periods.c.as_at)
    return _counted(periods, people, people.c.left_on.is_not(None) & not_by_then, "unreviewed")


def _counted(periods: CTE, people: CTE, where: ColumnElement[bool], name: str) -> CTE:
    numerator = func.sum(case((where, people.c.people), else_=0))
    return (
        select(
            periods.c.as_at,
            periods.c.exercise,
            people.c.bcu,
            func.coalesce(people.c.bcu, areas.OTHERS).label("member"),
            cast(numerator, Integer).label("numerator"),
            cast(func.sum(people.c.people), Integer).label("denominator"),
        )
        .join_from(periods, people, people.c.exercise == periods.c.exercise)
        .group_by(periods.c.as_at, periods.c.exercise, people.c.bcu)
        .cte(name)
    )


def _people(scope: Scope, periods: CTE, where: Condition) -> CTE:
    """
    By exercise and BCU: how many were live at the end of its first day, by the day they were first reviewed in
    it and the day their entry of that day ended, if that was in the quarter.

    Worked out once for each exercise, however many as-at dates ask about it.
    """
    quarters = select(periods.c.exercise, periods.c.first_day, periods.c.last_day).distinct().cte("quarters")
    outcomes = first_outcomes(quarters)
    reviewed = and_(outcomes.c.exercise == quarters.c.exercise, outcomes.c.nominal_id == entries.c.nominal_id)
    left_on = case((entries.c.removed_on <= quarters.c.last_day, entries.c.removed_on))
    kept_apart = [quarters.c.exercise, boroughs.c.bcu, outcomes.c.reviewed_on, left_on.label("left_on")]
    return (
        select(*kept_apart, func.count().label("people"))
        .select_from(_on_the_first_day(quarters, where))
        .join(boroughs, boroughs.c.borough == entries.c.borough)
        .outerjoin(outcomes, reviewed)
        .where(areas.covers_bcu(scope, boroughs.c.bcu))
        .group_by(quarters.c.exercise, boroughs.c.bcu, outcomes.c.reviewed_on, left_on)
        .cte("people")
    )


def _on_the_first_day(quarters: CTE, where: Condition) -> FromClause:
    """Each quarter beside the entries live at the end of its first day, if their spell was so."""
    if where is None:
        return quarters.join(entries, ENTRIES.live(quarters.c.first_day))
    their_spells = quarters.join(spells, SPELLS.live(quarters.c.first_day) & where)
    return their_spells.join(entries, entries.c.entry_id == spells.c.entry_id)


def first_outcomes(quarters: CTE) -> CTE:
    """When a person was first reviewed in an exercise, by whichever BCU."""
    return (
        select(
            review_outcomes.c.exercise,
            review_outcomes.c.nominal_id,
            func.min(review_outcomes.c.reviewed_on).label("reviewed_on"),
        )
        .where(review_outcomes.c.exercise.in_(select(quarters.c.exercise)))
        .group_by(review_outcomes.c.exercise, review_outcomes.c.nominal_id)
        .cte("outcomes")
    )


def _reviewed(name: str, title: str, said: str, where: Condition) -> tuple[Question, Question]:
    """Two questions about the same people: reached by the last quarter's review, and by the running one's so far."""

    def by_the_last(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
        members, day = areas.of_bcus_and_others(scope, levels), calendar(dates)
        return areas.total(members, day, reached(scope, last_review_period(dates), where))

    def so_far(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
        members, day = areas.of_bcus_and_others(scope, levels), calendar(dates)
        return areas.total(members, day, reached(scope, running_review_period(dates), where))

    reads = READS if where is None else (*READS, "harm_scores")
    by_the_last.__doc__ = (
        f"Denominator: people live at the end of the last quarter's first day{said}, in the BCU of their entry "
        "that day. Numerator: those of them with an outcome of that quarter's exercise reviewed by the as-at "
        "date, or whose entry of that day ended by the quarter's last day."
    )
    so_far.__doc__ = (
        "Denominator: people live at the end of the first day of the quarter that contains the as-at date"
        f"{said}, in the BCU of their entry that day. Numerator: those of them with an outcome of that quarter's "
        "exercise reviewed by the as-at date, or whose entry of that day ended by then."
    )
    return (
        question(f"{title} reached by the last quarter’s review", name=name, levels=LC, reads=reads)(
            by_the_last
        ),
        question(
            f"{title} reached so far by this quarter’s review",
            name=f"{name}_so_far",
            levels=LC,
            reads=reads,
        )(so_far),
    )


people_reviewed, people_reviewed_so_far = _reviewed("people_reviewed", "People", "", None)
green_reviewed, green_reviewed_so_far = _reviewed(
    "green_reviewed", "Green people", " and green then", spells.c.band == "green"
)
zero_harm_reviewed, zero_harm_reviewed_so_far = _reviewed(
    "zero_harm_reviewed",
    "People with a zero harm score",
    " whose score then was 0",
    spells.c.harm_score == 0,
)


@question("People who left before the last quarter’s review reached them", levels=LC, reads=READS)
def left_before_review(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: people live at the end of the last quarter's first day, in the BCU of their entry that day.
    Numerator: those of them without an outcome of that quarter's exercise reviewed by the as-at date, whose
    entry of that day ended by the quarter's last day.
    """
    members, day = areas.of_bcus_and_others(scope, levels), calendar(dates)
    return areas.total(members, day, _unreviewed(scope, last_review_period(dates)))
