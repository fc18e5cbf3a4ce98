"""
The five figures at the side of the Overview, each with where it came from, and the page where it can be questioned.

How many people are on the Matrix; how many of them are in the Green band, whose reappraisal the paper is about; whether
the BCUs review them; whether anybody opens the Matrix without a grant; and with how many boroughs the sharing is agreed.
The Green band and not the zero harm score, since four commitments are about it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.charts.small_lines import small_line
from dashboard.figures import access, register, reviews, sharing
from dashboard.kept import kept
from dashboard.kinds import Answer, Figure, FigureRow
from dashboard.links import to
from dashboard.page import Page
from dashboard.periods import quarters_to
from dashboard.showing import value_in_words
from dashboard.tables import render
from dashboard.words import month, of, short_day
from queries.scope import LC, LONDON_AREA

QUARTERS = 12


@dataclass(frozen=True)
class Headline:
    """A figure in few words, and the page it belongs to."""

    figure: Figure
    title: str
    slug: str


FIVE = (
    Headline(register.matrix_population, "People on the Matrix", "green"),
    Headline(register.bands[2], "In the Green band", "green"),
    Headline(reviews.reviews_complete, "BCUs that reviewed", "reviews"),
    Headline(access.FINDINGS["no_grant"], "Openings without a grant, unexplained", "access"),
    Headline(sharing.agreements_in_force, "Boroughs with an agreement", "sharing"),
)


@kept
def headline_figures(page: Page) -> str:
    """The table, as HTML: now and then; for a BCU's reader beside London's."""
    answers = list(zip(FIVE, ask_five(page), strict=True))
    found = answers[0][1]
    own = found.subject
    names = {code: area.name for code, area in found.areas.items()}
    columns = (
        [(LONDON_AREA, "London")]
        if own == LONDON_AREA
        else [(own, names.get(own, own)), (LONDON_AREA, "London")]
    )
    return render(
        "headline_figures.html",
        then=short_day(page.compared_with),
        columns=[heading for _, heading in columns],
        rows=[_row(page, headline, answer, [area for area, _ in columns]) for headline, answer in answers],
        cautions=list(dict.fromkeys(headline.figure.caution for headline in FIVE if headline.figure.caution)),
    )


def ask_five(page: Page) -> list[Answer]:
    """Each of them over three years, and at the compared date."""
    dates = tuple(sorted({*quarters_to(page.as_at, QUARTERS), page.compared_with}))
    return [page.ask(headline.figure, dates, LC) for headline in FIVE]


def _row(page: Page, headline: Headline, found: Answer, areas: Sequence[str]) -> dict[str, Any]:
    history = [row for row in found.rows if row.area == found.subject]
    return {
        "title": headline.title,
        "link": to(headline.slug),
        "values": [value_in_words(found, area, page.as_at) for area in areas],
        "then": f"was {value_in_words(found, areas[0], page.compared_with)}",
        "line": small_line(history),
        "alt": _alt(headline, history),
        "from": _first(history),
    }


def _first(history: Sequence[FigureRow]) -> str:
    known = [row for row in history if not row.silent and row.numerator is not None]
    return f"{of(known[0].numerator, None)} in {known[0].as_at.year}" if known else "no data"


def _alt(headline: Headline, history: Sequence[FigureRow]) -> str:
    known = [row for row in history if not row.silent and row.numerator is not None]
    if not known:
        return f"{headline.title}: no data"
    high, low = (pick(known, key=lambda row: row.numerator or 0) for pick in (max, min))
    return (
        f"{headline.title}, from {of(known[0].numerator, None)} in {month(known[0].as_at)} to {of(known[-1].numerator, None)} in {month(known[-1].as_at)}; at most "
        f"{of(high.numerator, None)}, at least {of(low.numerator, None)}"
    )
