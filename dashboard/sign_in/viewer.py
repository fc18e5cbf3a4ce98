"""
`viewer()`: who is reading, asked anew at every run. Nothing else in the dashboard decides it.

It goes by the session cookie alone, whose hash the guard hands to Streamlit; never by a widget, the URL, the
session state, or Streamlit's own session id, which is no secret.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import streamlit as st

from dashboard.as_loaded import as_loaded
from dashboard.permissions import Role, Viewer
from dashboard.sign_in.session import live, touch
from dashboard.this_run import once
from queries.app_store.accounts import Account
from queries.errors import Tellable
from queries.scope import Level


class NotSignedIn(Tellable):
    """There is no session, or it is over."""


def viewer() -> Viewer:
    """
    The reader of this run, as their account row says now.

    :raises NotSignedIn: without a session that still runs.
    :raises Tellable: where the account's BCU is none of the register's.
    """
    return once(("the reader", _source), lambda: _source(session_hash()))


def reader_of_this_session() -> Callable[[], Viewer]:
    """
    What reads this session's account anew whenever it is called, also outside the run: a download's bytes are
    made in a request of their own, where no run is.
    """
    sid = session_hash()
    return lambda: _source(sid)


def session_hash() -> str:
    """The hash of this run's session cookie; '' without one."""
    return once("the session", lambda: str(st.user.get("sid") or ""))


@contextmanager
def standing_in(reader: Viewer) -> Iterator[None]:
    """For tests of pages only: every run has this reader, without a session."""
    global _source  # noqa: PLW0603 # a run has a thread of its own, which a context variable does not reach
    before, _source = _source, lambda _: reader
    try:
        yield
    finally:
        _source = before


def _from_session(sid: str) -> Viewer:
    at = datetime.now(UTC)
    session = live(sid, at)
    if session is None:
        raise NotSignedIn("You are signed out: your session has ended.")
    touch(session, at)
    return viewer_of(session.account)


def viewer_of(account: Account) -> Viewer:
    """The reader an account makes; a BCU that the register does not know is refused, never taken for all."""
    reader = Viewer(account.name, Role(account.role), account.bcu, account.may_publish)
    if reader.role is Role.SUPERINTENDENT and not is_bcu(reader.bcu):
        raise Tellable(
            f"Your account is for the BCU {reader.bcu}, which the register does not know. Ask an administrator "
            "to set up an account for the right one."
        )
    return reader


def is_bcu(code: str | None) -> bool:
    """Whether the data knows a BCU of exactly that code."""
    area = as_loaded().areas.get(code or "")
    return area is not None and area.level is Level.BCU


_source: Callable[[str], Viewer] = _from_session
