"""
Rows that are taken out again, and stay out.

A withdrawal stands until it is itself withdrawn: a row it names is taken out where it is held, and not taken in
where a pack brings it, before or after or together with the withdrawal. So the order of loads is all one, and a
pack loaded again does not bring back what was erased. What hangs on such a row goes, or stays out, with it.
"""

from collections import Counter
from collections.abc import Collection, Sequence

from sqlalchemy import Connection, Table

from queries.derive import Touched, rebuild
from queries.loading_history import Values, as_text
from queries.loading_keys import KeyNotes
from queries.loading_touched import touch
from queries.loading_withdrawals import (
    as_keys,
    brought_withdrawals,
    erase_history,
    standing,
    stands,
    tables_with_withdrawals,
    take_out,
    withdrawals_of_withdrawals,
)
from queries.tables import pack_tables
from seed.pack.keys import key_of
from seed.pack.rows import Fault, Kept, Row

WITHDRAWALS = "withdrawals"
NAMED = 5  # of the withdrawals that name no row, in the report

NO_TABLE = "is the name of no table"


class Withdrawals:
    """What stands withdrawn: keeps those rows out as they come, and takes out those that are held."""

    def __init__(self, connection: Connection, load_id: int, touched: Touched) -> None:
        self._connection, self._load_id, self._touched = connection, load_id, touched
        self._named = tables_with_withdrawals(connection)
        self._hanging = {kept: KeyNotes(connection, f"kept_out_{kept.value}") for kept in Kept}
        self._in_vain = KeyNotes(connection, "withdrawn_in_vain")
        self._erased = KeyNotes(connection, "erased")
        self.taken_out: Counter[str] = Counter()
        self.kept_out = 0

    def obey(self) -> None:
        """Takes out what the withdrawals of this load name; they are all in by now."""
        for key in withdrawals_of_withdrawals(self._connection, self._load_id):
            if stands(self._connection, WITHDRAWALS, key):
                self._take_out(WITHDRAWALS, [key], kept=True)
        for page in brought_withdrawals(self._connection, self._load_id):
            for table, kept in {(table, kept) for table, _, kept in page}:
                keys = [key for name, key, keeps in page if (name, keeps) == (table, kept)]
                self._take_out(table, keys, kept=kept)
        if self._erased.tables:
            erase_history(self._connection, self._erased)
        if self.taken_out:
            rebuild(self._connection, self._touched)  # what is checked next reads what is derived
        self._named = tables_with_withdrawals(self._connection)

    def keep_out(self, table: str, rows: Sequence[Row]) -> None:
        """Marks the rows that stand withdrawn themselves."""
        if table not in self._named:
            return
        keys = {as_text(row.key): row for row in rows if row.key is not None}
        named = standing(self._connection, table, keys)
        for key, load_id in named.items():
            keys[key].kept_out = self._when(load_id)
        self._in_vain.remove(table, named)

    def among(self, table: str, keys: Collection[str]) -> dict[str, Kept]:
        """Those of the keys whose row is kept out."""
        found = {key: kept for kept, notes in self._hanging.items() for key in notes.among(table, keys)}
        if table in self._named:
            named = standing(self._connection, table, keys)
            found |= {key: self._when(load_id) for key, load_id in named.items()}
        return found

    def note(self, table: str, rows: Sequence[Row]) -> None:
        """Takes note of rows that are kept out, for the sake of those that hang on them."""
        self.kept_out += len(rows)
        for kept, notes in self._hanging.items():
            notes.add(
                table, [as_text(row.key) for row in rows if row.kept_out is kept and row.key is not None]
            )

    def notes(self) -> list[str]:
        """What to tell whoever loaded the pack."""
        said = []
        if self.kept_out:
            rows = "1 row stands" if self.kept_out == 1 else f"{self.kept_out} rows stand"
            said.append(f"{rows} withdrawn and stayed out, with what hangs on them.")
        if vain := len(self._in_vain):
            first = ", ".join(f"{table} {key}" for table, key in self._in_vain.first(NAMED))
            names = "1 withdrawal names a row" if vain == 1 else f"{vain} withdrawals name rows"
            said.append(f"{names} not held: {first}{', …' if vain > NAMED else ''}.")
        return said

    def _take_out(self, table: str, keys: Sequence[str], *, kept: bool) -> None:
        by_key = {key: key_of(pack_tables()[table], key) for key in keys}
        found = take_out(
            self._connection,
            pack_tables()[table],
            [key for key in by_key.values() if key is not None],
            load_id=self._load_id,
            kept=kept,
            gone=self._gone if kept else self._erase,
        )
        if not kept:
            self._erased.add(table, keys)
        self._in_vain.add(table, [text for text, key in by_key.items() if key not in found])

    def _gone(self, table: Table, rows: Sequence[Values]) -> None:
        self.taken_out[table.name] += len(rows)
        touch(self._touched, table.name, rows)

    def _erase(self, table: Table, rows: Sequence[Values]) -> None:
        self._gone(table, rows)
        self._erased.add(table.name, as_keys(rows, table))

    def _when(self, load_id: int) -> Kept:
        return Kept.NOW if load_id == self._load_id else Kept.BEFORE


def faults_of_withdrawals(rows: Sequence[Row]) -> None:
    """Adds a fault to each withdrawal that names no table, or cannot be a key of the one it names."""
    for row in rows:
        name, text = row.values["table"], row.values["key"]
        table = pack_tables().get(name)
        if table is None:
            row.faults.append(Fault("table", name, NO_TABLE))
        elif key_of(table, text) is None:
            key = ";".join(column.name for column in table.primary_key)
            row.faults.append(Fault("key", text, f"is not a key of {name}: {key}"))
