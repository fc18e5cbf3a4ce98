"""The register: who is on the Matrix, reviewed when, and what was offered."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "nominals",
        sa.Column("nominal_id", sa.String(), nullable=False),
        sa.Column("birth_month", sa.String(), nullable=True),
        sa.Column("gender", sa.String(), nullable=True),
        sa.Column("ethnicity", sa.String(), nullable=True),
        sa.Column("disability", sa.String(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("\"disability\" IN ('yes', 'no')", name="ck_nominals_disability"),
        sa.CheckConstraint(
            "\"ethnicity\" IN ('asian', 'black', 'mixed', 'white', 'other')", name="ck_nominals_ethnicity"
        ),
        sa.CheckConstraint("\"gender\" IN ('male', 'female', 'other')", name="ck_nominals_gender"),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_nominals_load_id"),
        sa.PrimaryKeyConstraint("nominal_id", name="pk_nominals"),
    )
    op.create_index("ix_nominals_load_id", "nominals", ["load_id"], unique=False)
    op.create_table(
        "harm_scores",
        sa.Column("nominal_id", sa.String(), nullable=False),
        sa.Column("scored_on", sa.Date(), nullable=False),
        sa.Column("harm_score", sa.Integer(), nullable=False),
        sa.Column("band", sa.String(), nullable=False),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("\"band\" IN ('red', 'amber', 'green')", name="ck_harm_scores_band"),
        sa.CheckConstraint('"harm_score" >= 0', name="ck_harm_scores_harm_score"),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_harm_scores_load_id"),
        sa.ForeignKeyConstraint(["nominal_id"], ["nominals.nominal_id"], name="fk_harm_scores_nominal_id"),
        sa.PrimaryKeyConstraint("nominal_id", "scored_on", name="pk_harm_scores"),
    )
    op.create_index("ix_harm_scores_load_id", "harm_scores", ["load_id"], unique=False)
    op.create_table(
        "interventions",
        sa.Column("intervention_id", sa.String(), nullable=False),
        sa.Column("nominal_id", sa.String(), nullable=False),
        sa.Column("offered_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("referred_on", sa.Date(), nullable=True),
        sa.Column("taken_up", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "\"kind\" IN ('education', 'employment', 'health', 'housing', 'mentoring', 'family', 'legal', 'other')",
            name="ck_interventions_kind",
        ),
        sa.CheckConstraint(
            "\"outcome\" IN ('completed', 'ongoing', 'disengaged')", name="ck_interventions_outcome"
        ),
        sa.CheckConstraint("\"taken_up\" IN ('yes', 'no')", name="ck_interventions_taken_up"),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_interventions_load_id"),
        sa.ForeignKeyConstraint(["nominal_id"], ["nominals.nominal_id"], name="fk_interventions_nominal_id"),
        sa.PrimaryKeyConstraint("intervention_id", name="pk_interventions"),
    )
    op.create_index("ix_interventions_load_id", "interventions", ["load_id"], unique=False)
    op.create_index(
        "ix_interventions_nominal_id_offered_on", "interventions", ["nominal_id", "offered_on"], unique=False
    )
    op.create_table(
        "review_outcomes",
        sa.Column("bcu", sa.String(), nullable=False),
        sa.Column("exercise", sa.String(), nullable=False),
        sa.Column("nominal_id", sa.String(), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("evidence_on", sa.Date(), nullable=True),
        sa.Column("risk_justified", sa.String(), nullable=True),
        sa.Column("purpose_consistent", sa.String(), nullable=True),
        sa.Column("article8_compatible", sa.String(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "\"article8_compatible\" IN ('yes', 'no')", name="ck_review_outcomes_article8_compatible"
        ),
        sa.CheckConstraint("\"outcome\" IN ('retain', 'remove')", name="ck_review_outcomes_outcome"),
        sa.CheckConstraint(
            "\"purpose_consistent\" IN ('yes', 'no')", name="ck_review_outcomes_purpose_consistent"
        ),
        sa.CheckConstraint("\"risk_justified\" IN ('yes', 'no')", name="ck_review_outcomes_risk_justified"),
        sa.ForeignKeyConstraint(["bcu"], ["bcus.bcu"], name="fk_review_outcomes_bcu"),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_review_outcomes_load_id"),
        sa.ForeignKeyConstraint(
            ["nominal_id"], ["nominals.nominal_id"], name="fk_review_outcomes_nominal_id"
        ),
        sa.PrimaryKeyConstraint("bcu", "exercise", "nominal_id", name="pk_review_outcomes"),
    )
    op.create_index(
        "ix_review_outcomes_exercise_nominal_id", "review_outcomes", ["exercise", "nominal_id"], unique=False
    )
    op.create_index("ix_review_outcomes_load_id", "review_outcomes", ["load_id"], unique=False)
    op.create_index(
        "ix_review_outcomes_nominal_id_reviewed_on",
        "review_outcomes",
        ["nominal_id", "reviewed_on"],
        unique=False,
    )
    op.create_table(
        "reviews",
        sa.Column("bcu", sa.String(), nullable=False),
        sa.Column("exercise", sa.String(), nullable=False),
        sa.Column("requested_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("removed_reported", sa.Integer(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint('"removed_reported" >= 0', name="ck_reviews_removed_reported"),
        sa.ForeignKeyConstraint(["bcu"], ["bcus.bcu"], name="fk_reviews_bcu"),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_reviews_load_id"),
        sa.PrimaryKeyConstraint("bcu", "exercise", name="pk_reviews"),
    )
    op.create_index("ix_reviews_load_id", "reviews", ["load_id"], unique=False)
    op.create_table(
        "entries",
        sa.Column("entry_id", sa.String(), nullable=False),
        sa.Column("nominal_id", sa.String(), nullable=False),
        sa.Column("borough", sa.String(), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.Column("evidence_sources", sa.Integer(), nullable=True),
        sa.Column("removed_on", sa.Date(), nullable=True),
        sa.Column("removal_reason", sa.String(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint('"evidence_sources" >= 0', name="ck_entries_evidence_sources"),
        sa.CheckConstraint(
            "\"removal_reason\" IN ('no_current_evidence', 'quarterly_review', 'reappraisal', 'moved', 'imprisoned', 'died', 'other')",
            name="ck_entries_removal_reason",
        ),
        sa.CheckConstraint("added_on <= removed_on", name="ck_entries_added_on_removed_on"),
        sa.ForeignKeyConstraint(["borough"], ["boroughs.borough"], name="fk_entries_borough"),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_entries_load_id"),
        sa.ForeignKeyConstraint(["nominal_id"], ["nominals.nominal_id"], name="fk_entries_nominal_id"),
        sa.PrimaryKeyConstraint("entry_id", name="pk_entries"),
    )
    op.create_index("ix_entries_borough_added_on", "entries", ["borough", "added_on"], unique=False)
    op.create_index("ix_entries_load_id", "entries", ["load_id"], unique=False)
    op.create_index("ix_entries_nominal_id_added_on", "entries", ["nominal_id", "added_on"], unique=False)
    op.create_table(
        "police_activity",
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("borough", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("ethnicity", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.CheckConstraint('"count" >= 0', name="ck_police_activity_count"),
        sa.CheckConstraint(
            "\"ethnicity\" IN ('asian', 'black', 'mixed', 'white', 'other')",
            name="ck_police_activity_ethnicity",
        ),
        sa.CheckConstraint("\"kind\" IN ('stop', 'arrest')", name="ck_police_activity_kind"),
        sa.ForeignKeyConstraint(["borough"], ["boroughs.borough"], name="fk_police_activity_borough"),
        sa.ForeignKeyConstraint(["load_id"], ["loads.load_id"], name="fk_police_activity_load_id"),
        sa.PrimaryKeyConstraint("month", "borough", "kind", "ethnicity", name="pk_police_activity"),
    )
    op.create_index("ix_police_activity_load_id", "police_activity", ["load_id"], unique=False)


def downgrade() -> None:
    op.drop_table("police_activity")
    op.drop_table("entries")
    op.drop_table("reviews")
    op.drop_table("review_outcomes")
    op.drop_table("interventions")
    op.drop_table("harm_scores")
    op.drop_table("nominals")
