"""What a BCU says it has done, until the next load bears it out."""

import sqlalchemy as sa
from alembic import op

from queries.columns import Instant

revision = "0002"
down_revision = "0001"


def upgrade():
    op.create_table(
        "done_marks",
        sa.Column("bcu", sa.String, nullable=False),
        sa.Column("line", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("bcu", "line", name=op.f("pk_done_marks")),
    )
