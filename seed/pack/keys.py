"""A key as DATA.md writes it, its values joined by `;`, read back."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Table

from queries.loading_history import Key, as_text
from queries.tables import pack_tables
from seed.pack.values import BadValue, parser_of

JOINED_BY = ";"


def key_of(table: Table, text: str) -> Key | None:
    """The key of that table which is written so; none where there can be none."""
    columns = list(table.primary_key)
    for parts in _splits(text.split(JOINED_BY), len(columns)):
        key = _read(columns, parts)
        if key is not None and as_text(key) == text and _may_be(table, key):
            return key
    return None


def _splits(parts: list[str], number: int) -> list[list[str]]:
    """The parts in so many, with those too many (a code may hold a `;`) in one of them, the last first."""
    more = len(parts) - number + 1
    if more < 1:
        return []
    return [
        [*parts[:place], JOINED_BY.join(parts[place : place + more]), *parts[place + more :]]
        for place in reversed(range(number if more > 1 else 1))
    ]


def _read(columns: Sequence[Column[Any]], parts: Sequence[str]) -> Key | None:
    try:
        return tuple(
            parser_of(column)(part) if part else _empty(column)
            for column, part in zip(columns, parts, strict=True)
        )
    except BadValue:
        return None


def _empty(column: Column[Any]) -> str:
    if not column.info["may_be_empty"]:
        raise BadValue("is empty")
    return ""


def _may_be(table: Table, key: Key) -> bool:
    """A withdrawal of a withdrawal names one that there can be."""
    if table.name != "withdrawals":
        return True
    named = pack_tables().get(key[0])
    return named is not None and key_of(named, key[1]) is not None
