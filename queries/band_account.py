"""The account of a quarter band by band: beside who came and who left, whose band changed."""

from typing import Any, NamedTuple

from sqlalchemy import (
    CTE,
    ColumnElement,
    FromClause,
    Integer,
    Select,
    String,
    and_,
    cast,
    column,
    func,
    literal,
    or_,
    select,
    true,
    union_all,
    values,
)

from queries import areas
from queries.calendar import Dates, running_quarters
from queries.flow import ARRIVED, MOVED
from queries.question import question
from queries.scope import LC, Levels, Scope
from queries.standing import SPELLS
from queries.tables.derived import spells
from queries.tables.register import entries, harm_scores

UNSCORED = "unscored"
BANDS = ("red", "amber", "green", UNSCORED)
STEPS = (
    "opening",
    "added",
    "transferred_in",
    "changed_to",
    "changed_from",
    "removed",
    "transferred_out",
    "closing",
)


class Part(NamedTuple):
    """A step of the account: its name, the rows that took it, and the borough and the band of each."""

    step: str
    rows: FromClause
    borough: ColumnElement[Any]
    band: ColumnElement[Any]


@question("The account of the quarter, band by band", levels=LC, reads=("entries", "harm_scores"))
def account_by_band(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    For each harm band (and for those never scored) the people in it on the day before the quarter that contains
    the as-at date, and at that date; between them the entries added, transferred in, removed and transferred out
    since, by the band the person was in as they came or before they left, and how often somebody on the Matrix
    changed to the band and from it. In each band opening, added, transferred in and changed to, less changed
    from, removed and transferred out, is closing; all bands together are the figures of those names.
    """
    members, day = areas.of_boroughs(scope, levels), running_quarters(dates)
    band = (
        values(column("place", Integer), column("band", String), name="bands")
        .data(list(enumerate(BANDS)))
        .cte("bands")
    )
    steps = _steps(scope, day)
    same = and_(
        steps.c.as_at == day.c.as_at, steps.c.member == members.c.member, steps.c.band_then == band.c.band
    )
    return (
        select(
            day.c.as_at,
            members.c.area,
            band.c.place,
            band.c.band,
            day.c.first_day,
            *(_sum_of(steps, name) for name in STEPS),
        )
        .select_from(members.join(day, true()).join(band, true()).outerjoin(steps, same))
        .group_by(day.c.as_at, members.c.area, band.c.place, band.c.band, day.c.first_day)
        .order_by(day.c.as_at, members.c.area, band.c.place)
    )


def _sum_of(steps: CTE, name: str) -> ColumnElement[int]:
    sum_ = func.sum(steps.c.people).filter(steps.c.step == name)
    return cast(func.coalesce(sum_, 0), Integer).label(name)


def _steps(scope: Scope, day: CTE) -> CTE:
    """By date, borough, band and step: how many."""
    parts = [*_standing(day), *_came_and_left(day), *_changed(day)]
    return union_all(*(_counted(scope, day, part) for part in parts)).cte("steps")


def _counted(scope: Scope, day: CTE, part: Part) -> Select[Any]:
    return (
        select(
            day.c.as_at,
            part.borough.label("member"),
            func.coalesce(part.band, UNSCORED).label("band_then"),
            literal(part.step).label("step"),
            func.count().label("people"),
        )
        .select_from(part.rows)
        .where(areas.covers_borough(scope, part.borough))
        .group_by(day.c.as_at, part.borough, "band_then")
    )


def _standing(day: CTE) -> list[Part]:
    """Who was in a band when the quarter began (by the end of the day before), and who is at the date."""
    eve = and_(
        spells.c.from_on < day.c.first_day, or_(spells.c.to_on.is_(None), spells.c.to_on >= day.c.first_day)
    )
    at_date = SPELLS.live(day.c.as_at)
    return [
        Part(step, day.join(spells, when), spells.c.borough, spells.c.band)
        for step, when in (("opening", eve), ("closing", at_date))
    ]


def _came_and_left(day: CTE) -> list[Part]:
    came = and_(entries.c.added_on >= day.c.first_day, entries.c.added_on <= day.c.as_at)
    left = and_(entries.c.removed_on >= day.c.first_day, entries.c.removed_on <= day.c.as_at)
    as_they_came = harm_scores.c.scored_on <= entries.c.added_on
    before_they_left = or_(as_they_came, harm_scores.c.scored_on < entries.c.removed_on)
    return [
        Part(step, day.join(entries, and_(when, kind)), entries.c.borough, _latest_band(known))
        for step, when, kind, known in (
            ("added", came, ~ARRIVED, as_they_came),
            ("transferred_in", came, ARRIVED, as_they_came),
            ("removed", left, ~MOVED, before_they_left),
            ("transferred_out", left, MOVED, before_they_left),
        )
    ]


def _latest_band(known: ColumnElement[bool]) -> ColumnElement[str]:
    """A person's band by the latest score that was known then."""
    return (
        select(harm_scores.c.band)
        .where(harm_scores.c.nominal_id == entries.c.nominal_id, known)
        .order_by(harm_scores.c.scored_on.desc())
        .limit(1)
        .correlate(entries)
        .scalar_subquery()
    )


def _changed(day: CTE) -> list[Part]:
    """Whose band changed while they stayed: a spell that begins where one of the same entry ends."""
    before = spells.alias("spell_before")
    went_on = and_(
        before.c.nominal_id == spells.c.nominal_id,
        before.c.entry_id == spells.c.entry_id,
        before.c.to_on == spells.c.from_on,
        before.c.band.is_distinct_from(spells.c.band),
    )
    in_quarter = and_(spells.c.from_on >= day.c.first_day, spells.c.from_on <= day.c.as_at)
    rows = day.join(spells, in_quarter).join(before, went_on)
    return [
        Part(step, rows, spells.c.borough, band)
        for step, band in (("changed_to", spells.c.band), ("changed_from", before.c.band))
    ]
