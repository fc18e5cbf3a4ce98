"""What is due about findings, of audit forms and of returns, and when."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

from dashboard.work.findings import findings_due
from dashboard.work.forms import forms_due
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
            "matrix_name": "Camden",
            "organisation": "borough",
            "month": "2020-05",
            "events": 3,
            "explained": 1,
            "asked": 1,
        }
        | about
    )


def form(**about: Any) -> SimpleNamespace:
    return SimpleNamespace(
        **{
            "as_at": D,
            "area": "CN",
            "query_id": "Q7",
            "user": "U42",
            "opened_at": datetime(2020, 10, 3, 22, 14, tzinfo=UTC),
            "matrix_name": "Camden",
            "sent_on": date(2020, 10, 9),
            "due_on": date(2020, 11, 6),
            "answered_on": None,
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
    assert ask.about == "Camden, May 2020: download or edit by a partner (2)"


def test_openings_that_broke_several_rules_are_one_question():
    asked = findings_due(
        [
            finding(),
            finding(rule="partner_without_form", events=3, explained=1),
            finding(rule="no_grant", events=1, explained=1, asked=1),
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


def test_what_everybody_was_asked_about_is_not_to_be_asked_again():
    assert findings_due([finding(explained=0, asked=3)], lambda _: {}) == []
    assert len(findings_due([finding(explained=0, asked=2)], lambda _: {})) == 1


def test_of_another_bcus_user_their_single_point_of_contact_is_spoken_to():
    (speak,) = findings_due([finding(organisation=None, asked=0)], lambda _: {})

    assert (speak.duty, speak.subject, speak.due_on) == ("speak", "U31", date(2020, 6, 30))


def test_nobody_can_be_asked_about_openings_under_an_id_that_no_user_has():
    unknown = finding(user="unknown", rule="no_grant", organisation=None, asked=0)
    (trace,) = findings_due([unknown], lambda _: {})

    assert (trace.duty, trace.due_on) == ("trace", date(2020, 6, 30))


def test_a_finding_of_december_is_due_in_the_next_year():
    (ask,) = findings_due([finding(month="2020-12")], lambda _: {})

    assert ask.due_on == date(2021, 1, 31)


def test_a_finding_that_is_explained_whole_is_not_due():
    assert findings_due([finding(explained=3)], lambda _: {}) == []


def test_a_form_is_due_on_the_day_it_names_until_it_is_answered():
    (answer,) = forms_due([form()], lambda _: {})

    assert (answer.duty, answer.subject, answer.due_on) == ("answer", "U42", date(2020, 11, 6))
    assert answer.about == "Camden, opened on 3 October 2020, 23:14; sent on 9 October 2020"
    assert forms_due([form(answered_on=date(2020, 11, 30))], lambda _: {}) == []


def test_a_form_about_a_day_that_came_rolled_up_names_no_opening():
    (answer,) = forms_due([form(opened_at=None, matrix_name=None)], lambda _: {})

    assert answer.about == "sent on 9 October 2020"


def test_two_forms_to_one_user_due_on_one_day_are_told_apart():
    both = forms_due([form(), form(query_id="Q8")], lambda _: {})

    assert [due.of for due in both] == ["Q7", "Q8"]


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
