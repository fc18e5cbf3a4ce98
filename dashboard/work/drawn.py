"""The list as it is drawn: a row to each line with its one button, and what a line is made of where it unfolds."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from dashboard.behind import behind
from dashboard.figures.register import NOT_NO_RISK
from dashboard.figures.work import WORK
from dashboard.kept import kept
from dashboard.page import Page, say_missing
from dashboard.sentences.my_bcu import cannot_be_told, heading, how_to_mark
from dashboard.showing import section
from dashboard.sign_in.viewer import viewer
from dashboard.tables import render
from dashboard.work.asked import Work
from dashboard.work.done import mark_done, take_back
from dashboard.work.horizon import Section
from dashboard.work.lines import Item, Line
from dashboard.work.said import Row, said

IN_FAIRNESS = f"{NOT_NO_RISK} Whoever is under 18 is a child first. A finding is a question, and an answer comes before a verdict."
MOST_UNFOLDED = 100  # more are in the download


def draw_work(work: Work) -> None:
    """Every heading that has lines, and its lines; and, loudly, what the records are silent on."""
    with st.container(key="work", gap=None):
        if work.may_mark:
            _caption(how_to_mark(work), "caption how-to-mark")
        for heading_ in (each for each in Section if work.sections[each]):
            lines = work.sections[heading_]
            if work.may_mark:
                _html([], heading(heading_, work.as_at), heading_)
                for line in lines:
                    _line(work, line)
            else:
                _html([_said(work, line) for line in lines], heading(heading_, work.as_at), heading_)
        if work.silent:
            say_missing(cannot_be_told(work))
        _caption(IN_FAIRNESS)


def _caption(sentence: str, kind: str = "caption") -> None:
    st.html(f'<p class="{kind}">{escape(sentence)}</p>')


def _line(work: Work, line: Line) -> None:
    _row(work, line, line.key, _said(work, line))
    if len(line.items) > 1:
        _unfold(work, line)


def _unfold(work: Work, line: Line) -> None:
    """A line of several, one by one: drawn, and sent, only where the reader opens it."""
    label = f"One by one *{_plain(line.verb)}*"
    unfolded = st.expander(label, key=f"each_{line.key}", on_change="rerun")
    if unfolded.open:
        with unfolded:
            _each(work, line)


def _each(work: Work, line: Line) -> None:
    for number, one in enumerate(line.each()[:MOST_UNFOLDED]):
        row = replace(_said(work, one), verb="")
        shown = replace(row, due_on="", distance="") if line.of_one_day else row
        _row(work, one, f"{line.key}_{number}", shown)
    if line.count > MOST_UNFOLDED:
        _caption(
            f"The first {MOST_UNFOLDED} of {line.count:,}. All of them are in the download below the list."
        )


def _row(work: Work, line: Line, key: str, row: Row) -> None:
    """A row, and its button: to mark what is open of it as done or, where nothing is, to take that back."""
    standing = work.standing(line)
    act, items, words = (
        (_take_back, standing.waiting, "Take back") if standing.waits else (_mark, standing.open, "Done")
    )
    # The second half is for screen readers, to whom a column of “Done” says nothing; the style sheet hides it.
    label = f"{words} *{_plain(f'{line.verb} {line.subject}')}*"
    with st.container(key=f"due_{key}", horizontal=True, wrap=False, gap="small"):
        _html([row])
        st.button(label, key=f"act_{key}", on_click=act, args=(work, items))


def show_behind(page: Page) -> None:
    """How each part of the list is made, its table and its download: drawn where the reader opens it."""
    opened = st.expander("How this list is made, and its downloads", key="behind_work", on_change="rerun")
    if opened.open:
        with opened:
            for listing in WORK:
                section(listing.title)
                behind(page, page.ask(listing))


def _html(rows: Sequence[Row], title: str = "", section: str = "") -> None:
    st.html(_drawn(rows, title, section))


@kept
def _drawn(rows: Sequence[Row], title: str, section: str) -> str:
    return render("work.html", rows=rows, title=title, section=section)


def _said(work: Work, line: Line) -> Row:
    return said(work.standing(line), work.as_at, work.loaded)


def _mark(work: Work, items: tuple[Item, ...]) -> None:
    mark_done(viewer(), work.bcu, items, version=work.version, as_at=work.as_at)


def _take_back(work: Work, items: tuple[Item, ...]) -> None:
    take_back(viewer(), work.bcu, items, as_at=work.as_at)


def _plain(words: str) -> str:
    """Words without what Markdown would make of them."""
    return "".join(f"\\{letter}" if letter in r"\`*_{}[]()<>#+-.!|~:$" else letter for letter in words)
