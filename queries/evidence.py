"""Questions about what people are kept on the Matrix for: how new the information is, and the three tests."""

from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    Select,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
)

from queries import areas
from queries.calendar import Dates, calendar, successive
from queries.intervals import within
from queries.question import question
from queries.scope import Levels, Scope
from queries.standing import ENTRIES, SPELLS, carried, counted, of
from queries.tables.derived import spells
from queries.tables.register import entries, review_outcomes

READS = ("entries", "review_outcomes")
TESTS = (
    review_outcomes.c.risk_justified,
    review_outcomes.c.purpose_consistent,
    review_outcomes.c.article8_compatible,
)
FAILING, UNTESTED, PASSED = "failing", "untested", "passed"
# How an outcome answers the tests; null where it does not retain, or there is none.
TESTED = case(
    (review_outcomes.c.outcome.is_distinct_from("retain"), None),
    (or_(*(test == "no" for test in TESTS)), literal(FAILING)),
    (or_(*(test.is_(None) for test in TESTS)), literal(UNTESTED)),
    else_=literal(PASSED),
)


@question("Green people kept on information of the last year", reads=(*READS, "harm_scores"))
def green_evidenced(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: people with an entry live at the as-at date whose latest harm score by then is in the green
    band. Numerator: those of them with any review outcome to retain them, of any exercise, BCU or earlier stay,
    reviewed by the as-at date, whose newest information is dated in the 12 months to the as-at date.
    """
    members, day = areas.of_boroughs(scope, levels), calendar(dates)
    green = spells.c.band == "green"
    evidenced = exists().where(
        review_outcomes.c.nominal_id == spells.c.nominal_id,
        review_outcomes.c.outcome == "retain",
        review_outcomes.c.reviewed_on <= day.c.as_at,
        within(review_outcomes.c.evidence_on, day.c.twelve_months_before, day.c.as_at),
    )
    return of(
        counted(scope, members, day, SPELLS, and_(green, evidenced)),
        carried(scope, members, successive(dates), SPELLS, green),
    )


@question("People retained although a test failed", reads=READS)
def retained_failing_test(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: people with an entry live at the as-at date whose latest review outcome by then is to retain
    them. Numerator: those of them of whom that outcome answers any of the three tests (justified by risk,
    consistent with the purpose, compatible with Article 8) with no. The latest is that last reviewed; of
    outcomes of one day, that of the later exercise, the reappraisal last.
    """
    return retained(scope, dates, levels, FAILING)


@question("People retained without all three tests", reads=READS)
def retained_untested(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: people with an entry live at the as-at date whose latest review outcome by then is to retain
    them. Numerator: those of them of whom that outcome answers none of the three tests (justified by risk,
    consistent with the purpose, compatible with Article 8) with no, but leaves any of them unanswered.
    """
    return retained(scope, dates, levels, UNTESTED)


def retained(scope: Scope, dates: Dates, levels: Levels, tested: str) -> Select[Any]:
    """People on the Matrix whose latest outcome retains them: those so tested, of all of them."""
    members, day = areas.of_boroughs(scope, levels), calendar(dates)
    by_test = (
        select(
            day.c.as_at,
            entries.c.borough.label("member"),
            _latest(day).label("tested"),
            func.count().label("people"),
        )
        .join_from(day, entries, ENTRIES.live(day.c.as_at))
        .where(areas.covers_borough(scope, entries.c.borough))
        .group_by(day.c.as_at, entries.c.borough, "tested")
        .subquery()
    )
    is_so = by_test.c.tested == tested
    counts = (
        select(
            by_test.c.as_at,
            by_test.c.member,
            cast(func.sum(case((is_so, by_test.c.people), else_=0)), Integer).label("numerator"),
            cast(func.sum(by_test.c.people), Integer).label("denominator"),
        )
        .where(by_test.c.tested.is_not(None))
        .group_by(by_test.c.as_at, by_test.c.member)
        .cte("retained")
    )
    return areas.total(members, day, counts)


def _latest(day: CTE) -> ColumnElement[str]:
    """How a person's latest outcome answers the tests; null where it does not retain them, or there is none."""
    last_first = [
        column.desc()
        for column in (review_outcomes.c.reviewed_on, review_outcomes.c.exercise, review_outcomes.c.bcu)
    ]
    return (
        select(TESTED)
        .where(
            review_outcomes.c.nominal_id == entries.c.nominal_id,
            review_outcomes.c.reviewed_on <= day.c.as_at,
        )
        .order_by(*last_first)
        .limit(1)
        .scalar_subquery()
    )
