"""Takes in the rows of one file, some thousands at a time."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, Table

from queries.derive import Touched
from queries.loading import TableCount
from queries.loading_history import Key, Values
from queries.loading_rows import Arrival, Arrivals, add_rows, replace_rows, row_of, take_back
from queries.loading_touched import touch
from queries.tables import pack_columns, pack_tables
from seed.pack.files import PackFile
from seed.pack.header import header_of
from seed.pack.reader import Reading
from seed.pack.references import References
from seed.pack.refusals import Refusals
from seed.pack.rows import Fault, Kept, Row, RowMaker
from seed.pack.together import Together
from seed.pack.withdrawals import Withdrawals

AT_ONCE = 10_000

TWICE = "has the key of another row of the pack, which differs: both are refused"


@dataclass(frozen=True)
class Standards:
    """What the rows of one load are held to, and where what they did is kept."""

    references: References
    refusals: Refusals
    withdrawals: Withdrawals
    together: Together
    touched: Touched


class TableLoad:
    """The load of one table: checks rows, compares them with those held, and writes what is new or changed."""

    def __init__(self, connection: Connection, load_id: int, file: PackFile, *, standards: Standards) -> None:
        self._connection, self._load_id, self._file = connection, load_id, file
        self._table: Table = pack_tables()[file.table]
        self._standards = standards
        self._arrivals = Arrivals(connection, self._table)
        self._columns = {column.name for column in pack_columns(self._table)}
        self._counts: Counter[str] = Counter()

    def run(self, on_bytes: Callable[[int], None]) -> None:
        """Takes the whole file in; tells how far it has read. Raises Unreadable."""
        maker = RowMaker(self._table, header_of(self._file).cells)
        with self._file.open() as opened:
            for rows in _in_parts(maker, opened):
                self._take_in(rows)
                on_bytes(opened.bytes_read())

    def forget(self) -> None:
        """Gives the room back that the keys of the rows took."""
        self._arrivals.forget()

    def count(self) -> TableCount:
        """What became of the rows."""
        return TableCount(**self._counts, refused=self._standards.refusals.rows[self._table.name])

    def refuse_late(self, key: Key, fault: Fault) -> bool:
        """Takes back a row that was taken in before another spoke against it; says whether there was one."""
        arrivals = self._arrivals.of_keys([key])
        if not arrivals or self._standards.refusals.has(self._table.name, key):
            return False
        values = row_of(self._connection, self._table, key)
        outcome = take_back(self._connection, self._table, key, load_id=self._load_id)
        if outcome is not None:  # else it had been refused already, or stands withdrawn
            self._counts[outcome] -= 1
        shown = {name: value for name, value in values.items() if name in self._columns}
        self._refuse([Row(arrivals[0].line, shown, key, [fault])])
        return True

    def _take_in(self, rows: Sequence[Row]) -> None:
        name, standards = self._table.name, self._standards
        rows = self._without_repeats(rows)
        sound = [row for row in rows if not row.faults]
        standards.withdrawals.keep_out(name, sound)
        staying = [row for row in sound if row.kept_out is None]
        standards.references.check(self._table, staying)
        standards.together.check(name, [row for row in staying if not row.faults and row.kept_out is None])
        self._refuse([row for row in rows if row.faults])
        self._keep_out([row for row in sound if not row.faults and row.kept_out is not None])
        self._write([row for row in staying if not row.faults and row.kept_out is None])

    def _without_repeats(self, rows: Sequence[Row]) -> list[Row]:
        """The rows but for those that repeat an earlier one; of two that differ both are refused."""
        arriving = [Arrival(row.line, row.key, row.content) for row in rows if row.key is not None]
        earlier = self._arrivals.add(arriving)
        if not earlier:
            return list(rows)
        in_hand = {row.line: row for row in rows}
        kept = []
        for row in rows:
            first = earlier.get(row.line)
            if first is None:
                kept.append(row)
            elif first.content != row.content:
                row.faults.append(self._twice(row))
                kept.append(row)
                self._refuse_first(first, in_hand)
        return kept

    def _refuse_first(self, first: Arrival, in_hand: dict[int, Row]) -> None:
        row = in_hand.get(first.line)
        if row is None:
            self.refuse_late(first.key, Fault(None, None, TWICE))
        elif all(fault.reason != TWICE for fault in row.faults):
            row.faults.append(self._twice(row))

    def _twice(self, row: Row) -> Fault:
        key = ";".join(str(row.values[column.name]) for column in self._table.primary_key)
        return Fault(";".join(column.name for column in self._table.primary_key), key, TWICE)

    def _write(self, rows: Sequence[Row]) -> None:
        if not rows:
            return
        held = self._arrivals.held(rows[0].line, rows[-1].line)
        added = [row.values for row in rows if row.key not in held]
        both = [(held[row.key], row.values) for row in rows if row.key is not None and row.key in held]
        changed = [(old, new) for old, new in both if _differs(old, new)]
        for values in (*added, *(new for _, new in changed)):
            values["load_id"] = self._load_id
        add_rows(self._connection, self._table, added)
        replace_rows(self._connection, self._table, changed, load_id=self._load_id)
        self._counts.update(added=len(added), changed=len(changed), unchanged=len(both) - len(changed))
        touched = [*added, *(row for pair in changed for row in pair)]
        touch(self._standards.touched, self._table.name, touched)

    def _keep_out(self, rows: Sequence[Row]) -> None:
        """Counts the rows that stay out: withdrawn by this load, or as they were before it."""
        now = sum(row.kept_out is Kept.NOW for row in rows)
        self._counts.update(withdrawn=now, unchanged=len(rows) - now)
        self._standards.withdrawals.note(self._table.name, rows)

    def _refuse(self, rows: Sequence[Row]) -> None:
        self._standards.refusals.add(self._table.name, self._file.name, rows)


def _differs(old: Values, new: Values) -> bool:
    return any(old[name] != value for name, value in new.items())


def _in_parts(maker: RowMaker, opened: Reading) -> Iterator[list[Row]]:
    next(opened.records)  # the header, which has been checked
    while part := [maker.row(record) for record in islice(opened.records, AT_ONCE)]:
        yield part
