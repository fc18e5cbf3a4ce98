"""Whether the values of a row that refer to other rows resolve."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table

from queries.columns import Reference
from queries.loading_references import hangs, held_among, with_days_among
from queries.tables import pack_columns
from seed.pack.refusals import Refusals
from seed.pack.rows import Fault, Kept, Row
from seed.pack.withdrawals import Withdrawals

Reason = str | Kept  # why a value does not resolve: a fault, or that what it refers to is kept out


class References:
    """Checks references against the rows held by now and the rows refused; remembers what it has looked up."""

    def __init__(self, connection: Connection, refusals: Refusals, withdrawals: Withdrawals) -> None:
        self._connection, self._refusals, self._withdrawals = connection, refusals, withdrawals
        self._reasons: dict[Reference, dict[Any, Reason | None]] = {}

    def check(self, table: Table, rows: Sequence[Row]) -> None:
        """
        Adds to each row, sound so far, a fault for each value that refers to no row, or to a refused one; marks
        the rows that refer to one that is kept out.
        """
        for column in pack_columns(table):
            refers: Reference | None = column.info["refers"]
            if refers is not None:
                self._check(column, refers, rows)

    def _check(self, column: Column[Any], refers: Reference, rows: Sequence[Row]) -> None:
        name = column.name
        values = {row.values[name] for row in rows} - {None}
        reasons, dangling = self._look_up(refers, values), _dangling(refers)
        excused = dangling if refers.else_unknown else None
        bad = {value for value in values if reasons[value] not in (None, excused)}
        for row in rows if bad else ():
            value = row.values[name]
            if value in bad:
                _mark(row, name, value, reasons[value])
        if refers.or_rolled_up and bad:
            self._excuse(name, dangling, rows)

    def _excuse(self, name: str, dangling: str, rows: Sequence[Row]) -> None:
        """Where a user's log came rolled up, the event they are asked about need not be held."""
        faulty = [row for row in rows if any(_is(fault, name, dangling) for fault in row.faults)]
        rolled_up = with_days_among(self._connection, {row.values["user_id"] for row in faulty})
        for row in faulty:
            if row.values["user_id"] in rolled_up:
                row.faults = [fault for fault in row.faults if not _is(fault, name, dangling)]

    def _look_up(self, refers: Reference, values: set[Any]) -> dict[Any, Reason | None]:
        """Why each value does not resolve, or none where it does."""
        known = self._reasons.setdefault(refers, dict.fromkeys(refers.words))
        sought = {value for value in values if value not in known}
        known.update(dict.fromkeys(sought, _dangling(refers)))
        for table in refers.tables:
            known.update(self._kept_out(refers, table, sought))
        for table in refers.tables:
            known.update(dict.fromkeys(held_among(self._connection, table, sought), None))
        for table in refers.tables:
            refused = self._refusals.among(table, {str(value) for value in sought})
            reason = f"refers to a row of {table} that was refused"
            known.update({value: reason for value in sought if str(value) in refused})
        return known

    def _kept_out(self, refers: Reference, table: str, sought: set[Any]) -> dict[Any, Reason]:
        if not hangs(refers, table):
            return {}
        kept = self._withdrawals.among(table, {str(value) for value in sought})
        return {value: kept[str(value)] for value in sought if str(value) in kept}


def _mark(row: Row, column: str, value: Any, reason: Reason | None) -> None:
    if isinstance(reason, Kept):
        row.kept_out = row.kept_out or reason
    else:
        row.faults.append(Fault(column, str(value), str(reason)))


def _dangling(refers: Reference) -> str:
    return f"is not in {' or '.join(refers.tables)}" + "".join(f", nor {word}" for word in refers.words)


def _is(fault: Fault, column: str, reason: str) -> bool:
    return fault.column == column and fault.reason == reason
