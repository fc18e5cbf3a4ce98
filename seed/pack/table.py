"""Takes in the rows of one file, some thousands at a time."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from sqlalchemy import Connection, Table

from queries.derive import Touched
from queries.loading import TableCount
from queries.loading_rows import (
    Arrival,
    Arrivals,
    Key,
    Values,
    add_rows,
    replace_rows,
    what_became_of,
)
from queries.loading_touched import touch
from queries.tables import pack_tables
from seed.pack.files import PackFile
from seed.pack.header import header_of
from seed.pack.reader import Reading
from seed.pack.references import References
from seed.pack.refusals import Refusals
from seed.pack.rows import Fault, Row, RowMaker
from seed.pack.together import faults_among_rows, faults_of_table

AT_ONCE = 10_000

TWICE = "has the key of another row of the pack, which differs: both are refused"


class TableLoad:
    """The load of one table: checks rows, compares them with those held, and writes what is new or changed."""

    def __init__(
        self,
        connection: Connection,
        load_id: int,
        file: PackFile,
        *,
        references: References,
        refusals: Refusals,
        touched: Touched,
    ) -> None:
        self._connection, self._load_id, self._file = connection, load_id, file
        self._table: Table = pack_tables()[file.table]
        self._references, self._refusals, self._touched = references, refusals, touched
        self._arrivals = Arrivals(connection, self._table)
        self._counts: Counter[str] = Counter()

    def run(self, on_bytes: Callable[[int], None]) -> TableCount:
        """Takes the whole file in; tells how far it has read. Raises Unreadable."""
        maker = RowMaker(self._table, header_of(self._file).cells)
        with self._file.open() as opened:
            for rows in _in_parts(maker, opened):
                self._take_in(rows)
                on_bytes(opened.bytes_read())
        for key, fault in faults_of_table(self._connection, self._table.name):
            self._refuse_late(key, fault)
        self._arrivals.forget()
        return TableCount(**self._counts, refused=self._refusals.rows[self._table.name])

    def _take_in(self, rows: Sequence[Row]) -> None:
        rows = self._without_repeats(rows)
        sound = [row for row in rows if not row.faults]
        self._references.check(self._table, sound)
        faults_among_rows(self._connection, self._table.name, [row for row in sound if not row.faults])
        self._refuse([row for row in rows if row.faults])
        self._write([row for row in sound if not row.faults])

    def _without_repeats(self, rows: Sequence[Row]) -> list[Row]:
        """The rows but for those that repeat an earlier one; of two that differ both are refused."""
        arriving = [Arrival(row.line, row.key, row.content) for row in rows if row.key is not None]
        earlier = self._arrivals.add(arriving)
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
            self._refuse_late(first.key, Fault(None, None, TWICE))
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
        touch(self._touched, self._table.name, [*added, *(row for pair in changed for row in pair)])

    def _refuse(self, rows: Sequence[Row]) -> None:
        self._refusals.add(self._table.name, self._file.name, rows)

    def _refuse_late(self, key: Key, fault: Fault) -> None:
        """Refuses a row that was taken in (or found to be held) before another row spoke against it."""
        for arrival in self._arrivals.of_keys([key]):
            if self._refusals.has(self._table.name, key):
                continue
            outcome = what_became_of(self._connection, self._table, key, load_id=self._load_id)
            self._counts[outcome or "added"] -= 1
            self._refuse([Row(arrival.line, {}, key, [fault])])


def _differs(old: Values, new: Values) -> bool:
    return any(old[name] != value for name, value in new.items())


def _in_parts(maker: RowMaker, opened: Reading) -> Iterator[list[Row]]:
    next(opened.records)  # the header, which has been checked
    while part := [maker.row(record) for record in islice(opened.records, AT_ONCE)]:
        yield part
