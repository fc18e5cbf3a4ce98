"""Loads a pack: recorded as begun, checked, and taken in whole in one transaction or not at all."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from zipfile import BadZipFile
from zlib import error as ZlibError  # noqa: N812 # its own name says nothing

from sqlalchemy import Connection, Engine

from queries import loading
from queries.derive import Touched, rebuild
from queries.loading import TableCount
from queries.loading_checks import openings_by_unknown_users
from seed.pack.files import PackFile
from seed.pack.header import faults_of_header
from seed.pack.reader import Unreadable
from seed.pack.references import References
from seed.pack.refusals import Refusals
from seed.pack.report import BadRow, LoadReport, Outcome
from seed.pack.source import Pack, Refused, files_of, pack_at
from seed.pack.table import TableLoad

Progress = Callable[[str, int, int], None]  # what is being done, how many bytes are read, of how many
Clock = Callable[[], datetime]


def load_pack(
    engine: Engine,
    pack: Path,
    *,
    by: str,
    synthetic: bool = False,
    now: datetime | None = None,
    progress: Progress | None = None,
) -> LoadReport:
    """
    Loads the pack at a path (a folder or a zip) for somebody; says what became of it.

    A pack with anything wrong changes nothing and is reported as refused. Raises FileNotFoundError where
    there is no pack, and Tellable where another load holds the database.
    """
    return load(engine, pack_at(pack), by=by, synthetic=synthetic, now=now, progress=progress)


def load(
    engine: Engine,
    pack: Pack,
    *,
    by: str,
    synthetic: bool = False,
    now: datetime | None = None,
    progress: Progress | None = None,
) -> LoadReport:
    """As `load_pack`, for a pack already found."""
    clock: Clock = (lambda: now) if now else (lambda: datetime.now(UTC))
    load_id = loading.begin(
        engine, now=clock(), by=by, pack=pack.name, sha256=pack.sha256, synthetic=synthetic
    )
    try:
        with loading.transaction(engine, alone=True) as connection, files_of(pack) as files:
            taken = _take_in(connection, load_id, files, progress or _silently)
            return _conclude(connection, load_id, pack, taken, clock)
    except Refused as refusal:
        return _refused(engine, load_id, pack, refusal, clock)
    except BaseException:
        with loading.transaction(engine) as connection:
            loading.end(connection, load_id, "failed", now=clock(), counts={})
        raise


@dataclass
class _Taken:
    """What a pack brought."""

    touched: Touched
    counts: dict[str, TableCount] = field(default_factory=dict)

    @property
    def moved(self) -> bool:
        return any(count.added or count.changed for count in self.counts.values())


def _take_in(connection: Connection, load_id: int, files: Sequence[PackFile], progress: Progress) -> _Taken:
    """Takes every file in; raises Refused, which takes everything back, where any row is bad."""
    _check_headers(files)
    refusals, taken = Refusals(connection), _Taken(Touched(connection))
    references = References(connection, refusals)
    before, whole = 0, sum(file.size for file in files)
    for file in files:
        table = TableLoad(
            connection, load_id, file, references=references, refusals=refusals, touched=taken.touched
        )
        with _readable(file):
            taken.counts[file.table] = table.run(partial(_report, progress, file.table, before, whole))
        before += file.size
    if refusals:
        raise Refused(*refusals.listed, counts=taken.counts, reasons=refusals.reasons)
    progress("what is derived", whole, whole)
    return taken


def _check_headers(files: Sequence[PackFile]) -> None:
    faults: list[BadRow] = []
    for file in files:
        with _readable(file):
            faults += faults_of_header(file)
    if faults:
        raise Refused(*faults)


@contextmanager
def _readable(file: PackFile) -> Iterator[None]:
    """A file that cannot be read refuses the pack: nothing of it can be relied on."""
    try:
        yield
    except Unreadable as error:
        raise Refused(BadRow(file.name, error.line, None, None, error.reason)) from None
    except (BadZipFile, ZlibError, EOFError, NotImplementedError, OSError) as error:
        raise Refused(BadRow(file.name, None, None, None, f"cannot be read: {error}")) from None


def _report(progress: Progress, table: str, before: int, whole: int, read: int) -> None:
    progress(table, before + read, whole)


def _silently(_what: str, _read: int, _whole: int) -> None:
    pass


def _conclude(connection: Connection, load_id: int, pack: Pack, taken: _Taken, clock: Clock) -> LoadReport:
    if taken.moved:
        rebuild(connection, taken.touched)
        loading.next_version(connection)
    outcome: Outcome = "loaded" if taken.moved else "unchanged"
    loading.end(connection, load_id, outcome, now=clock(), counts=taken.counts)
    return LoadReport(
        load_id=load_id,
        pack=pack.name,
        sha256=pack.sha256,
        outcome=outcome,
        tables=taken.counts,
        bad_rows=(),
        reasons={},
        notes=_notes(connection, load_id),
        version=loading.version(connection),
    )


def _refused(engine: Engine, load_id: int, pack: Pack, refusal: Refused, clock: Clock) -> LoadReport:
    with loading.transaction(engine) as connection:
        loading.end(connection, load_id, "refused", now=clock(), counts=refusal.counts)
        version = loading.version(connection)
    return LoadReport(
        load_id=load_id,
        pack=pack.name,
        sha256=pack.sha256,
        outcome="refused",
        tables=refusal.counts,
        bad_rows=refusal.faults,
        reasons=dict(refusal.reasons),
        notes=("Nothing was changed: the counts are of the rows as they were checked.",),
        version=version,
    )


def _notes(connection: Connection, load_id: int) -> tuple[str, ...]:
    events, users = openings_by_unknown_users(connection, load_id)
    if not events:
        return ()
    held = "1 event is" if events == 1 else f"{events} events are"
    by = "1 user who is" if users == 1 else f"{users} users who are"
    return (f"{held} by {by} not in users: held under `unknown`.",)
