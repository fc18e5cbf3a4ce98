"""Snapshots and releases: what is kept of a meeting."""

import sqlalchemy as sa
from alembic import op

from queries.app_store.unchanging import FIRST_TABLES, function, statements
from queries.columns import Day, Instant

revision = "0004"
down_revision = "0003"


def upgrade():
    _heads("snapshots")
    _rows("snapshot_rows", "snapshots")
    _records("snapshot_records", "snapshots")
    _heads("releases", sa.Column("snapshot_edition", sa.Integer, nullable=False))
    _rows("release_rows", "releases")
    _records("release_records", "releases")
    dialect = op.get_bind().dialect.name
    for statement in (*function(dialect), *statements(dialect, FIRST_TABLES)):
        op.get_bind().exec_driver_sql(statement)


def _heads(name, *more):
    op.create_table(
        name,
        *_edition(),
        sa.Column("as_at", Day, nullable=False),
        sa.Column("data_version", sa.Integer, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
        sa.Column("classification", sa.String, nullable=False),
        sa.Column("synthetic", sa.Integer, nullable=False),
        sa.Column("made_by", sa.String, nullable=False),
        sa.Column("made_at", Instant, nullable=False),
        sa.Column("reason", sa.String),
        *more,
        sa.PrimaryKeyConstraint("meeting", "edition", name=op.f(f"pk_{name}")),
        sa.CheckConstraint("(edition = 1) = (reason IS NULL)", name=op.f(f"ck_{name}_reason")),
    )


def _rows(name, of):
    op.create_table(
        name,
        *_edition(),
        sa.Column("figure", sa.String, nullable=False),
        sa.Column("area", sa.String, nullable=False),
        sa.Column("numerator", sa.Float),
        sa.Column("denominator", sa.Float),
        sa.Column("value", sa.Float),
        sa.Column("unit", sa.String, nullable=False),
        sa.Column("target", sa.Integer),
        sa.Column("met", sa.Integer),
        sa.Column("silent", sa.Integer, nullable=False),
        sa.Column("withheld", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("meeting", "edition", "figure", "area", name=op.f(f"pk_{name}")),
        _of(name, of),
    )


def _records(name, of):
    op.create_table(
        name,
        *_edition(),
        sa.Column("listing", sa.String, nullable=False),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("record", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("meeting", "edition", "listing", "number", name=op.f(f"pk_{name}")),
        _of(name, of),
    )


def _edition():
    return (
        sa.Column("meeting", sa.String, nullable=False),
        sa.Column("edition", sa.Integer, nullable=False, autoincrement=False),
    )


def _of(name, of):
    return sa.ForeignKeyConstraint(
        ["meeting", "edition"], [f"{of}.meeting", f"{of}.edition"], name=op.f(f"fk_{name}_meeting_edition")
    )
