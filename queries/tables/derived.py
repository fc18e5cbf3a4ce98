"""What each load works out from its rows, so that a page costs the same over any size of log."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, String, Table

from queries.columns import Day, Instant
from queries.tables.metadata import data_metadata

RULES = (
    "no_grant",
    "after_revocation",
    "partner_download",
    "partner_without_agreement",
    "partner_other_borough",
    "partner_without_form",
    "untrained",
    "archived_version",
    "outside_own_bcu",
)

# A person on one borough's Matrix while their score and band stay as they are: from inclusive, to exclusive.
spells = Table(
    "spells",
    data_metadata,
    Column("nominal_id", String, primary_key=True),
    Column("from_on", Day, primary_key=True),
    Column("to_on", Day),
    Column("entry_id", String, nullable=False),
    Column("borough", String, nullable=False),
    Column("harm_score", Integer),
    Column("band", String),
    Column("ever_above_zero", Integer, nullable=False),  # a score above nought by now
    Column("ever_above_green", Integer, nullable=False),  # a red or amber band by now
    # Each holds all that counting needs: a history reads who came and who went between its dates.
    Index(
        "ix_spells_began",
        "from_on",
        "to_on",
        "borough",
        "harm_score",
        "band",
        "ever_above_zero",
        "ever_above_green",
        "nominal_id",
        "entry_id",
    ),
    Index(
        "ix_spells_ended",
        "to_on",
        "borough",
        "harm_score",
        "band",
        "ever_above_zero",
        "ever_above_green",
    ),
)

# Entries that began as a move: their person has one that ended that day with the reason `moved`. A reader of
# one BCU, under row-level security, sees no entry of another and could not tell.
transfers = Table(
    "transfers",
    data_metadata,
    Column("entry_id", String, primary_key=True),
    Column("nominal_id", String, nullable=False),
    Column("borough", String, nullable=False),
    Column("added_on", Day, nullable=False),
    Index(None, "nominal_id"),
    Index(None, "added_on", "borough"),
)

# The access log by London day, whether it came event by event or rolled up (`form`). `user_id` is as logged;
# `opener` is as counted: `unknown` for all who are not in `users` (a reader who may not see a user's row, under
# row-level security, could not tell). The second index holds all that a month's figures need.
access_by_day = Table(
    "access_by_day",
    data_metadata,
    Column("user_id", String, primary_key=True),
    Column("day", Day, primary_key=True),
    Column("matrix", String, primary_key=True),
    Column("version", String, primary_key=True),
    Column("action", String, primary_key=True),
    Column("form", String, nullable=False),
    Column("events", Integer, nullable=False),
    Column("out_of_hours", Integer, nullable=False),
    Column("first_at", Instant, nullable=False),
    Column("last_at", Instant, nullable=False),
    Column("opener", String, nullable=False),
    CheckConstraint("form IN ('events', 'days')", name="form"),
    Index(None, "day", "matrix"),
    Index(None, "matrix", "day", "action", "opener", "events"),
)

findings = Table(
    "findings",
    data_metadata,
    Column("rule", String, primary_key=True),
    Column("user_id", String, primary_key=True),
    Column("matrix", String, primary_key=True),
    Column("day", Day, primary_key=True),
    Column("events", Integer, nullable=False),
    Column("first_at", Instant, nullable=False),
    Column("last_at", Instant, nullable=False),
    Column("opener", String, nullable=False),
    CheckConstraint(f"rule IN {RULES}", name="rule"),
    Index(None, "rule", "day"),
    Index(None, "user_id", "day"),
)

# One event of a finding that an answered query found justified, from the day of that answer.
explanations = Table(
    "explanations",
    data_metadata,
    Column("rule", String, primary_key=True),
    Column("event_id", String, primary_key=True),
    Column("user_id", String, nullable=False),
    Column("matrix", String, nullable=False),
    Column("day", Day, nullable=False),
    Column("explained_on", Day, nullable=False),
    Index(None, "rule", "day"),
    Index(None, "user_id", "day"),
)
