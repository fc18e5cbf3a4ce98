"""Rules that a row can break only beside other rows."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import Connection

from queries.loading_checks import held_in_other_form, overlapping_entries, rolled_up_by
from queries.loading_history import Key
from seed.pack.rows import Fault, Row
from seed.pack.withdrawals import WITHDRAWALS, faults_of_withdrawals

OVERLAP = "overlaps another spell of the same person"
OTHER_FORM = "is a London day of this matrix whose log is held in the other form (events or days)"
BOTH_FORMS = "is a London day of this matrix that the pack brings in both forms (events and days)"


class Together:
    """What rows of one load say against one another."""

    def __init__(self, connection: Connection, load_id: int) -> None:
        self._connection, self._load_id = connection, load_id
        self._in_both: set[tuple[date, str]] = set()

    def check(self, table: str, rows: Sequence[Row]) -> None:
        """Adds to each row a fault for what stands against it by now."""
        if table == WITHDRAWALS:
            faults_of_withdrawals(rows)
        elif table in ("access_events", "access_days"):
            self._check_forms(table, rows)

    def later(self, table: str) -> Iterator[tuple[str, Key, Fault]]:
        """The faults that show once every row of a table is in: whose table, which key, and what."""
        if table == "entries":
            for entry_id in overlapping_entries(self._connection):
                yield table, (entry_id,), Fault("entry_id", entry_id, OVERLAP)
        elif table == "access_events" and self._in_both:
            days = {day for day, _ in self._in_both}
            for key, pair in rolled_up_by(self._connection, self._load_id, days).items():
                if pair in self._in_both:
                    yield "access_days", key, Fault("day", str(pair[0]), BOTH_FORMS)

    def _check_forms(self, table: str, rows: Sequence[Row]) -> None:
        days = {row.values["day"] for row in rows}
        held = held_in_other_form(self._connection, table, days, load_id=self._load_id)
        brought = self._rolled_up(days) if table == "access_events" else set()
        for row in rows if held or brought else ():
            pair = (row.values["day"], row.values["matrix"])
            if pair in held:
                row.faults.append(Fault("day", str(pair[0]), OTHER_FORM))
            elif pair in brought:
                self._in_both.add(pair)
                row.faults.append(Fault("day", str(pair[0]), BOTH_FORMS))

    def _rolled_up(self, days: set[date]) -> set[tuple[date, str]]:
        return set(rolled_up_by(self._connection, self._load_id, days).values())
