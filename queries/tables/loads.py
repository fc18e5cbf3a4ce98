"""Every load, begun or finished; what it did; the rows it replaced; and the version of the data."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Table, Text

from queries.columns import Enumeration, Instant
from queries.tables.metadata import data_metadata

OUTCOMES = ("begun", "loaded", "unchanged", "refused", "failed")

loads = Table(
    "loads",
    data_metadata,
    Column("load_id", Integer, primary_key=True),
    Column("begun_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("loaded_by", Text, nullable=False),
    Column("pack", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("outcome", Enumeration(*OUTCOMES), nullable=False),
    Column("synthetic", Integer, nullable=False, server_default="0"),
    CheckConstraint(f"outcome IN {OUTCOMES}", name="outcome"),
    CheckConstraint("synthetic IN (0, 1)", name="synthetic"),
)

load_tables = Table(
    "load_tables",
    data_metadata,
    Column("load_id", Integer, ForeignKey("loads.load_id"), primary_key=True),
    Column("table_name", Text, primary_key=True),
    Column("added", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("unchanged", Integer, nullable=False),
    Column("refused", Integer, nullable=False),
    Column("withdrawn", Integer, nullable=False, server_default="0"),
)

replaced_rows = Table(
    "replaced_rows",
    data_metadata,
    Column("replaced_by", Integer, ForeignKey("loads.load_id"), primary_key=True),
    Column("table_name", Text, primary_key=True),
    Column("row_key", Text, primary_key=True),  # the key's values joined by ";"
    Column("brought_by", Integer, ForeignKey("loads.load_id"), nullable=False),
    Column("row_as_json", Text, nullable=False),
    Column("withdrawn", Integer, nullable=False, server_default="0"),  # taken out, not replaced
)

data_version = Table(
    "data_version",
    data_metadata,
    Column("only_row", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
    CheckConstraint("only_row = 1", name="only_row"),
)
