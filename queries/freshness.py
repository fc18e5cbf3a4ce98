"""How far the data reaches, and which loads brought it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, select, union_all

from queries.dates import last_month_end, month_end
from queries.tables.access import system_audits
from queries.tables.derived import access_by_day
from queries.tables.governance import commitments, meetings
from queries.tables.loads import data_version, load_tables, loads
from queries.tables.register import entries, harm_scores, review_outcomes


@dataclass(frozen=True)
class Freshness:
    """The version of the data, its date (none where nothing is held), its last load, and whether any is made up."""

    version: int
    data_date: date | None
    loaded_at: datetime | None
    synthetic: bool


_STATE = select(  # made once: it is asked at every run
    select(data_version.c.version).scalar_subquery().label("version"),
    select(func.max(loads.c.load_id)).scalar_subquery().label("latest"),
)


def freshness(connection: Connection) -> Freshness:
    """What the footer of every page says, and what every default date rests on."""
    loaded = loads.c.outcome == "loaded"
    loaded_at = connection.scalar(select(func.max(loads.c.ended_at)).where(loaded))
    return Freshness(
        version=connection.scalar(select(data_version.c.version)) or 0,
        data_date=_data_date(connection, loaded_at),
        loaded_at=loaded_at,
        synthetic=bool(connection.scalar(select(func.max(loads.c.synthetic)).where(loaded))),
    )


def load_state(connection: Connection) -> tuple[int, int]:
    """The version of the data and the latest load, which may have changed nothing: a new one is worth asking again."""
    row = connection.execute(_STATE).one()
    return row.version or 0, row.latest or 0


def last_loads(connection: Connection) -> dict[str, datetime]:
    """When each table last came in with a load, whether that changed it or not."""
    came = (
        select(load_tables.c.table_name, func.max(loads.c.ended_at))
        .join(loads, loads.c.load_id == load_tables.c.load_id)
        .where(loads.c.outcome.in_(("loaded", "unchanged")))
        .group_by(load_tables.c.table_name)
    )
    return {row[0]: row[1] for row in connection.execute(came)}


def meetings_held(connection: Connection) -> tuple[date, ...]:
    """The days on which the Oversight Group met, in order."""
    held = (
        select(meetings.c.held_on).where(meetings.c.board == "oversight_group").order_by(meetings.c.held_on)
    )
    return tuple(connection.scalars(held))


def audits_completed(connection: Connection) -> tuple[tuple[str, date], ...]:
    """The months (`YYYY-MM`) whose audit was completed, each with the day it was, in order of that day."""
    audit = system_audits.c
    done = select(audit.month, audit.completed_on).where(audit.completed_on.is_not(None))
    return tuple(
        (row[0], row[1]) for row in connection.execute(done.order_by(audit.completed_on, audit.month))
    )


def controls(connection: Connection) -> tuple[tuple[str, str], ...]:
    """Each commitment with each control it names, and each that it names for a late one."""
    named = union_all(
        *(
            select(commitments.c.commitment, commitments.c[name].label("control"))
            for name in ("control", "late_control")
        )
    ).subquery()
    asked = select(named.c.commitment, named.c.control).where(
        named.c.control.is_not(None), named.c.control != ""
    )
    return tuple((row[0], row[1]) for row in connection.execute(asked.order_by(*named.c)))


def _data_date(connection: Connection, loaded_at: datetime | None) -> date | None:
    """
    The end of the latest month in which both the register and the log have rows.

    Where the last load came before that month was over, the month before it: a month still running would
    judge duties that are not yet due.
    """
    register = max(
        filter(
            None,
            (
                connection.scalar(select(func.max(column)))
                for column in (
                    entries.c.added_on,
                    entries.c.removed_on,
                    harm_scores.c.scored_on,
                    review_outcomes.c.reviewed_on,
                )
            ),
        ),
        default=None,
    )
    log = connection.scalar(select(func.max(access_by_day.c.day)))
    reaches = [day for day in (register, log) if day is not None]
    if not reaches:
        return None
    end = month_end(min(reaches))
    return end if loaded_at is None or end <= loaded_at.date() else last_month_end(loaded_at.date())
