"""The outcomes of a quarter's review: who was kept, with all three tests or not, and who was removed."""

from typing import Any

from sqlalchemy import CTE, Integer, Select, and_, cast, func, literal, select

from queries import areas
from queries.calendar import Dates, last_review_period
from queries.question import question
from queries.scope import LC, Levels, Scope
from queries.tables.reference import bcus
from queries.tables.register import review_outcomes
from queries.tally import one_where

READS = ("review_outcomes",)
TESTS = ("risk_justified", "purpose_consistent", "article8_compatible")
COUNTED = ("one", "kept", "kept_tested", "removed")


@question("Outcomes of the last quarter’s review, one by one", levels=LC, reads=READS)
def outcomes_of_review(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each outcome of the last quarter's exercise reviewed by the as-at date, in the BCU that gave it:
    kept or removed, the date of the newest information relied on, and what was answered to the three tests of
    Recommendation 2. A person whom two BCUs reviewed is there twice.
    """
    members, found = areas.of_bcus(scope, levels), outcomes(last_review_period(dates))
    told = ("exercise", "nominal_id", "reviewed_on", "outcome", "evidence_on", *TESTS, *COUNTED)
    return (
        select(
            found.c.as_at,
            members.c.area,
            bcus.c.name.label("bcu_name"),
            *(found.c[name] for name in told),
        )
        .select_from(
            members.join(bcus, bcus.c.bcu == members.c.member).join(found, found.c.bcu == members.c.member)
        )
        .order_by(found.c.as_at, members.c.area, bcus.c.name, bcus.c.bcu, found.c.nominal_id)
    )


@question("People kept by the last quarter’s review with all three tests filled in", levels=LC, reads=READS)
def retained_tested(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: outcomes to keep somebody, of the last quarter's exercise, reviewed by the as-at date, in the
    BCU of the outcome. Numerator: those of them in which each of the three tests of Recommendation 2 is
    answered, be it yes or no. That a test is filled in does not say that it was passed.
    """
    members, period = areas.of_bcus(scope, levels), last_review_period(dates)
    of_bcu = outcome_counts(outcomes(period))
    counts = select(
        of_bcu.c.as_at,
        of_bcu.c.bcu.label("member"),
        of_bcu.c.kept_tested.label("numerator"),
        of_bcu.c.kept.label("denominator"),
    ).where(areas.covers_bcu(scope, of_bcu.c.bcu))
    return areas.total(members, period, counts.cte("kept"))


def outcomes(periods: CTE) -> CTE:
    """By as-at date and exercise: every outcome reviewed by then, with what is counted of it."""
    by_then = and_(
        review_outcomes.c.exercise == periods.c.exercise, review_outcomes.c.reviewed_on <= periods.c.as_at
    )
    kept = review_outcomes.c.outcome == "retain"
    tested = and_(*(review_outcomes.c[test].is_not(None) for test in TESTS))
    conditions = (kept, kept & tested, review_outcomes.c.outcome == "remove")
    told = ("exercise", "bcu", "nominal_id", "reviewed_on", "outcome", "evidence_on", *TESTS)
    return (
        select(
            periods.c.as_at,
            *(review_outcomes.c[name] for name in told),
            literal(1).label("one"),
            *(one_where(true, name) for true, name in zip(conditions, COUNTED[1:], strict=True)),
        )
        .join_from(periods, review_outcomes, by_then)
        .cte("outcomes_by_then")
    )


def outcome_counts(found: CTE) -> CTE:
    """Outcomes counted by as-at date, exercise and the BCU that gave them."""
    kept = (found.c.as_at, found.c.exercise, found.c.bcu)
    sums = [cast(func.sum(found.c[name]), Integer).label(name) for name in COUNTED]
    return select(*kept, *sums).group_by(*kept).cte("outcome_counts")
