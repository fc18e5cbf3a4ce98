"""What a load refuses, kept in one place: the first rows in full, every reason counted."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection

from queries.loading_history import Key, as_text, written
from queries.loading_keys import KeyNotes
from seed.pack.report import LISTED, BadRow, SetAside, shortened
from seed.pack.rows import Fault, Row


class Refusals:
    """The faults found so far, and the keys of the rows that have them."""

    def __init__(self, connection: Connection) -> None:
        self._keys = KeyNotes(connection, "refused")
        self.rows: Counter[str] = Counter()  # by table
        self.reasons: Counter[str] = Counter()
        self.listed: list[SetAside] = []

    def add(self, table: str, file: str, rows: Sequence[Row]) -> None:
        """Refuses rows of one table."""
        self.rows[table] += len(rows)
        self._keys.add(table, [as_text(row.key) for row in rows if row.key is not None])
        for row in rows:
            self.reasons.update(fault.reason for fault in row.faults)
        for row in rows[: LISTED - len(self.listed)]:
            self.listed.append(_set_aside(table, file, row))

    def has(self, table: str, key: Key) -> bool:
        """Whether a row of that key was refused already."""
        return bool(self.among(table, {as_text(key)}))

    def among(self, table: str, keys: set[str]) -> set[str]:
        """Those of the keys, as text, whose row was refused."""
        return self._keys.among(table, keys)

    def __bool__(self) -> bool:
        return bool(self.reasons)


def _set_aside(table: str, file: str, row: Row) -> SetAside:
    values = {name: shortened(written(value)) for name, value in row.values.items() if value is not None}
    faults = tuple(_bad_row(file, row.line, fault) for fault in row.faults)
    return SetAside(table, values, faults)


def _bad_row(file: str, line: int, fault: Fault) -> BadRow:
    return BadRow(file, line, fault.column, fault.value and shortened(fault.value), fault.reason)
