"""
What others published beside what the records say of the same day: as published, with its source, never corrected.

Where two sources give the same thing of the same month differently, both stand and the difference is said.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.figures import FIGURES
from dashboard.kept import kept
from dashboard.kinds import FigureRow
from dashboard.page import Page
from dashboard.permissions import Protection
from dashboard.words import month, of, of_with_share, short_day
from queries.dates import month_end
from queries.scope import LONDON_AREA, L
from seed.published import Published, published

DECEMBER = 12
SEASONS = {"summer": 9}  # by the end of which month a season is over


@dataclass(frozen=True)
class Of:
    """What a published number is of: in words, and the figures of ours that say the same, added up."""

    title: str
    figures: tuple[str, ...] = ()
    is_share: bool = False


OF = {
    "matrix_population": Of("People on the Matrix", ("matrix_population",)),
    "share_zero_harm": Of("With a zero harm score", ("zero_harm",), is_share=True),
    "share_green": Of("In the Green band", ("band_green",), is_share=True),
    "share_black": Of("Black", ("people_black",), is_share=True),
    "share_male": Of("Male", ("people_male",), is_share=True),
    "share_under_18": Of("Under 18", ("people_age_under_18",), is_share=True),
    "share_under_25": Of("Under 25", ("people_age_under_18", "people_age_18_24"), is_share=True),
    "additions": Of("Additions"),
    "reappraisal_removed": Of("Green people removed by the reappraisal", ("reappraisal_removed",)),
    "boroughs_signed": Of("Boroughs with an agreement", ("agreements_in_force",)),
}


@kept
def published_rows(page: Page) -> list[list[Any]]:
    """Each published number by what it is of and when: as published, what the records say, where it stands."""
    facts = sorted(published(), key=lambda fact: (list(OF).index(fact.what), fact.as_at))
    ours = _ours(page, facts)
    return [
        [
            OF[fact.what].title,
            _when(fact.as_at),
            _value(fact) + _otherwise(fact, facts),
            ours(fact),
            fact.source,
        ]
        for fact in facts
    ]


def day_of(as_at: str) -> date | None:
    """The last day of the month, season or year that is named; none where it is a span of months."""
    if "/" in as_at:
        return None
    year, _, rest = as_at.partition("-")
    in_year = int(SEASONS.get(rest, rest or DECEMBER))
    return month_end(date(int(year), in_year, 1))


def disagreements(facts: Sequence[Published]) -> list[tuple[Published, Published]]:
    """Pairs that give the same thing of the same time differently."""
    return [
        (one, other)
        for place, one in enumerate(facts)
        for other in facts[place + 1 :]
        if (one.what, one.as_at) == (other.what, other.as_at) and one.value != other.value
    ]


def _ours(page: Page, facts: Sequence[Published]) -> Callable[[Published], str]:
    """Each figure is asked once, for all the days on which it was published."""
    days: dict[str, set[date]] = {}
    for fact in facts:
        when = day_of(fact.as_at)
        if when and when <= page.as_at:
            for figure in OF[fact.what].figures:
                days.setdefault(figure, set()).add(when)
    answers = {id_: page.ask(FIGURES[id_], sorted(of_it), L) for id_, of_it in days.items()}

    def said(fact: Published) -> str:
        when, about = day_of(fact.as_at), OF[fact.what]
        if when is None or not about.figures:
            return "– not told of such a span"
        if when > page.as_at:
            return f"– not by {short_day(page.as_at)}"
        rows = [answers[id_].row(LONDON_AREA, when) for id_ in about.figures]
        if None in rows and answers[about.figures[0]].asked.protection is Protection.RELEASE:
            return "– in no release"
        return _said(rows, about)

    return said


def _said(rows: Sequence[FigureRow | None], about: Of) -> str:
    known = [row for row in rows if row and not row.silent]
    if len(known) < len(rows) or (about.is_share and not known[0].denominator):
        return "no data"
    if any(row.withheld for row in known):
        return "withheld"
    count = sum(row.numerator or 0 for row in known)
    if not about.is_share:
        return of(count, None) if count else "0"
    return of_with_share(count, known[0].denominator)


def _value(fact: Published) -> str:
    return f"{100 * fact.value:.0f} %" if OF[fact.what].is_share else f"{fact.value:,.0f}"


def _otherwise(fact: Published, facts: Sequence[Published]) -> str:
    """What another source gives for the same."""
    others = [
        _value(other if one is fact else one) for one, other in disagreements(facts) if fact in (one, other)
    ]
    return f" (elsewhere {', '.join(others)})" if others else ""


def _when(as_at: str) -> str:
    """As it was said: a month, a year, a span of months, a season."""
    parts = as_at.split("/")
    return " to ".join(_month(part) for part in parts)


def _month(label: str) -> str:
    year, _, rest = label.partition("-")
    if rest.isdigit():
        return month(date(int(year), int(rest), 1))
    return f"{rest} {year}".strip()
