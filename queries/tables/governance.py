"""Governance: what was promised, claimed, assessed and put on paper, and by whom it is watched."""

from queries.columns import (
    Count,
    Day,
    Enumeration,
    Listing,
    OnlyWith,
    Reference,
    a,
    key,
    optional,
    pack_table,
    required,
)
from queries.tables.metadata import data_metadata
from queries.tables.register import YES_NO

BOARDS = Enumeration(
    "oversight_group",
    "oversight_board",
    "audit_board",
    "ethics_panel",
    "disproportionality_board",
    "london_crime_reduction_board",
    "information_assurance",
)

DOCUMENTS = Enumeration(
    "sop",
    "policy",
    "dpia",
    "eia",
    "legal_mandate",
    "terms_of_reference",
    "pilot_review",
    "annual_review",
    "data_strategy",
)

# What Recommendation 7 asks to be published about, and what Recommendation 9 asks to be checked of each data set.
TOPICS = Enumeration(
    "faq",
    "governance",
    "training",
    "effect_on_individual",
    "information_sharing",
    "adding_and_removing",
    "multi_agency_process",
    "serious_organised_crime",
)
CHECKS = Enumeration(
    "secure_location", "dpia", "sharing_agreement", "access_logs", "policy_document", "retention_policy"
)

CLAIMS = ("not_started", "in_progress", "complete", "complete_by_other_route", "not_implemented")
ASSESSMENTS = ("unable_to_assess", "not_met", "partly_met", "met", "sustained")

recommendations = pack_table(
    data_metadata,
    "recommendations",
    key("recommendation", Count()),
    required("title"),
    optional("owner"),
    optional("due_on", Day()),
    topic="governance",
)

commitments = pack_table(
    data_metadata,
    "commitments",
    key("commitment"),
    required("recommendation", Count(), refers=a("recommendations")),
    required("title"),
    optional("owner"),
    optional("due_on", Day()),
    optional("control"),
    optional("late_control"),
    optional("evidence_kind", Enumeration("document", "minute", "report", "link")),
    optional("basis", Enumeration("stated", "interpreted")),
    optional("source"),
    topic="governance",
)

status_updates = pack_table(
    data_metadata,
    "status_updates",
    key("commitment", refers=a("commitments")),
    key("source", Enumeration("claim", "assessment")),
    key("recorded_on", Day()),
    required("status", Enumeration(*CLAIMS, *ASSESSMENTS)),
    optional("note"),
    topic="governance",
    only_with=(
        OnlyWith("source", "claim", "status", CLAIMS),
        OnlyWith("source", "assessment", "status", ASSESSMENTS),
    ),
)

evidence = pack_table(
    data_metadata,
    "evidence",
    key("evidence_id"),
    required("commitment", refers=a("commitments")),
    required("dated_on", Day()),
    required("kind", Enumeration("document", "minute", "report", "link")),
    optional("title"),
    optional("url"),
    topic="governance",
)

# Beyond DATA.md: what the Oversight Group decides, and what it asks for, of whom and by when.
decisions = pack_table(
    data_metadata,
    "decisions",
    key("decision_id"),
    required("kind", Enumeration("decision", "action")),
    optional("commitment", refers=a("commitments")),
    required("decided_on", Day()),
    required("title"),
    required("owner"),
    optional("due_on", Day()),
    topic="governance",
    spans=(("decided_on", "due_on"),),
)

spocs = pack_table(
    data_metadata,
    "spocs",
    key("bcu", refers=a("bcus")),
    key("from_on", Day()),
    required("user_id", refers=a("users")),
    required("rank"),
    optional("to_on", Day()),
    topic="governance",
    spans=(("from_on", "to_on"),),
)

agreements = pack_table(
    data_metadata,
    "agreements",
    key("agreement_id"),
    required("partner", refers=Reference(("boroughs",), ("hmpps",))),
    optional("sent_on", Day()),
    optional("signed_on", Day()),
    optional("sharing_started_on", Day()),
    optional("ended_on", Day()),
    optional("review_due_on", Day()),
    optional("stage", Enumeration("with_borough", "with_mps", "with_legal", "refused")),
    optional("next_step"),
    topic="governance",
    spans=(("signed_on", "ended_on"),),
)

documents = pack_table(
    data_metadata,
    "documents",
    key("kind", DOCUMENTS),
    key("version"),
    optional("approved_on", Day()),
    optional("published_on", Day()),
    optional("review_due_on", Day()),
    optional("url"),
    topic="governance",
)

publication_topics = pack_table(
    data_metadata,
    "publication_topics",
    key("topic", TOPICS),
    optional("published_on", Day()),
    optional("url"),
    topic="governance",
)

meetings = pack_table(
    data_metadata,
    "meetings",
    key("board", BOARDS),
    key("held_on", Day()),
    optional(
        "chairs",
        Listing("met_intelligence", "mopac", "deputy_mayor_policing", "deputy_mayor_communities", "mayor"),
    ),
    topic="governance",
)

reports = pack_table(
    data_metadata,
    "reports",
    key("board", BOARDS),
    key("period_end", Day()),
    optional("reported_on", Day()),
    optional("published_on", Day()),
    topic="governance",
)

withdrawals = pack_table(
    data_metadata,
    "withdrawals",
    key("table"),
    key("key"),
    optional("withdrawn_on", Day()),
    optional("reason", Enumeration("error", "erasure", "retention")),
    topic="governance",
)

datasets = pack_table(data_metadata, "datasets", key("dataset"), optional("owner"), topic="governance")

dataset_checks = pack_table(
    data_metadata,
    "dataset_checks",
    key("dataset", refers=a("datasets")),
    key("check", CHECKS),
    key("checked_on", Day()),
    required("met", YES_NO),
    topic="governance",
)
