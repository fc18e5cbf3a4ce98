"""What is due about findings and of returns, and when."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from dashboard.work.findings import findings_due
from dashboard.work.returns import returns_due

D = date(2020, 11, 30)


def finding(**about: Any) -> SimpleNamespace:
    return SimpleNamespace(
        **{
            "as_at": D,
            "area": "CN",
            "rule": "partner_download",
            "user": "U31",
            "matrix": "E09000007",
            "month": "2020-05",
            "events": 3,
            "explained": 1,
        }
        | about
    )


def review(**about: Any) -> SimpleNamespace:
    """A BCU's review of October–December, not due before the quarter's last day."""
    return SimpleNamespace(
        **{
            "as_at": D,
            "area": "CN",
            "exercise": "2020-Q4",
            "state": "not_due",
            "requested_on": date(2020, 11, 2),
            "due_on": date(2020, 12, 18),
            "removed_returned": None,
        }
        | about
    )


def returned(*rows: Any) -> list[tuple[str, str, date]]:
    return [(due.duty, due.subject, due.due_on) for due in returns_due(rows, lambda _: {})]


def test_a_finding_is_to_be_asked_about_until_the_month_after_its_own_is_over():
    (ask,) = findings_due([finding()], lambda _: {})

    assert (ask.duty, ask.subject, ask.due_on) == ("ask", "U31", date(2020, 6, 30))
    # Three, of which one is explained.
    assert ask.about == "E09000007, May 2020: downloads and edits by partners, who may only preview (2)"


def test_openings_that_broke_several_rules_are_one_question():
    asked = findings_due(
        [
            finding(),
            finding(rule="partner_without_form", events=3, explained=1),
            finding(rule="no_grant", events=1, explained=1),
            finding(month="2020-06"),
            finding(user="U32"),
        ],
        lambda _: {},
    )

    assert [(due.subject, due.of) for due in asked] == [
        ("U31", "E09000007 2020-05"),
        ("U31", "E09000007 2020-06"),
        ("U32", "E09000007 2020-05"),
    ]
    assert asked[0].about.count("(2)") == 2
    assert "without a grant" not in asked[0].about


def test_nobody_can_be_asked_about_openings_under_an_id_that_no_user_has():
    (trace,) = findings_due([finding(user="unknown", rule="no_grant")], lambda _: {})

    assert (trace.duty, trace.due_on) == ("trace", date(2020, 6, 30))


def test_a_finding_of_december_is_due_in_the_next_year():
    (ask,) = findings_due([finding(month="2020-12")], lambda _: {})

    assert ask.due_on == date(2021, 1, 31)


def test_a_finding_that_is_explained_whole_is_not_due():
    assert findings_due([finding(explained=3)], lambda _: {}) == []


def test_the_running_quarters_return_is_due_on_the_day_it_names():
    assert returned(review()) == [("return", "October–December 2020", date(2020, 12, 18))]


def test_a_return_that_names_no_day_is_due_on_the_quarters_last():
    assert returned(review(due_on=None)) == [("return", "October–December 2020", date(2020, 12, 31))]


def test_the_last_quarters_return_stays_due_until_it_comes_and_no_earlier_one_does():
    late = review(exercise="2020-Q3", state="not_done", due_on=date(2020, 9, 30))
    none = review(exercise="2020-Q3", state="no_return", due_on=None, requested_on=None)
    earlier = review(exercise="2020-Q2", state="no_return", due_on=None)

    assert returned(late) == [("return", "July–September 2020", date(2020, 9, 30))]
    assert returned(none) == [("return", "July–September 2020", date(2020, 9, 30))]
    assert returned(earlier) == []


def test_a_completed_return_is_not_due_whether_on_time_or_late():
    on_time, late = review(state="on_time"), review(exercise="2020-Q3", state="late")
    on_time.removed_returned = late.removed_returned = 0
    assert returned(on_time, late) == []


def test_a_completed_return_without_the_number_removed_is_due_for_it():
    late = review(exercise="2020-Q3", state="late", due_on=None)

    assert returned(late) == [("number", "July–September 2020", date(2020, 9, 30))]
