"""What a reader of one format gives: the records of one table, with the line each starts on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple


@dataclass(frozen=True)
class Odd:
    """A cell that holds no value of its own: what it shows, and why it is none."""

    shown: str
    reason: str

    def __str__(self) -> str:
        return self.shown


# Text as it came, or what a typed format holds; an empty cell is empty text.
Cell = str | int | float | date | Odd


class Record(NamedTuple):
    """The cells of one row as they came; the first record of a file is its header."""

    line: int
    cells: list[Any]  # of Cell: CSV gives nothing but text


@dataclass(frozen=True)
class Reading:
    """A file being read record by record, so that one of any size needs no memory: and how far it is."""

    records: Iterator[Record]
    bytes_read: Callable[[], int]


class Unreadable(Exception):
    """A file is not what its name says: after which line, and why. Nothing of it can be relied on."""

    def __init__(self, line: int | None, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason
