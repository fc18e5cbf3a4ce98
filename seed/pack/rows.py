"""One record as a row of its table: its values typed, and the rules that need no other row checked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import Any

from sqlalchemy import Table

from queries.columns import Contract
from queries.loading_history import Key
from queries.tables import contract_of, pack_columns
from queries.tables.access import UNKNOWN
from seed.pack.derived import DERIVED
from seed.pack.reader import Record
from seed.pack.typed import taker_of
from seed.pack.values import BadValue, Parser, parser_of

REMEMBERED = 10_000  # cells of a column


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row: in which column, with which value."""

    column: str | None
    value: str | None
    reason: str


class Kept(Enum):
    """That a row stays out, by a withdrawal that this load brought, or one from before."""

    NOW = "now"
    BEFORE = "before"


@dataclass(slots=True)
class Row:
    """A row as it came: `key` is none where a value of the key is bad."""

    line: int
    values: dict[str, Any]
    key: Key | None
    faults: list[Fault] = field(default_factory=list)
    kept_out: Kept | None = None

    @property
    def content(self) -> int:
        """A number that differs where two rows of one file differ: their values stand in the same order."""
        return hash(tuple(self.values.values()))


@dataclass(frozen=True)
class _Cell:
    """How one column of the file is read."""

    name: str
    parse: Parser  # of text
    take: Callable[[Any], Any]  # of what came typed
    when_empty: str | None
    required: bool

    def empty(self) -> str | None:
        if self.required:
            raise BadValue("is empty")
        return self.when_empty


class RowMaker:
    """Makes the rows of one file, whose header has been checked, from its records."""

    def __init__(self, table: Table, header: Sequence[str]) -> None:
        self._contract: Contract = contract_of(table)
        self._derive: Callable[[dict[str, Any]], None] | None = DERIVED.get(table.name)
        self._keys = [column.name for column in table.primary_key]
        self._holds_users = table.name == "users"
        self._has_rules = self._contract.orders() or self._contract.only_with or self._holds_users
        cells = {column.name: _cell(column) for column in pack_columns(table)}
        self._cells = [cells[name] for name in header]
        self._left_out = {name: cell.when_empty for name, cell in cells.items() if name not in set(header)}

    def row(self, record: Record) -> Row:
        """The row of a record, with whatever is wrong with it."""
        if len(record.cells) != len(self._cells):
            reason = "has more or fewer values than the header has columns"
            return Row(record.line, {}, None, [Fault(None, f"{len(record.cells)} values", reason)])
        values, faults = dict(self._left_out), list[Fault]()
        for cell, given in zip(self._cells, record.cells, strict=True):
            try:
                if given.__class__ is not str:
                    values[cell.name] = cell.take(given)
                else:
                    values[cell.name] = cell.parse(given) if given else cell.empty()
            except BadValue as bad:
                values[cell.name] = str(given)
                faults.append(Fault(cell.name, str(given), str(bad)))
        bad_columns = {fault.column for fault in faults}
        key = None if bad_columns.intersection(self._keys) else tuple([values[name] for name in self._keys])
        if self._has_rules:
            faults += self._broken_rules(values, bad_columns)
        if self._derive and not faults:
            self._derive(values)
        return Row(record.line, values, key, faults)

    def _broken_rules(self, values: dict[str, Any], bad: set[str | None]) -> list[Fault]:
        broken = []
        for less, more in self._contract.orders():
            known = not bad.intersection((less, more)) and None not in (values[less], values[more])
            if known and values[less] > values[more]:
                broken.append(Fault(more, str(values[more]), _out_of_order(self._contract, less, more)))
        for rule in self._contract.only_with:
            applies = values[rule.column] == rule.word and rule.then not in bad
            if applies and values[rule.then] not in rule.words:
                reason = f"does not go with {rule.column} {rule.word}: it is one of {' '.join(rule.words)}"
                broken.append(Fault(rule.then, values[rule.then], reason))
        if self._holds_users and values["user_id"] == UNKNOWN:
            broken.append(Fault("user_id", UNKNOWN, "is reserved for users who are not known"))
        return broken


def _cell(column: Any) -> _Cell:
    may_be_empty, parse = column.info["may_be_empty"], parser_of(column)
    return _Cell(
        name=column.name,
        # Most cells hold what some cell before them held; an id in a key of its own never does.
        take=taker_of(column),
        parse=parse if list(column.table.primary_key) == [column] else lru_cache(REMEMBERED)(parse),
        when_empty="" if may_be_empty else None,
        required=not column.nullable and not may_be_empty,
    )


def _out_of_order(contract: Contract, less: str, more: str) -> str:
    return f"lies before {less}" if (less, more) in contract.spans else f"is less than {less}"
