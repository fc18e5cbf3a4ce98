"""The accounts as a table, and beside it what may be done about one, or proposed."""

from collections.abc import Callable

import streamlit as st

from dashboard import accounts, proposals
from dashboard.acting import Outcome, act, tell_outcome
from dashboard.administration.asked import Known
from dashboard.administration.proposals_part import draw_proposals
from dashboard.administration.words import accounts_as_rows
from dashboard.as_loaded import as_loaded
from dashboard.bar import ROLES
from dashboard.permissions import Role, Viewer
from dashboard.proposals import Wanted
from dashboard.showing import section
from dashboard.sign_in.viewer import viewer
from dashboard.tables import table
from queries.errors import Tellable
from queries.scope import Level

HEADINGS = ["Account", "Role", "BCU", "May publish", "Sign-in", "Last signed in"]
ONE, NEW = "one account", "a proposal"
ACCOUNT, NAME, ROLE, BCU, PUBLISH = "account", "wanted_name", "wanted_role", "wanted_bcu", "wanted_publish"
WAITS = "It waits for another administrator."


def draw_accounts(known: Known, reader: Viewer) -> None:
    draw_proposals(known, reader)
    listed, beside = st.columns([7, 4], gap="large")
    with listed:
        st.html(table("Every account, by name", HEADINGS, accounts_as_rows(known)))
    with beside:
        _one_account(known)
        _propose()


def _one_account(known: Known) -> None:
    section("One account")
    with st.form("one_account", border=False):
        names = [standing.account.name for standing in known.standings]
        st.selectbox("Account", names, key=ACCOUNT, index=None, placeholder="Choose an account")
        with st.container(horizontal=True, gap="small"):
            _submit("Lock", ONE, _lock)
            _submit("Unlock", ONE, _unlock)
            _submit("End its sessions", ONE, _end_sessions)
            _submit("Propose a new password", ONE, _propose_renewal)
    tell_outcome(ONE)


def _propose() -> None:
    section("Propose an account, or another role")
    names = {area.code: area.name for area in as_loaded().areas.values() if area.level is Level.BCU}
    with st.form("propose", border=False):
        st.text_input("Name", key=NAME, max_chars=64, autocomplete="off")
        st.selectbox(
            "Role",
            list(Role),
            format_func=ROLES.__getitem__,
            key=ROLE,
            index=None,
            placeholder="Choose a role",
        )
        st.selectbox(
            "BCU, of a Detective Superintendent",
            sorted(names, key=names.__getitem__),
            format_func=names.__getitem__,
            key=BCU,
            index=None,
            placeholder="None",
        )
        st.checkbox("May publish, of the Oversight Group", key=PUBLISH)
        with st.container(horizontal=True, gap="small"):
            _submit("Propose as a new account", NEW, _propose_account)
            _submit("Propose as its new role", NEW, _propose_role)
    tell_outcome(NEW)


def _submit(label: str, place: str, do: Callable[[], Outcome]) -> None:
    st.form_submit_button(label, on_click=act, args=(place, do))


def _lock() -> Outcome:
    name = _account()
    ended = accounts.lock(name, viewer())
    return Outcome(f"{name} is locked until it is unlocked; sessions ended: {ended}.")


def _unlock() -> Outcome:
    name = _account()
    accounts.unlock(name, viewer())
    return Outcome(f"{name} may sign in.")


def _end_sessions() -> Outcome:
    name = _account()
    return Outcome(f"Sessions of {name} ended: {accounts.end_sessions(name, viewer())}.")


def _propose_renewal() -> Outcome:
    name = _account()
    proposals.propose_renewal(viewer(), name)
    return Outcome(f"A new password for {name} is proposed. {WAITS}")


def _propose_account() -> Outcome:
    wanted = _wanted()
    proposals.propose_account(viewer(), wanted)
    return Outcome(f"The account {wanted.name} is proposed. {WAITS}")


def _propose_role() -> Outcome:
    wanted = _wanted()
    if proposals.propose_change(viewer(), wanted):
        return Outcome(f"{wanted.name} may publish no longer, and is signed out everywhere.")
    return Outcome(f"Another role for {wanted.name} is proposed. {WAITS}")


def _account() -> str:
    name = st.session_state.get(ACCOUNT)
    if not isinstance(name, str):
        raise Tellable("Choose an account first.")
    return name


def _wanted() -> Wanted:
    """As the form says; what cannot be is refused where it is proposed."""
    role, bcu = st.session_state.get(ROLE), st.session_state.get(BCU)
    if not isinstance(role, str) or role not in list(Role):
        raise Tellable("Choose a role first.")
    name = str(st.session_state.get(NAME) or "").strip()
    return Wanted(name, Role(role), str(bcu) if bcu else None, bool(st.session_state.get(PUBLISH)))
