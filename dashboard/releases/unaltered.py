"""
Whether what was kept of meetings is still what was kept: each hash made again, and set beside what the trail noted.

The database refuses to change it. Whoever owns the database can take that away; then this is what notices.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection

from dashboard.app_store import app_reader
from dashboard.releases.canonical import as_kept, from_text, hash_of
from queries.app_store import releases as store
from queries.app_store import trail
from queries.app_store.releases import Kind

NOTED = {Kind.SNAPSHOT: "snapshot taken", Kind.RELEASE: "release published"}  # what the trail calls it
MOST = 10_000  # editions: a meeting a week for some lifetimes

Edition = tuple[str, int]


def altered() -> Iterator[str]:
    """Each edition that is not what it was, by its meeting and number, and how it differs."""
    with app_reader().connect() as connection:
        for kind in Kind:
            there = {(head["meeting"], head["edition"]): head for head in store.heads(connection, kind)}
            noted = _noted(connection, kind)
            for edition in sorted(there.keys() | noted.keys()):
                why = _why(connection, kind, there.get(edition), noted.get(edition))
                if why:
                    yield f"the {kind.name.lower()} of “{edition[0]}”, edition {edition[1]}: {why}"


def _noted(connection: Connection, kind: Kind) -> dict[Edition, str]:
    """The hash that the trail noted when each edition was kept."""
    rows = trail.some(connection, trail.Wanted(what=NOTED[kind]), MOST)
    details = [json.loads(row["detail"]) for row in rows if row["detail"]]
    return {(each["meeting"], each["edition"]): each["hash"] for each in details}


def _why(connection: Connection, kind: Kind, head: Mapping[str, Any] | None, noted: str | None) -> str:
    if head is None:
        return "it is gone, and the trail tells that it was kept"
    if noted not in (None, head["hash"]):
        return "its hash is not the one that the trail noted when it was kept"
    return (
        ""
        if _made_again(connection, kind, head) == head["hash"]
        else "its numbers are not those that were kept"
    )


def _made_again(connection: Connection, kind: Kind, head: Mapping[str, Any]) -> str | None:
    """The hash over what the store holds now; none where that can no longer be read."""
    of = (head["meeting"], head["edition"])
    try:
        rows = [as_kept(row, head["as_at"]) for row in store.rows_of(connection, kind, *of)]
        listed = store.records_of(connection, kind, *of)
        return hash_of(rows, {name: [from_text(text) for text in each] for name, each in listed.items()})
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
