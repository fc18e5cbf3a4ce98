"""Accounts, sessions, attempts to sign in, and the trail."""

import sqlalchemy as sa
from alembic import op

from queries.app_store.triggers import keep_append_only
from queries.columns import Day, Instant

revision = "0001"
down_revision = None

ROLES = "('oversight', 'superintendent', 'auditor', 'deputy_mayor', 'administrator')"


def upgrade():
    op.create_table(
        "accounts",
        sa.Column("name", sa.String, nullable=False),
        sa.Column("password_hash", sa.String, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("bcu", sa.String),
        sa.Column("may_publish", sa.Integer, nullable=False, server_default="0"),
        sa.Column("enabled", sa.Integer, nullable=False, server_default="1"),
        sa.Column("epoch", sa.Integer, nullable=False, server_default="1"),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("changed_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_accounts")),
        sa.CheckConstraint(f"role IN {ROLES}", name=op.f("ck_accounts_role")),
        sa.CheckConstraint("(role = 'superintendent') = (bcu IS NOT NULL)", name=op.f("ck_accounts_bcu")),
        sa.CheckConstraint(
            "may_publish = 0 OR (may_publish = 1 AND role = 'oversight')", name=op.f("ck_accounts_may_publish")
        ),
        sa.CheckConstraint("enabled IN (0, 1)", name=op.f("ck_accounts_enabled")),
    )
    op.create_table(
        "sessions",
        sa.Column("token_hash", sa.String, nullable=False),
        sa.Column("account", sa.String, nullable=False),
        sa.Column("epoch", sa.Integer, nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("last_seen_at", Instant, nullable=False),
        sa.Column("ended_at", Instant),
        sa.Column("why", sa.String),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sessions")),
        sa.ForeignKeyConstraint(["account"], ["accounts.name"], name=op.f("fk_sessions_account")),
    )
    op.create_index(op.f("ix_sessions_account"), "sessions", ["account"])
    op.create_table(
        "attempts",
        sa.Column("attempt_id", sa.Integer, nullable=False, autoincrement=True),
        sa.Column("name_hash", sa.String, nullable=False),
        sa.Column("device", sa.String, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("failed", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("attempt_id", name=op.f("pk_attempts")),
    )
    op.create_index(op.f("ix_attempts_name_hash_device_at"), "attempts", ["name_hash", "device", "at"])
    op.create_table(
        "trail",
        sa.Column("seq", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("what", sa.String, nullable=False),
        sa.Column("page", sa.String),
        sa.Column("scope", sa.String),
        sa.Column("as_at", Day),
        sa.Column("detail", sa.String),
        sa.Column("mac", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_trail")),
    )
    op.create_table(
        "trail_head",
        sa.Column("only_row", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("mac", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("only_row", name=op.f("pk_trail_head")),
        sa.CheckConstraint("only_row = 1", name=op.f("ck_trail_head_only_row")),
    )
    keep_append_only(None, op.get_bind())
