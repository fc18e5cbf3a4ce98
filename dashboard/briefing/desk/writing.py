"""The form for what only a person can say of a briefing, for who may publish; to anybody else nothing of it is sent."""

from collections.abc import Sequence
from dataclasses import astuple

import streamlit as st

from dashboard.acting import Outcome, act, tell_outcome
from dashboard.briefing.desk.draft import Draft
from dashboard.briefing.papers import Papers
from dashboard.briefing.parts import Asked, Step
from dashboard.briefing.questions import questions
from dashboard.briefing.reading import Read
from dashboard.briefing.versions import keep_version, overtaken, version_of
from dashboard.briefing.written import LONGEST, MOST_DECISIONS, MOST_STEPS
from dashboard.page import say_missing
from dashboard.permissions import may_record
from dashboard.presenting import presenting
from dashboard.releases import published
from dashboard.showing import quiet, section
from dashboard.sign_in.viewer import viewer

PLACE = "briefing"
HOW = (
    "Numbers come from the release: name a figure by its id, as in {agreements_in_force}; the annex has the ids. Dates "
    "may be written. No names of persons. What is not kept is lost when you leave the page."
)
DECISION = {"ask": "Decision {} asked for", "by when": "By when", "otherwise": "What follows without it"}
STEP = {"action": "Next step {}", "owner": "Whose it is", "by when": "By when"}


def write(papers: Papers) -> None:
    """The form, upon the version that this reader began from; who is overtaken by another version is told of it."""
    if not may_record(viewer()) or presenting():
        tell_outcome(PLACE)  # also to who may no longer
        return
    section("What only a person can say")
    quiet(HOW)
    draft = _draft(papers)
    if draft.upon.number != papers.last.number:
        say_missing(overtaken(papers.last))
        st.button("Begin again from theirs", on_click=_begin_from, args=(draft.meeting, papers.last.number))
    with st.form(f"briefing_form_{draft.meeting}_{draft.upon.number}", border=False):
        _fields(draft)
        st.form_submit_button("Keep as the next version", on_click=act, args=(PLACE, _keep, draft))
    tell_outcome(PLACE)  # below the button: the form is longer than the window


def _draft(papers: Papers) -> Draft:
    meeting, last = papers.release.meeting, papers.last
    began_from = st.session_state.setdefault(_begun(meeting), last.number)
    upon = last if began_from == last.number else version_of(meeting, began_from)
    raised = [(each.id, each.question) for each in questions(Read(papers.release), {})]
    return Draft(meeting, upon, raised)


def _fields(draft: Draft) -> None:
    written = draft.upon.written
    st.text_area(
        "Purpose", written.purpose, max_chars=LONGEST["purpose"], key=draft.key("purpose"), height=75
    )
    _text(draft, "Cleared by, an office", written.cleared_by, "cleared by", "cleared by")
    for place in range(MOST_DECISIONS):
        _group(draft, DECISION, "decision", place, _at(written.decisions, place, Asked("")))
    for place in range(MOST_STEPS):
        _group(draft, STEP, "step", place, _at(written.next_steps, place, Step("")))
    with st.expander("What to say first to each likely question"):
        for id_, question in draft.questions:
            _text(draft, question, written.lines.get(id_, ""), "line", "line", id_)


def _group(draft: Draft, labels: dict[str, str], part: str, place: int, said: Asked | Step) -> None:
    with st.container(horizontal=True, gap="small", key=draft.key(part, place)):
        for (name, label), text in zip(labels.items(), astuple(said), strict=True):
            _text(draft, label.format(place + 1), text, name, part, place, name)


def _text(draft: Draft, label: str, text: str, what: str, *part: str | int) -> None:
    st.text_input(label, text, max_chars=LONGEST[what], key=draft.key(*part), autocomplete="off")


def _at(said: Sequence[Asked] | Sequence[Step], place: int, otherwise: Asked | Step) -> Asked | Step:
    return said[place] if place < len(said) else otherwise


def _keep(draft: Draft) -> Outcome:
    """As the reader is now, of the release as it is now."""
    upon = draft.upon.number
    kept = keep_version(published(draft.meeting), draft.written(), upon=upon, by=viewer())
    _begin_from(draft.meeting, kept.number)
    if kept.number == upon:
        return Outcome("These words stand already: nothing was changed.")
    return Outcome(f"Version {kept.number} is kept, and stands in the papers.")


def _begin_from(meeting: str, number: int) -> None:
    st.session_state[_begun(meeting)] = number


def _begun(meeting: str) -> str:
    return f"briefing of {meeting} begun from"
