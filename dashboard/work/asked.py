"""What is due in the BCU a page is about: every listing of work asked once, and what is silent left out and said."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from dashboard.as_loaded import as_loaded
from dashboard.choosing import choose_bcu
from dashboard.figures import FIGURES, access, register
from dashboard.figures.work import WORK
from dashboard.kept import kept
from dashboard.kinds import Answer
from dashboard.page import Page, footer, in_london, say_missing
from dashboard.permissions import may_mark
from dashboard.sign_in.viewer import viewer
from dashboard.work.done import Marks, marks_of
from dashboard.work.horizon import Section
from dashboard.work.lines import DUTIES, Line, lines
from dashboard.work.standing import Standing, standing
from queries.errors import Tellable
from queries.silence import Source

# Under what name a source that is silent is told to be so.
SOURCES = {
    "review_outcomes": "outcomes of reviews",
    "reviews": "returns of reviews",
    "access_by_day": "the access log",
    "user_audits": "audits of users",
    "training": "training",
    "access_queries": "audit forms",
}


@dataclass(frozen=True)
class Work:
    """The work of a BCU as its reader sees it: its lines under their headings, and what cannot be told."""

    bcu: str
    name: str
    as_at: date
    version: int
    loaded: str  # when the last load came, in words
    sections: Mapping[Section, tuple[Line, ...]]
    marks: Marks
    silent: tuple[str, ...]
    known: bool  # whether anybody is on its Matrices, or may open them
    may_mark: bool

    def standing(self, line: Line) -> Standing:
        return standing(line, self.bcu, self.marks, self.version)

    def due(self, *sections: Section) -> int:
        """How many lines under these headings are not all said to be done."""
        return sum(not self.standing(line).waits for section in sections for line in self.sections[section])

    @property
    def waiting(self) -> int:
        """How many lines wait for the next load."""
        return sum(len(lines) for lines in self.sections.values()) - self.due(*Section)


def about_a_bcu(page: Page) -> Page:
    """The page about the BCU that its reader holds, or chooses. Stops with a sentence where there is none."""
    try:
        return page.about(choose_bcu(page.scope))
    except Tellable as refusal:
        say_missing(str(refusal))
        footer()
        st.stop()


def work_in(page: Page) -> Work:
    """
    The work of the BCU that the page is about.

    :param page: a Page about one BCU.
    """
    bcu = page.scope.bcu or ""
    holds_it = may_mark(viewer(), bcu)
    return replace(_unmarked(page), marks=marks_of(bcu) if holds_it else {}, may_mark=holds_it)


@kept
def _unmarked(page: Page) -> Work:
    """The same with nothing marked: what is marked is no part of the data, and is asked at every run."""
    bcu, silent = page.scope.bcu or "", _silent(page)
    answers = [page.ask(listing) for listing in WORK]
    due = [record for answer in answers for record in answer.records if _source(record["duty"]) not in silent]
    counted = [page.ask(figure) for figure in (register.matrix_population, access.live_users)]
    return Work(
        bcu,
        as_loaded().areas[bcu].name,
        page.as_at,
        answers[0].asked.version,
        in_london(page.fresh.loaded_at) if page.fresh.loaded_at else "",
        lines(due, page.as_at),
        marks={},
        silent=tuple(dict.fromkeys(SOURCES[source.table] for source in silent)),
        known=any(_value(answer, bcu, page.as_at) for answer in counted),
        may_mark=False,
    )


def _silent(page: Page) -> tuple[Source, ...]:
    """The sources of the duties that say nothing by the as-at date: one figure of each is asked."""
    of_each = {_source(duty): FIGURES[DUTIES[duty].figure] for duty in DUTIES}
    return tuple(source for source, figure in of_each.items() if source and page.ask(figure).silent)


def _source(duty: str) -> Source | None:
    return FIGURES[DUTIES[duty].figure].source


def _value(answer: Answer, area: str, as_at: date) -> float:
    row = answer.row(area, as_at)
    return row.numerator or 0 if row else 0
