"""A check: what must hold, and the rows that break it."""

from collections.abc import Callable
from dataclasses import dataclass
from inspect import getdoc
from typing import Any, Protocol

from sqlalchemy import Connection, Select, Table, func, select, true
from sqlalchemy.sql import visitors

MOST = 1000  # more rows than these are only said to be more


class Rows(Protocol):
    """What a check's function gives."""

    __name__: str

    def __call__(self) -> Select[Any]: ...


@dataclass(frozen=True)
class Check:
    """What must hold, in a sentence; the rows that break it; what to do about them; whether they are wrong."""

    name: str
    holds: str
    rows: Rows
    cure: str
    is_wrong: bool


CHECKS: dict[str, Check] = {}


def check(cure: str, *, is_wrong: bool = True) -> Callable[[Rows], Check]:
    """Registers a function as the check of its name: it selects the rows, in order, that break its docstring."""

    def register(rows: Rows) -> Check:
        name = rows.__name__
        CHECKS[name] = Check(name, getdoc(rows) or "", rows, cure, is_wrong)
        return CHECKS[name]

    return register


def broken(connection: Connection, of: Check) -> list[dict[str, Any]]:
    """The rows that break a check, in order, MOST of them at most."""
    return [row._asdict() for row in connection.execute(of.rows().limit(MOST))]


def tables_read(of: Check) -> frozenset[str]:
    """The tables that a check reads, by its own statement."""
    return frozenset(each.name for each in visitors.iterate(of.rows()) if isinstance(each, Table))


def take_the_time(connection: Connection) -> None:
    """A check may read the whole log: the limit on a page's statements is not for it."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.set_config("statement_timeout", "0", true())))
