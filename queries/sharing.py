"""Questions about Data Sharing Agreements."""

from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, case, exists, func, literal, select, true

from queries import areas
from queries.calendar import Dates, calendar
from queries.intervals import live
from queries.question import question
from queries.scope import L, Level, Levels, Scope
from queries.tables.governance import agreements
from queries.tables.reference import boroughs
from queries.tally import one_where

READS = ("agreements",)
HMPPS = "hmpps"


@question("Boroughs with a Data Sharing Agreement in force", reads=READS)
def agreements_in_force(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: boroughs with any agreement signed by the as-at date and not ended by it. Denominator: the
    boroughs of the area (32 in London). A borough that has signed twice counts once; sharing need not have
    started. Sharing about one person at risk stays lawful without an agreement and is not counted here.
    """
    members, day = areas.of_boroughs(scope, levels), calendar(dates)
    signed = exists().where(_theirs(day))
    counts = (
        select(
            day.c.as_at,
            boroughs.c.borough.label("member"),
            case((signed, 1), else_=0).label("numerator"),
            literal(1).label("denominator"),
        )
        .join_from(day, boroughs, true())
        .where(boroughs.c.borough.in_(select(members.c.member)))
        .cte("signed")
    )
    return areas.total(members, day, counts)


@question("Boroughs with which sharing has started", reads=READS)
def sharing_started(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: boroughs with any agreement signed by the as-at date and not ended by it. Numerator: those of
    them where such an agreement names a day by then on which sharing started. An agreement that has ended does
    not count, whatever was shared under it.
    """
    members, day = areas.of_boroughs(scope, levels), calendar(dates)
    theirs = _theirs(day)
    started = exists().where(theirs, _started(day))
    counts = (
        select(
            day.c.as_at,
            boroughs.c.borough.label("member"),
            case((started, 1), else_=0).label("numerator"),
            literal(1).label("denominator"),
        )
        .join_from(day, boroughs, exists().where(theirs))
        .where(boroughs.c.borough.in_(select(members.c.member)))
        .cte("started")
    )
    return areas.total(members, day, counts)


@question("HMPPS has a Data Sharing Agreement in force", levels=L, reads=READS)
def hmpps_agreement(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    1 of 1 where an agreement with Her Majesty's Prison and Probation Service (HMPPS) was signed by the as-at
    date and had not ended by it, else 0 of 1.
    """
    members, day = areas.of_london(scope, levels), calendar(dates)
    return areas.one_if(members, day, and_(agreements.c.partner == HMPPS, in_force(day.c.as_at)))


@question(
    "Where each borough's Data Sharing Agreement stands", levels=frozenset({Level.BOROUGH}), reads=READS
)
def agreement_states(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each borough: the agreement that speaks for it and where that stands. Of several, one in force
    comes before one on its way, and that before one that has ended; of equals the one sent last. A stage has
    no date of its own: it is as last loaded, and said only of an agreement not signed by the as-at date. In
    force and sharing say whether the borough has any agreement that is, as the figures count it.
    """
    members, day = areas.of_boroughs(scope, levels), calendar(dates)
    ranked, theirs = _ranked(day), _theirs(day)
    return (
        select(
            day.c.as_at,
            boroughs.c.borough.label("area"),
            boroughs.c.name,
            boroughs.c.bcu,
            boroughs.c.tile_row,
            boroughs.c.tile_col,
            *_standing(ranked),
            literal(1).label("borough"),
            one_where(exists().where(theirs), "in_force"),
            one_where(exists().where(theirs, _started(day)), "sharing"),
        )
        .select_from(boroughs.join(day, true()))
        .outerjoin(
            ranked,
            and_(ranked.c.as_at == day.c.as_at, ranked.c.partner == boroughs.c.borough, ranked.c.place == 1),
        )
        .where(boroughs.c.borough.in_(select(members.c.member)))
        .order_by(day.c.as_at, boroughs.c.name, boroughs.c.borough)
    )


@question("Where the Data Sharing Agreement with HMPPS stands", levels=L, reads=READS)
def hmpps_state(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row: the agreement with Her Majesty's Prison and Probation Service (HMPPS) that speaks for it and where
    that stands, chosen among several as for a borough. In force and sharing say whether there is any that is.
    """
    members, day = areas.of_london(scope, levels), calendar(dates)
    ranked = _ranked(day)
    theirs = and_(agreements.c.partner == HMPPS, in_force(day.c.as_at))
    speaks = and_(ranked.c.as_at == day.c.as_at, ranked.c.partner == HMPPS, ranked.c.place == 1)
    return (
        select(
            day.c.as_at,
            members.c.area,
            literal("HMPPS").label("name"),
            *_standing(ranked),
            literal(1).label("one"),
            one_where(exists().where(theirs), "in_force"),
            one_where(exists().where(theirs, _started(day)), "sharing"),
        )
        .select_from(members.join(day, true()).outerjoin(ranked, speaks))
        .order_by(day.c.as_at, members.c.area)
    )


def in_force(day: ColumnElement[Any]) -> ColumnElement[bool]:
    """An agreement signed by a day and not ended by it."""
    return live(agreements.c.signed_on, agreements.c.ended_on, day)


def _theirs(day: CTE) -> ColumnElement[bool]:
    """An agreement in force with the borough that is looked at."""
    return and_(agreements.c.partner == boroughs.c.borough, in_force(day.c.as_at))


def _started(day: CTE) -> ColumnElement[bool]:
    return agreements.c.sharing_started_on <= day.c.as_at


def _standing(ranked: CTE) -> list[ColumnElement[Any]]:
    """Where the agreement that speaks for a partner stands; without one none was sent."""
    dated = ("agreement_id", "sent_on", "signed_on", "sharing_started_on", "ended_on", "review_due_on")
    state = func.coalesce(ranked.c.state, "not_sent").label("state")
    return [state, *(ranked.c[name] for name in (*dated, "next_step"))]


def _ranked(day: CTE) -> CTE:
    """Each agreement at each date with its state, and its place among those of its partner."""
    columns = agreements.c
    state, order = _state(day.c.as_at), _order(day.c.as_at)
    latest_first = (
        func.coalesce(columns.sent_on, columns.signed_on).desc().nulls_last(),
        columns.agreement_id.desc(),
    )
    place = func.row_number().over(
        partition_by=(day.c.as_at, columns.partner), order_by=(order, *latest_first)
    )
    dated = [
        case((columns[name] <= day.c.as_at, columns[name])).label(name)
        for name in ("sent_on", "signed_on", "sharing_started_on", "ended_on")
    ]
    return (
        select(
            day.c.as_at,
            columns.partner,
            columns.agreement_id,
            *dated,
            case((columns.signed_on <= day.c.as_at, columns.review_due_on)).label("review_due_on"),
            columns.next_step,
            state.label("state"),
            place.label("place"),
        )
        .join_from(day, agreements, true())
        .cte("ranked")
    )


def _state(day: ColumnElement[Any]) -> ColumnElement[str]:
    columns = agreements.c
    return case(
        (columns.ended_on <= day, "ended"),
        (and_(in_force(day), columns.review_due_on <= day), "review_passed"),
        (and_(in_force(day), columns.sharing_started_on <= day), "sharing"),
        (in_force(day), "signed"),
        (and_(columns.sent_on <= day, columns.stage.is_not(None)), columns.stage),
        (columns.sent_on <= day, "sent"),
        else_="not_sent",
    )


def _order(day: ColumnElement[Any]) -> ColumnElement[int]:
    columns = agreements.c
    return case((in_force(day), 1), (columns.ended_on <= day, 3), (columns.sent_on <= day, 2), else_=4)
