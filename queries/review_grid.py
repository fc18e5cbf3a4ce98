"""The grid of the quarterly reviews: each BCU's, quarter by quarter."""

from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, func, select

from queries import areas
from queries.calendar import Dates, review_periods
from queries.cohort import cohort, cohort_counts
from queries.outcomes import outcome_counts, outcomes
from queries.question import question
from queries.returns import returns
from queries.scope import Level, Levels, Scope

GRID_QUARTERS = 9  # the running one and two years before it
OF_THE_COHORT = ("green_reached", "green", "zero_harm_reached", "zero_harm", "left_before")


@question(
    "Each BCU's reviews, quarter by quarter",
    levels=frozenset({Level.BCU}),
    reads=("reviews", "review_outcomes", "entries", "harm_scores"),
)
def review_grid(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each BCU and quarter, the running one and the eight before it, as known at the as-at date.
    State: on time or late (completed by the as-at date, by or after the due date, the quarter's last day
    where none is given); not due (before the quarter's last day, nothing completed); not done (a return, not
    completed); no return (no row, and the quarter has ended). Numerator and denominator are the people
    reached of those live at the end of the quarter's first day, as in `people_reviewed`; beside them, counted
    likewise, those who were Green or had a zero harm score that day, and those who left before the review
    reached them. Of the outcomes that the BCU recorded by the as-at date: people kept, those of them with all
    three tests filled in, and people removed; beside that the number removed that its completed return reports.
    """
    members, periods = areas.of_bcus(scope, levels), review_periods(dates, GRID_QUARTERS)
    found, people = returns(periods), cohort_counts(cohort(scope, periods))
    counts = outcome_counts(outcomes(periods))
    return (
        select(
            found.c.as_at,
            found.c.bcu.label("area"),
            *(found.c[name] for name in ("name", "exercise", "state")),
            _of(people, "reached", "numerator"),
            _of(people, "one", "denominator"),
            *(found.c[name] for name in ("requested_on", "completed_on", "due_on")),
            *(_of(people, name) for name in OF_THE_COHORT),
            *(_of(counts, name) for name in ("kept_tested", "kept")),
            found.c.removed_returned,
            _of(counts, "removed", "removed_counted"),
        )
        .select_from(found.outerjoin(people, _same(found, people)).outerjoin(counts, _same(found, counts)))
        .where(found.c.bcu.in_(select(members.c.member)))
        .order_by(found.c.as_at, found.c.name, found.c.bcu, found.c.first_day)
    )


def _of(counts: CTE, name: str, named: str | None = None) -> ColumnElement[int]:
    """A count, nought where there is nobody to count."""
    return func.coalesce(counts.c[name], 0).label(named or name)


def _same(found: CTE, counts: CTE) -> ColumnElement[bool]:
    return and_(*(counts.c[name] == found.c[name] for name in ("as_at", "exercise", "bcu")))
