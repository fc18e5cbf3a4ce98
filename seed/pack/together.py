"""Rules that a row can break only beside other rows."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from queries.loading_checks import held_in_other_form, overlapping_entries
from queries.loading_rows import Key
from seed.pack.rows import Fault, Row

OVERLAP = "overlaps another spell of the same person"
OTHER_FORM = "is a London day of this matrix whose log is held in the other form (events or days)"


def faults_among_rows(connection: Connection, table: str, rows: Sequence[Row]) -> None:
    """Adds a fault to each row of the log whose London day and Matrix are held in its other form."""
    if table not in ("access_events", "access_days"):
        return
    held = held_in_other_form(connection, table, {row.values["day"] for row in rows})
    for row in rows:
        if (row.values["day"], row.values["matrix"]) in held:
            row.faults.append(Fault("day", str(row.values["day"]), OTHER_FORM))


def faults_of_table(connection: Connection, table: str) -> Iterator[tuple[Key, Fault]]:
    """The faults that show once every row of a table is in, by the key of the row."""
    if table == "entries":
        for entry_id in overlapping_entries(connection):
            yield (entry_id,), Fault("entry_id", entry_id, OVERLAP)
