"""What a pack is: a folder or a zip with a file per table at its root, a workbook, or one table's file."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from queries.errors import Tellable
from queries.loading import TableCount
from queries.tables import pack_tables
from seed.pack.archive import Member, members
from seed.pack.files import Files, PackFile, opened
from seed.pack.report import LISTED, BadRow, SetAside

_PIECE = 1 << 20


class Refused(Exception):
    """A pack is refused: its first faults, how many there are of each kind, and how far it had come."""

    def __init__(
        self,
        *faults: BadRow,
        listed: Sequence[SetAside] = (),
        counts: Mapping[str, TableCount] | None = None,
        reasons: Mapping[str, int] | None = None,
    ) -> None:
        super().__init__(*faults)
        self.faults = (*faults[:LISTED], *(fault for row in listed for fault in row.faults))
        self.listed = tuple(listed)
        self.counts = counts or {}
        self.reasons = reasons or Counter(fault.reason for fault in faults)


@dataclass(frozen=True)
class Pack:
    """A pack as it is offered: what it is called, its SHA-256, and how to get at its files."""

    name: str
    sha256: str
    path: Path
    only: tuple[str, ...] = ()  # of a folder, these files alone


def pack_at(path: Path, *, name: str | None = None, only: tuple[str, ...] = ()) -> Pack:
    """The pack at a path; raises FileNotFoundError where there is none, Tellable where it cannot be read."""
    try:
        return Pack(name or path.resolve().name, _digest(path, only), path, only)
    except PermissionError as error:
        raise Tellable(f"{error.filename} may not be read by this account: nothing was loaded.") from None


def _digest(path: Path, only: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    if not path.is_dir():
        _digest_file(digest, path)
    else:
        for file in _of_folder(path, only):
            digest.update(f"{file.name}\0{file.stat().st_size}\0".encode())
            _digest_file(digest, file)
    return digest.hexdigest()


@contextmanager
def files_of(pack: Pack) -> Iterator[list[PackFile]]:
    """The files of a pack, one for each table it brings; raises Refused where it is not a pack."""
    with ExitStack() as stack:
        if pack.path.is_dir():
            found = stack.enter_context(opened([_of_path(path) for path in _of_folder(pack.path, pack.only)]))
        elif pack.path.suffix.lower() == ".zip":
            found = stack.enter_context(opened(_of_archive(pack, stack)))
        else:
            whole = [_of_path(pack.path)]
            found = stack.enter_context(opened(whole, any_workbook=True))
        yield _checked(pack, found)


def _of_archive(pack: Pack, stack: ExitStack) -> list[Member]:
    try:
        archive = stack.enter_context(ZipFile(pack.path))
        return members(archive, pack.path.stat().st_size)
    except BadZipFile:
        raise Refused(_whole(pack, "is no zip archive that can be read")) from None
    except ValueError as error:
        raise Refused(_whole(pack, str(error))) from None


def _of_folder(folder: Path, only: tuple[str, ...]) -> list[Path]:
    visible = (path for path in folder.iterdir() if not path.name.startswith("."))
    found = (path for path in visible if path.name != "__MACOSX" and (not only or path.name in only))
    return sorted(found, key=lambda path: path.name)


def _of_path(path: Path) -> Member:
    return Member(path.name, path.stat().st_size, partial(_opened, path))


def _opened(path: Path) -> BinaryIO:
    if not path.is_file():
        raise OSError("it is no file")  # nobody may ever write to a pipe
    return path.open("rb")


def _digest_file(digest: "hashlib._Hash", path: Path) -> None:
    if not path.is_file():  # a folder, or a pipe that nobody writes to
        return
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)


def _checked(pack: Pack, files: Files) -> list[PackFile]:
    """The files of tables, each the only one of its table, in the order of the tables; withdrawals first."""
    names = [file.table for file in files.of_tables]
    twice = sorted({name for name in names if names.count(name) > 1})
    faults = files.unfit + [_bad(name, "comes more than once in the pack") for name in twice]
    if not names and not faults:
        faults = [_whole(pack, "holds no table")]
    if faults:
        raise Refused(*faults)
    order = ["withdrawals", *pack_tables()]
    return sorted(files.of_tables, key=lambda file: order.index(file.table))


def _whole(pack: Pack, reason: str) -> BadRow:
    return _bad(pack.name, reason)


def _bad(name: str, reason: str) -> BadRow:
    return BadRow(name, None, None, None, reason)
