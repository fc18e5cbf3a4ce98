"""The tables of the page Data sharing: the boroughs by name, and the few numbers beside the map."""

from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Any

from dashboard import links
from dashboard.figures import access, sharing
from dashboard.kept import kept
from dashboard.kinds import Answer, Figure
from dashboard.marks import AGREEMENT_WORDS
from dashboard.page import Page
from dashboard.sentences.sharing import hmpps_sentence
from dashboard.showing import value_in_words
from dashboard.tables import numbers, render
from dashboard.words import capital, day, short_day
from queries.scope import LONDON_AREA

Answers = Mapping[str, Answer]  # by the figure's id
BOROUGH = "borough"  # its name in the URL
openings_without_agreement = access.FINDINGS["partner_without_agreement"]

# Each number beside the map, as it is called there.
NUMBERS: tuple[tuple[str, Figure], ...] = (
    ("Boroughs with an agreement in force", sharing.agreements_in_force),
    ("of them, sharing has started", sharing.sharing_started),
    ("HMPPS has an agreement in force", sharing.hmpps_agreement),
    ("Openings by partners without an agreement, in 12 months, not explained", openings_without_agreement),
)
DATED = ("sent_on", "signed_on", "sharing_started_on", "review_due_on")


@kept
def borough_list(states: Answer) -> str:
    """Every borough by name: where its agreement stands, since when, what is next; each name leads to its sheet."""
    if states.says_nothing:
        return '<p class="missing">No data: no Data Sharing Agreement has been recorded.</p>'
    return render("borough_list.html", rows=[_row(record) for record in states.records])


def ask_numbers(page: Page) -> Answers:
    """The answers of the numbers beside the map, as at the compared and the as-at date."""
    dates = (page.compared_with, page.as_at)
    return {figure.id: page.ask(figure, dates) for _, figure in NUMBERS}


def by_name(answers: Answers) -> Answers:
    """The same answers by what the table calls each."""
    return {capital(title): answers[figure.id] for title, figure in NUMBERS}


@kept
def sharing_numbers(page: Page, answers: Answers) -> str:
    """The numbers beside the map: for London now and then, for a BCU beside London’s; and HMPPS in words."""
    own = page.scope.bcu or LONDON_AREA
    columns = [(own, page.as_at), (own, page.compared_with)]
    if own != LONDON_AREA:
        columns = [(own, page.as_at), (LONDON_AREA, page.as_at)]
    rows = [
        [title, *(_value(answers[figure.id], *_told(figure, area, when)) for area, when in columns)]
        for title, figure in NUMBERS
    ]
    headings = ["", *(_heading(answers, own, *column) for column in columns)]
    hmpps = escape(hmpps_sentence(page.ask(sharing.hmpps_state)))
    return f'{numbers("Agreements and openings", headings, rows)}<p class="caption">{hmpps}</p>'


def _told(figure: Figure, area: str, when: date) -> tuple[str, date]:
    """What is London’s alone is told as such."""
    return (LONDON_AREA if figure is sharing.hmpps_agreement else area), when


def _value(found: Answer, area: str, when: date) -> str:
    said = value_in_words(found, area, when)
    return "none" if said == "0 of 0" else said


def _heading(answers: Answers, own: str, area: str, when: date) -> str:
    if own == LONDON_AREA:
        return short_day(when)
    areas = answers["agreements_in_force"].areas
    return areas[area].name if area in areas else area


def _row(record: Mapping[str, Any]) -> dict[str, Any]:
    ended = record["ended_on"]
    return {
        "name": record["name"] or record["area"],
        "leads": links.to("sharing", **{BOROUGH: record["area"]}),
        "state": f"ended {day(ended)}" if record["state"] == "ended" else AGREEMENT_WORDS[record["state"]],
        "dates": [day(record[name]) if record[name] else "–" for name in DATED],
        "next_step": record["next_step"],
        "owes_a_step": record["state"] != "sharing",
    }
