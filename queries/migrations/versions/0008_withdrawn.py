"""Loads count the rows they took out, and the history knows which rows those were."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    for table in ("load_tables", "replaced_rows"):
        op.add_column(table, sa.Column("withdrawn", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    for table in ("load_tables", "replaced_rows"):
        op.drop_column(table, "withdrawn")
