"""The log by day and its findings know whom a figure counts as the opener; what a month's figures read is indexed."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

RULES = (
    "'no_grant', 'after_revocation', 'partner_download', 'partner_without_agreement', 'partner_other_borough', "
    "'partner_without_form', 'untrained', 'archived_version', 'outside_own_bcu'"
)
OPENER = "CASE WHEN user_id IN (SELECT user_id FROM users) THEN user_id ELSE 'unknown' END"


def upgrade() -> None:
    _keep("access_by_day", "WHERE events > 0")
    _keep("findings")
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
        sa.Column("opener", sa.String(), nullable=False),
        sa.CheckConstraint("form IN ('events', 'days')", name="ck_access_by_day_form"),
        sa.PrimaryKeyConstraint("user_id", "day", "matrix", "version", "action", name="pk_access_by_day"),
    )
    op.create_table(
        "findings",
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("matrix", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opener", sa.String(), nullable=False),
        sa.CheckConstraint(f"rule IN ({RULES})", name="ck_findings_rule"),
        sa.PrimaryKeyConstraint("rule", "user_id", "matrix", "day", name="pk_findings"),
    )
    _put_back("access_by_day")
    _put_back("findings")
    op.create_index("ix_access_by_day_day_matrix", "access_by_day", ["day", "matrix"])
    op.create_index(
        "ix_access_by_day_matrix_day_action_opener_events",
        "access_by_day",
        ["matrix", "day", "action", "opener", "events"],
    )
    op.create_index("ix_findings_rule_day", "findings", ["rule", "day"])
    op.create_index("ix_findings_user_id_day", "findings", ["user_id", "day"])


def downgrade() -> None:
    op.drop_index("ix_access_by_day_matrix_day_action_opener_events", "access_by_day")
    for table in ("access_by_day", "findings"):
        op.drop_column(table, "opener")


def _keep(table: str, which: str = "") -> None:
    """The rows there are, with their openers, while their table is made anew: SQLite adds no required column."""
    op.execute(f"CREATE TEMPORARY TABLE kept_{table} AS SELECT {table}.*, {OPENER} AS opener FROM {table} {which}")
    op.drop_table(table)


def _put_back(table: str) -> None:
    op.execute(f"INSERT INTO {table} SELECT * FROM kept_{table}")
    op.execute(f"DROP TABLE kept_{table}")
