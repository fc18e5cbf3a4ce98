"""The record of loads, and the reference tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "loads",
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("loaded_by", sa.Text(), nullable=False),
        sa.Column("pack", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("synthetic", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint(
            "outcome IN ('begun', 'loaded', 'unchanged', 'refused', 'failed')", name="ck_loads_outcome"
        ),
        sa.CheckConstraint("synthetic IN (0, 1)", name="ck_loads_synthetic"),
        sa.PrimaryKeyConstraint("load_id", name="pk_loads"),
    )
    op.create_table(
        "load_tables",
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_load_tables_load_id"),
        sa.PrimaryKeyConstraint("load_id", "table_name", name="pk_load_tables"),
    )
    op.create_table(
        "replaced_rows",
        sa.Column("replaced_by", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_key", sa.Text(), nullable=False),
        sa.Column("brought_by", sa.Integer(), nullable=False),
        sa.Column("row_as_json", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["brought_by"], ["loads.load_id"], name="fk_replaced_rows_brought_by"),
        sa.ForeignKeyConstraint(["replaced_by"], ["loads.load_id"], name="fk_replaced_rows_replaced_by"),
        sa.PrimaryKeyConstraint("replaced_by", "table_name", "row_key", name="pk_replaced_rows"),
    )
    op.create_table(
        "data_version",
        sa.Column("only_row", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("only_row = 1", name="ck_data_version_only_row"),
        sa.PrimaryKeyConstraint("only_row", name="pk_data_version"),
    )
    op.create_table(
        "bcus",
        sa.Column("bcu", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_bcus_load_id"),
        sa.PrimaryKeyConstraint("bcu", name="pk_bcus"),
    )
    op.create_index("ix_bcus_load_id", "bcus", ["load_id"], unique=False)
    op.create_table(
        "boroughs",
        sa.Column("borough", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("bcu", sa.String(), nullable=True),
        sa.Column("tile_row", sa.Integer(), nullable=True),
        sa.Column("tile_col", sa.Integer(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint('"tile_col" >= 0', name="ck_boroughs_tile_col"),
        sa.CheckConstraint('"tile_row" >= 0', name="ck_boroughs_tile_row"),
        sa.ForeignKeyConstraint(["bcu"], ["bcus.bcu"], name="fk_boroughs_bcu"),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_boroughs_load_id"),
        sa.PrimaryKeyConstraint("borough", name="pk_boroughs"),
    )
    op.create_index("ix_boroughs_load_id", "boroughs", ["load_id"], unique=False)
    op.create_table(
        "populations",
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("gender", sa.String(), nullable=False),
        sa.Column("age_band", sa.String(), nullable=False),
        sa.Column("ethnicity", sa.String(), nullable=False),
        sa.Column("persons", sa.Integer(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "\"ethnicity\" IN ('asian', 'black', 'mixed', 'white', 'other', '')",
            name="ck_populations_ethnicity",
        ),
        sa.CheckConstraint("\"gender\" IN ('male', 'female', 'other', '')", name="ck_populations_gender"),
        sa.CheckConstraint('"persons" >= 0', name="ck_populations_persons"),
        sa.CheckConstraint("\"source\" IN ('census', 'offending_profile')", name="ck_populations_source"),
        sa.CheckConstraint('"year" >= 0', name="ck_populations_year"),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_populations_load_id"),
        sa.PrimaryKeyConstraint(
            "area", "year", "source", "gender", "age_band", "ethnicity", name="pk_populations"
        ),
    )
    op.create_index("ix_populations_load_id", "populations", ["load_id"], unique=False)


def downgrade() -> None:
    op.drop_table("populations")
    op.drop_table("boroughs")
    op.drop_table("bcus")
    op.drop_table("data_version")
    op.drop_table("replaced_rows")
    op.drop_table("load_tables")
    op.drop_table("loads")
