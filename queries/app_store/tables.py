"""The tables of the app's own store. The trail is append-only: the database itself refuses to change it."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, event

from queries.app_store.triggers import keep_append_only
from queries.columns import Day, Instant
from queries.tables.metadata import app_metadata

ROLES = ("oversight", "superintendent", "auditor", "deputy_mayor", "administrator")
PROPOSED = ("add", "change", "renew")
OUTCOMES = ("confirmed", "refused", "withdrawn")

accounts = Table(
    "accounts",
    app_metadata,
    Column("name", String, primary_key=True),
    Column("password_hash", String, nullable=False),
    Column("role", String, nullable=False),
    Column("bcu", String),
    Column("may_publish", Integer, nullable=False, server_default="0"),
    Column("enabled", Integer, nullable=False, server_default="1"),
    Column(
        "epoch", Integer, nullable=False, server_default="1"
    ),  # a change ends the sessions begun before it
    Column("created_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    CheckConstraint(f"role IN {ROLES}", name="role"),
    CheckConstraint("(role = 'superintendent') = (bcu IS NOT NULL)", name="bcu"),
    CheckConstraint("may_publish = 0 OR (may_publish = 1 AND role = 'oversight')", name="may_publish"),
    CheckConstraint("enabled IN (0, 1)", name="enabled"),
)

sessions = Table(
    "sessions",
    app_metadata,
    Column(
        "token_hash", String, primary_key=True
    ),  # of the cookie's token: a stolen copy of this is no cookie
    Column("account", String, ForeignKey("accounts.name"), nullable=False, index=True),
    Column("epoch", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("last_seen_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("why", String),
)

# Names are kept as keyed hashes: a reader may type anything there, even their password.
attempts = Table(
    "attempts",
    app_metadata,
    Column("attempt_id", Integer, primary_key=True, autoincrement=True),
    Column("name_hash", String, nullable=False),
    Column("device", String, nullable=False),  # '' unless this browser has signed in under this name before
    Column("at", Instant, nullable=False),
    Column("failed", Integer, nullable=False),
    Index(None, "name_hash", "device", "at"),
)

trail = Table(
    "trail",
    app_metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("who", String, nullable=False),
    Column("role", String, nullable=False),
    Column("what", String, nullable=False),
    Column("page", String),
    Column("scope", String),
    Column("as_at", Day),
    Column("detail", String),  # ids and counts as JSON; never a row of the data
    Column("mac", String, nullable=False),
)

# Where the trail ends: without it, cutting off the newest rows would not show.
trail_head = Table(
    "trail_head",
    app_metadata,
    Column("only_row", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, nullable=False),
    Column("mac", String, nullable=False),
    CheckConstraint("only_row = 1", name="only_row"),
)

# What a BCU says it has done about a line of its list. The line is kept as a keyed hash: its kind, whom it is about
# and the day it fell due would make this a second list of people.
done_marks = Table(
    "done_marks",
    app_metadata,
    Column("bcu", String, primary_key=True),
    Column("line", String, primary_key=True),
    Column("version", Integer, nullable=False),  # of the data that the line stood in
    Column("who", String, nullable=False),
    Column("at", Instant, nullable=False),
)

# What gives somebody more than they had: asked for by one administrator, decided by another. One that nobody decides
# lapses by its date.
proposals = Table(
    "proposals",
    app_metadata,
    Column("proposal_id", Integer, primary_key=True, autoincrement=True),
    Column("kind", String, nullable=False),
    Column("account", String, nullable=False),
    Column("role", String, nullable=False),
    Column("bcu", String),
    Column("may_publish", Integer, nullable=False),
    Column("proposed_by", String, nullable=False),
    Column("proposed_at", Instant, nullable=False),
    Column("decided_by", String),
    Column("decided_at", Instant),
    Column("outcome", String),
    CheckConstraint(f"kind IN {PROPOSED}", name="kind"),
    CheckConstraint(f"role IN {ROLES}", name="role"),
    CheckConstraint(f"outcome IN {OUTCOMES}", name="outcome"),
    CheckConstraint("outcome <> 'confirmed' OR decided_by <> proposed_by", name="two_persons"),
)

event.listen(app_metadata, "after_create", keep_append_only)
