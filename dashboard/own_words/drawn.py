"""The forms with which the Group enters its own words, for who may; to anybody else nothing of them is sent."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.acting import Outcome, act, tell_outcome
from dashboard.behind import behind
from dashboard.figures import recommendations
from dashboard.marks import ASSESSMENT_MARKS
from dashboard.own_words.decided import decided
from dashboard.own_words.entries import KINDS, PAPERS, Entry, assessment, decision, paper, withdrawal
from dashboard.own_words.recording import can_load, check_may_record, enter, pack_of, withdrawable
from dashboard.page import IN_LONDON, Page
from dashboard.permissions import may_read_decisions, may_record
from dashboard.presenting import presenting
from dashboard.showing import quiet, section
from dashboard.sign_in.viewer import reader_of_this_session, viewer
from dashboard.words import capital, day
from queries.errors import Tellable
from queries.recorded import Recorded
from queries.tables.governance import ASSESSMENTS

PLACE, FORM, TO_TAKE = "own words", "own_words", "the entry to take away"
ASSESSMENT, EVIDENCE, DECISION, WITHDRAW = "Assessment", "Evidence", "Decision or action", "Withdraw an entry"
NAMES_NOBODY = "No names of persons: an owner is an office or an organisation."
Read = Callable[[], Entry]


def own_words(page: Page, commitment: str | None = None) -> None:
    """
    What the Group decided and asked for about one commitment, or in all, for the Group itself; and the forms for
    more, for who may: of its work as a whole, a decision or an action.
    """
    if not may_read_decisions(viewer()):
        return
    section("Decisions and actions of the Oversight Group")
    found = page.ask(recommendations.decisions)
    st.html(decided(found, commitment))
    behind(page, found, twin=False)
    if may_record(viewer()) and not presenting():
        _record(page, commitment)


def _record(page: Page, commitment: str | None) -> None:
    opened = st.expander("Record the Group’s own words", key=FORM, on_change="rerun")
    tell_outcome(PLACE)
    _take_away()
    if opened.open:
        with opened:
            _forms(page, commitment)


def _forms(page: Page, commitment: str | None) -> None:
    quiet(
        "What you enter is loaded under your name like any pack, and can be withdrawn. "
        f"A date after {day(page.as_at)}, the as-at date, shows from that date on. {NAMES_NOBODY}"
    )
    drawn: Mapping[str, Callable[[], None]] = {
        ASSESSMENT: partial(_assessment, page, commitment or ""),
        EVIDENCE: partial(_evidence, page, commitment or ""),
        DECISION: partial(_decision, page, commitment),
        WITHDRAW: _withdraw,
    }
    offered = list(drawn) if commitment else [DECISION, WITHDRAW]
    chosen = st.segmented_control(
        "What to record", offered, default=offered[0], key=f"words_{commitment}", label_visibility="collapsed"
    )
    drawn[chosen or offered[0]]()


def _assessment(page: Page, commitment: str) -> None:
    with _form("assessment"), st.container(horizontal=True, vertical_alignment="bottom"):
        _on(page)
        st.selectbox(
            "Found",
            ASSESSMENTS,
            format_func=_found,
            key="words_status",
            index=None,
            placeholder="Choose",
            width=220,
        )
        st.text_input("Note", key="words_note", autocomplete="off")
        _submit("Record the assessment", partial(_read_assessment, commitment))


def _evidence(page: Page, commitment: str) -> None:
    with _form("evidence"), st.container(horizontal=True, vertical_alignment="bottom"):
        _on(page)
        st.selectbox(
            "Kind", PAPERS, format_func=capital, key="words_kind", index=None, placeholder="Choose", width=160
        )
        st.text_input("Title", key="words_title", autocomplete="off")
        st.text_input("Address, where there is one", key="words_url", autocomplete="off")
        _submit("Record the evidence", partial(_read_paper, commitment))


def _decision(page: Page, commitment: str | None) -> None:
    with _form("decision"), st.container(horizontal=True, vertical_alignment="bottom"):
        _on(page)
        st.selectbox(
            "Which",
            KINDS,
            format_func=capital,
            key="words_which",
            index=None,
            placeholder="Choose",
            width=160,
        )
        st.text_input("What", key="words_title", autocomplete="off")
        st.text_input("Whose it is", key="words_owner", autocomplete="off", width=200)
        st.date_input("Due", None, format="DD/MM/YYYY", key="words_due", width=190)
        _submit("Record it", partial(_read_decision, commitment))


def _withdraw() -> None:
    standing = withdrawable(viewer())
    if not standing:
        quiet("Nothing was entered here that still stands.")
        return
    with _form("withdraw"), st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Entered by mistake",
            range(len(standing)),
            format_func=lambda at: _said(standing[at]),
            index=None,
            key="words_withdrawn",
            placeholder="Choose an entry",
        )
        _submit("Withdraw it", partial(_read_withdrawal, standing))


def _form(name: str) -> DeltaGenerator:
    return st.form(f"words_form_{name}", border=False)


def _on(page: Page) -> None:
    st.date_input("Dated", page.as_at, format="DD/MM/YYYY", key="words_on", width=160)


def _submit(label: str, read: Read) -> None:
    st.form_submit_button(label, on_click=act, args=(PLACE, _enter, read))


def _enter(read: Read) -> Outcome:
    """As the reader is now: what they may is asked again before what they wrote is read."""
    reader = viewer()
    check_may_record(reader)
    entry = read()
    if not can_load():
        st.session_state[TO_TAKE] = entry
        return Outcome(
            "This dashboard may only read the data. Take the entry away as a pack below, and have it loaded by "
            "whoever loads packs: oversight load FILE."
        )
    done = enter(reader, entry)
    if done.stood_already:
        return Outcome(f"{entry.words} stands already in these words: nothing was changed.")
    if done.kept_out:
        return Outcome(
            f"{entry.words} was withdrawn before and stays out: withdraw that withdrawal first.", refused=True
        )
    return Outcome(f"{entry.words} is recorded{', in place of the one before' if done.replaced else ''}.")


def _take_away() -> None:
    """The entry that could not be loaded from here, as the pack that it is."""
    entry: Entry | None = st.session_state.get(TO_TAKE)
    if entry is not None:
        reader = reader_of_this_session()
        st.download_button(
            f"{entry.words} as a pack",
            lambda: pack_of(entry, reader),
            f"{entry.table}-{entry.dated_on.isoformat()}.zip",
            "application/zip",
            on_click="ignore",
        )


def _read_assessment(commitment: str) -> Entry:
    status, note = _text("words_status"), _text("words_note")
    return assessment(commitment, _day("words_on"), status=status, note=note, today=_today())


def _read_paper(commitment: str) -> Entry:
    return paper(
        commitment,
        _day("words_on"),
        kind=_text("words_kind"),
        title=_text("words_title"),
        url=_text("words_url"),
        today=_today(),
    )


def _read_decision(commitment: str | None) -> Entry:
    return decision(
        commitment,
        _day("words_on"),
        kind=_text("words_which"),
        title=_text("words_title"),
        owner=_text("words_owner"),
        due_on=_day("words_due"),
        today=_today(),
    )


def _read_withdrawal(standing: tuple[Recorded, ...]) -> Entry:
    at = st.session_state.get("words_withdrawn")
    if not isinstance(at, int) or not 0 <= at < len(standing):
        raise Tellable("Choose an entry first.")
    return withdrawal(standing[at].table, standing[at].key, _today())


def _text(key: str) -> str:
    return str(st.session_state.get(key) or "")


def _day(key: str) -> date | None:
    found = st.session_state.get(key)
    return found if isinstance(found, date) else None


def _today() -> date:
    return datetime.now(UTC).astimezone(IN_LONDON).date()


def _found(status: str) -> str:
    return str(ASSESSMENT_MARKS[status])


def _said(row: Recorded) -> str:
    of = f" for {row.commitment}" if row.commitment else ""
    return f"{row.table.replace('_', ' ')}{of}, {day(row.dated_on)}: {row.said} ({row.by})"
