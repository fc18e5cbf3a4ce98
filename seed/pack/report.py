"""What a load says of itself: what became of the rows of each table, and why any were refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from queries.loading import TableCount

Outcome = Literal["loaded", "unchanged", "refused"]

LISTED = 1_000  # bad rows, in full
LONGEST_VALUE = 100


@dataclass(frozen=True)
class BadRow:
    """One fault of one row, or (without a line) of a whole file or pack."""

    file: str
    line: int | None
    column: str | None
    value: str | None
    reason: str

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file} line {self.line}"
        what = " ".join(part for part in (self.column, self.value and repr(self.value)) if part)
        return f"{where}: {what + ' ' if what else ''}{self.reason}"


@dataclass(frozen=True)
class SetAside:
    """A bad row of a table: its values as they were read, and its faults."""

    table: str
    values: Mapping[str, str]
    faults: tuple[BadRow, ...]


@dataclass(frozen=True)
class LoadReport:
    """
    What a load did, or (`dry_run`) would do.

    Of a refused pack the counts of `tables` say what became of its rows until all was taken back; `bad_rows`
    are the faults of the first bad rows, `reasons` counts them all, `set_aside` are those rows themselves.
    `version` is that of the data afterwards. A dry run has no number: it is no load.
    """

    load_id: int | None
    pack: str
    sha256: str
    outcome: Outcome
    tables: Mapping[str, TableCount]
    bad_rows: tuple[BadRow, ...]
    reasons: Mapping[str, int]
    notes: tuple[str, ...]
    version: int
    dry_run: bool = False
    set_aside: tuple[SetAside, ...] = ()


def shortened(text: str) -> str:
    """A value as a report quotes it."""
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"
