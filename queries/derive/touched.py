"""What a load touched, kept in the database while it runs, so that a log of any size needs no memory here."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from sqlalchemy import Column, Connection, MetaData, Select, String, Table, select, true

from queries.columns import Day
from queries.tables.access import access_days, access_events, users
from queries.tables.derived import access_by_day
from queries.upsert import insert_if_absent

_working = MetaData()
_FOR_ONE_LOAD: dict[str, Any] = {"prefixes": ["TEMPORARY"], "postgresql_on_commit": "DROP"}

people = Table("touched_people", _working, Column("nominal_id", String, primary_key=True), **_FOR_ONE_LOAD)
openers = Table("touched_users", _working, Column("user_id", String, primary_key=True), **_FOR_ONE_LOAD)
openings = Table(
    "touched_openings",
    _working,
    Column("user_id", String, primary_key=True),
    Column("day", Day, primary_key=True),
    **_FOR_ONE_LOAD,
)


class Touched:
    """The people, the users and the (user, London day) pairs whose derived rows a load must work out anew."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        _working.drop_all(connection)
        _working.create_all(connection)

    def add_people(self, nominal_ids: Iterable[str]) -> None:
        self._add(people, [{"nominal_id": nominal_id} for nominal_id in set(nominal_ids)])

    def add_users(self, user_ids: Iterable[str]) -> None:
        self._add(openers, [{"user_id": user_id} for user_id in set(user_ids)])

    def add_openings(self, pairs: Iterable[tuple[str, date]]) -> None:
        self._add(openings, [{"user_id": user_id, "day": day} for user_id, day in set(pairs)])

    def add_users_of_events(self, event_ids: Collection[str]) -> None:
        """The users whose openings were asked about: what explains an event hangs on its own user."""
        wanted = select(access_events.c.user_id).where(access_events.c.event_id.in_(event_ids)).distinct()
        self._add_selected(openers, wanted)

    def add_users_of_partner(self, partner: str) -> None:
        """The users whom a Data Sharing Agreement concerns: a borough's, or those of HMPPS."""
        theirs = users.c.organisation == "hmpps" if partner == "hmpps" else users.c.unit == partner
        self._add_selected(openers, select(users.c.user_id).where(theirs))

    def add_every_user(self) -> None:
        """For a change of the map of boroughs and BCUs, on which rules about units rest."""
        self._add_selected(openers, select(users.c.user_id))

    def add_openings_of_users(self) -> None:
        """Every day on which a touched user opened anything, by the log or by its roll-up."""
        for log in (access_events, access_days, access_by_day):
            theirs = log.c.user_id.in_(select(openers.c.user_id))
            self._add_selected(openings, select(log.c.user_id, log.c.day).where(theirs).distinct())

    def _add(self, table: Table, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(insert_if_absent(self._connection, table), rows)

    def _add_selected(self, table: Table, chosen: Select[Any]) -> None:
        # SQLite reads ON CONFLICT after a SELECT without a WHERE as a join: hence one that is always true.
        names = [column.name for column in table.columns]
        adding = insert_if_absent(self._connection, table).from_select(names, chosen.where(true()))
        self._connection.execute(adding)
