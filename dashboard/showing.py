"""The words pages are written in: show a chart with its twin, its method and its download; sum up; list."""

from collections.abc import Callable, Sequence
from datetime import date
from html import escape

import streamlit as st

from dashboard.answers import drawing, sql
from dashboard.downloads import Wanted, csv_of, file_name
from dashboard.engine import data
from dashboard.kinds import Answer, Figure
from dashboard.page import Page, say_missing
from dashboard.sign_in.viewer import reader_of_this_session
from dashboard.tables import numbers, table_of
from dashboard.words import day, of, short_day
from queries.freshness import last_loads
from queries.scope import LONDON_AREA


def show(page: Page, found: Answer, finding: str) -> None:
    """A chart under its finding, with what stands behind it. Where the source says nothing: no data, loudly."""
    _said(found, finding)
    chart = drawing(found)
    if found.says_nothing or chart is None:
        say_missing(f"No data: {found.of.question.title} cannot be told for {day(found.asked.dates[-1])}.")
    else:
        st.vega_lite_chart(
            chart.spec, theme=None, alt=chart.alt, width="content" if _is_map(chart.spec) else "stretch"
        )
    behind(page, found)


def show_table(page: Page, found: Answer, draw: Callable[[Answer], str], finding: str | None = None) -> None:
    """A picture that is a table, as a table, with what stands behind it."""
    if finding:
        _said(found, finding)
    if found.says_nothing:
        say_missing(f"No data: {found.of.question.title} cannot be told for {day(found.asked.dates[-1])}.")
    else:
        st.html(draw(found))
    behind(page, found, twin=draw is not table_of)


def summary(page: Page, title: str, figures: Sequence[Figure]) -> None:
    """A few figures in words: at the as-at and the compared date; for a BCU's reader, beside London's."""
    dates = (page.compared_with, page.as_at)
    answers = [page.ask(figure, dates) for figure in figures]
    own = answers[0].subject
    cells = [(own, page.as_at), (own, page.compared_with)]
    if own != LONDON_AREA:
        cells = [(own, page.as_at), (LONDON_AREA, page.as_at)]
    headings = ["", *(_heading(answers[0], area, when) for area, when in cells)]
    rows = [
        [found.of.question.title, *(_value(found, area, when) for area, when in cells)] for found in answers
    ]
    st.html(numbers(title, headings, rows))


def behind(page: Page, found: Answer, *, twin: bool = True) -> None:
    """The table twin of a chart, how it is made, and its download. A table is its own twin."""
    with st.container(gap=None):
        if found.of.caution:
            st.html(f'<p class="caption">{escape(found.of.caution)}</p>')
        if twin:
            with st.expander("View as table"):
                st.html(table_of(found))
        with st.expander("How this is made"):
            st.html(_method(found))
            st.code(sql(found), language="sql", wrap_lines=True)
            _rows_behind(page, found)
        _download(page, found, "" if twin else "_table")


def _rows_behind(page: Page, found: Answer) -> None:
    """The rows that make up a figure at its last date, as far as the reader's role may see them."""
    if isinstance(found.of, Figure) and found.of.behind:
        st.html(table_of(page.ask(found.of.behind, found.asked.dates[-1:])))


def _download(page: Page, found: Answer, which: str) -> None:
    wanted = Wanted(found.of, found.asked.dates, page.entry.slug, page.fresh.synthetic)
    reader = reader_of_this_session()
    st.download_button(
        "Download CSV",
        lambda: csv_of(wanted, reader),
        file_name(wanted),
        "text/csv",
        key=f"csv_{found.of.id}{which}",
        on_click="ignore",
        type="tertiary",
    )


def _said(found: Answer, finding: str) -> None:
    place = found.areas[found.subject].name if found.subject in found.areas else ""
    about = ". ".join(part for part in (found.of.question.title, place, day(found.asked.dates[-1])) if part)
    st.html(f'<h2 class="finding">{escape(finding)}</h2><p class="caption">{escape(about)}</p>')


def _method(found: Answer) -> str:
    with data() as connection:
        loads = last_loads(connection)
    sources = ", ".join(
        f"{name} (last load {day(loads[name].date())})" if name in loads else f"{name} (never loaded)"
        for name in found.of.question.reads
    )
    return (
        f"<p>{escape(' '.join(found.of.question.method.split()))}</p>"
        f"<p>As at {day(found.asked.dates[-1])}. Source: {escape(sources)}. "
        f"Version {found.asked.version} of the data. The SQL that was run:</p>"
    )


def _heading(found: Answer, area: str, when: date) -> str:
    """A London reader's columns are dates, a BCU's are areas."""
    if found.subject == LONDON_AREA:
        return short_day(when)
    return found.areas[area].name if area in found.areas else area


def _value(found: Answer, area: str, when: date) -> str:
    row = found.row(area, when)
    if row is None:
        return "–"
    return "no data" if row.silent else of(row.numerator, row.denominator)


def _is_map(spec: dict[str, object]) -> bool:
    """A chart of a fixed width is not stretched."""
    return "width" in spec
