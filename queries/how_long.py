"""Questions that sort people by time: how long they have been on a Matrix, how old what they are kept on is."""

from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    FromClause,
    Integer,
    Select,
    and_,
    case,
    cast,
    func,
    literal,
    select,
    true,
)

from queries import areas
from queries.calendar import Dates, calendar, spans
from queries.flow import ARRIVED
from queries.intervals import within
from queries.latest_outcomes import newest_evidence
from queries.policy import FOUR_YEARS, SIX_MONTHS, TWELVE_MONTHS
from queries.question import question
from queries.scope import LC, Levels, Scope
from queries.standing import ENTRIES, SPELLS
from queries.tables.derived import spells
from queries.tables.register import entries

QUARTER = 3  # months: people are reviewed once in it
STAYS = (0, TWELVE_MONTHS, 2 * TWELVE_MONTHS, FOUR_YEARS)
AGES = (
    0,
    QUARTER,
    SIX_MONTHS,
    SIX_MONTHS + QUARTER,
    TWELVE_MONTHS,
    TWELVE_MONTHS + SIX_MONTHS,
    2 * TWELVE_MONTHS,
)


@question("How long people have been on the Matrix they are on", levels=LC, reads=("entries",))
def lengths_of_stay(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: people with an entry live at the as-at date, by the time since that entry began: so many months or
    more, and less than so many. Denominator: all of them. A move from another borough's Matrix begins a stay
    anew; moved in says how many of them came so, whose time before the move is not counted.
    """
    members, day, span = areas.of_boroughs(scope, levels), calendar(dates), spans(dates, STAYS)
    stays = (
        select(
            day.c.as_at,
            entries.c.borough.label("member"),
            entries.c.added_on.label("dated_on"),
            literal(1).label("numerator"),
            case((ARRIVED, 1), else_=0).label("moved_in"),
        )
        .join_from(day, entries, ENTRIES.live(day.c.as_at))
        .where(areas.covers_borough(scope, entries.c.borough))
        .cte("stays")
    )
    return _by_span(members, span, stays, ("numerator", "moved_in"))


@question(
    "How old the information is that Green people are kept on",
    levels=LC,
    reads=("entries", "harm_scores", "review_outcomes"),
)
def evidence_ages(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: people with an entry live at the as-at date whose latest harm score by then is in the green band,
    by the age of the newest information that any outcome to retain them rests on, reviewed by then: so many
    months or more, and less than so many; without months, those of whom none is on record. Denominator: all
    Green people. Those younger than 12 months are the ones that `green_evidenced` counts.
    """
    members, day = areas.of_boroughs(scope, levels), calendar(dates)
    green = (
        select(
            day.c.as_at,
            spells.c.borough.label("member"),
            newest_evidence(spells.c.nominal_id, day.c.as_at).label("dated_on"),
            literal(1).label("numerator"),
        )
        .join_from(day, spells, and_(SPELLS.live(day.c.as_at), spells.c.band == "green"))
        .where(areas.covers_borough(scope, spells.c.borough))
        .cte("green_people")
        .prefix_with("MATERIALIZED")
    )
    return _by_span(members, spans(dates, AGES, undated=True), green, ("numerator",))


def _by_span(members: CTE, span: CTE, people: CTE, names: tuple[str, ...]) -> Select[Any]:
    """Each span of each area and date: the sums of what is counted of the people dated in it, of all of them."""
    counts = _counts(span, people, names)
    sums = [cast(func.coalesce(func.sum(counts.c[name]), 0), Integer).label(name) for name in names]
    apart = (span.c.as_at, members.c.area, span.c.place, span.c.over, span.c.under)
    rows = select(*apart, *sums).select_from(_in_span(members, span, counts)).group_by(*apart).subquery()
    of_area = func.sum(rows.c.numerator).over(partition_by=(rows.c.as_at, rows.c.area))
    return select(rows, cast(of_area, Integer).label("denominator")).order_by(
        rows.c.as_at, rows.c.area, rows.c.place
    )


def _counts(span: CTE, people: CTE, names: tuple[str, ...]) -> CTE:
    return (
        select(
            span.c.as_at,
            span.c.place,
            people.c.member,
            *(func.sum(people.c[name]).label(name) for name in names),
        )
        .join_from(span, people, and_(people.c.as_at == span.c.as_at, _lies_in(span, people.c.dated_on)))
        .group_by(span.c.as_at, span.c.place, people.c.member)
        .cte("by_span")
    )


def _lies_in(span: CTE, day: ColumnElement[Any]) -> ColumnElement[bool]:
    return case(
        (span.c.over.is_(None), day.is_(None)),
        else_=within(day, span.c.after, span.c.to),
    )


def _in_span(members: CTE, span: CTE, counts: CTE) -> FromClause:
    same = and_(
        counts.c.as_at == span.c.as_at, counts.c.place == span.c.place, counts.c.member == members.c.member
    )
    return members.join(span, true()).outerjoin(counts, same)
