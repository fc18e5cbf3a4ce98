"""The nine rows of the Overview: claimed, assessed, tested; what stands in the way, and what changed."""

from collections.abc import Sequence
from typing import Any

from dashboard.commitments import Commitment, Result
from dashboard.kept import kept
from dashboard.links import to
from dashboard.marks import ASSESSMENT_MARKS, CLAIM_MARKS, TEST_MARKS, TONES, Mark
from dashboard.promise_history import STANDINGS, PromiseHistory
from dashboard.promises import Recommendation
from dashboard.sentences.overview import NAMED
from dashboard.sentences.promises import SAID_OF_MOPAC, held
from dashboard.standing_in_the_way import Controls
from dashboard.tables import render
from dashboard.words import all_of, capital, number, of, short_day

SAME = "= no change"


@kept
def nine_rows(nine: Sequence[Recommendation], history: PromiseHistory, controls: Controls) -> str:
    """The table, as HTML: each row leads to its recommendation, and what stands in the way to its commitment."""
    rows = [_row(each, history, controls) for each in nine]
    return render(
        "nine_rows.html",
        rows=rows,
        since=short_day(history.looked.compared_with),
        quarter_ends=len(history.looked.quarter_ends),
    )


def _row(whole: Recommendation, history: PromiseHistory, controls: Controls) -> dict[str, Any]:
    made = history.of(whole.recommendation)
    worst = history.worst(made, controls.shortfall)
    return {
        "number": whole.recommendation,
        "title": whole.title,
        "link": to("recommendations", recommendation=str(whole.recommendation)),
        "contradictions": whole.contradictions,
        "wholly": bool(whole.claimed_in_full and not whole.tested_in_full),
        "claimed": cell(whole.claimed, whole.commitments, CLAIM_MARKS[whole.worst_claim]),
        "assessed": cell(whole.assessed, whole.commitments, ASSESSMENT_MARKS[whole.worst_assessment]),
        "self_assessed": SAID_OF_MOPAC.get(whole.owner or ""),
        "tested": _tested(whole),
        "held": held(worst, history) if worst else "",
        "papers": _papers(whole),
        "worst": worst and worst.commitment,
        "worst_link": worst and to("recommendations", commitment=worst.commitment),
        "way": capital(_way(worst, made, controls)),
        "since": _since(made, history),
    }


def cell(count: int | None, among: int | None, mark: Mark) -> dict[str, str]:
    """N of N, with a state's shape and word."""
    return {"count": of(count, among), "shape": mark.shape, "word": mark.word, "tone": TONES[mark.shape]}


def _tested(whole: Recommendation) -> dict[str, str] | None:
    if whole.worst_test is None:
        return None
    return cell(whole.held, whole.with_control, TEST_MARKS[whole.worst_test])


def _papers(whole: Recommendation) -> dict[str, str] | None:
    """Counted apart: a paper is not a test."""
    if whole.worst_paper is None:
        return None
    return cell(whole.documented, whole.on_paper_only, TEST_MARKS[whole.worst_paper])


def _way(worst: Commitment | None, made: Sequence[Commitment], controls: Controls) -> str:
    if worst is not None:
        return controls.clause(worst)
    missing = [each.commitment for each in made if each.test is Result.NOT_DOCUMENTED]
    return f"no paper on {all_of(missing)}" if missing else "nothing: every paper is there"


def _since(made: Sequence[Commitment], history: PromiseHistory) -> list[dict[str, str]]:
    """What became of it since the compared date: worse, better, or no change; and for how many meetings none."""
    if not any(each.commitment in history.then for each in made):
        return [{"tone": "unknown", "said": "? not known then"}]
    changes = [(column, history.changed(made, column)) for column in STANDINGS]
    lines = [
        {"tone": tone, "said": f"{shape} {_of_what(column)}{word}: {_names(names)}"}
        for column, changed in changes
        for shape, word, tone, names in (
            ("↓", "worse", "bad", changed.worse),
            ("↑", "better", "good", changed.better),
        )
        if names
    ]
    meetings = history.unchanged_for(made)
    if not lines and meetings > 1:
        return [{"tone": "quiet", "said": f"{SAME} for {number(meetings)} meetings"}]
    return lines or [{"tone": "quiet", "said": SAME}]


def _of_what(column: str) -> str:
    return {"tests": "", "claims": "claim ", "assessments": "assessed "}[column]


def _names(names: Sequence[str]) -> str:
    return all_of(list(names)) if len(names) <= NAMED else str(len(names))
