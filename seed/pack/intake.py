"""Takes the rows of a pack in, table by table, inside the one transaction of a load."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from zipfile import BadZipFile
from zlib import error as ZlibError  # noqa: N812 # its own name says nothing

from sqlalchemy import Connection

from queries.derive import Touched
from queries.loading import TableCount
from queries.tables import pack_tables
from seed.pack.files import PackFile
from seed.pack.header import faults_of_header
from seed.pack.reader import Unreadable
from seed.pack.references import References
from seed.pack.refusals import Refusals
from seed.pack.report import BadRow
from seed.pack.source import Refused
from seed.pack.table import Standards, TableLoad
from seed.pack.together import Together
from seed.pack.withdrawals import WITHDRAWALS, Withdrawals

Progress = Callable[[str, int, int], None]  # what is being done, how many bytes are read, of how many


class Intake:
    """One load's taking in: what it was told to do with each row, and what it set aside."""

    def __init__(self, connection: Connection, load_id: int) -> None:
        self._connection, self._load_id = connection, load_id
        self.touched = Touched(connection)
        self.refusals = Refusals(connection)
        self.withdrawals = Withdrawals(connection, load_id, self.touched)
        self._standards = Standards(
            references=References(connection, self.refusals, self.withdrawals),
            refusals=self.refusals,
            withdrawals=self.withdrawals,
            together=Together(connection, load_id),
            touched=self.touched,
        )
        self._tables: dict[str, TableLoad] = {}

    def take_in(self, files: Sequence[PackFile], progress: Progress) -> None:
        """Takes every sound row of the files in; raises Refused where a file cannot be relied on at all."""
        check_headers(files)
        before, whole = 0, sum(file.size for file in files)
        for file in files:
            table = TableLoad(self._connection, self._load_id, file, standards=self._standards)
            self._tables[file.table] = table
            with _readable(file):
                table.run(partial(_report, progress, file.table, before, whole))
            self._refuse_late(file.table)
            if file.table == WITHDRAWALS:
                self.withdrawals.obey()
            before += file.size
        for table in self._tables.values():
            table.forget()
        progress("what is derived", whole, whole)

    def counts(self) -> dict[str, TableCount]:
        """What became of the rows, table by table."""
        brought = {name: table.count() for name, table in self._tables.items()}
        gone = self.withdrawals.taken_out
        return {
            name: _with(brought.get(name), gone[name]) for name in pack_tables() if name in brought | gone
        }

    def _refuse_late(self, table: str) -> None:
        """Until nothing more shows: a row that was put back can stand in the way of another."""
        again = True
        while again:
            found = list(self._standards.together.later(table))
            again = sum(self._tables[name].refuse_late(key, fault) for name, key, fault in found) > 0


def check_headers(files: Sequence[PackFile]) -> None:
    """Raises Refused where the header of any file is not the contract's."""
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


def _with(count: TableCount | None, withdrawn: int) -> TableCount:
    found = count or TableCount()
    return replace(found, withdrawn=found.withdrawn + withdrawn)


def _report(progress: Progress, table: str, before: int, whole: int, read: int) -> None:
    progress(table, before + read, whole)
