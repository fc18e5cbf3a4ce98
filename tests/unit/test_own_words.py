"""What the Group may enter: each refusal is a sentence, and the same words are the same row."""

from datetime import date
from typing import Any

import pytest

from dashboard.own_words.entries import LONGEST, assessment, decision, paper, withdrawal
from queries.errors import Tellable

TODAY, TOMORROW = date(2020, 12, 8), date(2020, 12, 9)
ACTION: dict[str, Any] = {
    "kind": "action",
    "title": "Report by BCU",
    "owner": "MPS",
    "due_on": TOMORROW,
    "today": TODAY,
}


def test_an_assessment_is_one_row_of_the_pack_in_its_own_columns():
    entry = assessment("2.10", TODAY, status="partly_met", note=" seen  on paper ", today=TODAY)

    assert entry.table == "status_updates"
    assert entry.values == {
        "commitment": "2.10",
        "source": "assessment",
        "recorded_on": "2020-12-08",
        "status": "partly_met",
        "note": "seen on paper",
    }
    assert entry.words == "The assessment of 2.10 on 8 December 2020"


def test_the_same_words_are_the_same_row_and_others_another():
    made = [decision("2.10", TODAY, **ACTION | {"owner": owner}) for owner in ("MPS", "MPS", "MOPAC")]
    first, again, other = (entry.values["decision_id"] for entry in made)

    assert first == again != other
    assert first.startswith("OG-")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: assessment("1.1", None, status="met", today=TODAY), "Choose the day"),
        (lambda: assessment("1.1", TOMORROW, status="met", today=TODAY), "9 December 2020 is still to come"),
        (lambda: assessment("1.1", TODAY, status="complete", today=TODAY), "Choose what was found"),
        (
            lambda: assessment("1.1", TODAY, status="met", note="x" * (LONGEST + 1), today=TODAY),
            "501 letters",
        ),
        (lambda: paper("1.1", TODAY, kind="", title="Minutes", today=TODAY), "what kind of paper"),
        (lambda: paper("1.1", TODAY, kind="minute", title=" ", today=TODAY), "Name the paper"),
        (
            lambda: paper("1.1", TODAY, kind="minute", title="Minutes", url="javascript:x", today=TODAY),
            "begins with https",
        ),
        (lambda: decision(None, TODAY, **ACTION | {"kind": None}), "a decision or an action"),
        (lambda: decision(None, TODAY, **ACTION | {"title": ""}), "Say what was decided"),
        (lambda: decision(None, TODAY, **ACTION | {"owner": " "}), "Say whose it is"),
        (lambda: decision(None, TODAY, **ACTION | {"due_on": None}), "date by which it is due"),
        (lambda: decision(None, TOMORROW, **ACTION), "is still to come"),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_what_cannot_stand_is_refused_in_a_sentence(make, words):
    with pytest.raises(Tellable, match=words):
        make()


def test_a_decision_needs_no_date_by_which_it_is_due():
    entry = decision(None, TODAY, **ACTION | {"kind": "decision", "due_on": None})

    assert (entry.values["due_on"], entry.values["commitment"]) == ("", "")


def test_a_withdrawal_names_the_row_and_says_that_it_was_an_error():
    entry = withdrawal("status_updates", "2.10;assessment;2020-12-08", TODAY)

    assert entry.values == {
        "table": "status_updates",
        "key": "2.10;assessment;2020-12-08",
        "withdrawn_on": "2020-12-08",
        "reason": "error",
    }
