"""What a load refuses, kept in one place: the first faults in full, every reason counted."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection

from queries.loading_references import RefusedKeys
from queries.loading_rows import Key, as_text
from seed.pack.report import LISTED, BadRow
from seed.pack.rows import Fault, Row

LONGEST_VALUE = 100  # a value quoted in a report


class Refusals:
    """The faults found so far, and the keys of the rows that have them."""

    def __init__(self, connection: Connection) -> None:
        self._keys = RefusedKeys(connection)
        self.rows: Counter[str] = Counter()  # by table
        self.reasons: Counter[str] = Counter()
        self.listed: list[BadRow] = []

    def add(self, table: str, file: str, rows: Sequence[Row]) -> None:
        """Refuses rows of one table."""
        self.rows[table] += len(rows)
        self._keys.add(table, [as_text(row.key) for row in rows if row.key is not None])
        for row in rows:
            self.reasons.update(fault.reason for fault in row.faults)
            for fault in row.faults[: LISTED - len(self.listed)]:
                self.listed.append(_bad_row(file, row.line, fault))

    def has(self, table: str, key: Key) -> bool:
        """Whether a row of that key was refused already."""
        return bool(self.rows[table]) and bool(self.among(table, {as_text(key)}))

    def among(self, table: str, keys: set[str]) -> set[str]:
        """Those of the keys, as text, whose row was refused."""
        return self._keys.among(table, keys) if self.rows[table] else set()

    def __bool__(self) -> bool:
        return bool(self.reasons)


def _bad_row(file: str, line: int, fault: Fault) -> BadRow:
    value = fault.value
    if value is not None and len(value) > LONGEST_VALUE:
        value = f"{value[:LONGEST_VALUE]}…"
    return BadRow(file, line, fault.column, value, fault.reason)
