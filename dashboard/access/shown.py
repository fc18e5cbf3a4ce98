"""The parts of the page Access audit, each from its answers; who may see whose the rows are, the answers know."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.access import month as months
from dashboard.access.cards import Card, cards, of_rule
from dashboard.access.counts import STATE_SAID, counts
from dashboard.access.rules import CLOCK, RULES_SAID
from dashboard.access.state import coming_audits, heading, state
from dashboard.access.words import action, in_london, matrix, role, unit, verdict, version
from dashboard.as_loaded import as_loaded
from dashboard.behind import behind
from dashboard.figures import access, access_rows
from dashboard.kept import kept
from dashboard.kinds import FIGURES, Answer
from dashboard.links import to
from dashboard.page import Page, say_missing
from dashboard.sentences.access import (
    acts_sentence,
    audits_sentence,
    cards_sentence,
    gap_sentence,
    month_heading,
    sample_method,
    sample_sentence,
)
from dashboard.showing import say_not_held, section
from dashboard.tables import MOST_ROWS, render, table, table_of
from dashboard.words import day
from queries.dates import month_end, months_before

LATEST = 4  # cards that are shown before the reader asks for more
# What the month page says in numbers, beside the rules.
OTHERS = (
    access.live_users,
    access.days_logged,
    access.system_audits_done,
    access.system_audit_findings_sent,
    access.forms_answered_on_time,
    access.forms_unjustified,
    access.forms_unverified,
)
EVERY = "all_findings"
OPENED = "finding"  # in the URL: the finding whose openings are shown, as rule, user and month


def show_counts(page: Page) -> None:
    """Every rule with its count by unit, and what stands behind the number the reader chooses."""
    st.html(_counted(page))
    _behind_one(page)


@kept
def _counted(page: Page) -> str:
    with_ids = page.ask_once(access_rows.findings_of_a_year).asked.with_ids
    table_ = counts(page, as_loaded().areas)
    return render("access_counts.html", counts=table_, of_rule=_of_rule if with_ids else None)


def _of_rule(rule: str) -> str:
    return to("access", rule=RULES_SAID[rule].title)  # the chooser reads its own words from the address


@st.fragment
def _behind_one(page: Page) -> None:
    names = {rule: said.title for rule, said in RULES_SAID.items()} | STATE_SAID
    names |= {figure.id: figure.title for figure in OTHERS}
    chosen = st.selectbox(
        "What stands behind",
        list(names),
        format_func=names.__getitem__,
        key="behind",
        width=440,
    )
    behind(page, page.ask(access.FINDINGS.get(chosen) or FIGURES[chosen]))


def show_month(page: Page) -> None:
    """The last full month in a few numbers, whether it was audited, and whether the log has gaps in it."""
    st.html(_the_month(page))


@kept
def _the_month(page: Page) -> str:
    found = page.ask_once(access.USERS["any"])
    return render(
        "access_month.html",
        heading=month_heading(found),
        own=page.scope.bcu and found.areas[page.scope.bcu].name,
        facts=months.facts(page),
        audited=months.audited(page),
        gap=gap_sentence(page.ask_once(access_rows.days_of_log)),
    )


def show_openings(page: Page) -> None:
    """People by Matrix and action in the last full month."""
    section(
        acts_sentence({action: page.ask_once(figure) for action, figure in access.USERS.items()}),
        "People, and how often they opened a Matrix, by what they did and where.",
    )
    st.html(_opened_by_place(page))
    behind(page, page.ask_once(access.USERS["any"]))


@kept
def _opened_by_place(page: Page) -> str:
    return render("access_openings.html", lines=months.opened(page, as_loaded().areas))


@st.fragment
def show_findings(page: Page) -> None:
    """The findings as cards, for those who may see whose they are; the others have their counts above."""
    found = page.ask(access_rows.findings_of_a_year)
    if not found.asked.with_ids:
        return
    forms = page.ask(access_rows.forms_one_by_one)
    made = cards(found, forms, page.ask(access_rows.openings_by_month))
    opened = _opened(made)
    heading = st.empty()
    of = [opened] if opened else _chosen(made)
    shown = of if opened or st.session_state.get(EVERY) else of[:LATEST]
    with heading.container():
        section(cards_sentence(shown, of))
    if found.silent:
        say_missing("No data for some of the 12 months: what is not listed may not have been looked at.")
    st.html(_as_cards(shown[:MOST_ROWS]))
    if opened:
        _show_openings_behind(page, opened, forms)
    behind(page, found)


@kept
def _as_cards(shown: Sequence[Card]) -> str:
    return render("access_cards.html", cards=shown, opened=_link, clock=CLOCK)


def _opened(made: Sequence[Card]) -> Card | None:
    """The finding that the address names, if it names one that there is."""
    named = st.query_params.get(OPENED, "")
    return next((card for card in made if named and named == _name(card)), None)


def _name(card: Card) -> str:
    return ".".join(card.key)


def _link(card: Card) -> str:
    return to("access", **{OPENED: _name(card)})


def _chosen(made: Sequence[Card]) -> Sequence[Card]:
    """The cards of the rule that the reader chooses, or of all; and the choice to show more than the latest."""
    rules = [rule for rule in RULES_SAID if of_rule(made, rule)]
    with st.container(horizontal=True, vertical_alignment="center", key="choose_findings"):
        rule = st.selectbox(
            "Rule",
            rules,
            index=None,
            format_func=lambda rule: RULES_SAID[rule].title,
            placeholder=f"All rules ({len(made)})",
            label_visibility="collapsed",
            key="rule",
            bind="query-params",
            width=340,
        )
        of = of_rule(made, rule)
        st.toggle(f"Show all {len(of)}", key=EVERY, bind="query-params")
    return of


def _show_openings_behind(page: Page, card: Card, forms: Answer) -> None:
    """The openings behind one finding, and what was answered about each."""
    rule, user, label = card.key
    found = page.ask(access_rows.events_of_a_finding, rule=rule, user=user, month=label)
    asked = {form["event_id"]: form for form in forms.records if form["event_id"]}
    rows = [
        [
            " to ".join(in_london(event[name]) for name in ("at", "until") if event[name]),
            matrix(event["matrix_name"]),
            version(event["version"]),
            action(event["action"]),
            event["events"],
            _answer(asked.get(event["event_id"])),
        ]
        for event in found.records
    ]
    headings = ["Opened", "Matrix", "Version", "Did", "Openings", "Asked"]
    events = table("The openings behind it", headings, rows[:MOST_ROWS])
    st.html(render("access_events.html", events=events, close=to("access")))


def _answer(form: Mapping[str, Any] | None) -> str:
    """What became of the form about one opening: nothing where there is none."""
    if form is None:
        return ""
    return verdict(form["verdict"]) or ("answered" if form["answered_on"] else f"due {day(form['due_on'])}")


def show_state(page: Page) -> None:
    """What stands wrong at the date, the longest first, and what to do about it."""
    kinds = state(page)
    section(
        heading(kinds),
        f"On {day(page.as_at)}, since the day it fell due or began; the longest first.",
    )
    st.html(render("access_state.html", kinds=[kind for kind in kinds if kind.is_told]))


def show_audits(page: Page) -> None:
    """Who is due for audit by the end of next month: whose, for those who may see it; else how many by unit."""
    found = page.ask_once(access.audits_falling_due)
    if not found.held:
        say_not_held(found)
        return
    due = coming_audits(page)
    section(
        audits_sentence(found), f"By {day(month_end(months_before(page.as_at, -1)))}, if not audited before."
    )
    if due:
        rows = [
            [
                one["audit_due_on"],
                one["user_id"],
                unit(one["unit_name"]),
                role(one["role"]),
                one["audited_on"],
            ]
            for one in due[:MOST_ROWS]
        ]
        st.html(table("Users due for audit", ["Due", "User", "Unit", "Role", "Last audited"], rows))
    behind(page, found)


_listed = kept(table_of)


def show_sample(page: Page) -> None:
    """A few openings drawn by lot, and how they were drawn."""
    found: Answer = page.ask_once(access_rows.openings_drawn)
    if not found.held:
        say_not_held(found)
        return
    section(sample_sentence(found), sample_method(found))
    if found.asked.with_ids and not found.says_nothing:
        st.html(_listed(found))
    behind(page, found, twin=not found.asked.with_ids)
