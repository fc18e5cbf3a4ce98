"""A recommendation as a whole: n of N in each column, and the worst of its commitments."""

from datetime import date
from types import SimpleNamespace

import pytest

from dashboard.commitments import judged
from dashboard.promises import ASSESSMENTS, CLAIMS, by_recommendation, rank, shown_as, worst

AS_AT = date(2020, 6, 30)
PASSED, AHEAD = date(2019, 12, 31), date(2020, 12, 31)


def test_each_column_has_its_count_and_its_worst():
    (found,) = by_recommendation(
        [
            commitment("1.1", control="true", claim="complete", assessment="met"),
            commitment("1.2", control="false", claim="in_progress", assessment="sustained"),
            commitment("1.3", claim="complete_by_other_route", papers=1),
            commitment("1.4"),
        ],
        met,
    )

    assert (found.commitments, found.claimed, found.assessed) == (4, 2, 2)
    assert (found.held, found.with_control) == (1, 2)
    assert (found.documented, found.on_paper_only) == (1, 2)
    assert (found.worst_claim, found.worst_assessment) == (None, None)  # 1.4 was never claimed, nor assessed
    assert (found.worst_test, found.worst_paper) == ("fails", "not_documented")
    assert (found.claimed_in_full, found.assessed_in_full, found.tested_in_full) == (0, 0, 0)


def test_a_recommendation_is_tested_in_full_where_all_hold_or_are_documented():
    (found,) = by_recommendation([commitment("1.1", control="true"), commitment("1.2", papers=1)], met)

    assert found.tested_in_full == 1
    assert found.contradictions == 0


def test_a_recommendation_without_a_commitment_has_nothing_in_full_and_no_worst():
    (found,) = by_recommendation([commitment(None)], met)

    assert (found.commitments, found.claimed_in_full, found.tested_in_full) == (0, 0, 0)
    assert found.worst_test is None


@pytest.mark.parametrize(
    ("due_on", "claim", "shown"),
    [(AHEAD, None, "not_yet_due"), (AHEAD, "complete", "fails"), (PASSED, None, "fails")],
)
def test_what_is_not_yet_due_has_not_failed_unless_it_is_claimed(due_on, claim, shown):
    (one,) = judged_rows(commitment("1.1", control="false", due_on=due_on, claim=claim))

    assert shown_as(one) == shown


def test_what_holds_before_it_is_due_holds():
    (one,) = judged_rows(commitment("1.1", control="true", due_on=AHEAD))

    assert shown_as(one) == "holds"


def test_the_worst_test_is_one_that_fails_then_one_that_cannot_be_made():
    fails, silent, holds = judged_rows(
        commitment("1.1", control="false"),
        commitment("1.2", control="silent"),
        commitment("1.3", control="true"),
    )

    assert rank(fails) < rank(silent) < rank(holds)


def test_no_claim_and_no_assessment_stand_below_whatever_is_under_way():
    assert worst(CLAIMS, ["in_progress", None, "complete"]) is None
    assert worst(ASSESSMENTS, ["partly_met", None]) is None
    assert worst(ASSESSMENTS, ["not_met", None]) == "not_met"
    assert worst(CLAIMS, []) is None


def judged_rows(*rows):

    return judged(rows, met)


def met(control):
    return {"true": {AS_AT: True}, "false": {AS_AT: False}}.get(control, {})


def commitment(name, **values):
    empty = ("control", "late_control", "claim", "claimed_on", "assessment", "assessed_on", "latest_paper_on")
    said = {
        "as_at": AS_AT,
        "area": "LONDON",
        "recommendation": 1,
        "recommendation_title": "One",
        "recommendation_owner": "mps",
        "recommendation_due_on": PASSED,
        "commitment": name,
        "title": "Something",
        "owner": "mps",
        "due_on": PASSED,
        "basis": "stated",
        "source": "1",
        "evidence_kind": "report",
        "papers": 0,
    }
    return SimpleNamespace(**dict.fromkeys(empty) | said | values)
