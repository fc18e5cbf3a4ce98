"""Questions about who came to the Matrix and who left it in the quarter so far: the register's account."""

from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from queries import areas
from queries.calendar import Dates, eve_of_quarter, running_quarters, successive
from queries.policy import TWO_SOURCES
from queries.question import question
from queries.scope import Levels, Scope
from queries.standing import ENTRIES, carried
from queries.tables.derived import transfers
from queries.tables.register import entries

READS = ("entries",)
ARRIVED = entries.c.entry_id.in_(select(transfers.c.entry_id))
MOVED = func.coalesce(entries.c.removal_reason, "") == "moved"


@question("People on the Matrix before the quarter began", reads=READS)
def opening(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    People with an entry live on the day before the quarter that contains the as-at date. Opening, and those
    added and transferred in since, less those removed and transferred out since, are the people on the Matrix.
    """
    days = successive(dates, eve_of_quarter)
    return carried(scope, areas.of_boroughs(scope, levels), days, ENTRIES)


@question("People transferred in this quarter", reads=READS)
def transferred_in(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Entries added in the quarter that contains the as-at date, up to that date, whose person has an entry that
    ended that same day with the reason moved. Summed over boroughs: a move inside an area counts as in and out.
    """
    return since_quarter(scope, dates, levels, entries.c.added_on, where=ARRIVED)


@question("People transferred out this quarter", reads=READS)
def transferred_out(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Entries removed in the quarter that contains the as-at date, up to that date, with the reason moved. Summed
    over boroughs: a move inside an area counts as in and out.
    """
    return since_quarter(scope, dates, levels, entries.c.removed_on, where=MOVED)


@question("People added this quarter", reads=READS)
def added(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Entries added in the quarter that contains the as-at date, up to that date, but for transfers in. Somebody
    added twice counts twice.
    """
    return since_quarter(scope, dates, levels, entries.c.added_on, where=~ARRIVED)


@question("People removed this quarter", reads=READS)
def removed(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Entries removed in the quarter that contains the as-at date, up to that date, for any reason but moved, or
    for none given. Somebody removed twice counts twice.
    """
    return since_quarter(scope, dates, levels, entries.c.removed_on, where=~MOVED)


@question("Additions that rest on two sources or more", reads=READS)
def two_source_additions(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: entries added in the quarter that contains the as-at date, up to that date, but for transfers
    in. Numerator: those of them recorded with two independent pieces of information or more. An addition of
    which the number is not recorded has not been shown to rest on two.
    """
    rest_on_two = entries.c.evidence_sources >= TWO_SOURCES
    return since_quarter(scope, dates, levels, entries.c.added_on, where=~ARRIVED, of_them=rest_on_two)


def since_quarter(
    scope: Scope,
    dates: Dates,
    levels: Levels,
    happened_on: ColumnElement[Any],
    *,
    where: ColumnElement[bool],
    of_them: ColumnElement[bool] | None = None,
) -> Select[Any]:
    """What happened to entries in the quarter up to each date: all, or `of_them` of all."""
    members, day = areas.of_boroughs(scope, levels), running_quarters(dates)
    all_ = func.count()
    counts = [all_] if of_them is None else [func.count().filter(of_them), all_]
    named = [count.label(name) for count, name in zip(counts, ("numerator", "denominator"), strict=False)]
    happened = (
        select(day.c.as_at, entries.c.borough.label("member"), *named)
        .join_from(day, entries, (happened_on >= day.c.first_day) & (happened_on <= day.c.as_at))
        .where(where, areas.covers_borough(scope, entries.c.borough))
        .group_by(day.c.as_at, entries.c.borough)
        .cte("happened")
    )
    return areas.total(members, day, happened)
