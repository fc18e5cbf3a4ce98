"""Rows read some at a time in the order of their key, so that any number of them needs no memory."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Connection, RowMapping, Select, literal, tuple_


def in_pages(
    connection: Connection, chosen: Select[Any], key: Sequence[Column[Any]], at_once: int
) -> Iterator[Sequence[RowMapping]]:
    """
    The rows of a SELECT, which holds the columns of the key, page by page.

    Each page is found by the last key of the one before it, so that rows already read may be taken out. A page
    that is not full is the last.
    """
    ordered, place = chosen.order_by(*key).limit(at_once), tuple_(*key)
    page = connection.execute(ordered).mappings().all()
    while page:
        yield page
        if len(page) < at_once:
            return
        last = tuple_(*(literal(page[-1][column]) for column in key))
        page = connection.execute(ordered.where(place > last)).mappings().all()
