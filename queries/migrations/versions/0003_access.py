"""Access audit: who may open a Matrix, who did, and who asked why."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "access_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("matrix", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("out_of_hours", sa.Integer(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("\"action\" IN ('view', 'download', 'edit')", name="ck_access_days_action"),
        sa.CheckConstraint('"events" >= 0', name="ck_access_days_events"),
        sa.CheckConstraint('"out_of_hours" >= 0', name="ck_access_days_out_of_hours"),
        sa.CheckConstraint("\"version\" IN ('current', 'archive')", name="ck_access_days_version"),
        sa.CheckConstraint("first_at <= last_at", name="ck_access_days_first_at_last_at"),
        sa.CheckConstraint("out_of_hours <= events", name="ck_access_days_out_of_hours_events"),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_access_days_load_id"),
        sa.PrimaryKeyConstraint("day", "user_id", "matrix", "version", "action", name="pk_access_days"),
    )
    op.create_index("ix_access_days_load_id", "access_days", ["load_id"], unique=False)
    op.create_table(
        "access_events",
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("matrix", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("out_of_hours", sa.Integer(), nullable=False),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("\"action\" IN ('view', 'download', 'edit')", name="ck_access_events_action"),
        sa.CheckConstraint("\"version\" IN ('current', 'archive')", name="ck_access_events_version"),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_access_events_load_id"),
        sa.PrimaryKeyConstraint("event_id", name="pk_access_events"),
    )
    op.create_index("ix_access_events_load_id", "access_events", ["load_id"], unique=False)
    op.create_index("ix_access_events_user_id_day", "access_events", ["user_id", "day"], unique=False)
    op.create_table(
        "archive_versions",
        sa.Column("version_id", sa.String(), nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=False),
        sa.Column("deleted_on", sa.Date(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("archived_on <= deleted_on", name="ck_archive_versions_archived_on_deleted_on"),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_archive_versions_load_id"),
        sa.PrimaryKeyConstraint("version_id", name="pk_archive_versions"),
    )
    op.create_index("ix_archive_versions_load_id", "archive_versions", ["load_id"], unique=False)
    op.create_table(
        "system_audits",
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("findings_sent_on", sa.Date(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_system_audits_load_id"),
        sa.PrimaryKeyConstraint("month", name="pk_system_audits"),
    )
    op.create_index("ix_system_audits_load_id", "system_audits", ["load_id"], unique=False)
    op.create_table(
        "users",
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("\"organisation\" IN ('mps', 'hmpps', 'borough')", name="ck_users_organisation"),
        sa.CheckConstraint(
            "\"role\" IN ('spoc', 'deputy_spoc', 'editor', 'viewer', 'analyst', 'custodian', 'partner')",
            name="ck_users_role",
        ),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_users_load_id"),
        sa.PrimaryKeyConstraint("user_id", name="pk_users"),
    )
    op.create_index("ix_users_load_id", "users", ["load_id"], unique=False)
    op.create_table(
        "access_forms",
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_access_forms_load_id"),
        sa.ForeignKeyConstraint(["user_id"], ["users.user_id"], name="fk_access_forms_user_id"),
        sa.PrimaryKeyConstraint("user_id", "signed_on", name="pk_access_forms"),
    )
    op.create_index("ix_access_forms_load_id", "access_forms", ["load_id"], unique=False)
    op.create_table(
        "access_queries",
        sa.Column("query_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("event_id", sa.String(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("verdict", sa.String(), nullable=True),
        sa.Column("verified_by", sa.String(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "\"verdict\" IN ('justified', 'unjustified', 'unverified')", name="ck_access_queries_verdict"
        ),
        sa.CheckConstraint(
            "\"verified_by\" IN ('operation', 'senior_officer')", name="ck_access_queries_verified_by"
        ),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_access_queries_load_id"),
        sa.ForeignKeyConstraint(["user_id"], ["users.user_id"], name="fk_access_queries_user_id"),
        sa.PrimaryKeyConstraint("query_id", name="pk_access_queries"),
    )
    op.create_index("ix_access_queries_event_id", "access_queries", ["event_id"], unique=False)
    op.create_index("ix_access_queries_load_id", "access_queries", ["load_id"], unique=False)
    op.create_table(
        "grants",
        sa.Column("grant_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("matrix", sa.String(), nullable=False),
        sa.Column("granted_on", sa.Date(), nullable=False),
        sa.Column("granted_by", sa.String(), nullable=False),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.Column("revocation_reason", sa.String(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "\"revocation_reason\" IN ('inactive', 'left', 'moved', 'misuse', 'agreement_ended', 'other')",
            name="ck_grants_revocation_reason",
        ),
        sa.CheckConstraint("granted_on <= revoked_on", name="ck_grants_granted_on_revoked_on"),
        sa.ForeignKeyConstraint(["granted_by"], ["users.user_id"], name="fk_grants_granted_by"),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_grants_load_id"),
        sa.ForeignKeyConstraint(["user_id"], ["users.user_id"], name="fk_grants_user_id"),
        sa.PrimaryKeyConstraint("grant_id", name="pk_grants"),
    )
    op.create_index("ix_grants_load_id", "grants", ["load_id"], unique=False)
    op.create_index(
        "ix_grants_user_id_matrix_granted_on", "grants", ["user_id", "matrix", "granted_on"], unique=False
    )
    op.create_table(
        "inspections",
        sa.Column("inspection_id", sa.String(), nullable=False),
        sa.Column("bcu", sa.String(), nullable=False),
        sa.Column("visited_on", sa.Date(), nullable=False),
        sa.Column("spocs_interviewed", sa.String(), nullable=True),
        sa.Column("deputies_interviewed", sa.String(), nullable=True),
        sa.Column("editors_interviewed", sa.String(), nullable=True),
        sa.Column("actions_raised", sa.Integer(), nullable=True),
        sa.Column("actions_closed", sa.Integer(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint('"actions_closed" >= 0', name="ck_inspections_actions_closed"),
        sa.CheckConstraint('"actions_raised" >= 0', name="ck_inspections_actions_raised"),
        sa.CheckConstraint(
            "\"deputies_interviewed\" IN ('yes', 'no')", name="ck_inspections_deputies_interviewed"
        ),
        sa.CheckConstraint(
            "\"editors_interviewed\" IN ('yes', 'no')", name="ck_inspections_editors_interviewed"
        ),
        sa.CheckConstraint("\"spocs_interviewed\" IN ('yes', 'no')", name="ck_inspections_spocs_interviewed"),
        sa.CheckConstraint(
            "actions_closed <= actions_raised", name="ck_inspections_actions_closed_actions_raised"
        ),
        sa.ForeignKeyConstraint(["bcu"], ["bcus.bcu"], name="fk_inspections_bcu"),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_inspections_load_id"),
        sa.PrimaryKeyConstraint("inspection_id", name="pk_inspections"),
    )
    op.create_index("ix_inspections_load_id", "inspections", ["load_id"], unique=False)
    op.create_table(
        "training",
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("course", sa.String(), nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=False),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "\"course\" IN ('data_protection', 'operating_model', 'spoc')", name="ck_training_course"
        ),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_training_load_id"),
        sa.ForeignKeyConstraint(["user_id"], ["users.user_id"], name="fk_training_user_id"),
        sa.PrimaryKeyConstraint("user_id", "course", "completed_on", name="pk_training"),
    )
    op.create_index("ix_training_load_id", "training", ["load_id"], unique=False)
    op.create_table(
        "user_audits",
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("audited_on", sa.Date(), nullable=False),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_user_audits_load_id"),
        sa.ForeignKeyConstraint(["user_id"], ["users.user_id"], name="fk_user_audits_user_id"),
        sa.PrimaryKeyConstraint("user_id", "audited_on", name="pk_user_audits"),
    )
    op.create_index("ix_user_audits_load_id", "user_audits", ["load_id"], unique=False)


def downgrade() -> None:
    op.drop_table("user_audits")
    op.drop_table("training")
    op.drop_table("inspections")
    op.drop_table("grants")
    op.drop_table("access_queries")
    op.drop_table("access_forms")
    op.drop_table("users")
    op.drop_table("system_audits")
    op.drop_table("archive_versions")
    op.drop_table("access_events")
    op.drop_table("access_days")
