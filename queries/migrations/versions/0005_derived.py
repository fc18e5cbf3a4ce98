"""What each load works out from its rows."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "spells",
        sa.Column("nominal_id", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("entry_id", sa.String(), nullable=False),
        sa.Column("borough", sa.String(), nullable=False),
        sa.Column("harm_score", sa.Integer(), nullable=True),
        sa.Column("band", sa.String(), nullable=True),
        sa.Column("ever_above_zero", sa.Integer(), nullable=False),
        sa.Column("ever_above_green", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("nominal_id", "from_on", name="pk_spells"),
    )
    op.create_index(
        "ix_spells_borough_from_on_to_on", "spells", ["borough", "from_on", "to_on"], unique=False
    )
    op.create_table(
        "access_by_day",
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("matrix", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("out_of_hours", sa.Integer(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("form IN ('events', 'days')", name="ck_access_by_day_form"),
        sa.PrimaryKeyConstraint("user_id", "day", "matrix", "version", "action", name="pk_access_by_day"),
    )
    op.create_index("ix_access_by_day_day_matrix", "access_by_day", ["day", "matrix"], unique=False)
    op.create_table(
        "findings",
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("matrix", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "rule IN ('no_grant', 'after_revocation', 'partner_download', 'partner_without_agreement', 'partner_other_borough', 'partner_without_form', 'untrained', 'archived_version', 'outside_own_bcu')",
            name="ck_findings_rule",
        ),
        sa.PrimaryKeyConstraint("rule", "user_id", "matrix", "day", name="pk_findings"),
    )
    op.create_index("ix_findings_rule_day", "findings", ["rule", "day"], unique=False)
    op.create_index("ix_findings_user_id_day", "findings", ["user_id", "day"], unique=False)
    op.create_table(
        "explanations",
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("matrix", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("explained_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("rule", "event_id", name="pk_explanations"),
    )
    op.create_index("ix_explanations_rule_day", "explanations", ["rule", "day"], unique=False)
    op.create_index("ix_explanations_user_id_day", "explanations", ["user_id", "day"], unique=False)


def downgrade() -> None:
    op.drop_table("explanations")
    op.drop_table("findings")
    op.drop_table("access_by_day")
    op.drop_table("spells")
