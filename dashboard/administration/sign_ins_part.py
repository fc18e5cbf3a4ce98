"""Who is signed in, each session to be ended by itself; and which names are kept out after wrong guesses."""

import streamlit as st

from dashboard import accounts
from dashboard.acting import Outcome, act, tell_outcome
from dashboard.administration.asked import Known
from dashboard.administration.words import lock_outs_as_rows
from dashboard.bar import ROLES
from dashboard.page import in_london
from dashboard.permissions import Role, Viewer
from dashboard.showing import quiet, section
from dashboard.sign_in.session import IDLE, LONGEST
from dashboard.sign_in.viewer import session_hash, viewer
from dashboard.tables import table
from queries.app_store.sessions import Session

PLACE, CHOSEN = "sessions", "session"
SESSIONS = ["Session", "Account", "Role", "Signed in", "Last seen", ""]
LOCK_OUTS = ["Name", "From", "Failed attempts", "Kept out until"]


def draw_sign_ins(known: Known, _: Viewer) -> None:
    section(
        "Sessions that run",
        f"One ends by itself {IDLE.seconds // 60} minutes after it was last used, and {LONGEST.seconds // 3600} "
        "hours after it began. All sessions of an account are ended under Accounts.",
    )
    st.html(
        table("Sessions that run", SESSIONS, [_row(*pair) for pair in enumerate(known.sessions, start=1)])
    )
    _end_one(known.sessions)
    section(
        "Names kept out after wrong guesses",
        "A lock-out ends by itself. Unlocking the account, under Accounts, lifts it at once. What was typed is "
        "not kept: a name that no account has cannot be told.",
    )
    if known.lock_outs:
        st.html(table("Names kept out", LOCK_OUTS, lock_outs_as_rows(known)))
    else:
        quiet("None: no name is kept out.")


def _row(number: int, session: Session) -> list[str]:
    own = session.token_hash == session_hash()
    return [
        str(number),
        session.account.name,
        ROLES[Role(session.account.role)],
        in_london(session.created_at),
        in_london(session.last_seen_at),
        "this one" if own else "",
    ]


def _end_one(sessions: tuple[Session, ...]) -> None:
    with st.form("end_a_session", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Session",
            range(1, len(sessions) + 1),
            format_func=lambda number: f"{number}: {sessions[number - 1].account.name}",
            index=None,
            key=CHOSEN,
            placeholder="Choose one of them",
            width=300,
        )
        # Whose session a number means goes along with the button: by the time it is pressed there may be others.
        st.form_submit_button("End this session", on_click=act, args=(PLACE, _end, sessions))
    tell_outcome(PLACE)


def _end(sessions: tuple[Session, ...]) -> Outcome:
    number = st.session_state.get(CHOSEN)
    if not isinstance(number, int) or not 0 < number <= len(sessions):
        return Outcome("Choose a session first.", refused=True)
    session = sessions[number - 1]
    accounts.end_session(session.token_hash, viewer())
    return Outcome(f"The session of {session.account.name} has ended.")
