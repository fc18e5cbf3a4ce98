"""Access audit: who may open a Matrix, who did, and who asked why."""

from sqlalchemy import Column, Index, Integer

from queries.columns import (
    Count,
    Day,
    Enumeration,
    Instant,
    Month,
    Reference,
    a,
    key,
    optional,
    pack_table,
    required,
)
from queries.tables.metadata import data_metadata
from queries.tables.register import YES_NO

PAN = "PAN"  # the pan-London matrix
UNKNOWN = "unknown"  # the user of an event whose user is not known: `users` may not contain it

LOGGED_USER = Reference(("users",), else_unknown=True)
MATRIX = Reference(("boroughs",), (PAN,))
ACTION = Enumeration("view", "download", "edit")
VERSION = Enumeration("current", "archive")
COURSES = Enumeration("data_protection", "operating_model", "spoc")

users = pack_table(
    data_metadata,
    "users",
    key("user_id"),
    required("organisation", Enumeration("mps", "hmpps", "borough")),
    required("unit", refers=Reference(("bcus", "boroughs"), ("intelligence", "hmpps"))),
    required(
        "role", Enumeration("spoc", "deputy_spoc", "editor", "viewer", "analyst", "custodian", "partner")
    ),
    topic="access",
)

grants = pack_table(
    data_metadata,
    "grants",
    key("grant_id"),
    required("user_id", refers=a("users")),
    required("matrix", refers=MATRIX),
    required("granted_on", Day()),
    required("granted_by", refers=a("users")),
    optional("revoked_on", Day()),
    optional(
        "revocation_reason", Enumeration("inactive", "left", "moved", "misuse", "agreement_ended", "other")
    ),
    Index(None, "user_id", "matrix", "granted_on"),
    topic="access",
    spans=(("granted_on", "revoked_on"),),
)

training = pack_table(
    data_metadata,
    "training",
    key("user_id", refers=a("users")),
    key("course", COURSES),
    key("completed_on", Day()),
    topic="access",
)

access_forms = pack_table(
    data_metadata,
    "access_forms",
    key("user_id", refers=a("users")),
    key("signed_on", Day()),
    topic="access",
)

# The user of the log has no foreign key: an opening by somebody unknown is the worst anomaly there is and
# must be held. It is kept as logged; what is derived names it `unknown` until the users table knows it.
access_events = pack_table(
    data_metadata,
    "access_events",
    key("event_id"),
    required("occurred_at", Instant()),
    required("user_id", refers=LOGGED_USER),
    required("matrix", refers=MATRIX),
    required("version", VERSION),
    required("action", ACTION),
    # Worked out from `occurred_at` as the row comes in: no engine is asked for London time.
    Column("day", Day, nullable=False, info={"derived": True}),
    Column("out_of_hours", Integer, nullable=False, info={"derived": True}),
    Index(None, "user_id", "day"),
    topic="access",
)

access_days = pack_table(
    data_metadata,
    "access_days",
    key("day", Day()),
    key("user_id", refers=LOGGED_USER),
    key("matrix", refers=MATRIX),
    key("version", VERSION),
    key("action", ACTION),
    required("events", Count()),
    required("out_of_hours", Count()),
    required("first_at", Instant()),
    required("last_at", Instant()),
    topic="access",
    spans=(("first_at", "last_at"),),
    at_most=(("out_of_hours", "events"),),
)

system_audits = pack_table(
    data_metadata,
    "system_audits",
    key("month", Month()),
    optional("completed_on", Day()),
    optional("findings_sent_on", Day()),
    topic="access",
)

user_audits = pack_table(
    data_metadata,
    "user_audits",
    key("user_id", refers=a("users")),
    key("audited_on", Day()),
    topic="access",
)

access_queries = pack_table(
    data_metadata,
    "access_queries",
    key("query_id"),
    required("user_id", refers=a("users")),
    optional("event_id", refers=Reference(("access_events",), or_rolled_up=True)),
    required("sent_on", Day()),
    required("due_on", Day()),
    optional("answered_on", Day()),
    optional("verdict", Enumeration("justified", "unjustified", "unverified")),
    optional("verified_by", Enumeration("operation", "senior_officer")),
    Index(None, "event_id"),
    topic="access",
)

inspections = pack_table(
    data_metadata,
    "inspections",
    key("inspection_id"),
    required("bcu", refers=a("bcus")),
    required("visited_on", Day()),
    optional("spocs_interviewed", YES_NO),
    optional("deputies_interviewed", YES_NO),
    optional("editors_interviewed", YES_NO),
    optional("actions_raised", Count()),
    optional("actions_closed", Count()),
    topic="access",
    at_most=(("actions_closed", "actions_raised"),),
)

archive_versions = pack_table(
    data_metadata,
    "archive_versions",
    key("version_id"),
    required("archived_on", Day()),
    optional("deleted_on", Day()),
    topic="access",
    spans=(("archived_on", "deleted_on"),),
)
