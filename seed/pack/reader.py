"""What a reader of one format gives: the records of one table as text, with the line each starts on."""

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple, Protocol


class Record(NamedTuple):
    """The cells of one row as they came; the first record of a file is its header."""

    line: int
    cells: list[str]


class Reader(Protocol):
    """Reads a file record by record, so that one of any size needs no memory; raises Unreadable."""

    def __call__(self, file: BinaryIO) -> Iterator[Record]: ...


class Unreadable(Exception):
    """A file is not what its name says: after which line, and why. Nothing of it can be relied on."""

    def __init__(self, line: int | None, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason
