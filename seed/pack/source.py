"""What a pack is made of, and which files make it one: a folder or a zip, a file per table at its root."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from queries.errors import Tellable
from queries.loading import TableCount
from queries.tables import pack_tables
from seed.pack.archive import members
from seed.pack.csv_file import read_csv
from seed.pack.reader import Reader
from seed.pack.report import BadRow

READERS: dict[str, Reader] = {".csv": read_csv}

_PIECE = 1 << 20


class Refused(Exception):
    """A pack is refused: the first faults, how many there are of each kind, and how far it had come."""

    def __init__(
        self,
        *faults: BadRow,
        counts: Mapping[str, TableCount] | None = None,
        reasons: Mapping[str, int] | None = None,
    ) -> None:
        super().__init__(*faults)
        self.faults = faults
        self.counts = counts or {}
        self.reasons = reasons or Counter(fault.reason for fault in faults)


@dataclass(frozen=True)
class PackFile:
    """A file of a pack: how to open it, and how many bytes it gives."""

    name: str
    size: int
    open: Callable[[], BinaryIO]

    @property
    def table(self) -> str:
        return PurePosixPath(self.name).stem

    @property
    def reader(self) -> Reader:
        return READERS[PurePosixPath(self.name).suffix]


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
    if pack.path.is_dir():
        yield _checked(pack, [_of_path(path) for path in _of_folder(pack.path, pack.only)])
        return
    if pack.path.suffix.lower() != ".zip":
        raise Refused(_whole(pack, "is neither a folder nor a .zip"))
    try:
        archive = ZipFile(pack.path)
    except BadZipFile:
        raise Refused(_whole(pack, "is no zip archive that can be read")) from None
    with archive:
        try:
            found = members(archive)
        except ValueError as error:
            raise Refused(_whole(pack, str(error))) from None
        yield _checked(pack, [PackFile(m.name, m.size, m.open) for m in found])


def _of_folder(folder: Path, only: tuple[str, ...]) -> list[Path]:
    visible = (path for path in folder.iterdir() if not path.name.startswith("."))
    found = (path for path in visible if path.name != "__MACOSX" and (not only or path.name in only))
    return sorted(found, key=lambda path: path.name)


def _of_path(path: Path) -> PackFile:
    return PackFile(path.name, path.stat().st_size, lambda: path.open("rb"))


def _digest_file(digest: "hashlib._Hash", path: Path) -> None:
    if path.is_dir():
        return
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)


def _checked(pack: Pack, files: list[PackFile]) -> list[PackFile]:
    """The files, each a table's and the only one of it, in the order of the tables."""
    order = list(pack_tables())
    if not files:
        raise Refused(_whole(pack, "holds no file"))
    faults = [BadRow(file.name, None, None, None, _unfit(file)) for file in files if _unfit(file)]
    names = [file.table for file in files if not _unfit(file)]
    twice = sorted({name for name in names if names.count(name) > 1})
    faults += [BadRow(name, None, None, None, "comes more than once in the pack") for name in twice]
    if faults:
        raise Refused(*faults)
    return sorted(files, key=lambda file: order.index(file.table))


def _unfit(file: PackFile) -> str:
    suffix = PurePosixPath(file.name).suffix
    if file.table not in pack_tables() or not suffix:
        return "is the name of no table: a pack holds TABLE.csv, hidden files aside"
    if suffix not in READERS:
        return f"is in a format this version does not read: use {' or '.join(READERS)}"
    if file.table == "withdrawals":
        return "asks for rows to be withdrawn, which this version cannot yet do: nothing was loaded"
    return ""


def _whole(pack: Pack, reason: str) -> BadRow:
    return BadRow(pack.name, None, None, None, reason)
