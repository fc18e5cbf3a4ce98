"""What the Oversight Group decides and asks for, beside what it assesses."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "decisions",
        sa.Column("decision_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("commitment", sa.String(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("\"kind\" IN ('decision', 'action')", name="ck_decisions_kind"),
        sa.CheckConstraint("decided_on <= due_on", name="ck_decisions_decided_on_due_on"),
        sa.ForeignKeyConstraint(["commitment"], ["commitments.commitment"], name="fk_decisions_commitment"),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_decisions_load_id"),
        sa.PrimaryKeyConstraint("decision_id", name="pk_decisions"),
    )
    op.create_index("ix_decisions_load_id", "decisions", ["load_id"], unique=False)


def downgrade() -> None:
    op.drop_table("decisions")
