"""How to read a page: what it answers and for whom, and each mark it uses with its word."""

from collections.abc import Iterable, Mapping

from dashboard.contents import Entry
from dashboard.marks import (
    AGREEMENT_WORDS,
    ASSESSMENT_MARKS,
    CHECK_MARKS,
    CLAIM_MARKS,
    CONTRADICTION_MARK,
    DOCUMENT_MARKS,
    FINDING_MARKS,
    LOAD_MARKS,
    OVERDUE_MARK,
    POST_MARKS,
    REVIEW_MARKS,
    SOURCE_MARKS,
    TEST_MARKS,
    Mark,
)

Legend = tuple[str, tuple[str, ...]]  # what the marks are about, and each of them

MISSING: Mapping[str, str] = {
    "no data": "the source says nothing by this date. That is neither good nor bad.",
    "no return": "what had to be sent in was not.",
    "withheld": "the number is known and not shown, so that nobody can be made out.",
    "0": "it was counted, and there was none.",
    "–": "there is no such number, or none can be worked out of nothing.",
}


def _said(marks: Iterable[Mark]) -> tuple[str, ...]:
    return tuple(map(str, marks))


LEGENDS: Mapping[str, Legend] = {
    "claims": ("Claimed by the MPS", _said(CLAIM_MARKS.values())),
    "assessments": ("Assessed by MOPAC", _said(ASSESSMENT_MARKS.values())),
    "tests": ("Tested by the records", _said([*TEST_MARKS.values(), CONTRADICTION_MARK, OVERDUE_MARK])),
    "reviews": ("Reviews", _said(REVIEW_MARKS.values())),
    "findings": ("Where a question about an opening stands", _said([*FINDING_MARKS.values(), OVERDUE_MARK])),
    "targets": ("Targets", ("✔ met", "✕ not met", "– none, or not due")),
    "posts": ("Each BCU’s single point of contact", _said(POST_MARKS.values())),
    "documents": ("Where a document stands", _said(DOCUMENT_MARKS.values())),
    "checks": ("Checks of the other data sets", _said(CHECK_MARKS.values())),
    "sources": ("How fresh a source is", _said(SOURCE_MARKS.values())),
    "loads": ("How a load ended", _said(LOAD_MARKS.values())),
    "agreements": ("Where an agreement stands", tuple(AGREEMENT_WORDS.values())),
}


def legends(entry: Entry) -> list[Legend]:
    """The marks of a page, by what they are about."""
    return [LEGENDS[kind] for kind in entry.marks]
