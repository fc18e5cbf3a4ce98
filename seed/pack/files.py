"""The files that make a pack, each brought to the one form that the loader reads: a table, record by record."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from queries.tables import pack_tables
from seed.pack.archive import Member, refuse_a_bomb
from seed.pack.csv_file import read_csv
from seed.pack.parquet_file import read_parquet
from seed.pack.reader import Reading, Record, Unreadable
from seed.pack.report import BadRow
from seed.pack.xlsx_file import read_sheet, sheets, workbook

TABLE_READERS: dict[str, Callable[[BinaryIO], Iterator[Record]]] = {
    ".csv": read_csv,
    ".parquet": read_parquet,
}
WORKBOOK = ".xlsx"
NOTES = "notes"  # the sheet of the template that explains it


@dataclass(frozen=True)
class PackFile:
    """A file of a pack, or a sheet: what a report calls it, whose rows it brings, its bytes, how to open it."""

    name: str
    table: str
    size: int
    open: Callable[[], AbstractContextManager[Reading]]


@dataclass(frozen=True)
class Files:
    """What a pack holds: the files of tables, and what is no such file, with the reason."""

    of_tables: list[PackFile]
    unfit: list[BadRow]


@contextmanager
def opened(members: list[Member], *, any_workbook: bool = False) -> Iterator[Files]:
    """The tables that these members bring; a workbook is called `pack.xlsx`, or anything if `any_workbook`."""
    files = Files([], [])
    with ExitStack() as stack:
        for member in members:
            path = PurePosixPath(member.name)
            if path.suffix == WORKBOOK and (path.stem == "pack" or any_workbook):
                _add_sheets(files, member, stack)
            elif reason := _unfit(path):
                files.unfit.append(BadRow(member.name, None, None, None, reason))
            else:
                read = partial(_reading, member, TABLE_READERS[path.suffix])
                files.of_tables.append(PackFile(member.name, path.stem, member.size, read))
        yield files


def _unfit(path: PurePosixPath) -> str:
    if path.stem not in pack_tables() or not path.suffix:
        return (
            "is the name of no table: a pack holds TABLE.csv, TABLE.parquet or pack.xlsx, hidden files aside"
        )
    if path.suffix not in TABLE_READERS:
        return f"is in a format that is not read: use {', '.join(TABLE_READERS)} or a sheet of pack{WORKBOOK}"
    return ""


@contextmanager
def _reading(member: Member, read: Callable[[BinaryIO], Iterator[Record]]) -> Iterator[Reading]:
    with member.open() as file:
        yield Reading(read(file), lambda: 0 if file.closed else file.tell())


def _add_sheets(files: Files, member: Member, stack: ExitStack) -> None:
    try:
        file = stack.enter_context(member.open())
        refuse_a_bomb(file, member.size)
        book = stack.enter_context(workbook(file))
        names = [name for name in sheets(book) if name != NOTES]
    except (Unreadable, ValueError, OSError) as error:
        files.unfit.append(BadRow(member.name, None, None, None, str(error)))
        return
    for name in names:
        called = f"{member.name} sheet {name}"
        if name in pack_tables():
            share = member.size // len(names)
            files.of_tables.append(PackFile(called, name, share, partial(_sheet, book, name)))
        else:
            reason = "is the name of no table: a sheet bears the name of its table"
            files.unfit.append(BadRow(called, None, None, None, reason))


@contextmanager
def _sheet(book: Any, name: str) -> Iterator[Reading]:
    yield Reading(read_sheet(book, name), lambda: 0)
