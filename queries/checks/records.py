"""What must hold of the records, whatever they say."""

from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)

from queries.checks.check import check
from queries.tables.access import access_days, access_events, grants, users
from queries.tables.derived import access_by_day
from queries.tables.governance import commitments
from queries.tables.reference import bcus, boroughs
from queries.tables.register import entries, review_outcomes, reviews

BCUS, BOROUGHS = 12, 32


def first_entry(connection: Connection) -> date | None:
    """The day the register begins; none where it is empty."""
    began: date | None = connection.scalar(select(func.min(entries.c.added_on)))
    return began


@check("Load a pack with the boroughs and BCUs as they are, or withdraw the rows that are none.")
def the_map_is_whole() -> Select[Any]:
    """London has 12 BCUs and 32 boroughs."""
    counts = [
        select(literal(table.name).label("table_name"), func.count().label("rows"))
        .select_from(table)
        .having(func.count() != wanted)
        for table, wanted in ((bcus, BCUS), (boroughs, BOROUGHS))
    ]
    found = union_all(*counts).subquery()
    return select(found.c.table_name, found.c.rows).order_by(found.c.table_name)


@check("Load the boroughs with the BCU of each: what happens in these is counted in London's figures alone.")
def every_borough_has_a_bcu() -> Select[Any]:
    """Every borough belongs to a BCU."""
    return select(boroughs.c.borough).where(boroughs.c.bcu.is_(None)).order_by(boroughs.c.borough)


@check("Correct the days on which these were added or removed: nobody is on two local Matrices at once.")
def spells_do_not_overlap() -> Select[Any]:
    """No two spells of one person share a day."""
    other = entries.alias("other")
    same_days = and_(
        other.c.nominal_id == entries.c.nominal_id,
        other.c.entry_id != entries.c.entry_id,
        _lasts(entries),
        _lasts(other),
        or_(other.c.removed_on.is_(None), entries.c.added_on < other.c.removed_on),
        or_(entries.c.removed_on.is_(None), other.c.added_on < entries.c.removed_on),
    )
    return select(entries.c.entry_id).where(exists().where(same_days)).order_by(entries.c.entry_id)


@check("Load the entry of the borough they moved to from that day, or correct the reason of the removal.")
def every_move_arrives() -> Select[Any]:
    """Whoever moved away was added elsewhere the same day."""
    arrival = entries.alias("arrival")
    arrived = and_(arrival.c.nominal_id == entries.c.nominal_id, arrival.c.added_on == entries.c.removed_on)
    return (
        select(entries.c.entry_id, entries.c.removed_on)
        .where(
            entries.c.removal_reason == "moved", entries.c.removed_on.is_not(None), ~exists().where(arrived)
        )
        .order_by(entries.c.removed_on, entries.c.entry_id)
    )


@check("Ask the BCU which is right, and load the return or the outcomes that were missing.")
def removals_reported_are_the_outcomes() -> Select[Any]:
    """The removals a BCU reported of an exercise are as many as its outcomes *remove* of that exercise."""
    outcomes = (
        select(func.count())
        .select_from(review_outcomes)
        .where(
            review_outcomes.c.bcu == reviews.c.bcu,
            review_outcomes.c.exercise == reviews.c.exercise,
            review_outcomes.c.outcome == "remove",
        )
        .correlate(reviews)
        .scalar_subquery()
    )
    return (
        select(reviews.c.bcu, reviews.c.exercise, reviews.c.removed_reported, outcomes.label("outcomes"))
        .where(reviews.c.removed_reported != outcomes)
        .order_by(reviews.c.exercise, reviews.c.bcu)
    )


@check("Withdraw one of the two forms for that day, and load the other whole.")
def a_day_comes_in_one_form() -> Select[Any]:
    """A day of one Matrix's log comes as events or rolled up, never both."""
    log = access_by_day.c
    return (
        select(log.day, log.matrix)
        .group_by(log.day, log.matrix)
        .having(func.min(log.form) != func.max(log.form))
        .order_by(log.day, log.matrix)
    )


@check("The derived tables are behind: withdraw and load these days anew, and report it as a fault of ours.")
def access_days_are_the_log() -> Select[Any]:
    """The openings counted by day are those of the log, day by day."""
    parts = union_all(
        select(access_events.c.day, literal("events").label("form"), literal(1).label("events")),
        select(access_days.c.day, literal("days"), access_days.c.events),
        select(access_by_day.c.day, access_by_day.c.form, -access_by_day.c.events),
    ).subquery()
    difference = func.sum(parts.c.events)
    return (
        select(parts.c.day, parts.c.form, difference.label("difference"))
        .group_by(parts.c.day, parts.c.form)
        .having(difference != 0)
        .order_by(parts.c.day, parts.c.form)
    )


@check("Ask why each is listed: who may open nothing need not be held as a user.", is_wrong=False)
def every_user_was_granted_something() -> Select[Any]:
    """Every user was granted access to a Matrix at some time."""
    granted = exists().where(grants.c.user_id == users.c.user_id)
    return select(users.c.user_id).where(~granted).order_by(users.c.user_id)


@check("Find out who they are: load the user, or ask how somebody unknown came to open it.", is_wrong=False)
def every_opener_is_known() -> Select[Any]:
    """Everybody who opened a Matrix is in the list of users."""
    known = exists().where(users.c.user_id == access_by_day.c.user_id)
    return (
        select(access_by_day.c.user_id, func.sum(access_by_day.c.events).label("events"))
        .where(~known)
        .group_by(access_by_day.c.user_id)
        .order_by(access_by_day.c.user_id)
    )


@check(
    "Name a control or a kind of evidence for each: nothing could ever show that it was kept.", is_wrong=False
)
def every_commitment_can_be_shown() -> Select[Any]:
    """Every commitment has a control, or a kind of evidence that would document it."""
    no_control = func.coalesce(commitments.c.control, "") == ""
    return (
        select(commitments.c.commitment)
        .where(no_control, commitments.c.evidence_kind.is_(None))
        .order_by(commitments.c.commitment)
    )


def _lasts(spell: FromClause) -> ColumnElement[bool]:
    """A spell of no days shares a day with nothing."""
    return or_(spell.c.removed_on.is_(None), spell.c.added_on < spell.c.removed_on)
