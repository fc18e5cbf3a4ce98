"""One borough’s sheet, to print on one page: where its agreement stands, what is next, what may be shared."""

import streamlit as st

from dashboard import links
from dashboard.behind import behind
from dashboard.figures import sharing
from dashboard.kept import kept
from dashboard.kinds import Answer
from dashboard.page import Page
from dashboard.sentences.borough import (
    Record,
    dates,
    openings_sentence,
    standing,
    what_may_be_shared,
    who_is_asked,
)
from dashboard.sharing_tables import BOROUGH, openings_without_agreement
from dashboard.tables import render
from dashboard.words import day
from queries.errors import Tellable
from queries.scope import Level


def asked_borough() -> str | None:
    """The borough in the URL, where there is one."""
    return st.query_params.get(BOROUGH)


def borough_sheet(page: Page, code: str) -> None:
    """
    The sheet of one borough.

    :raises Tellable: where it is not among the reader’s own.
    """
    states = page.ask(sharing.agreement_states)
    record = next((each for each in states.records if each["area"] == code), None)
    if record is None:
        raise Tellable(
            "There is no sheet for you at this address: the borough it names is not among those shown to you. "
            "Data sharing lists those that are."
        )
    if states.says_nothing:
        raise Tellable(f"No data: no Data Sharing Agreement had been recorded by {day(page.as_at)}.")
    openings = page.ask(openings_without_agreement, levels=frozenset({Level.BOROUGH}))
    st.html(_sheet(page, record, openings))
    behind(page, openings)


@kept
def _sheet(page: Page, record: Record, openings: Answer) -> str:
    name = record["name"] or record["area"]
    return render(
        "borough_sheet.html",
        sentence=standing(record),
        name=name,
        as_at=day(page.as_at),
        dates=dates(record, page.as_at),
        next_step=record["next_step"],
        asked=who_is_asked(record),
        sharing=what_may_be_shared(record),
        openings=openings_sentence(openings.row(record["area"], page.as_at), name, page.as_at),
        back=links.to("sharing"),
    )
