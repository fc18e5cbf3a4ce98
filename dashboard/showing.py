"""The words pages are written in: show a chart with its twin, its method and its download; sum up; list."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from html import escape
from typing import Any

import streamlit as st

from dashboard.answers import drawing
from dashboard.behind import behind
from dashboard.charts.larger import larger
from dashboard.charts.packed import packed
from dashboard.kept import kept
from dashboard.kinds import Answer, Draw, Drawing, Figure
from dashboard.known_then import known_late
from dashboard.lacking import NOT_HELD, in_its_place
from dashboard.page import Page, say_missing
from dashboard.presenting import presenting
from dashboard.tables import numbers, table_of
from dashboard.words import day, of, short_day
from queries.scope import LONDON_AREA


def show(page: Page, found: Answer, finding: str, draw: Draw | None = None) -> None:
    """
    A chart under its finding, with what stands behind it. Where the source says nothing: no data, loudly; where the
    reader's release does not hold it, that.
    """
    if not found.held:
        say_not_held(found)
        return
    _said(found, finding)
    chart = _to_send(found, draw)
    if found.says_nothing or chart is None:
        say_missing(f"No data: {found.of.question.title} cannot be told for {day(found.asked.dates[-1])}.")
    else:
        _draw(chart.spec, chart.alt)
    behind(page, found)


def show_table(page: Page, found: Answer, draw: Callable[[Answer], str], finding: str | None = None) -> None:
    """A picture that is a table, as a table, with what stands behind it; said likewise where it is not there."""
    if not found.held:
        say_not_held(found)
        return
    if finding:
        _said(found, finding)
    if found.says_nothing:
        say_missing(f"No data: {found.of.question.title} cannot be told for {day(found.asked.dates[-1])}.")
    else:
        st.html(draw(found))
    behind(page, found, twin=draw is not table_of)


def ask_for_both(page: Page, figures: Sequence[Figure]) -> dict[str, Answer]:
    """The answers of several figures, by their ids, for the compared date and the as-at date."""
    return {figure.id: page.ask(figure, (page.compared_with, page.as_at)) for figure in figures}


def summary(page: Page, title: str, figures: Sequence[Figure]) -> None:
    """A few figures in words: at the as-at and the compared date; for a BCU's reader, beside London's."""
    summary_of(page, title, ask_for_both(page, figures).values())


def summary_of(page: Page, title: str, answers: Collection[Answer]) -> None:
    """The same of answers that were asked for both dates."""
    st.html(_summed_up(page, title, answers))
    say_late(page, answers)


def say_late(page: Page, answers: Collection[Answer]) -> None:
    """Beside a change since a meeting, quietly: what that meeting did not know yet of its own day, if anything."""
    said = known_late(page, answers)
    if said:
        quiet(*said)


@kept
def _summed_up(page: Page, title: str, answers: Collection[Answer]) -> str:
    first = next(iter(answers))
    own = first.subject
    cells = [(own, page.as_at), (own, page.compared_with)]
    if own != LONDON_AREA:
        cells = [(own, page.as_at), (LONDON_AREA, page.as_at)]
    headings = ["", *(_heading(first, area, when) for area, when in cells)]
    rows = [
        [found.of.title, *(value_in_words(found, area, when) for area, when in cells)] for found in answers
    ]
    return numbers(title, headings, rows)


def say_not_held(found: Answer) -> None:
    """In the place of what was asked for: that no release holds it."""
    section(found.of.title)
    say_missing(f"{NOT_HELD}.")


def section(title: str, caption: str = "") -> None:
    """A heading within a page, and a quiet line under it."""
    if in_its_place(title) != title:
        return  # what stands below it says so itself
    quiet = f'<p class="caption">{escape(caption)}</p>' if caption else ""
    st.html(f'<h2 class="finding">{escape(title)}</h2>{quiet}')


def quiet(*sentences: str) -> None:
    """Sentences below the headline, quieter than it."""
    said = "".join(f'<p class="caption">{escape(sentence)}</p>' for sentence in sentences)
    st.html(f'<div class="counts">{said}</div>')


def value_in_words(found: Answer, area: str, when: date) -> str:
    """A figure's value of one area at one date, as it is said: n of N, no data, withheld, or a dash for no such row."""
    row = found.row(area, when)
    if row is None:
        return "–"
    return "no data" if row.silent else of(row.numerator, row.denominator)


@kept
def _to_send(found: Answer, draw: Draw | None) -> Drawing | None:
    """An answer's chart, as large as it is shown, and its values packed."""
    chart = drawing(found, draw)
    if chart is None:
        return None
    return replace(chart, spec=packed(larger(chart.spec) if presenting() else chart.spec))


def _said(found: Answer, finding: str) -> None:
    place = found.areas[found.told].name if found.told in found.areas else ""
    about = ". ".join(part for part in (found.of.question.title, place, day(found.asked.dates[-1])) if part)
    section(finding, about)


def _heading(found: Answer, area: str, when: date) -> str:
    """A London reader's columns are dates, a BCU's are areas."""
    if found.subject == LONDON_AREA:
        return short_day(when)
    return found.areas[area].name if area in found.areas else area


def _draw(spec: dict[str, Any], alt: str) -> None:
    """A chart of a fixed width is not stretched; one of a known height has its place before it is there."""
    height = spec.get("height")
    st.vega_lite_chart(
        spec,
        theme=None,
        alt=alt,
        width="content" if "width" in spec else "stretch",
        height=round(height) if isinstance(height, (int, float)) else "content",
    )
