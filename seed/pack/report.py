"""What a load says of itself: what became of the rows of each table, and why any were refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from queries.loading import TableCount

Outcome = Literal["loaded", "unchanged", "refused"]

LISTED = 1_000


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
class LoadReport:
    """
    What a load did.

    Of a refused pack the counts of `tables` say what became of its rows until all was taken back; `bad_rows`
    are the first faults, `reasons` counts them all. `version` is that of the data afterwards.
    """

    load_id: int
    pack: str
    sha256: str
    outcome: Outcome
    tables: Mapping[str, TableCount]
    bad_rows: tuple[BadRow, ...]
    reasons: Mapping[str, int]
    notes: tuple[str, ...]
    version: int
