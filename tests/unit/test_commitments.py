"""The test of a commitment, by FIGURES.md's "Recommendations: claimed, assessed, tested"."""

from datetime import date
from types import SimpleNamespace

import pytest

from dashboard.commitments import (
    HELD,
    Result,
    count_commitments,
    count_recommendations,
    has_control,
    is_claimed,
    judged,
)

AS_AT = date(2020, 6, 30)
BEFORE, AFTER = date(2020, 6, 29), date(2020, 7, 1)


@pytest.mark.parametrize(
    ("control", "late_control", "result"),
    [
        ("true", None, Result.HOLDS),
        ("true", "true", Result.HOLDS),
        ("false", "true", Result.HOLDS_LATE),
        ("null", "true", Result.HOLDS_LATE),
        ("false", "false", Result.FAILS),
        ("false", "null", Result.FAILS),
        ("false", None, Result.FAILS),
        ("null", "false", Result.CANNOT_BE_TESTED),
        ("null", None, Result.CANNOT_BE_TESTED),
        ("no figure of ours", None, Result.CANNOT_BE_TESTED),
        ("no figure of ours", "true", Result.HOLDS_LATE),
        ("false", "no figure of ours", Result.FAILS),
    ],
)
def test_a_commitment_with_a_control_is_what_its_controls_say(control, late_control, result):
    row = commitment(control=control, late_control=late_control, papers=1)

    assert result_of(row) is result


@pytest.mark.parametrize(("papers", "result"), [(0, Result.NOT_DOCUMENTED), (1, Result.DOCUMENTED)])
@pytest.mark.parametrize("control", [None, ""])
def test_a_commitment_without_a_control_is_documented_or_not(control, papers, result):
    row = commitment(control=control, late_control="true", papers=papers)

    assert result_of(row) is result


def test_a_control_speaks_for_each_date_by_itself():
    rows = [commitment(as_at=day, control="later") for day in (BEFORE, AS_AT)]

    assert [each.test for each in judged(rows, met)] == [Result.FAILS, Result.HOLDS]


@pytest.mark.parametrize(
    ("due_on", "assessment", "overdue"),
    [
        (BEFORE, None, True),
        (BEFORE, "partly_met", True),
        (BEFORE, "met", False),
        (BEFORE, "sustained", False),
        (AS_AT, None, False),
        (None, None, False),
    ],
)
def test_a_commitment_is_overdue_after_its_date_until_it_is_assessed_as_met(due_on, assessment, overdue):
    (found,) = judged([commitment(due_on=due_on, assessment=assessment, claim="complete")], met)

    assert found.overdue is overdue


@pytest.mark.parametrize(
    ("due_on", "claim", "not_yet_due"),
    [
        (AS_AT, None, True),
        (AFTER, "in_progress", True),
        (AFTER, "complete", False),
        (AFTER, "complete_by_other_route", False),
        (BEFORE, None, False),
        (None, None, False),
    ],
)
def test_a_commitment_is_not_yet_due_to_its_date_unless_it_is_claimed_complete(due_on, claim, not_yet_due):
    (found,) = judged([commitment(due_on=due_on, claim=claim, assessment="met")], met)

    assert found.not_yet_due is not_yet_due


@pytest.mark.parametrize("claim", ["not_started", "in_progress", "not_implemented", None])
def test_nothing_else_is_claimed_complete(claim):
    assert not is_claimed(commitment(claim=claim))


def test_commitments_are_counted_of_those_asked_about_at_each_date():
    rows = [
        commitment(control="true"),
        commitment(control="false"),
        commitment(control="", papers=1),  # not included: no control
        commitment(as_at=AFTER, control="true"),
    ]
    count = count_commitments(lambda each: each.test in HELD, of=has_control, of_test=True)

    assert [tuple(row) for row in count(rows, met)] == [(AS_AT, "LONDON", 1, 2), (AFTER, "LONDON", 0, 1)]


def test_a_recommendation_counts_when_each_of_its_commitments_does():
    rows = [
        commitment(recommendation=1, claim="complete"),
        commitment(recommendation=1, claim="complete_by_other_route"),
        commitment(recommendation=2, claim="complete"),
        commitment(recommendation=2, claim="in_progress"),
        commitment(recommendation=3, commitment=None),  # without a commitment: nothing is not everything
    ]

    assert [tuple(row) for row in count_recommendations(is_claimed)(rows, met)] == [(AS_AT, "LONDON", 1, 3)]


def test_without_any_recommendation_there_is_none_of_none_at_each_date():
    rows = [commitment(recommendation=None, commitment=None)]

    assert judged(rows, met) == []
    assert [tuple(row) for row in count_recommendations(is_claimed)(rows, met)] == [(AS_AT, "LONDON", 0, 0)]
    assert [tuple(row) for row in count_commitments(is_claimed)(rows, met)] == [(AS_AT, "LONDON", 0, 0)]


def test_what_is_only_claimed_asks_no_control():
    def nobody(control):
        raise AssertionError(control)

    assert count_commitments(is_claimed)([commitment(control="true", claim="complete")], nobody)


def met(control):
    """What the figures of these names say: "later" is met on the as-at date, not before."""
    said = {"true": {AS_AT: True}, "false": {AS_AT: False}, "null": {AS_AT: None}}
    return {**said, "later": {BEFORE: False, AS_AT: True}}.get(control, {})


def result_of(row):
    (found,) = judged([row], met)
    assert found.late is (found.test is Result.HOLDS_LATE)
    return found.test


EMPTY = (
    "due_on",
    "control",
    "late_control",
    "claim",
    "claimed_on",
    "assessment",
    "assessed_on",
    "latest_paper_on",
    "recommendation_owner",
    "recommendation_due_on",
    "evidence_kind",
)


def commitment(**values):
    said = {"as_at": AS_AT, "area": "LONDON", "recommendation": 1, "commitment": "1.1", "papers": 0}
    words = {
        "recommendation_title": "One",
        "title": "Something",
        "owner": "mps",
        "basis": "stated",
        "source": "1",
    }
    return SimpleNamespace(**dict.fromkeys(EMPTY) | said | words | values)
