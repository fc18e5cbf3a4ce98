"""The register's account of the quarter so far, entry by entry: who stood at its start, who came, who left."""

from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, case, literal, or_, select

from queries import areas
from queries.calendar import Dates, running_quarters
from queries.flow import ARRIVED, MOVED
from queries.policy import TWO_SOURCES
from queries.question import question
from queries.scope import LC, Levels, Scope
from queries.tables.reference import bcus, boroughs
from queries.tables.register import entries
from queries.tally import one_where

COUNTED = (
    "opening",
    "added",
    "transferred_in",
    "removed",
    "transferred_out",
    "closing",
    "two_source_additions",
)


@question("The account of the quarter so far, entry by entry", levels=LC, reads=("entries",))
def account_of_quarter(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each entry that was live on the day before the quarter that contains the as-at date, or was added
    in it up to that date: whether it stood at the opening, was added or transferred in, was removed or
    transferred out by that date, and stands at the closing, each as the figure of that name counts it. In every
    row opening and what came, less what left, is closing. Two source additions are those added on two
    independent pieces of information or more.
    """
    members, day = areas.of_boroughs(scope, levels), running_quarters(dates)
    conditions = _conditions(day)
    left = or_(conditions["removed"], conditions["transferred_out"])
    return (
        select(
            day.c.as_at,
            members.c.area,
            entries.c.entry_id,
            entries.c.nominal_id,
            boroughs.c.borough,
            boroughs.c.name.label("borough_name"),
            boroughs.c.bcu,
            bcus.c.name.label("bcu_name"),
            entries.c.added_on,
            entries.c.evidence_sources,
            _first_true(conditions, "opening", "added", "transferred_in").label("came"),
            case((left, entries.c.removed_on)).label("removed_on"),
            case((left, entries.c.removal_reason)).label("removal_reason"),
            *(one_where(conditions[name], name) for name in COUNTED),
        )
        .join_from(day, entries, _in_the_account(day))
        .join(members, members.c.member == entries.c.borough)
        .join(boroughs, boroughs.c.borough == entries.c.borough)
        .outerjoin(bcus, bcus.c.bcu == boroughs.c.bcu)
        .where(areas.covers_borough(scope, entries.c.borough))
        .order_by(day.c.as_at, members.c.area, entries.c.nominal_id, entries.c.added_on, entries.c.entry_id)
    )


def _in_the_account(day: CTE) -> ColumnElement[bool]:
    """Live on the eve of the quarter, or added since: it began by the date, and had not ended before the quarter."""
    not_ended = or_(entries.c.removed_on.is_(None), entries.c.removed_on >= day.c.first_day)
    return and_(entries.c.added_on <= day.c.as_at, not_ended)


def _conditions(day: CTE) -> dict[str, ColumnElement[bool]]:
    """Of an entry in the account."""
    came = entries.c.added_on >= day.c.first_day
    left = and_(entries.c.removed_on.is_not(None), entries.c.removed_on <= day.c.as_at)
    added = and_(came, ~ARRIVED)
    return {
        "opening": ~came,
        "added": added,
        "transferred_in": and_(came, ARRIVED),
        "removed": and_(left, ~MOVED),
        "transferred_out": and_(left, MOVED),
        "closing": ~left,
        "two_source_additions": and_(added, entries.c.evidence_sources >= TWO_SOURCES),
    }


def _first_true(conditions: dict[str, ColumnElement[bool]], *names: str) -> ColumnElement[str]:
    return case(*((conditions[name], literal(name)) for name in names))
