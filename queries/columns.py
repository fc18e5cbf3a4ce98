"""The kinds of value that DATA.md knows, as column types, and the words tables are written in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
)
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator, TypeEngine

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Words(TypeDecorator[str]):
    """Text as it came: an id, a code, a title."""

    impl = String
    cache_ok = True


class Month(TypeDecorator[str]):
    """A calendar month, `YYYY-MM`: compares as text in the order of time."""

    impl = String
    cache_ok = True


class Exercise(TypeDecorator[str]):
    """A review exercise: a calendar quarter `YYYY-Qn`, or `green-reappraisal` (the 2019 one-off)."""

    impl = String
    cache_ok = True


class Count(TypeDecorator[int]):
    """A whole number, never below nought."""

    impl = Integer
    cache_ok = True


class Day(TypeDecorator[date]):
    """A calendar day in London."""

    impl = Date
    cache_ok = True


class Instant(TypeDecorator[datetime]):
    """A moment, held in UTC whatever the engine: SQLite knows no time zones and would drop one silently."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(DateTime(timezone=dialect.name != "sqlite"))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class Enumeration(TypeDecorator[str]):
    """One of the words listed, in lower case, exactly."""

    impl = String
    cache_ok = True

    def __init__(self, *words: str) -> None:
        super().__init__()
        self.words = words


class Listing(TypeDecorator[str]):
    """Some of the words listed, separated by `;`."""

    impl = String
    cache_ok = True

    def __init__(self, *words: str) -> None:
        super().__init__()
        self.words = words


@dataclass(frozen=True)
class Reference:
    """
    What a value must be: a key of one of the tables, or one of the words.

    `else_unknown`: a dangling value is no fault of the row, which is held as it came (the access log's users).
    `or_rolled_up`: a dangling value is allowed where the user has days of the log that came rolled up.
    """

    tables: tuple[str, ...]
    words: tuple[str, ...] = ()
    else_unknown: bool = False
    or_rolled_up: bool = False


@dataclass(frozen=True)
class OnlyWith:
    """Where `column` is `word`, `then` is one of `words`."""

    column: str
    word: str
    then: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Contract:
    """
    What DATA.md asks of a table beyond its columns' types.

    `spans` are (start, end) pairs: an end before its start refuses the row. `at_most` are (less, more) pairs
    of counts. `only_with` says which words a column may hold where another column holds a given word.
    """

    topic: str
    spans: tuple[tuple[str, str], ...] = ()
    at_most: tuple[tuple[str, str], ...] = ()
    only_with: tuple[OnlyWith, ...] = ()

    def orders(self) -> tuple[tuple[str, str], ...]:
        return self.spans + self.at_most


type_of_text = Words()


def key(
    name: str,
    kind: TypeEngine[Any] = type_of_text,
    *,
    refers: Reference | None = None,
    may_be_empty: bool = False,
) -> Column[Any]:
    """A column of the primary key; the three breakdowns of `populations` alone may be empty (held as '')."""
    return _column(name, kind, refers, primary_key=True, may_be_empty=may_be_empty)


def required(
    name: str, kind: TypeEngine[Any] = type_of_text, *, refers: Reference | None = None
) -> Column[Any]:
    """A column that no row may leave empty."""
    return _column(name, kind, refers, nullable=False)


def optional(
    name: str, kind: TypeEngine[Any] = type_of_text, *, refers: Reference | None = None
) -> Column[Any]:
    """A column that may be empty: not known, or not yet."""
    return _column(name, kind, refers, nullable=True)


def a(table: str) -> Reference:
    """A reference to a row of one table."""
    return Reference((table,))


def pack_table(metadata: MetaData, name: str, *parts: SchemaItem, **contract: Any) -> Table:
    """A table of DATA.md: its columns, its checks, and the load that brought each row."""
    rules = Contract(**contract)
    columns = [part for part in parts if isinstance(part, Column)]
    return Table(
        name,
        metadata,
        *parts,
        Column("load_id", Integer, ForeignKey("loads.load_id"), nullable=False, index=True),
        *_checks(columns, rules),
        info={"contract": rules},
    )


def _column(
    name: str,
    kind: TypeEngine[Any],
    refers: Reference | None,
    *,
    may_be_empty: bool = False,
    **options: Any,
) -> Column[Any]:
    foreign = []
    if refers is not None and not (refers.words or refers.else_unknown or refers.or_rolled_up):
        (table,) = refers.tables
        foreign = [ForeignKey(f"{table}.{KEYS[table]}")]
    info = {"refers": refers, "may_be_empty": may_be_empty}
    return Column(name, kind, *foreign, info=info, **options)


# The single-column keys that others point at.
KEYS = {
    "bcus": "bcu",
    "boroughs": "borough",
    "nominals": "nominal_id",
    "users": "user_id",
    "recommendations": "recommendation",
    "commitments": "commitment",
    "datasets": "dataset",
    "access_events": "event_id",
}


def _checks(columns: Iterable[Column[Any]], rules: Contract) -> Iterable[CheckConstraint]:
    for column in columns:
        if isinstance(column.type, Enumeration):
            words = ", ".join(f"'{word}'" for word in column.type.words)
            blank = ", ''" if column.info["may_be_empty"] else ""
            yield CheckConstraint(f'"{column.name}" IN ({words}{blank})', name=column.name)
        elif isinstance(column.type, Count):
            yield CheckConstraint(f'"{column.name}" >= 0', name=column.name)
    for less, more in rules.orders():
        yield CheckConstraint(f"{less} <= {more}", name=f"{less}_{more}")
    for rule in rules.only_with:
        words = ", ".join(f"'{word}'" for word in rule.words)
        yield CheckConstraint(
            f"{rule.column} <> '{rule.word}' OR {rule.then} IN ({words})", name=f"{rule.then}_{rule.word}"
        )
