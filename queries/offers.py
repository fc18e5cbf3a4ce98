"""The interventions offered one by one, and the months of police activity: what stands behind Recommendation 5."""

from typing import Any

from sqlalchemy import CTE, ColumnElement, Integer, Select, cast, exists, func, literal, or_, select, true

from queries import areas
from queries.calendar import Dates, calendar, months
from queries.policy import TWELVE_MONTHS
from queries.question import question
from queries.scope import LC, LONDON_AREA, L, Levels, Scope
from queries.standing import ENTRIES
from queries.tables.register import entries, interventions, police_activity
from queries.tally import one_where

COUNTED = ("one", "recorded", "was_taken_up")
OF_AN_INTERVENTION = ("intervention_id", "nominal_id", "kind", "offered_on", "taken_up")


@question("Interventions offered, one by one", levels=LC, reads=("interventions", "entries"))
def interventions_listed(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each intervention offered by the as-at date: to whom, of which kind, and whether it was taken up,
    as last loaded. London has all of them; a BCU those of people with an entry live at the as-at date in one of
    its boroughs.
    """
    members, day = areas.of_boroughs(scope, levels), calendar(dates)
    asked = areas.as_members(members)
    concerned = or_(asked.c.area == LONDON_AREA, _is_on_one_of(members, asked, day))
    return (
        select(
            day.c.as_at,
            asked.c.area,
            *(interventions.c[name] for name in OF_AN_INTERVENTION),
            literal(1).label("one"),
            one_where(interventions.c.taken_up.is_not(None), "recorded"),
            one_where(interventions.c.taken_up == "yes", "was_taken_up"),
        )
        .join_from(day, interventions, interventions.c.offered_on <= day.c.as_at)
        .join(asked, concerned)
        .order_by(day.c.as_at, asked.c.area, interventions.c.offered_on, interventions.c.intervention_id)
    )


def _is_on_one_of(members: CTE, asked: CTE, day: CTE) -> ColumnElement[bool]:
    """Whether the person offered it has an entry live at the date in a borough of the area."""
    return exists().where(
        entries.c.nominal_id == interventions.c.nominal_id,
        ENTRIES.live(day.c.as_at),
        members.c.member == entries.c.borough,
        members.c.area == asked.c.area,
    )


@question("The months of police activity, one by one", levels=L, reads=("police_activity",))
def months_of_activity(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each of the 12 calendar months before the as-at date's month: how many stops and how many arrests
    of people on the Matrix were counted for it, and whether there is any count at all, as `activity_produced`
    asks. No count is not a count of nought.
    """
    members, month = areas.of_london(scope, levels), months(dates, TWELVE_MONTHS)
    counted = police_activity.c.month == month.c.month
    return (
        select(
            month.c.as_at,
            members.c.area,
            month.c.month,
            *(_of_kind(kind, counted).label(f"{kind}s") for kind in ("stop", "arrest")),
            literal(1).label("one"),
            one_where(exists().where(counted), "activity_produced"),
        )
        .select_from(members.join(month, true()))
        .order_by(month.c.as_at, members.c.area, month.c.first_day)
    )


def _of_kind(kind: str, counted: ColumnElement[bool]) -> ColumnElement[Any]:
    """How many were counted; null where there is no row to count."""
    total = select(cast(func.sum(police_activity.c.count), Integer))
    return total.where(counted, police_activity.c.kind == kind).scalar_subquery()
