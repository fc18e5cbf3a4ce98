"""The files of a zip, and what makes one unsafe to open."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO, cast
from zipfile import ZipFile, ZipInfo

# A log compresses ten- to thirtyfold; what swells far more is made to fill a disk.
LARGEST_RATIO = 200
ALWAYS_ALLOWED = 10 << 20

_ENCRYPTED = 0x1


@dataclass(frozen=True)
class Member:
    """A file of a zip, under its own name."""

    name: str
    size: int
    open: Callable[[], BinaryIO]


def members(archive: ZipFile) -> list[Member]:
    """
    The files at the root of a zip, or in its one top folder, hidden ones aside.

    Raises ValueError, with the reason, where the zip is not safe to open or is laid out otherwise.
    """
    files = [info for info in archive.infolist() if not info.is_dir() and not _hidden(info)]
    _refuse_unsafe(files)
    paths = [PurePosixPath(info.filename).parts for info in files]
    tops = {path[0] for path in paths}
    in_one_folder = len(tops) == 1 and not tops & {"..", "/"} and {len(path) for path in paths} == {2}
    if not in_one_folder and any(len(path) != 1 for path in paths):
        raise ValueError("has files in folders: a pack's files lie at its root, or all in one top folder")
    return [_member(archive, info, path[-1]) for info, path in zip(files, paths, strict=True)]


def _member(archive: ZipFile, info: ZipInfo, name: str) -> Member:
    return Member(name, info.file_size, lambda: cast("BinaryIO", archive.open(info)))


def _hidden(info: ZipInfo) -> bool:
    parts = PurePosixPath(info.filename).parts
    return any(part == "__MACOSX" or (part.startswith(".") and part != "..") for part in parts)


def _refuse_unsafe(files: list[ZipInfo]) -> None:
    if any(info.flag_bits & _ENCRYPTED for info in files):
        raise ValueError("is encrypted: take the password off it")
    unpacked, packed = sum(info.file_size for info in files), sum(info.compress_size for info in files)
    if unpacked > ALWAYS_ALLOWED and unpacked > LARGEST_RATIO * packed:
        raise ValueError(
            f"would unpack to more than {LARGEST_RATIO} times its size: give the pack as a folder"
        )
