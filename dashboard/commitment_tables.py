"""The commitments of each recommendation as a table: claimed, assessed, tested, due; and what the paper says of it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dashboard.commitments import Commitment
from dashboard.kept import kept
from dashboard.links import to
from dashboard.marks import ASSESSMENT_MARKS, CLAIM_MARKS, OVERDUE_MARK, TEST_MARKS, TONES, Mark
from dashboard.promise_history import PromiseHistory, contradicts
from dashboard.promises import Recommendation, shown_as
from dashboard.sentences.promises import BASES, RESTS_ON, SAID_OF_MOPAC, due, held, owner, paper
from dashboard.standing_in_the_way import Controls
from dashboard.tables import render
from dashboard.words import capital, day


@kept
def commitment_tables(listed: Sequence[Recommendation], history: PromiseHistory, controls: Controls) -> str:
    """One table for each recommendation, as HTML; each row leads to its commitment."""
    groups = [
        {
            "number": each.recommendation,
            "title": each.title,
            "link": to("recommendations", recommendation=str(each.recommendation)),
            "owner": owner(each.owner),
            "due": day(each.due_on) if each.due_on else "no date given",
            "rows": [_row(promised, history, controls) for promised in history.of(each.recommendation)],
        }
        for each in listed
    ]
    return render("commitments.html", groups=groups)


def states_of(each: Commitment) -> dict[str, Any]:
    """Its claim, its assessment and its test, each with its shape, its word and since when."""
    return {
        "claimed": _state(CLAIM_MARKS[each.claim], "since", each.claimed_on),
        "assessed": _state(ASSESSMENT_MARKS[each.assessment], "on", each.assessed_on),
        "self_assessed": SAID_OF_MOPAC.get(each.owner or ""),
        "tested": _state(TEST_MARKS[shown_as(each)]),
        "overdue": str(OVERDUE_MARK) if each.overdue else "",
        "contradicts": contradicts(each),
        "basis": BASES.get(each.basis or "", "basis not recorded"),
        "rests_on": RESTS_ON.get(each.basis or "", "Basis not recorded"),
        "on_paper": not each.control,
        "source": each.source or "place not recorded",
        "owner": owner(each.owner),
        "due": due(each),
    }


def _row(each: Commitment, history: PromiseHistory, controls: Controls) -> dict[str, Any]:
    measured = controls.clause(each) if each.control else paper(each)
    return states_of(each) | {
        "name": each.commitment,
        "title": each.title,
        "link": to("recommendations", commitment=each.commitment),
        "measured": capital(measured),
        "held": held(each, history) if each.control else "",
    }


def _state(mark: Mark, word: str = "", when: date | None = None) -> dict[str, str]:
    since = f"{word} {day(when)}" if when else ""
    return {"shape": mark.shape, "word": mark.word, "tone": TONES[mark.shape], "since": since}
