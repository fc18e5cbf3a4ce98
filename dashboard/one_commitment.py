"""One commitment in full: what was promised, its history of claims and assessments, what its control measured, its papers."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dashboard.commitment_tables import states_of
from dashboard.commitments import Commitment
from dashboard.kept import kept
from dashboard.kinds import FIGURES, Answer, Figure
from dashboard.links import to
from dashboard.marks import ASSESSMENT_MARKS, CLAIM_MARKS, TEST_MARKS, TONES
from dashboard.promise_history import PromiseHistory
from dashboard.promises import ASSESSMENTS, CLAIMS, shown_as
from dashboard.sentences.promises import held, paper
from dashboard.showing import value_in_words
from dashboard.tables import render
from dashboard.words import age, capital, day
from queries.scope import LONDON_AREA

SAID = {"claim": (CLAIMS, CLAIM_MARKS, "claimed"), "assessment": (ASSESSMENTS, ASSESSMENT_MARKS, "assessed")}


def controls_of(each: Commitment) -> list[Figure]:
    """The figures that test it, the late one last; none where only papers can show it, or what is named is none."""
    named = (each.control, each.late_control)
    return [FIGURES[name] for name in named if name and name in FIGURES]


@kept
def what_was_promised(each: Commitment, history: PromiseHistory, statuses: Answer) -> str:
    """What was promised and how it stands, with every claim and assessment there was; as HTML."""
    said = [record for record in statuses.records if record["commitment"] == each.commitment]
    return render(
        "commitment.html",
        title=each.title,
        whole=f"Recommendation {each.recommendation}: {each.recommendation_title}",
        whole_link=to("recommendations", recommendation=str(each.recommendation)),
        stands=states_of(each),
        held=held(each, history) if each.control else capital(paper(each)),
        statuses=[_status(record) for record in said],
    )


@kept
def what_it_measured(each: Commitment, history: PromiseHistory, measured: Sequence[Answer]) -> str:
    """The test at each of the last quarter ends and at the as-at date, with what its controls counted; as HTML."""
    looked = {*history.looked.quarter_ends, history.looked.as_at}
    dates = sorted(
        (when for when in looked if history.at[when]), reverse=True
    )  # of releases not all are there
    columns = [(found, area) for found in measured for area in dict.fromkeys([LONDON_AREA, found.told])]
    return render(
        "quarter_ends.html",
        columns=[_heading(found, area, measured) for found, area in columns],
        rows=[_at(when, each, history, columns) for when in dates],
    )


@kept
def papers_of(each: Commitment, papers: Answer) -> str:
    """Every paper shown for it, with its age, and whether it is of the kind asked for; as HTML."""
    rows = [_paper(record, each) for record in papers.records if record["commitment"] == each.commitment]
    return render("papers.html", rows=rows, kind=each.evidence_kind or "paper", counted=each.papers)


def _heading(found: Answer, area: str, measured: Sequence[Answer]) -> str:
    """The area; and the figure, where there are two."""
    name = found.areas[area].name if area in found.areas else area
    return f"{found.of.question.title}, {name}" if len(measured) > 1 else name


def _at(
    when: date, each: Commitment, history: PromiseHistory, columns: Sequence[tuple[Answer, str]]
) -> dict[str, Any]:
    then = history.at[when].get(each.commitment)
    mark = TEST_MARKS[shown_as(then)] if then else TEST_MARKS["cannot_be_tested"]
    counted = [value_in_words(found, area, when) for found, area in columns]
    return {"day": day(when), "mark": str(mark), "tone": TONES[mark.shape], "counted": counted}


def _status(record: Any) -> dict[str, str]:
    order, marks, verb = SAID[record["source"]]
    before, status = record["status_before"], record["status"]
    back = before is not None and order.index(status) < order.index(before)
    mark = marks[status]
    return {
        "day": day(record["recorded_on"]),
        "verb": verb,
        "said": str(mark),
        "tone": TONES[mark.shape],
        "back": f"back from {marks[before].word}" if back else "",
        "note": record["note"] or "",
    }


def _paper(record: Any, each: Commitment) -> dict[str, Any]:
    url = record["url"] or ""
    return {
        "title": record["title"] or record["evidence_id"],
        "url": url if url.startswith(("https://", "http://")) else "",
        "kind": record["kind"],
        "day": day(record["dated_on"]),
        "age": age(record["dated_on"], each.as_at),
        "counted": "✔ counted" if record["of_kind"] else "– not counted",
    }
