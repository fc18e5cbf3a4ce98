"""Reads a table from Parquet, typed or text, some thousands of rows at a time."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from seed.pack.reader import Record, Unreadable

AT_ONCE = 10_000

Convert = Callable[[pa.Array], list[Any]]


def read_parquet(file: BinaryIO) -> Iterator[Record]:
    """The records of a Parquet file, the names of its columns first; rows are numbered as CSV's lines would be."""
    try:
        opened = pq.ParquetFile(file, memory_map=False)
        schema = opened.schema_arrow
        converts = [_convert(field) for field in schema]
        yield Record(1, list(schema.names))
        line = 1
        for batch in opened.iter_batches(batch_size=AT_ONCE):
            columns = [convert(column) for convert, column in zip(converts, batch.columns, strict=True)]
            for cells in zip(*columns, strict=True):
                line += 1
                yield Record(line, list(cells))
    except (pa.ArrowException, OSError, ValueError, KeyError, OverflowError) as error:
        raise Unreadable(None, f"is no Parquet that can be read: {_first_line(error)}") from None


def _convert(field: pa.Field) -> Convert:
    """How a column's values become cells; raises Unreadable for a type that no column of a pack has."""
    kind = field.type.value_type if pa.types.is_dictionary(field.type) else field.type
    if pa.types.is_timestamp(kind):
        return _instants if kind.tz else _clock_times
    known = (
        pa.types.is_string,
        pa.types.is_large_string,
        pa.types.is_integer,
        pa.types.is_floating,
        pa.types.is_boolean,
        pa.types.is_date,
        pa.types.is_null,
    )
    if not any(is_kind(kind) for is_kind in known):
        raise Unreadable(
            None, f"holds {field.name!r} as {kind}: a pack knows text, whole numbers, dates and instants"
        )
    return _plainly


def _plainly(column: pa.Array) -> list[Any]:
    return ["" if value is None else value for value in column.to_pylist()]


def _instants(column: pa.Array) -> list[Any]:
    """Instants in UTC; text, which no column takes, where a fraction finer than a microsecond would be lost."""
    kind = pa.timestamp("us", tz="UTC")
    try:
        found = column.cast(kind)
    except pa.ArrowInvalid:
        return _plainly(column.cast(pa.string()))
    return [value if value == "" else value.replace(tzinfo=UTC) for value in _plainly(found)]


def _clock_times(column: pa.Array) -> list[Any]:
    """Times without a zone: pandas writes dates so, at midnight; anything else stays what it is."""
    try:
        found = column.cast(pa.timestamp("us"))
    except pa.ArrowInvalid:
        return _plainly(column.cast(pa.string()))
    return [_as_date(value) for value in _plainly(found)]


def _as_date(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) and value.time() == datetime.min.time() else value


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:200]
