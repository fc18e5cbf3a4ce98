"""What one administrator proposes about an account, and another decides."""

import sqlalchemy as sa
from alembic import op

from queries.columns import Instant

revision = "0003"
down_revision = "0002"

ROLES = ("oversight", "superintendent", "auditor", "deputy_mayor", "administrator")


def upgrade():
    op.create_table(
        "proposals",
        sa.Column("proposal_id", sa.Integer, nullable=False, autoincrement=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("account", sa.String, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("bcu", sa.String),
        sa.Column("may_publish", sa.Integer, nullable=False),
        sa.Column("proposed_by", sa.String, nullable=False),
        sa.Column("proposed_at", Instant, nullable=False),
        sa.Column("decided_by", sa.String),
        sa.Column("decided_at", Instant),
        sa.Column("outcome", sa.String),
        sa.PrimaryKeyConstraint("proposal_id", name=op.f("pk_proposals")),
        sa.CheckConstraint("kind IN ('add', 'change', 'renew')", name=op.f("ck_proposals_kind")),
        sa.CheckConstraint(f"role IN {ROLES}", name=op.f("ck_proposals_role")),
        sa.CheckConstraint(
            "outcome IN ('confirmed', 'refused', 'withdrawn')", name=op.f("ck_proposals_outcome")
        ),
        sa.CheckConstraint(
            "outcome <> 'confirmed' OR decided_by <> proposed_by", name=op.f("ck_proposals_two_persons")
        ),
    )
