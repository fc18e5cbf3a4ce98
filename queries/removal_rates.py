"""
How many of those eligible for removal a year ago have been removed, by ethnicity: the question and its rows.

Eligible is whom nothing recent speaks for: in the green band, with a zero harm score, or kept on information
older than a year. Removal is the default (Recommendation 2), so that groups can be compared among these.
"""

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
from queries.calendar import Dates, a_year_before
from queries.flow import MOVED
from queries.intervals import within
from queries.people import BY_ETHNICITY
from queries.question import Question, question
from queries.scope import LC, LONDON_AREA, L, Levels, Scope
from queries.standing import SPELLS
from queries.tables.derived import spells
from queries.tables.reference import bcus, boroughs
from queries.tables.register import entries, nominals, review_outcomes
from queries.tally import one_where

READS = ("entries", "nominals", "harm_scores", "review_outcomes")
WHOM = (
    "people on the Matrix 12 months before the as-at date who were then in the green band, or had a harm score of "
    "0, or whom no outcome to retain them reviewed by then kept on information of the 12 months before"
)
COUNTED = (
    *(f"eligible_{group}" for group in BY_ETHNICITY),
    *(f"removal_rate_{group}" for group in BY_ETHNICITY),
)


@question("People eligible for removal a year ago, one by one", levels=LC, reads=READS)
def eligible_a_year_ago(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each of the people on the Matrix 12 months before the as-at date who were then in the green band,
    or had a harm score of 0, or whom no outcome to retain them reviewed by then kept on information of the 12
    months before: why they were eligible, and when they were first removed, for any reason but a move, in the 12
    months since. Area by the borough they were on then; a BCU knows of removals from its own boroughs alone.
    """
    members, day = areas.of_boroughs(scope, levels), a_year_before(dates)
    person, removed = _eligible(scope, day), entries.alias("removed_entry")
    removed_on = _removed_on(members, day, removed)
    return (
        select(
            day.c.as_at,
            members.c.area,
            person.c.nominal_id,
            boroughs.c.name.label("borough_name"),
            bcus.c.name.label("bcu_name"),
            *(person.c[name] for name in ("green", "zero_harm", "lapsed")),
            removed_on.label("removed_on"),
            literal(1).label("one"),
            *_flags(removed_on.is_not(None)),
        )
        .join_from(day, person, person.c.as_at == day.c.as_at)
        .join(members, members.c.member == person.c.borough)
        .join(boroughs, boroughs.c.borough == person.c.borough)
        .outerjoin(bcus, bcus.c.bcu == boroughs.c.bcu)
        .join(nominals, nominals.c.nominal_id == person.c.nominal_id)
        .order_by(day.c.as_at, members.c.area, person.c.nominal_id)
    )


def _flags(removed: ColumnElement[bool]) -> list[ColumnElement[int]]:
    conditions = {group: condition for group, (_, _, condition) in BY_ETHNICITY.items()}
    return [
        *(one_where(condition, f"eligible_{group}") for group, condition in conditions.items()),
        *(
            one_where(and_(condition, removed), f"removal_rate_{group}")
            for group, condition in conditions.items()
        ),
    ]


def _eligible(scope: Scope, day: CTE) -> CTE:
    """Who was on the Matrix a year ago and eligible then, and by which of the three."""
    kept = exists().where(
        review_outcomes.c.nominal_id == spells.c.nominal_id,
        review_outcomes.c.outcome == "retain",
        review_outcomes.c.reviewed_on <= day.c.to,
        within(review_outcomes.c.evidence_on, day.c.after, day.c.to),
    )
    reasons = {"green": spells.c.band == "green", "zero_harm": spells.c.harm_score == 0, "lapsed": ~kept}
    return (
        select(
            day.c.as_at,
            spells.c.nominal_id,
            spells.c.borough,
            *(one_where(true, name) for name, true in reasons.items()),
        )
        .join_from(day, spells, SPELLS.live(day.c.to))
        .where(or_(*reasons.values()), areas.covers_borough(scope, spells.c.borough))
        .cte("eligible")
        .prefix_with("MATERIALIZED")
    )


def _removed_on(members: CTE, day: CTE, removed: Any) -> ColumnElement[Any]:
    """The person's first removal since: for a BCU from one of its own boroughs."""
    borough_then, moved = (
        boroughs.alias("borough_then"),
        func.coalesce(removed.c.removal_reason, "") == "moved",
    )
    return (
        select(func.min(removed.c.removed_on))
        .join_from(removed, borough_then, borough_then.c.borough == removed.c.borough)
        .where(
            removed.c.nominal_id == nominals.c.nominal_id,
            within(removed.c.removed_on, day.c.to, day.c.as_at),
            ~moved,
            or_(members.c.area == LONDON_AREA, borough_then.c.bcu == members.c.area),
        )
        .correlate(nominals, day, members)
        .scalar_subquery()
    )


def removed_of_eligible(
    scope: Scope, dates: Dates, levels: Levels, of_group: ColumnElement[bool]
) -> Select[Any]:
    """Of a group's people eligible a year ago: those removed since, of all."""
    members, day = areas.of_boroughs(scope, levels), a_year_before(dates)
    person = _eligible(scope, day)
    removed = exists().where(
        entries.c.nominal_id == person.c.nominal_id,
        within(entries.c.removed_on, day.c.to, day.c.as_at),
        ~MOVED,
    )
    counts = (
        select(
            day.c.as_at,
            person.c.borough.label("member"),
            cast(func.sum(case((removed, 1), else_=0)), Integer).label("numerator"),
            func.count().label("denominator"),
        )
        .join_from(day, person, person.c.as_at == day.c.as_at)
        .join(nominals, nominals.c.nominal_id == person.c.nominal_id)
        .where(of_group)
        .group_by(day.c.as_at, person.c.borough)
        .cte("removed")
    )
    return areas.total(members, day, counts)


def _rate(group: str, title: str, said: str, of_group: ColumnElement[bool]) -> Question:
    def ask(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
        return removed_of_eligible(scope, dates, levels, of_group)

    ask.__doc__ = (
        f"Denominator: of the {WHOM}, those {said}. Numerator: those of them removed from any borough's Matrix, for "
        "any reason but a move, in the 12 months to the as-at date. Who became eligible since is not counted, so "
        "that each has had a year; where no outcomes of reviews are on record, everybody's information has lapsed."
    )
    return question(
        f"Removed within a year, of eligible people {title}",
        name=f"removal_rate_{group}",
        levels=L,
        reads=READS,
    )(ask)


removal_rates = [_rate(group, *described) for group, described in BY_ETHNICITY.items()]
