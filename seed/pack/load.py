"""Loads a pack: recorded as begun, checked, and taken in in one transaction or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine

from queries import loading
from queries.derive import rebuild
from queries.loading_checks import openings_by_unknown_users
from queries.synthetic import made_up_packs
from seed.pack.intake import Intake, Progress
from seed.pack.report import BadRow, LoadReport, Outcome
from seed.pack.source import Pack, Refused, files_of, pack_at

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Manner:
    """Who loads, and how: `quarantine` takes in the good rows of a pack with bad ones, `dry_run` none at all."""

    by: str
    synthetic: bool = False
    quarantine: bool = False
    dry_run: bool = False


def load_pack(
    engine: Engine,
    pack: Path,
    *,
    by: str,
    synthetic: bool = False,
    quarantine: bool = False,
    dry_run: bool = False,
    now: datetime | None = None,
    progress: Progress | None = None,
) -> LoadReport:
    """
    Loads the pack at a path (a folder, a zip, a workbook, a table's file) for somebody; says what became of it.

    A pack with anything wrong changes nothing and is reported as refused; in `quarantine` its good rows are
    taken in. A `dry_run` says what would happen, and leaves no trace. Raises FileNotFoundError where there is no
    pack, and Tellable where another load holds the database.
    """
    manner = Manner(by, synthetic, quarantine, dry_run)
    return load(engine, pack_at(pack), manner, now=now, progress=progress)


def load(
    engine: Engine,
    pack: Pack,
    manner: Manner,
    *,
    now: datetime | None = None,
    progress: Progress | None = None,
) -> LoadReport:
    """As `load_pack`, for a pack already found."""
    clock: Clock = (lambda: now) if now else (lambda: datetime.now(UTC))
    attempt = Attempt(pack, manner, clock, progress or _silently)
    return attempt.only_tried(engine) if manner.dry_run else attempt.made(engine)


@dataclass(frozen=True)
class Attempt:
    """One attempt to load a pack."""

    pack: Pack
    manner: Manner
    clock: Clock
    progress: Progress

    def made(self, engine: Engine) -> LoadReport:
        """Recorded before anything else happens, and again with what it came to."""
        load_id = loading.begin(engine, **self._record())
        try:
            with loading.transaction(engine, alone=True) as connection:
                return self._take_in(connection, load_id)
        except Refused as refusal:
            with loading.transaction(engine) as connection:
                loading.end(connection, load_id, "refused", now=self.clock(), counts=refusal.counts)
                return self._refused(connection, load_id, refusal)
        except BaseException:
            with loading.transaction(engine) as connection:
                loading.end(connection, load_id, "failed", now=self.clock(), counts={})
            raise

    def only_tried(self, engine: Engine) -> LoadReport:
        """Not recorded: what it would do is undone."""
        with loading.trial(engine) as connection:
            try:
                return self._take_in(connection, loading.record(connection, **self._record()))
            except Refused as refusal:
                return self._refused(connection, 0, refusal)

    def _record(self) -> dict[str, Any]:
        return {
            "now": self.clock(),
            "by": self.manner.by,
            "pack": self.pack.name,
            "sha256": self.pack.sha256,
            "synthetic": self.manner.synthetic,
        }

    def _take_in(self, connection: Connection, load_id: int) -> LoadReport:
        """Takes the pack in; raises Refused, which takes everything back, where it may not stay."""
        self._refuse_beside_made_up_rows(connection)
        intake = Intake(connection, load_id)
        with files_of(self.pack) as files:
            intake.take_in(files, self.progress)
        counts = intake.counts()
        sound = any(c.added or c.changed or c.unchanged or c.withdrawn for c in counts.values())
        if intake.refusals and not (self.manner.quarantine and sound):
            raise Refused(listed=intake.refusals.listed, counts=counts, reasons=intake.refusals.reasons)
        moved = any(c.added or c.changed or c.withdrawn for c in counts.values())
        if moved:
            rebuild(connection, intake.touched)
            loading.next_version(connection)
        outcome: Outcome = "loaded" if moved else "unchanged"
        loading.end(connection, load_id, outcome, now=self.clock(), counts=counts)
        return LoadReport(
            load_id=None if self.manner.dry_run else load_id,
            pack=self.pack.name,
            sha256=self.pack.sha256,
            outcome=outcome,
            tables=counts,
            bad_rows=tuple(fault for row in intake.refusals.listed for fault in row.faults),
            reasons=dict(intake.refusals.reasons),
            notes=(*_unknown(connection, load_id), *intake.withdrawals.notes()),
            version=loading.version(connection),
            dry_run=self.manner.dry_run,
            set_aside=tuple(intake.refusals.listed),
        )

    def _refused(self, connection: Connection, load_id: int, refusal: Refused) -> LoadReport:
        return LoadReport(
            load_id=None if self.manner.dry_run else load_id,
            pack=self.pack.name,
            sha256=self.pack.sha256,
            outcome="refused",
            tables=refusal.counts,
            bad_rows=refusal.faults,
            reasons=dict(refusal.reasons),
            notes=("Nothing was changed: the counts are of the rows as they were checked.",),
            version=loading.version(connection),
            dry_run=self.manner.dry_run,
            set_aside=refusal.listed,
        )

    def _refuse_beside_made_up_rows(self, connection: Connection) -> None:
        if not self.manner.synthetic and made_up_packs(connection):
            reason = (
                "is not synthetic, and this database holds a synthetic London: made-up rows never stand beside "
                "real ones. Set OVERSIGHT_HOME or OVERSIGHT_DATABASE_URL to another database"
            )
            raise Refused(BadRow(self.pack.name, None, None, None, reason))


def _silently(_what: str, _read: int, _whole: int) -> None:
    pass


def _unknown(connection: Connection, load_id: int) -> tuple[str, ...]:
    events, users = openings_by_unknown_users(connection, load_id)
    if not events:
        return ()
    held = "1 event is" if events == 1 else f"{events} events are"
    by = "1 user who is" if users == 1 else f"{users} users who are"
    return (f"{held} by {by} not in users: held under `unknown`.",)
