"""Rows made in view: each maker takes what a test speaks of, and fills in the rest."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, func, insert, select, update

from queries.derive import Touched, rebuild
from queries.question import Question
from queries.scope import LONDON, L, Levels, Scope
from queries.tables import data_metadata
from queries.tables.loads import data_version, loads

# Three BCUs of the real map are enough: North Area has two boroughs, Central North two, South East one.
BCUS = {"NA": "North Area", "CN": "Central North", "SE": "South East"}
ENFIELD, HARINGEY, CAMDEN, ISLINGTON, BEXLEY = (
    "E09000010",
    "E09000014",
    "E09000007",
    "E09000019",
    "E09000004",
)
BOROUGHS = {
    ENFIELD: ("Enfield", "NA"),
    HARINGEY: ("Haringey", "NA"),
    CAMDEN: ("Camden", "CN"),
    ISLINGTON: ("Islington", "CN"),
    BEXLEY: ("Bexley", "SE"),
}
LOADED_AT = datetime(2021, 3, 1, 9, 14, tzinfo=UTC)


class Records:
    """The records of a small London, written straight into the tables, then derived as a load would."""

    def __init__(self, engine: Engine, *, empty_map: bool = False) -> None:
        self.engine = engine
        self._ids = iter(range(1, 10_000))
        self._insert(
            loads,
            load_id=1,
            begun_at=LOADED_AT,
            ended_at=LOADED_AT,
            loaded_by="a test",
            pack="made in view",
            sha256="0",
            outcome="loaded",
        )
        for bcu, name in {} if empty_map else BCUS.items():
            self.add("bcus", bcu=bcu, name=name)
        for place, (borough, (name, bcu)) in enumerate({} if empty_map else BOROUGHS.items(), start=1):
            self.add("boroughs", borough=borough, name=name, bcu=bcu, tile_row=place, tile_col=place)

    def add(self, table: str, **values: Any) -> None:
        """A row of any table of DATA.md."""
        self._insert(data_metadata.tables[table], load_id=1, **values)

    def person(
        self,
        borough: str,
        added_on: date,
        removed_on: date | None = None,
        *,
        scores: Sequence[tuple[date, int, str]] = (),
        reason: str | None = None,
        id_: str | None = None,
        **about: str | None,
    ) -> str:
        """Somebody on a borough's Matrix, with their scores (day, score, band) and what is recorded about them."""
        nominal_id = id_ or f"N{next(self._ids)}"
        self.add("nominals", nominal_id=nominal_id, **about)
        self.entry(nominal_id, borough, added_on, removed_on, reason=reason)
        for scored_on, harm_score, band in scores:
            self.add(
                "harm_scores", nominal_id=nominal_id, scored_on=scored_on, harm_score=harm_score, band=band
            )
        return nominal_id

    def entry(
        self,
        nominal_id: str,
        borough: str,
        added_on: date,
        removed_on: date | None = None,
        *,
        reason: str | None = None,
        evidence_sources: int | None = None,
    ) -> None:
        self.add(
            "entries",
            entry_id=f"{nominal_id}-{next(self._ids)}",
            nominal_id=nominal_id,
            borough=borough,
            added_on=added_on,
            removed_on=removed_on,
            removal_reason=reason,
            evidence_sources=evidence_sources,
        )

    def user(self, user_id: str, organisation: str, unit: str, role: str = "viewer") -> str:
        self.add("users", user_id=user_id, organisation=organisation, unit=unit, role=role)
        return user_id

    def grant(
        self,
        user_id: str,
        matrix: str,
        granted_on: date,
        revoked_on: date | None = None,
        *,
        by: str | None = None,
        id_: str | None = None,
    ) -> str:
        """Access to a Matrix; by the user themself, where a test does not say by whom."""
        grant_id = id_ or f"G{next(self._ids)}"
        self.add(
            "grants",
            grant_id=grant_id,
            user_id=user_id,
            matrix=matrix,
            granted_on=granted_on,
            granted_by=by or user_id,
            revoked_on=revoked_on,
        )
        return grant_id

    def opening(
        self,
        user_id: str,
        matrix: str,
        at: datetime | date,
        *,
        action: str = "view",
        version: str = "current",
    ) -> str:
        """An access event; a date alone means noon of that day in London."""
        london = ZoneInfo("Europe/London")
        moment = at if isinstance(at, datetime) else datetime(at.year, at.month, at.day, 12, tzinfo=london)
        local, event_id = moment.astimezone(london), f"E{next(self._ids)}"
        self.add(
            "access_events",
            event_id=event_id,
            occurred_at=moment,
            user_id=user_id,
            matrix=matrix,
            version=version,
            action=action,
            day=local.date(),
            out_of_hours=int(local.hour >= 22 or local.hour < 6),
        )
        return event_id

    def asked_about(self, event_id: str, user_id: str, answered_on: date | None, verdict: str | None) -> None:
        self.add(
            "access_queries",
            query_id=f"Q{next(self._ids)}",
            user_id=user_id,
            event_id=event_id,
            sent_on=date(2020, 1, 1),
            due_on=date(2020, 2, 1),
            answered_on=answered_on,
            verdict=verdict,
        )

    def derive(self) -> "Records":
        """Works everything derived out of what was added, and moves the version of the data."""
        with self.engine.begin() as connection:
            touched = Touched(connection)
            for table, column, add in (
                ("nominals", "nominal_id", touched.add_people),
                ("users", "user_id", touched.add_users),
                ("access_events", "user_id", touched.add_users),
                ("access_days", "user_id", touched.add_users),
            ):
                add(connection.scalars(select(data_metadata.tables[table].c[column])))
            rebuild(connection, touched)
            if not connection.scalar(select(func.count()).select_from(data_version)):
                connection.execute(insert(data_version).values(only_row=1, version=0))
            connection.execute(update(data_version).values(version=data_version.c.version + 1))
        return self

    def ask(
        self,
        question: Question,
        *dates: date,
        scope: Scope = LONDON,
        levels: Levels | None = None,
    ) -> dict[Any, tuple[Any, Any]]:
        """(numerator, denominator) by area, for one date; by (date, area), for several."""
        with self.engine.begin() as connection:
            rows = connection.execute(question(scope, dates, levels)).all()
        if len(dates) == 1:
            return {row.area: (row.numerator, row.denominator) for row in rows}
        return {(row.as_at, row.area): (row.numerator, row.denominator) for row in rows}

    def listed(
        self, question: Question, as_at: date, *columns: str, scope: Scope = LONDON, levels: Levels = L
    ) -> list[Any]:
        """The rows of a question that lists some, each as its values of these columns, in their order."""
        with self.engine.begin() as connection:
            rows = connection.execute(question(scope, [as_at], levels)).all()
        return [tuple(getattr(row, name) for name in columns) for row in rows]

    def _insert(self, table: Any, **values: Any) -> None:
        with self.engine.begin() as connection:
            connection.execute(insert(table).values(**values))
