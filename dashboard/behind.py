"""What stands behind every number: its table, how it is made, the rows that make it up, and its download."""

from html import escape

import streamlit as st

from dashboard.answers import drawing, sql
from dashboard.as_loaded import as_loaded
from dashboard.downloads import Form, Wanted, bytes_of, file_name
from dashboard.kinds import EVERY_COLUMN, Answer, Behind, Figure
from dashboard.lacking import ROUNDED
from dashboard.links import to
from dashboard.page import Page
from dashboard.permissions import Protection
from dashboard.presenting import presenting
from dashboard.rows_behind import rows_behind
from dashboard.sign_in.viewer import reader_of_this_session
from dashboard.tables import rows_table, table_of
from dashboard.words import all_of, day
from queries.scope import Level

TABLE, METHOD, ROWS, DOWNLOAD = "View as table", "How this is made", "The rows behind it", "Download"


def behind(page: Page, found: Answer, *, twin: bool = True) -> None:
    """The line of choices under a figure. A table is its own twin."""
    if not found.held:
        return
    if found.of.caution:
        st.html(f'<p class="caption">{escape(found.of.caution)}</p>')
    if not presenting():
        _choices(page, found, twin=twin)


def show_rows(page: Page, figure: Figure) -> None:
    """The rows behind a figure at the as-at date, as a table that adds up to it."""
    if figure.behind:
        _rows(page, figure, figure.behind)


def _choices(page: Page, found: Answer, *, twin: bool) -> None:
    """
    Nothing of what is closed is worked out, or sent. No fragment: Streamlit copies its place for each at every run,
    which costs all readers more than drawing the page again costs the one who opens; and what opens is then of the
    same state of the data as what stands above it.
    """
    rows = isinstance(found.of, Figure) and found.of.behind and _is_told(found, found.of.behind)
    offered = [*([TABLE] if twin else []), METHOD, *([ROWS] if rows else []), DOWNLOAD]
    name = f"{found.of.id}{'' if twin else '_table'}"
    chosen = st.pills(f"Behind {found.of.title}", offered, key=f"behind_{name}", label_visibility="collapsed")
    if chosen:
        with st.container(key=f"opened_{name}"):
            _open(page, found, chosen)


def _open(page: Page, found: Answer, chosen: str) -> None:
    if chosen == TABLE:
        st.html(table_of(_again(page, found)))
    elif chosen == METHOD:
        st.html(_method(found))
    elif chosen == ROWS and isinstance(found.of, Figure) and found.of.behind:
        _rows(page, found.of, found.of.behind)
    elif chosen == DOWNLOAD:
        _download(page, found)


def _again(page: Page, found: Answer) -> Answer:
    """Asked anew: by the time a reader opens it, their account or the data may be others."""
    return page.ask(found.of, found.asked.dates, found.asked.levels)


def _rows(page: Page, figure: Figure, of: Behind) -> None:
    listed = page.ask(of.listing)
    st.html(rows_table(f"{figure.question.title}: the rows behind it", rows_behind(of, listed)))
    if not page.scope.is_london and Level.BCU not in figure.levels and not of.listing.of_london:
        st.html(
            '<p class="caption">The figure counts all of London; these are the rows of this BCU alone.</p>'
        )
    _take_away(
        page, Wanted(figure, (page.as_at,), page.entry.slug, page.fresh.synthetic, page.scope, rows=True)
    )


def _download(page: Page, found: Answer) -> None:
    wanted = Wanted(found.of, found.asked.dates, page.entry.slug, page.fresh.synthetic, page.scope)
    has_chart = not found.says_nothing and drawing(found) is not None
    with st.container(horizontal=True, key=f"forms_{found.of.id}"):
        for form in Form if has_chart else (Form.CSV,):
            _take_away(page, wanted, form)


def _take_away(page: Page, wanted: Wanted, form: Form = Form.CSV) -> None:
    """Bytes are made when they are asked for, for the reader as they then are."""
    reader = reader_of_this_session()
    st.download_button(
        "CSV of these rows" if wanted.rows else form.upper(),
        lambda: bytes_of(wanted, form, reader),
        file_name(wanted, form),
        form.media_type,
        key=f"{form}_{page.entry.slug}_{wanted.of.id}{'_rows' if wanted.rows else ''}",
        on_click="ignore",
    )


def _is_told(found: Answer, of: Behind) -> bool:
    """Whether the reader may have the rows behind it: of a release, those of a listing that it holds whole."""
    return found.asked.protection is Protection.EXACT or of.listing.released == EVERY_COLUMN


def _method(found: Answer) -> str:
    if found.asked.releases:
        return _method_of_releases(found)
    loads = as_loaded().last_loads
    sources = ", ".join(
        f"{name} (last load {day(loads[name].date())})" if name in loads else f"{name} (never loaded)"
        for name in found.of.question.reads
    )
    return (
        f"<p>{escape(' '.join(found.of.method.split()))} "
        f'<a href="{escape(to("methods", figure=found.of.id))}" target="_self">Who checked it, and what it tests</a></p>'
        f"<p>As at {day(found.asked.dates[-1])}. Source: {escape(sources)}. "
        f"Version {found.asked.version} of the data. The SQL that was run:</p>"
        f'<pre class="sql" tabindex="0" aria-label="SQL">{escape(sql(found))}</pre>'
    )


def _method_of_releases(found: Answer) -> str:
    """No SQL was run: the rows are those that were published."""
    meetings = all_of([f"{meeting}, edition {edition}" for meeting, edition in found.asked.releases])
    return (
        f"<p>{escape(' '.join(found.of.method.split()))}</p>"
        f"<p>As at {day(found.asked.dates[-1])}. From what was released of {escape(meetings)}. {escape(ROUNDED)}</p>"
    )
