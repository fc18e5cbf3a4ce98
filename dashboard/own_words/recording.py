"""
What the Group enters goes in by the door of every row: a pack of one row, loaded under the name of who entered it.

The same checks, the same refusals, a load in the history, the next version of the data. Where this process may not
write the data, the pack is handed out instead, for whoever loads packs.
"""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from sqlalchemy.exc import SQLAlchemyError

from dashboard.engine import data
from dashboard.own_words.entries import Entry
from dashboard.permissions import Viewer, may_record
from dashboard.settings import settings
from dashboard.trail import record
from queries.engines import writing_engine
from queries.errors import Tellable
from queries.recorded import Recorded, recorded
from queries.synthetic import made_up_packs
from seed.pack.load import Manner, load
from seed.pack.report import LoadReport
from seed.pack.source import pack_at

PAGE = "recommendations"
PACK = (
    "entered on the page Recommendations"  # by which what was entered here is known from what packs brought
)


@dataclass(frozen=True)
class Done:
    """What became of an entry: new, in place of another, there already, or kept out by a withdrawal."""

    replaced: bool = False
    stood_already: bool = False
    kept_out: bool = False


def check_may_record(reader: Viewer) -> None:
    """:raises Tellable: for anybody but an account of the Group that may publish."""
    if not may_record(reader):
        raise Tellable("Only an account of the Oversight Group that may publish enters the Group’s words.")


def can_load() -> bool:
    """Whether this process has a way to write the data; else an entry leaves as a pack."""
    return settings().loader_url is not None


def enter(reader: Viewer, entry: Entry) -> Done:
    """
    Loads one row under the reader's name; recorded in the trail before, so that none goes in unseen.

    :raises Tellable: for whoever may not, and where the door refuses the row, in its own words.
    """
    check_may_record(reader)
    _note(reader, "words entered", entry)
    try:
        report = _loaded(reader, entry)
    except SQLAlchemyError as error:
        raise Tellable(
            "This was not recorded: the data cannot be written from here now. Try again; if it stays so, tell an "
            "administrator."
        ) from error
    if report.outcome == "refused":
        _note(reader, "words refused", entry)
        reasons = "; ".join(f"{bad.column or bad.file} {bad.reason}" for bad in report.bad_rows)
        raise Tellable(f"This was not recorded, and nothing was changed: {reasons}.")
    moved = report.outcome == "loaded"
    kept_out = not moved and bool(report.notes)  # of one row there is nothing else to say
    replaced = bool(report.tables[entry.table].changed)
    return Done(replaced=replaced, stood_already=not moved and not kept_out, kept_out=kept_out)


def withdrawable(reader: Viewer) -> tuple[Recorded, ...]:
    """What was entered here and still stands: nothing that a pack brought is taken out from a page."""
    check_may_record(reader)
    with data() as connection:
        return recorded(connection, PACK)


def pack_of(entry: Entry, viewer: Callable[[], Viewer]) -> bytes:
    """The entry as a pack to be loaded elsewhere, for the reader as they are now; recorded first."""
    reader = viewer()
    check_may_record(reader)
    _note(reader, "words taken away as a pack", entry)
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr(f"{entry.table}.csv", _csv(entry))
    return out.getvalue()


def _loaded(reader: Viewer, entry: Entry) -> LoadReport:
    url = settings().loader_url
    if url is None:
        raise Tellable("This dashboard may only read the data: take the entry as a pack, and have it loaded.")
    with data() as connection:
        synthetic = bool(made_up_packs(connection))  # what is said of a made-up London is made up with it
    engine = writing_engine(url)
    try:
        with TemporaryDirectory() as folder:
            Path(folder, f"{entry.table}.csv").write_text(_csv(entry), encoding="utf-8")
            return load(engine, pack_at(Path(folder), name=PACK), Manner(reader.name, synthetic))
    finally:
        engine.dispose()


def _csv(entry: Entry) -> str:
    out = StringIO()
    csv.writer(out).writerows([entry.values.keys(), entry.values.values()])
    return out.getvalue()


def _note(reader: Viewer, what: str, entry: Entry) -> None:
    about = {"table": entry.table, "commitment": entry.values.get("commitment") or entry.values.get("key")}
    record(reader, what, page=PAGE, as_at=entry.dated_on, detail=about)
