"""How a page is opened: who reads it, as at which date, compared with which; and the furniture below it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache
from html import escape
from importlib.metadata import version
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from dashboard.answers import answer
from dashboard.as_loaded import as_loaded
from dashboard.choosing import chosen_dates
from dashboard.contents import Entry, entry_of
from dashboard.kinds import Answer, Figure, Listing
from dashboard.lacking import NOT_HELD, ROUNDED, in_its_place, lacking, note
from dashboard.permissions import Viewer, check_may_ask, may_ask, reads_releases, sees_data
from dashboard.sign_in.viewer import viewer
from dashboard.trail import record
from dashboard.words import day
from queries.errors import Tellable
from queries.freshness import Freshness
from queries.scope import LONDON_AREA, Levels, Scope

IN_LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Page:
    """An open page: its entry, its two dates, what the data are, and whose rows it is about."""

    entry: Entry
    as_at: date
    compared_with: date
    fresh: Freshness
    scope: Scope
    kept: dict[Any, Answer] = field(default_factory=dict, compare=False, repr=False)

    def ask(
        self,
        of: Figure | Listing,
        dates: Sequence[date] | None = None,
        levels: Levels | None = None,
        **chosen: str,
    ) -> Answer:
        """The answer for the reader as they are now: the account is read again, also in a fragment's rerun."""
        return note(answer(of, viewer(), dates or (self.as_at,), levels, self.scope, **chosen))

    def ask_once(self, of: Figure | Listing, levels: Levels | None = None) -> Answer:
        """The answer at the as-at date, for the parts of one run that rest on the same; no fragment may use it."""
        if (of.id, levels) not in self.kept:
            self.kept[of.id, levels] = self.ask(of, levels=levels)
        return self.kept[of.id, levels]

    def about(self, bcu: str) -> "Page":
        """The same page about one BCU, for a reader whose scope covers it."""
        return replace(self, scope=Scope(bcu), kept={})


def open_page(file: str) -> Page:
    """
    Refuses a stranger and a role that has no such page, and writes the trail.

    Stops the page with a sentence where there is nothing to show.
    """
    entry, reader = admitted(file)
    check_may_ask(reader)
    chosen = chosen_dates(reader)
    if chosen.as_at is None or chosen.compared_with is None:
        say_missing("No data. Nothing has been loaded yet: `oversight load PACK` brings a pack in.")
        footer()
        st.stop()
    record_opening(reader, entry, chosen.as_at)
    return Page(entry, chosen.as_at, chosen.compared_with, chosen.fresh, reader.scope)


def open_if_data(file: str) -> tuple[Entry, Viewer, Page | None]:
    """The same for a page that says something besides: the page, for who is shown figures and where there are data."""
    entry, reader = admitted(file)
    chosen = chosen_dates(reader) if may_ask(reader) and not reads_releases(reader) else None
    if chosen is None or chosen.as_at is None or chosen.compared_with is None:
        record_opening(reader, entry)
        return entry, reader, None
    record_opening(reader, entry, chosen.as_at)
    page = Page(entry, chosen.as_at, chosen.compared_with, chosen.fresh, reader.scope)
    return entry, reader, page


def open_without_data(file: str) -> tuple[Entry, Viewer]:
    """The same for a page that shows nothing of the register: who reads it is shown no figures."""
    entry, reader = admitted(file)
    record_opening(reader, entry)
    return entry, reader


def headline(page: Page, sentence: str) -> None:
    """The one sentence a page opens with, and what the page answers, for whom, of where and when."""
    area = as_loaded().areas.get(page.scope.bcu or LONDON_AREA)
    where = area.name if area else page.scope.bcu or "London"
    opening_sentence(sentence, page.entry.answers, f"{where}, as at {day(page.as_at)}.")


def opening_sentence(sentence: str, answers: str, when: str = "") -> None:
    """As `headline`, of a page that is about no place and no day."""
    sentence = in_its_place(
        sentence, "A release does not hold what this page opens with; what it does hold stands below."
    )
    st.html(
        f'<h1 class="headline">{escape(sentence)}</h1>'
        f'<p class="subtitle">{escape(answers)} <span class="when">{escape(when)}</span></p>'
    )


def say_missing(sentence: str) -> None:
    """Missing is loud, and never like good news."""
    st.html(f'<p class="missing">{escape(sentence)}</p>')


def footer() -> None:
    """On every page: how far the data reach and their last load, for who is told; if they are made up; the version."""
    fresh = as_loaded().fresh
    parts = ['<span class="synthetic">Synthetic data</span>'] if fresh.synthetic else []
    parts += _known_of_the_data(fresh, viewer())
    parts.append(f"<span>Version {_version()}</span>")
    st.html(f'<div class="footer">{"".join(parts)}</div>')


def _known_of_the_data(fresh: Freshness, reader: Viewer) -> list[str]:
    if reads_releases(reader):
        return [f"<span>{escape(ROUNDED)}</span>", *_not_held()]
    return _of_the_data(fresh) if sees_data(reader) else []


def _not_held() -> list[str]:
    """What the page would show of the data, and no release holds."""
    return [f"<span>{NOT_HELD}: {escape('; '.join(lacking()))}.</span>"] if lacking() else []


def _of_the_data(fresh: Freshness) -> list[str]:
    parts = [f"<span>{f'Data as at {day(fresh.data_date)}' if fresh.data_date else 'No data'}</span>"]
    if fresh.loaded_at:
        parts.append(f"<span>Last load {in_london(fresh.loaded_at)}</span>")
    return parts


@cache
def _version() -> str:
    return version("matrix-oversight")


def in_london(instant: datetime) -> str:
    """30 November 2020 09:14, as the clocks in London say."""
    local = instant.astimezone(IN_LONDON)
    return f"{day(local.date())} {local:%H:%M}"


def admitted(file: str) -> tuple[Entry, Viewer]:
    """
    A page's entry, and who reads it.

    :raises Tellable: for a stranger, and where the page is not among those of the role.
    """
    entry, reader = entry_of(file), viewer()
    if reader.role not in entry.roles:
        raise Tellable(f"{entry.title} is not among the pages of the role {reader.role}.")
    return entry, reader


def record_opening(reader: Viewer, entry: Entry, as_at: date | None = None) -> None:
    """One row for each page opened; another filter on the same page is none."""
    if st.session_state.get("opened") != entry.slug:
        record(reader, "page opened", page=entry.slug, as_at=as_at)
        st.session_state["opened"] = entry.slug
