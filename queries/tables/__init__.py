"""The tables of DATA.md (one module a topic), what is derived from them, and the record of loads."""

from graphlib import TopologicalSorter
from typing import Any

from sqlalchemy import Column, Table

from queries.columns import Contract
from queries.tables import access, derived, governance, loads, reference, register
from queries.tables.metadata import data_metadata

__all__ = [
    "access",
    "contract_of",
    "data_metadata",
    "derived",
    "governance",
    "loads",
    "pack_columns",
    "pack_tables",
    "reference",
    "register",
]


def pack_tables() -> dict[str, Table]:
    """The tables a pack may bring, by name, each after those it refers to."""
    tables = {table.name: table for table in data_metadata.sorted_tables if "contract" in table.info}
    order = TopologicalSorter({name: _referred(table) for name, table in sorted(tables.items())})
    return {name: tables[name] for name in order.static_order()}


def pack_columns(table: Table) -> list[Column[Any]]:
    """The columns of a table that a pack may bring, in DATA.md's order: not the load, not what is derived."""
    return [column for column in table.columns if "refers" in column.info]


def contract_of(table: Table) -> Contract:
    contract: Contract = table.info["contract"]
    return contract


def _referred(table: Table) -> set[str]:
    references = [column.info.get("refers") for column in table.columns]
    return {name for reference in references if reference for name in reference.tables}
