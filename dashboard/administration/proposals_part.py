"""The proposals that wait: each with what its reader may do about it."""

from functools import partial
from html import escape

import streamlit as st

from dashboard import proposals
from dashboard.acting import Outcome, act, tell_outcome
from dashboard.administration.asked import Known
from dashboard.administration.words import ALONE, TWO_PERSONS, proposal_in_words
from dashboard.permissions import Viewer
from dashboard.showing import quiet, section
from dashboard.sign_in.viewer import viewer
from queries.app_store.proposals import Proposal

PLACE = "proposals"
HAND_OVER = "This password is shown this once and kept nowhere: hand it to its owner yourself."


def draw_proposals(known: Known, reader: Viewer) -> None:
    """None is drawn where none waits; what came of the last decision always is."""
    tell_outcome(PLACE)
    quiet(TWO_PERSONS, *([ALONE] if known.administrators < len(("one", "another")) else []))
    if known.proposals:
        section("Proposals that wait for a decision")
    for number, proposal in enumerate(known.proposals):
        _draw(number, proposal, known, reader)


def _draw(number: int, proposal: Proposal, known: Known, reader: Viewer) -> None:
    what, who = proposal_in_words(proposal, known)
    with st.container(key=f"proposal_{number}", horizontal=True, vertical_alignment="center", gap="medium"):
        st.html(f'<p class="proposal"><strong>{escape(what)}</strong> <span>{escape(who)}</span></p>')
        if proposal.proposed_by == reader.name:
            _button("Withdraw", number, proposal, _withdraw)
        else:
            if proposal.account != reader.name:
                _button("Confirm", number, proposal, _confirm)
            _button("Refuse", number, proposal, _refuse)


def _button(label: str, number: int, proposal: Proposal, do: partial[Outcome] | object) -> None:
    st.button(
        label,
        key=f"{label.lower()}_{number}",
        help=f"{label} the proposal about {proposal.account}",
        on_click=act,
        args=(PLACE, do, proposal.proposal_id),
        width="content",
    )


def _confirm(proposal_id: int) -> Outcome:
    name, password = proposals.confirm(viewer(), proposal_id)
    if password is None:
        return Outcome(f"The account {name} is changed, and signed out everywhere.")
    return Outcome(f"The account {name} may sign in. {HAND_OVER}", password)


def _refuse(proposal_id: int) -> Outcome:
    return Outcome(f"The proposal about {proposals.refuse(viewer(), proposal_id)} is refused.")


def _withdraw(proposal_id: int) -> Outcome:
    return Outcome(f"Your proposal about {proposals.withdraw(viewer(), proposal_id)} is withdrawn.")
