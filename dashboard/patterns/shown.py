"""Patterns that need a look, as the page Access audit shows them: a card for each, the rarest first; counts, for others."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.access.words import role, unit
from dashboard.as_loaded import as_loaded
from dashboard.behind import behind
from dashboard.figures.patterns import patterns_of_use
from dashboard.kept import kept
from dashboard.kinds import Answer
from dashboard.page import Page, say_missing
from dashboard.patterns.kinds import CANNOT_SEE, NAMES, Kind
from dashboard.sentences.patterns import patterns_sentence
from dashboard.showing import say_not_held, section
from dashboard.tables import render, table
from dashboard.words import day, month_named

FIRST = 6  # cards that are shown before the reader asks for more
STEPS = 12  # in which a card's picture is drawn
EVERY = "all_patterns"
Record = Mapping[str, Any]


@dataclass(frozen=True)
class Card:
    """A pattern as it is told: what stands out, whose, in a sentence, what else it may mean, and the months before."""

    kind: str
    about: str
    sentence: str
    innocent: str
    bars: tuple[tuple[int, bool], ...]  # how high in steps, and whether it is the month itself
    said: str


@st.fragment
def show_patterns(page: Page) -> None:
    """Ranked cards for who may see whose they are; else how many of each kind there are, by unit."""
    found = page.ask(patterns_of_use)
    if not found.held:
        say_not_held(found)
        return
    section(
        patterns_sentence(found),
        f"Each user’s last six months before {day(page.as_at)}, set against their own and their peers’, the rarest first.",
    )
    if found.silent:
        say_missing(
            "No data: the log does not hold each of the 12 months, so that nothing can be set beside it."
        )
    elif found.asked.with_ids:
        _cards(found)
    elif found.records:
        st.html(_counts(found))
    st.html(render("cannot_see.html", sentences=CANNOT_SEE))
    behind(page, found, twin=found.asked.with_ids)


def _cards(found: Answer) -> None:
    every = len(found.records) <= FIRST or st.toggle(
        f"Show all {len(found.records)} patterns", key=EVERY, bind="query-params"
    )
    shown = found.records if every else found.records[:FIRST]
    st.html(_as_cards(found, len(shown)))


@kept
def _as_cards(found: Answer, first: int) -> str:
    return render("patterns.html", cards=[card(record) for record in found.records[:first]])


def card(record: Record) -> Card:
    history = [count or 0 for count in record["history"]]
    most = max(history, default=0) or 1
    where = as_loaded().areas.get(record["unit"])
    return Card(
        NAMES[Kind(record["kind"])],
        f"{role(record['role'])} of {where.name if where else unit(record['unit'])}, {month_named(record['month'])}",
        record["sentence"],
        record["innocent"],
        tuple((-(-STEPS * count // most), place == len(history) - 1) for place, count in enumerate(history)),
        f"Openings by month up to {month_named(record['month'])}: {', '.join(_said(count) for count in record['history'])}",
    )


def _said(count: int | None) -> str:
    return "no access" if count is None else f"{count:,}"


def _counts(found: Answer) -> str:
    """How many of each kind, by the unit of their user: no id, and no month."""
    named = as_loaded().areas
    rows = [
        [NAMES[Kind(record["kind"])], _unit(record["unit"], named), record["rows"]]
        for record in sorted(found.records, key=lambda record: -record["rows"])
    ]
    return table("Patterns that need a look, by kind and unit", ["What stands out", "Unit", "Patterns"], rows)


def _unit(code: str, named: Mapping[str, Any]) -> str:
    return named[code].name if code in named else unit(code)
