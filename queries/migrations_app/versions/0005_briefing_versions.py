"""What a person wrote of a meeting's briefing, version by version."""

import sqlalchemy as sa
from alembic import op

from queries.app_store.unchanging import statements
from queries.columns import Instant

revision = "0005"
down_revision = "0004"


def upgrade():
    op.create_table(
        "briefing_versions",
        sa.Column("meeting", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("written", sa.String, nullable=False),
        sa.Column("written_by", sa.String, nullable=False),
        sa.Column("written_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("meeting", "version", name=op.f("pk_briefing_versions")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_briefing_versions_version")),
        sa.ForeignKeyConstraint(
            ["meeting", "edition"],
            ["releases.meeting", "releases.edition"],
            name=op.f("fk_briefing_versions_meeting_edition"),
        ),
    )
    for statement in statements(op.get_bind().dialect.name, ["briefing_versions"]):
        op.get_bind().exec_driver_sql(statement)
