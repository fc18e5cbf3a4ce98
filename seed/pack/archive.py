"""The files of a zip as a pack has them, and what makes one unsafe to open."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from tempfile import TemporaryFile
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

# A log compresses ten- to thirtyfold; what swells far more is made to fill a disk.
LARGEST_RATIO = 200
ALWAYS_ALLOWED = 10 << 20
READ_AS_THEY_COME = (".csv",)

_ENCRYPTED = 0x1


@dataclass(frozen=True)
class Member:
    """A file of a folder or a zip, under its own name."""

    name: str
    size: int
    open: Callable[[], BinaryIO]


def members(archive: ZipFile, size: int) -> list[Member]:
    """
    The files at the root of a zip of that size, or in its one top folder, hidden ones aside.

    Raises ValueError, with the reason, where the zip is not safe to open or is laid out otherwise.
    """
    files = [info for info in archive.infolist() if not info.is_dir() and not _hidden(info)]
    _refuse_unsafe(files, size)
    paths = [PurePosixPath(info.filename).parts for info in files]
    tops = {path[0] for path in paths}
    in_one_folder = len(tops) == 1 and not tops & {"..", "/"} and {len(path) for path in paths} == {2}
    if not in_one_folder and any(len(path) != 1 for path in paths):
        raise ValueError("has files in folders: a pack's files lie at its root, or all in one top folder")
    return [_member(archive, info, path[-1]) for info, path in zip(files, paths, strict=True)]


def refuse_a_bomb(file: BinaryIO, size: int) -> None:
    """Raises ValueError, with the reason, where a workbook (a zip of that size) is not safe to open."""
    try:
        with ZipFile(file) as archive:
            _refuse_unsafe(archive.infolist(), size)
    except BadZipFile:
        raise ValueError("is no workbook that can be read") from None
    file.seek(0)


def _member(archive: ZipFile, info: ZipInfo, name: str) -> Member:
    if name.endswith(READ_AS_THEY_COME):
        return Member(name, info.file_size, lambda: cast("BinaryIO", archive.open(info)))
    return Member(name, info.file_size, lambda: _unpacked(archive, info))


def _unpacked(archive: ZipFile, info: ZipInfo) -> BinaryIO:
    """A copy to read back and forth in: a zip would be unpacked from its start at each step back."""
    copy = TemporaryFile()  # noqa: SIM115 # whoever opens it closes it
    with archive.open(info) as packed:
        shutil.copyfileobj(packed, copy)
    copy.seek(0)
    return cast("BinaryIO", copy)


def _hidden(info: ZipInfo) -> bool:
    parts = PurePosixPath(info.filename).parts
    return any(part == "__MACOSX" or (part.startswith(".") and part != "..") for part in parts)


def _refuse_unsafe(files: list[ZipInfo], size: int) -> None:
    if any(info.flag_bits & _ENCRYPTED for info in files):
        raise ValueError("is encrypted: take the password off it")
    # Files of a zip may overlap, so that its size says more than the sum of theirs.
    unpacked = sum(info.file_size for info in files)
    packed = min(size, sum(info.compress_size for info in files))
    if unpacked > ALWAYS_ALLOWED and unpacked > LARGEST_RATIO * packed:
        raise ValueError(
            f"would unpack to more than {LARGEST_RATIO} times its size: give the pack as a folder"
        )
