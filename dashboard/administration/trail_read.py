"""The trail as an administrator reads it and takes it away: some rows at a time, the newest first."""

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from secrets import token_hex
from typing import Any

from dashboard import accounts, trail
from dashboard.app_store import app_reader
from dashboard.downloads import MARKING, safe
from dashboard.page import IN_LONDON, in_london
from dashboard.permissions import Viewer
from queries.app_store import trail as rows
from queries.app_store.trail import Wanted
from queries.errors import Tellable

AT_ONCE = 50
MOST_TAKEN = 100_000
HEADINGS = ["Row", "When", "Who", "Role", "What", "Page", "Scope", "As at", "About"]


@dataclass(frozen=True)
class Part:
    """Some rows of the trail, how many are wanted in all, and the row that those further back lie before."""

    rows: list[list[Any]]
    of: int
    older_than: int | None


def wanted_of(who: str | None, what: str | None, first: date | None, last: date | None) -> Wanted:
    """Days are London's, the last one included."""
    return Wanted(who, what, _midnight(first), _midnight(last + timedelta(days=1) if last else None))


def some_of(reader: Viewer, wanted: Wanted, before: int | None) -> Part:
    """:raises Tellable: for whoever is no administrator."""
    accounts.check_may(reader)
    with app_reader().connect() as connection:
        found = rows.some(connection, wanted, AT_ONCE + 1, before)
        of = rows.how_many(connection, wanted)
    shown = found[:AT_ONCE]
    return Part([_said(row) for row in shown], of, shown[-1]["seq"] if len(found) > AT_ONCE else None)


def known_in_it() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Everybody in the trail, and every kind of thing done."""
    with app_reader().connect() as connection:
        return rows.known(connection)


def bytes_of_trail(wanted: Wanted, viewer: Callable[[], Viewer]) -> bytes:
    """
    The rows wanted as CSV: the account read again, the taking recorded, and only then made.

    :raises Tellable: where the reader is no administrator any more, there are too many, or no trail can be written.
    """
    reader, export = viewer(), token_hex(16)
    accounts.check_may(reader)
    with app_reader().connect() as connection:
        count = rows.how_many(connection, wanted)
    if count > MOST_TAKEN:
        raise Tellable(
            f"These are {count:,} rows; {MOST_TAKEN:,} can be taken at once. Choose a shorter period."
        )
    about = {name: str(value) for name, value in vars(wanted).items() if value is not None}
    trail.record(reader, "download", page=accounts.PAGE, detail=about | {"rows": count, "export": export})
    with app_reader().connect() as connection:
        found = rows.some(connection, wanted, count)
    head = [["Title", "The trail of what was done here"], ["Marking", MARKING]]
    head += [["Taken by", f"{reader.name}, export {export}"], ["Taken at", datetime.now(UTC).isoformat()], []]
    return _csv([*head, HEADINGS, *(_said(row) for row in found)])


def chain_in_words() -> str:
    """Whether the trail is whole, as its seals say."""
    at, fault = datetime.now(UTC), trail.verify()
    if fault:
        return f"✕ {fault} Checked on {in_london(at)}: tell whoever is responsible for this dashboard, and change nothing."
    return f"✔ Every row is as it was written, and none is missing. Checked on {in_london(at)}."


def _said(row: rows.Row) -> list[Any]:
    return [
        row["seq"],
        in_london(row["at"]),
        row["who"],
        row["role"],
        row["what"],
        row["page"],
        row["scope"],
        row["as_at"],
        _about(row["detail"]),
    ]


def _about(detail: str | None) -> str:
    held = json.loads(detail) if detail else {}
    return ", ".join(
        f"{name.replace('_', ' ')} {_word(value)}" for name, value in held.items() if value not in (None, "")
    )


def _word(value: Any) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _midnight(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), IN_LONDON).astimezone(UTC) if day else None


def _csv(lines: list[list[Any]]) -> bytes:
    out = StringIO()
    csv.writer(out, quoting=csv.QUOTE_NONNUMERIC).writerows([safe(value) for value in line] for line in lines)
    return out.getvalue().encode("utf-8-sig")
