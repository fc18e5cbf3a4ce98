"""Commitments over time: how often a test held, since when it failed, what changed, what needs a decision."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from dashboard.commitments import Result
from dashboard.decisions import Kind, decisions
from dashboard.promise_history import LookedAt, PromiseHistory, looked_at, step
from dashboard.sentences.promises import held
from queries.dates import Quarter


def answered(records: Any) -> Any:
    """An answer, as far as is asked of it here."""
    return SimpleNamespace(records=records)


AS_AT, THEN = date(2020, 11, 30), date(2020, 9, 8)
ENDS = tuple(Quarter(2020, 3).before(back).last_day for back in range(7, -1, -1))
MEETINGS = (date(2020, 3, 10), date(2020, 6, 9), THEN)
LOOKED = LookedAt(AS_AT, THEN, ENDS, MEETINGS)
NONE = answered(records=())
HEARD = answered(records=({"source": "meetings", "last_on": date(2020, 9, 8), "last_period": None},))


def test_the_dates_looked_at_are_the_two_of_the_page_eight_quarter_ends_and_three_meetings():
    looked = looked_at(AS_AT, THEN, [date(2019, 12, 1), *MEETINGS, date(2020, 12, 8)])

    assert looked == LOOKED
    assert looked.quarter_ends[0] == date(2018, 12, 31)
    assert looked.dates == tuple(sorted({AS_AT, *ENDS, *MEETINGS}))


def test_a_quarter_end_itself_is_the_last_of_the_eight():
    assert looked_at(date(2020, 12, 31), THEN, []).quarter_ends[-1] == date(2020, 12, 31)


def test_it_is_counted_at_how_many_quarter_ends_a_test_held_also_late():
    history = over_time(**{"1.1": lambda day: "holds" if day < date(2019, 12, 31) else "holds_late"})
    assert history.held("1.1") == 8

    history = over_time(**{"1.1": lambda day: "holds" if day == ENDS[3] else "cannot_be_tested"})
    assert history.held("1.1") == 1


def test_of_releases_without_a_quarter_end_it_is_not_said_that_a_test_held_at_none():
    history = over_time(**{"1.1": "holds"})
    of_meetings = [record for record in history.found.records if record["as_at"] not in ENDS]
    nowhere = PromiseHistory(replace(LOOKED, quarter_ends=()), answered(records=of_meetings))

    assert held(history.now["1.1"], history) == "held at 8 of the last 8 quarter ends"
    assert held(nowhere.now["1.1"], nowhere) == "no quarter end to look back at"


def test_a_test_fails_since_the_first_quarter_end_from_which_it_failed_at_every_one():
    history = over_time(
        **{
            "1.1": lambda day: "fails" if day >= ENDS[5] or day == ENDS[2] else "holds",
            "1.2": lambda day: "fails" if day < AS_AT else "holds",
            "1.3": lambda day: "fails" if day == AS_AT else "holds",
        }
    )

    assert history.failing_since("1.1") == ENDS[5]
    assert history.failing_since("1.2") is None  # it holds now
    assert history.failing_since("1.3") is None  # it failed at no quarter end yet


def test_the_worst_is_by_state_then_by_how_often_it_held_then_by_how_far_it_falls_short():
    history = over_time(
        **{
            "1.1": "cannot_be_tested",
            "1.2": lambda day: "fails" if day > ENDS[-1] else "holds",
            "1.3": "fails",
            "1.4": "fails",
        }
    )

    worst = history.worst(history.of(1), lambda each: {"1.4": 0.9}.get(each.commitment, 0.1))

    assert worst is not None
    assert worst.commitment == "1.4"


def test_better_and_worse_are_told_apart_and_what_was_not_there_has_not_changed():
    history = over_time(
        **{
            "1.1": lambda day: "fails" if day == AS_AT else "holds",
            "1.2": lambda day: "holds" if day == AS_AT else "fails",
            "1.3": "fails",
            "1.4": lambda day: "fails" if day == AS_AT else None,
        }
    )

    changed = history.changed(history.of(1), "tests")

    assert (changed.better, changed.worse) == (("1.2",), ("1.1",))


@pytest.mark.parametrize(
    ("column", "then", "now"),
    [
        ("tests", {"test": "fails"}, {"test": "cannot_be_tested"}),
        ("assessments", {"assessment": "not_met"}, {"assessment": "unable_to_assess"}),
        ("claims", {"claim": "not_implemented"}, {"claim": None}),
    ],
)
def test_what_can_no_longer_be_told_is_never_for_the_better(column, then, now):
    history = over_time(**{"1.1": "fails"})
    made = history.of(1)[0]
    before, after = (
        made._replace(**{name: Result(value) if name == "test" else value})
        for side in (then, now)
        for name, value in side.items()
    )

    assert step(column, before, after) < 0
    assert step(column, after, before) < 0
    assert step(column, after, after) == 0


def test_meetings_without_a_change_are_counted_back_from_now():
    unchanged = over_time(**{"1.1": "fails"})
    since_june = over_time(**{"1.1": lambda day: "fails" if day >= date(2020, 6, 9) else "holds"})

    assert unchanged.unchanged_for(unchanged.of(1)) == 3
    assert since_june.unchanged_for(since_june.of(1)) == 2


class TestWhatNeedsADecision:
    def test_a_claim_newly_contradicted_comes_first_then_a_test_that_held(self):
        history = over_time(
            {"1.2": {"claim": "complete", "claimed": 1}},
            **{
                "1.1": lambda day: "fails" if day == AS_AT else "holds",
                "1.2": lambda day: "fails" if day == AS_AT else "holds",
            },
        )

        shown, count = decisions(history, NONE, HEARD)

        assert count == 2
        assert kinds(shown) == [(Kind.NEW_CONTRADICTION, "1.2"), (Kind.FAILS_NOW, "1.1")]
        assert shown[1].since == THEN

    def test_a_contradiction_made_by_a_claim_is_since_that_claim(self):
        claimed_on = date(2020, 10, 5)
        history = over_time(
            {
                "1.1": lambda day: (
                    {"claim": "complete", "claimed": 1, "claimed_on": claimed_on} if day > THEN else {}
                )
            },
            **{"1.1": "fails"},
        )

        (first, *_), _ = decisions(history, NONE, HEARD)

        assert (first.kind, first.since) == (Kind.NEW_CONTRADICTION, claimed_on)

    def test_a_duty_failed_at_two_quarter_ends_is_one_and_at_one_is_none(self):
        history = over_time(
            **{
                "1.1": lambda day: "fails" if day >= ENDS[-2] else "holds",
                "1.2": lambda day: "fails" if day >= ENDS[0] else "holds",
                "1.3": lambda day: "fails" if day >= ENDS[-1] else "holds",
            }
        )

        shown, _ = decisions(history, NONE, HEARD)

        # the one that began last comes first; 1.3 held at the compared date, and is of another kind
        assert kinds(shown) == [
            (Kind.FAILS_NOW, "1.3"),
            (Kind.FAILED_TWICE, "1.1"),
            (Kind.FAILED_TWICE, "1.2"),
        ]
        assert shown[1].since == ENDS[-2]

    def test_bcus_that_missed_their_review_twice_are_named_and_those_that_missed_one_are_not(self):
        history = over_time({"2.2": {"control": "reviews_complete"}}, **{"2.2": "fails"})
        grid = answered(
            records=[
                cell("North Area", "2020-Q2", "not_done"),
                cell("North Area", "2020-Q3", "no_return"),
                cell("North Area", "2020-Q4", "not_due"),
                cell("Central North", "2020-Q2", "late"),
                cell("Central North", "2020-Q3", "no_return"),
            ]
        )

        shown, count = decisions(history, grid, HEARD)

        assert count == 1  # that 2.2 fails twice is said by it
        assert (shown[0].kind, shown[0].about) == (Kind.FAILED_TWICE, ("North Area",))
        assert [each.commitment for each in shown[0].commitments] == ["2.2"]

    def test_assessments_of_twelve_months_ago_are_one_the_oldest_first(self):
        history = over_time(
            {
                "1.1": {"assessed_on": date(2019, 11, 30)},
                "1.2": {"assessed_on": date(2019, 12, 1)},  # a day within the twelve months
                "1.3": {"assessed_on": date(2019, 3, 1)},
            },
            **{"1.1": "holds", "1.2": "holds", "1.3": "holds"},
        )

        (only,), _ = decisions(history, NONE, HEARD)

        assert (only.kind, only.since) == (Kind.ASSESSMENT_OLD, date(2019, 3, 1))
        assert [each.commitment for each in only.commitments] == ["1.3", "1.1"]

    @pytest.mark.parametrize(
        ("record", "since"),
        [
            (
                {"source": "dataset_checks", "last_on": date(2020, 5, 30), "last_period": None},
                date(2020, 5, 30),
            ),
            ({"source": "dataset_checks", "last_on": date(2020, 5, 31), "last_period": None}, None),
            ({"source": "system_audits", "last_on": None, "last_period": "2020-09"}, date(2020, 9, 30)),
            ({"source": "system_audits", "last_on": None, "last_period": "2020-10"}, None),
            ({"source": "reviews", "last_on": None, "last_period": "2020-Q1"}, date(2020, 3, 31)),
            (
                {"source": "reviews", "last_on": None, "last_period": None},
                None,
            ),  # never spoke: it did not fall silent
        ],
    )
    def test_a_source_fell_silent_when_the_months_allowed_it_have_passed(self, record, since):
        history = over_time({"9.1": {"control": "dataset_checks_met"}}, **{"9.1": "holds"})

        shown, _ = decisions(history, NONE, answered(records=[record]))

        assert [each.since for each in shown] == ([since] if since else [])
        if record["source"] == "dataset_checks" and since:
            assert [each.commitment for each in shown[0].commitments] == ["9.1"]

    def test_of_many_five_are_shown_the_first_of_each_kind_among_them_in_the_order_of_the_kinds(self):
        newly = {f"1.{number}": lambda day: "fails" if day == AS_AT else "holds" for number in range(1, 8)}
        claims = {name: {"claim": "complete", "claimed": 1} for name in newly}
        old = {"2.1": {"assessed_on": date(2019, 1, 1)}}
        silent = answered(records=[{"source": "meetings", "last_on": date(2019, 1, 1), "last_period": None}])

        shown, count = decisions(over_time(claims | old, **newly, **{"2.1": "holds"}), NONE, silent)

        assert count == 7 + 1 + 1
        assert [each.kind for each in shown] == [
            *[Kind.NEW_CONTRADICTION] * 3,
            Kind.ASSESSMENT_OLD,
            Kind.FELL_SILENT,
        ]


def kinds(shown):
    return [(each.kind, each.commitments[0].commitment) for each in shown]


def cell(name, exercise, state):
    return {"name": name, "area": name, "exercise": exercise, "state": state}


def over_time(more=None, /, **tests):
    """A history of commitments by their names: the test of each at each date, or the same at every date."""
    records = []
    for day in LOOKED.dates:
        for name, test in tests.items():
            result = test(day) if callable(test) else test
            if result is not None:
                said = (more or {}).get(name, {})
                records.append(commitment(name, day, result, **(said(day) if callable(said) else said)))
    return PromiseHistory(LOOKED, answered(records=records))


def commitment(name, day, result, **values):
    claimed = values.get("claimed", 0)
    said = {
        "as_at": day,
        "area": "LONDON",
        "recommendation": int(name.partition(".")[0]),
        "recommendation_title": "A recommendation",
        "title": "Something",
        "commitment": name,
        "owner": "mps",
        "control": "sop_reviewed",
        "test": Result(result),
        "papers": 0,
        "contradicts": int(bool(claimed) and result == "fails"),
    }
    numbers = ("late", "overdue", "not_yet_due", "one", "claimed", "assessed_met", "has_control", "held")
    rest = ("on_paper_only", "documented", "untestable")
    empty = (
        *("recommendation_owner", "recommendation_due_on", "due_on", "basis", "source", "late_control"),
        *("evidence_kind", "claim", "claimed_on", "assessment", "assessed_on", "latest_paper_on"),
    )
    return dict.fromkeys(empty) | dict.fromkeys((*numbers, *rest), 0) | said | values
