"""How long a session lasts, and which still run."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import Connection

from dashboard.app_store import app_reader, app_writer
from dashboard.sign_in.cookies import token_hash
from queries.app_store import sessions
from queries.app_store.accounts import Account
from queries.app_store.sessions import Session

IDLE = timedelta(minutes=60)  # a meeting looks at one page for long
LONGEST = timedelta(hours=10)  # a working day
TOUCHED_EVERY = timedelta(minutes=1)
CLOCK_MAY_DIFFER = timedelta(minutes=5)


def begin(connection: Connection, account: Account, at: datetime) -> str:
    """A new session; returns the token for its cookie, which is kept nowhere."""
    token = secrets.token_urlsafe(32)
    sessions.begin(connection, token_hash(token), account, at)
    return token


def live(session_hash: str, at: datetime) -> Session | None:
    """The session, with its account as it stands now, if it runs and its account may use it."""
    if not session_hash:
        return None
    with app_reader().connect() as connection:
        session = sessions.find(connection, session_hash)
    return session if session is not None and runs(session, at) else None


def runs(session: Session, at: datetime) -> bool:
    """Whether a session may still be used at that moment."""
    return (
        session.ended_at is None
        and session.account.enabled
        and session.epoch == session.account.epoch
        and at - session.created_at < LONGEST
        and at - session.last_seen_at < IDLE
        and at > session.last_seen_at - CLOCK_MAY_DIFFER  # a clock set back makes no session longer
    )


def touch(session: Session, at: datetime) -> None:
    """Notes that the session was used, at most once a minute: a run is no reason to wait for a writer."""
    if at - session.last_seen_at >= TOUCHED_EVERY:
        with app_writer().begin() as connection:
            sessions.seen(connection, session.token_hash, at)
