"""Snapshots, releases and what is written of them: what was kept of a meeting. Rows are added and never changed: the database refuses it."""

from sqlalchemy import CheckConstraint, Column, Float, ForeignKeyConstraint, Integer, String, Table, event

from queries.app_store.unchanging import keep_unchanged
from queries.columns import Day, Instant
from queries.tables.metadata import app_metadata


def _heads(name: str, *more: Column[int]) -> Table:
    """What was kept of which meeting, from which state of the data, by whom; a second edition says why."""
    return Table(
        name,
        app_metadata,
        Column("meeting", String, primary_key=True),
        Column("edition", Integer, primary_key=True, autoincrement=False),
        Column("as_at", Day, nullable=False),
        Column("data_version", Integer, nullable=False),
        Column("hash", String, nullable=False),
        Column("classification", String, nullable=False),
        Column("synthetic", Integer, nullable=False),
        Column("made_by", String, nullable=False),
        Column("made_at", Instant, nullable=False),
        Column("reason", String),
        *more,
        CheckConstraint("(edition = 1) = (reason IS NULL)", name="reason"),
    )


def _rows(name: str, of: str) -> Table:
    """The rows of the figures, with the fields of FIGURES.md; their date is that of their head."""
    return Table(
        name,
        app_metadata,
        Column("meeting", String, primary_key=True),
        Column("edition", Integer, primary_key=True, autoincrement=False),
        Column("figure", String, primary_key=True),
        Column("area", String, primary_key=True),
        Column("numerator", Float),
        Column("denominator", Float),
        Column("value", Float),
        Column("unit", String, nullable=False),
        Column("target", Integer),
        Column("met", Integer),
        Column("silent", Integer, nullable=False),
        Column("withheld", Integer, nullable=False),
        ForeignKeyConstraint(["meeting", "edition"], [f"{of}.meeting", f"{of}.edition"]),
    )


def _records(name: str, of: str) -> Table:
    """The rows of the listings that are kept with the figures, each as JSON, in their order."""
    return Table(
        name,
        app_metadata,
        Column("meeting", String, primary_key=True),
        Column("edition", Integer, primary_key=True, autoincrement=False),
        Column("listing", String, primary_key=True),
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("record", String, nullable=False),
        ForeignKeyConstraint(["meeting", "edition"], [f"{of}.meeting", f"{of}.edition"]),
    )


snapshots = _heads("snapshots")
snapshot_rows = _rows("snapshot_rows", "snapshots")
snapshot_records = _records("snapshot_records", "snapshots")
releases = _heads("releases", Column("snapshot_edition", Integer, nullable=False))
release_rows = _rows("release_rows", "releases")
release_records = _records("release_records", "releases")

# What a person wrote of a meeting's briefing, as JSON, and of which edition of its release it was written.
briefing_versions = Table(
    "briefing_versions",
    app_metadata,
    Column("meeting", String, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("edition", Integer, nullable=False),
    Column("written", String, nullable=False),
    Column("written_by", String, nullable=False),
    Column("written_at", Instant, nullable=False),
    CheckConstraint("version >= 1", name="version"),
    ForeignKeyConstraint(["meeting", "edition"], ["releases.meeting", "releases.edition"]),
)

event.listen(app_metadata, "after_create", keep_unchanged)
