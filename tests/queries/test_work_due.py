"""What is due in a BCU is what its figures count: on the sample, on both engines, with ids and counted."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache

import pytest
from sqlalchemy import Engine

from dashboard import answers, engine
from dashboard.answers import answer
from dashboard.figures import FIGURES, LISTINGS
from dashboard.figures.access import STATE
from dashboard.figures.work import WORK, findings_due, forms_due, people_due, returns_due, users_due
from dashboard.kinds import Answer, Listing
from dashboard.permissions import Ids, Role, Viewer
from dashboard.words import quarter
from queries.dates import last_quarter
from queries.scope import Scope

DATES = (date(2019, 12, 31), date(2020, 8, 31), date(2020, 11, 17), date(2021, 2, 28))
GROUP = Viewer("the group", Role.OVERSIGHT)
BCUS = ("NA", "CN", "CE")
Ask = Callable[[Listing], Answer]


@pytest.fixture
def sample(sample_database: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample as what the dashboard reads."""
    reads = cache(lambda: sample_database)
    monkeypatch.setattr(answers, "data_engine", reads)
    monkeypatch.setattr(engine, "data_engine", reads)


@pytest.fixture(params=DATES, ids=str)
def as_at(request: pytest.FixtureRequest) -> date:
    asked: date = request.param
    return asked


@pytest.fixture(params=BCUS)
def bcu(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def superintendent(bcu: str) -> Viewer:
    return Viewer("a superintendent", Role.SUPERINTENDENT, bcu)


def due(listing: Listing, bcu: str, as_at: date) -> Counter[str]:
    """How many things are due under each duty, asked by who may see whose they are."""
    return Counter(record["duty"] for record in answer(listing, superintendent(bcu), [as_at]).records)


def counted(figure: str, bcu: str, as_at: date) -> tuple[float, float]:
    row = answer(FIGURES[figure], superintendent(bcu), [as_at]).row(bcu, as_at)
    assert row is not None
    return row.numerator or 0, row.denominator or 0


def test_those_to_review_are_those_whom_the_running_review_has_not_reached(
    sample: None, bcu: str, as_at: date
):
    reached, of = counted("people_reviewed_so_far", bcu, as_at)

    assert due(people_due, bcu, as_at)["review"] == of - reached


def test_those_to_decide_and_to_complete_are_those_kept_against_a_test_or_without_one(
    sample: None, bcu: str, as_at: date
):
    found = due(people_due, bcu, as_at)

    assert found["decide"] == counted("retained_failing_test", bcu, as_at)[0]
    assert found["complete"] == counted("retained_untested", bcu, as_at)[0]


def test_those_whose_day_to_leave_has_come_are_the_green_people_without_evidence(
    sample: None, bcu: str, as_at: date
):
    reader, (evidenced, green) = superintendent(bcu), counted("green_evidenced", bcu, as_at)
    records = answer(people_due, reader, [as_at]).records
    come = [r for r in records if r["duty"] == "let_go" and r["due_on"] <= as_at]
    people = answer(LISTINGS["people_listed"], reader, [as_at]).records
    without = {r["nominal_id"] for r in people if r["band"] == "green" and r["evidence_on"] is None}

    assert len(come) + len(without) == green - evidenced
    assert {r["subject"] for r in records if r["duty"] == "show"} <= without


def test_those_to_revoke_and_those_whose_audit_is_overdue_are_the_findings_of_state(
    sample: None, bcu: str, as_at: date
):
    records = answer(users_due, superintendent(bcu), [as_at]).records
    revoke = {(r["subject"], r["due_on"]) for r in records if r["duty"] == "revoke"}
    late = {r["subject"] for r in records if r["duty"] == "audit" and r["due_on"] < as_at}
    dormant, unaudited = (
        answer(STATE[rule], superintendent(bcu), [as_at]).records
        for rule in ("dormant_live", "audited_in_time")
    )

    assert revoke == {(r["subject"], r["since"]) for r in dormant}
    assert late == {r["subject"] for r in unaudited}


def test_every_finding_not_explained_whole_is_in_one_question_unless_its_user_was_asked(
    sample: None, bcu: str, as_at: date
):
    reader = superintendent(bcu)
    asked = [(r["subject"], r["of"]) for r in answer(findings_due, reader, [as_at]).records]
    listed = answer(LISTINGS["findings"], reader, [as_at]).records
    open_ = {(r["user"], f"{r['matrix']} {r['month']}") for r in listed if r["events"] > r["explained"]}
    sent_to = {record["user"] for record in answer(LISTINGS["forms_listed"], reader, [as_at]).records}

    assert len(asked) == len(set(asked))
    assert set(asked) <= open_
    assert {user for user, _ in open_ - set(asked)} <= sent_to


def test_forms_to_answer_and_overdue_are_the_findings_of_state(sample: None, bcu: str, as_at: date):
    records = answer(forms_due, superintendent(bcu), [as_at]).records
    state = answer(STATE["forms_overdue"], superintendent(bcu), [as_at]).records

    assert {(r["of"], r["due_on"]) for r in records if r["due_on"] < as_at} == {
        (r["subject"], r["since"]) for r in state
    }


def test_the_last_return_is_due_where_its_review_is_not_complete(sample: None, bcu: str, as_at: date):
    complete, _ = counted("reviews_complete", bcu, as_at)
    records = answer(returns_due, superintendent(bcu), [as_at]).records
    due_for = {record["subject"] for record in records if record["duty"] == "return"}

    assert (quarter(last_quarter(as_at).label) in due_for) is (complete == 0)


@pytest.mark.parametrize("listing", WORK, ids=lambda listing: listing.id)
def test_the_group_gets_the_same_numbers_by_duty_and_day_and_no_id(
    sample: None, bcu: str, as_at: date, listing: Listing
):
    own = answer(listing, superintendent(bcu), [as_at]).records
    theirs = answer(listing, GROUP, [as_at], within=Scope(bcu)).records

    by_day = Counter((record["duty"], record["due_on"]) for record in own)
    if listing.ids is not Ids.NOBODYS:
        assert {name for record in theirs for name in record} <= {
            "as_at", "area", "duty", "due_on", "rows", "green", "zero_harm", "under_18",
        }  # fmt: skip
        assert {(r["duty"], r["due_on"]): r["rows"] for r in theirs} == by_day
    assert sum(r["green"] for r in own) == sum(r["green"] for r in theirs)
