"""Register: who is on the Matrix, for what, reviewed when, and what was offered."""

from sqlalchemy import Index

from queries.columns import Count, Day, Enumeration, Exercise, Month, a, key, optional, pack_table, required
from queries.tables.metadata import data_metadata
from queries.tables.reference import ETHNICITY, GENDER

YES_NO = Enumeration("yes", "no")
BAND = Enumeration("red", "amber", "green")
REAPPRAISAL = "green-reappraisal"  # the exercise of 2019 that was no quarter's

nominals = pack_table(
    data_metadata,
    "nominals",
    key("nominal_id"),
    optional("birth_month", Month()),
    optional("gender", GENDER),
    optional("ethnicity", ETHNICITY),
    optional("disability", YES_NO),
    topic="register",
)

entries = pack_table(
    data_metadata,
    "entries",
    key("entry_id"),
    required("nominal_id", refers=a("nominals")),
    required("borough", refers=a("boroughs")),
    required("added_on", Day()),
    optional("evidence_sources", Count()),
    optional("removed_on", Day()),
    optional(
        "removal_reason",
        Enumeration(
            "no_current_evidence", "quarterly_review", "reappraisal", "moved", "imprisoned", "died", "other"
        ),
    ),
    Index(None, "nominal_id", "added_on"),
    Index(None, "borough", "added_on"),
    Index(None, "added_on", "removed_on", "borough", "nominal_id"),
    Index(None, "removed_on", "borough", "nominal_id"),
    topic="register",
    spans=(("added_on", "removed_on"),),
)

harm_scores = pack_table(
    data_metadata,
    "harm_scores",
    key("nominal_id", refers=a("nominals")),
    key("scored_on", Day()),
    required("harm_score", Count()),
    required("band", BAND),
    topic="register",
)

reviews = pack_table(
    data_metadata,
    "reviews",
    key("bcu", refers=a("bcus")),
    key("exercise", Exercise()),
    optional("requested_on", Day()),
    optional("due_on", Day()),
    optional("completed_on", Day()),
    optional("removed_reported", Count()),
    topic="register",
)

review_outcomes = pack_table(
    data_metadata,
    "review_outcomes",
    key("bcu", refers=a("bcus")),
    key("exercise", Exercise()),
    key("nominal_id", refers=a("nominals")),
    required("reviewed_on", Day()),
    required("outcome", Enumeration("retain", "remove")),
    optional("evidence_on", Day()),
    optional("risk_justified", YES_NO),
    optional("purpose_consistent", YES_NO),
    optional("article8_compatible", YES_NO),
    Index(None, "nominal_id", "reviewed_on"),
    Index(None, "exercise", "nominal_id"),
    topic="register",
)

interventions = pack_table(
    data_metadata,
    "interventions",
    key("intervention_id"),
    required("nominal_id", refers=a("nominals")),
    required("offered_on", Day()),
    required(
        "kind",
        Enumeration("education", "employment", "health", "housing", "mentoring", "family", "legal", "other"),
    ),
    optional("referred_on", Day()),
    optional("taken_up", YES_NO),
    optional("outcome", Enumeration("completed", "ongoing", "disengaged")),
    Index(None, "nominal_id", "offered_on"),
    topic="register",
)

police_activity = pack_table(
    data_metadata,
    "police_activity",
    key("month", Month()),
    key("borough", refers=a("boroughs")),
    key("kind", Enumeration("stop", "arrest")),
    key("ethnicity", ETHNICITY),
    required("count", Count()),
    topic="register",
)
