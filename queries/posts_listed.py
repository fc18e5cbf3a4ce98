"""Who held each BCU's post of single point of contact, one after the other, and the gaps between them."""

from typing import Any

from sqlalchemy import CTE, Select, and_, case, cast, exists, func, literal, null, select, true, union_all

from queries import areas
from queries.calendar import Dates, calendar
from queries.columns import Day, Words
from queries.governance import RANK, has_completed
from queries.intervals import live
from queries.listed import by_then
from queries.question import question
from queries.scope import LC, Levels, Scope
from queries.tables.access import training
from queries.tables.governance import spocs
from queries.tables.reference import bcus

COLUMNS = ("state", "rank", "from_on", "to_on", "trained_on")


@question(
    "Each BCU's single points of contact over time, and the gaps between them",
    levels=LC,
    reads=("spocs", "training"),
)
def posts_in_time(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each spell that somebody held a Basic Command Unit's (BCU) post of single point of contact by the
    as-at date: in post where of the rank promised, Detective Superintendent, else of another rank; with the day on
    which they first completed the course for it. One row for each gap: from the day a holder left with nobody else
    in post, to the day the next came, or still open at the as-at date. And one for the time before the first holder
    recorded, which is open where there never was one: not recorded is not the same as vacant, and no better.
    """
    members, day = areas.of_bcus(scope, levels), calendar(dates)
    span = union_all(_held(day), _left_empty(day), _before_the_first(day)).cte("post_spans")
    told = [column for column in span.c if column.name in COLUMNS]
    return (
        select(span.c.as_at, members.c.area, bcus.c.bcu, bcus.c.name.label("bcu_name"), *told)
        .select_from(members.join(bcus, bcus.c.bcu == members.c.member).join(span, span.c.bcu == bcus.c.bcu))
        .order_by(
            span.c.as_at,
            members.c.area,
            bcus.c.name,
            bcus.c.bcu,
            span.c.from_on.asc().nulls_first(),
            span.c.to_on.asc().nulls_last(),
            span.c.state,
        )
    )


def _held(day: CTE) -> Select[Any]:
    trained_on = (
        select(func.min(training.c.completed_on)).where(has_completed(day)).correlate(spocs, day)
    ).scalar_subquery()
    return select(
        day.c.as_at,
        spocs.c.bcu,
        case((spocs.c.rank == RANK, literal("in_post", Words())), else_="other_rank").label("state"),
        spocs.c.rank,
        spocs.c.from_on,
        by_then(day, spocs.c.to_on),
        trained_on.label("trained_on"),
    ).join_from(day, spocs, spocs.c.from_on <= day.c.as_at)


def _left_empty(day: CTE) -> Select[Any]:
    """From the day a holder left with nobody in post that day, to the day the next one came."""
    left, other = spocs.alias("left_it"), spocs.alias("other")
    held = exists().where(other.c.bcu == left.c.bcu, live(other.c.from_on, other.c.to_on, left.c.to_on))
    following = (
        select(func.min(other.c.from_on))
        .where(other.c.bcu == left.c.bcu, other.c.from_on > left.c.to_on, other.c.from_on <= day.c.as_at)
        .correlate(left, day)
        .scalar_subquery()
    )
    return (
        select(
            day.c.as_at,
            left.c.bcu,
            literal("vacant", Words()).label("state"),
            cast(null(), Words).label("rank"),
            left.c.to_on.label("from_on"),
            following.label("to_on"),
            cast(null(), Day).label("trained_on"),
        )
        .join_from(day, left, and_(left.c.to_on <= day.c.as_at, ~held))
        .distinct()
    )


def _before_the_first(day: CTE) -> Select[Any]:
    first = (
        select(func.min(spocs.c.from_on))
        .where(spocs.c.bcu == bcus.c.bcu, spocs.c.from_on <= day.c.as_at)
        .correlate(bcus, day)
        .scalar_subquery()
    )
    return select(
        day.c.as_at,
        bcus.c.bcu,
        literal("not_recorded", Words()).label("state"),
        cast(null(), Words).label("rank"),
        cast(null(), Day).label("from_on"),
        first.label("to_on"),
        cast(null(), Day).label("trained_on"),
    ).join_from(day, bcus, true())
