"""Governance: what was promised, claimed, assessed and put on paper."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "agreements",
        sa.Column("agreement_id", sa.String(), nullable=False),
        sa.Column("partner", sa.String(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("sharing_started_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("review_due_on", sa.Date(), nullable=True),
        sa.Column("stage", sa.String(), nullable=True),
        sa.Column("next_step", sa.String(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "\"stage\" IN ('with_borough', 'with_mps', 'with_legal', 'refused')", name="ck_agreements_stage"
        ),
        sa.CheckConstraint("signed_on <= ended_on", name="ck_agreements_signed_on_ended_on"),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_agreements_load_id"),
        sa.PrimaryKeyConstraint("agreement_id", name="pk_agreements"),
    )
    op.create_index("ix_agreements_load_id", "agreements", ["load_id"], unique=False)
    op.create_table(
        "datasets",
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_datasets_load_id"),
        sa.PrimaryKeyConstraint("dataset", name="pk_datasets"),
    )
    op.create_index("ix_datasets_load_id", "datasets", ["load_id"], unique=False)
    op.create_table(
        "documents",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("review_due_on", sa.Date(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "\"kind\" IN ('sop', 'policy', 'dpia', 'eia', 'legal_mandate', 'terms_of_reference', 'pilot_review', 'annual_review', 'data_strategy')",
            name="ck_documents_kind",
        ),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_documents_load_id"),
        sa.PrimaryKeyConstraint("kind", "version", name="pk_documents"),
    )
    op.create_index("ix_documents_load_id", "documents", ["load_id"], unique=False)
    op.create_table(
        "meetings",
        sa.Column("board", sa.String(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("chairs", sa.String(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "\"board\" IN ('oversight_group', 'oversight_board', 'audit_board', 'ethics_panel', 'disproportionality_board', 'london_crime_reduction_board', 'information_assurance')",
            name="ck_meetings_board",
        ),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_meetings_load_id"),
        sa.PrimaryKeyConstraint("board", "held_on", name="pk_meetings"),
    )
    op.create_index("ix_meetings_load_id", "meetings", ["load_id"], unique=False)
    op.create_table(
        "publication_topics",
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "\"topic\" IN ('faq', 'governance', 'training', 'effect_on_individual', 'information_sharing', 'adding_and_removing', 'multi_agency_process', 'serious_organised_crime')",
            name="ck_publication_topics_topic",
        ),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_publication_topics_load_id"),
        sa.PrimaryKeyConstraint("topic", name="pk_publication_topics"),
    )
    op.create_index("ix_publication_topics_load_id", "publication_topics", ["load_id"], unique=False)
    op.create_table(
        "recommendations",
        sa.Column("recommendation", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint('"recommendation" >= 0', name="ck_recommendations_recommendation"),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_recommendations_load_id"),
        sa.PrimaryKeyConstraint("recommendation", name="pk_recommendations"),
    )
    op.create_index("ix_recommendations_load_id", "recommendations", ["load_id"], unique=False)
    op.create_table(
        "reports",
        sa.Column("board", sa.String(), nullable=False),
        sa.Column("period_end", sa.Date(), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "\"board\" IN ('oversight_group', 'oversight_board', 'audit_board', 'ethics_panel', 'disproportionality_board', 'london_crime_reduction_board', 'information_assurance')",
            name="ck_reports_board",
        ),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_reports_load_id"),
        sa.PrimaryKeyConstraint("board", "period_end", name="pk_reports"),
    )
    op.create_index("ix_reports_load_id", "reports", ["load_id"], unique=False)
    op.create_table(
        "withdrawals",
        sa.Column("table", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("\"reason\" IN ('error', 'erasure', 'retention')", name="ck_withdrawals_reason"),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_withdrawals_load_id"),
        sa.PrimaryKeyConstraint("table", "key", name="pk_withdrawals"),
    )
    op.create_index("ix_withdrawals_load_id", "withdrawals", ["load_id"], unique=False)
    op.create_table(
        "commitments",
        sa.Column("commitment", sa.String(), nullable=False),
        sa.Column("recommendation", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("control", sa.String(), nullable=True),
        sa.Column("late_control", sa.String(), nullable=True),
        sa.Column("evidence_kind", sa.String(), nullable=True),
        sa.Column("basis", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("\"basis\" IN ('stated', 'interpreted')", name="ck_commitments_basis"),
        sa.CheckConstraint(
            "\"evidence_kind\" IN ('document', 'minute', 'report', 'link')",
            name="ck_commitments_evidence_kind",
        ),
        sa.CheckConstraint('"recommendation" >= 0', name="ck_commitments_recommendation"),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_commitments_load_id"),
        sa.ForeignKeyConstraint(
            ["recommendation"], ["recommendations.recommendation"], name="fk_commitments_recommendation"
        ),
        sa.PrimaryKeyConstraint("commitment", name="pk_commitments"),
    )
    op.create_index("ix_commitments_load_id", "commitments", ["load_id"], unique=False)
    op.create_table(
        "dataset_checks",
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("check", sa.String(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("met", sa.String(), nullable=False),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "\"check\" IN ('secure_location', 'dpia', 'sharing_agreement', 'access_logs', 'policy_document', 'retention_policy')",
            name="ck_dataset_checks_check",
        ),
        sa.CheckConstraint("\"met\" IN ('yes', 'no')", name="ck_dataset_checks_met"),
        sa.ForeignKeyConstraint(["dataset"], ["datasets.dataset"], name="fk_dataset_checks_dataset"),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_dataset_checks_load_id"),
        sa.PrimaryKeyConstraint("dataset", "check", "checked_on", name="pk_dataset_checks"),
    )
    op.create_index("ix_dataset_checks_load_id", "dataset_checks", ["load_id"], unique=False)
    op.create_table(
        "spocs",
        sa.Column("bcu", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("rank", sa.String(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("from_on <= to_on", name="ck_spocs_from_on_to_on"),
        sa.ForeignKeyConstraint(["bcu"], ["bcus.bcu"], name="fk_spocs_bcu"),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_spocs_load_id"),
        sa.ForeignKeyConstraint(["user_id"], ["users.user_id"], name="fk_spocs_user_id"),
        sa.PrimaryKeyConstraint("bcu", "from_on", name="pk_spocs"),
    )
    op.create_index("ix_spocs_load_id", "spocs", ["load_id"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("evidence_id", sa.String(), nullable=False),
        sa.Column("commitment", sa.String(), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("\"kind\" IN ('document', 'minute', 'report', 'link')", name="ck_evidence_kind"),
        sa.ForeignKeyConstraint(["commitment"], ["commitments.commitment"], name="fk_evidence_commitment"),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_evidence_load_id"),
        sa.PrimaryKeyConstraint("evidence_id", name="pk_evidence"),
    )
    op.create_index("ix_evidence_load_id", "evidence", ["load_id"], unique=False)
    op.create_table(
        "status_updates",
        sa.Column("commitment", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("recorded_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "source <> 'assessment' OR status IN ('unable_to_assess', 'not_met', 'partly_met', 'met', 'sustained')",
            name="ck_status_updates_status_assessment",
        ),
        sa.CheckConstraint(
            "source <> 'claim' OR status IN ('not_started', 'in_progress', 'complete', 'complete_by_other_route', 'not_implemented')",
            name="ck_status_updates_status_claim",
        ),
        sa.CheckConstraint("\"source\" IN ('claim', 'assessment')", name="ck_status_updates_source"),
        sa.CheckConstraint(
            "\"status\" IN ('not_started', 'in_progress', 'complete', 'complete_by_other_route', 'not_implemented', 'unable_to_assess', 'not_met', 'partly_met', 'met', 'sustained')",
            name="ck_status_updates_status",
        ),
        sa.ForeignKeyConstraint(
            ["commitment"], ["commitments.commitment"], name="fk_status_updates_commitment"
        ),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_status_updates_load_id"),
        sa.PrimaryKeyConstraint("commitment", "source", "recorded_on", name="pk_status_updates"),
    )
    op.create_index("ix_status_updates_load_id", "status_updates", ["load_id"], unique=False)


def downgrade() -> None:
    op.drop_table("status_updates")
    op.drop_table("evidence")
    op.drop_table("spocs")
    op.drop_table("dataset_checks")
    op.drop_table("commitments")
    op.drop_table("withdrawals")
    op.drop_table("reports")
    op.drop_table("recommendations")
    op.drop_table("publication_topics")
    op.drop_table("meetings")
    op.drop_table("documents")
    op.drop_table("datasets")
    op.drop_table("agreements")
