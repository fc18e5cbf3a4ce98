"""What is due about people, and when: from rows as the listing of people gives them."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from dashboard.work.people import people_due

D = date(2020, 11, 30)


def person(**about: Any) -> SimpleNamespace:
    """Somebody about whom nothing is due: Amber, reviewed this quarter, all three tests answered with yes."""
    return SimpleNamespace(
        **{
            "as_at": D,
            "area": "CN",
            "nominal_id": "N1",
            "borough": "E09000007",
            "borough_name": "Camden",
            "added_on": date(2019, 2, 1),
            "band": "amber",
            "harm_score": 12,
            "aged_under_18": "no",
            "evidence_on": date(2020, 10, 1),
            "lapses_on": date(2021, 10, 2),
            "reviewed_on": date(2020, 10, 14),
            "reviewed_this_quarter_on": date(2020, 10, 14),
            "risk_justified": "yes",
            "purpose_consistent": "yes",
            "article8_compatible": "yes",
            "retained_failing_test": 0,
            "retained_untested": 0,
        }
        | about
    )


def due(**about: Any) -> list[tuple[str, date]]:
    return [(each.duty, each.due_on) for each in people_due([person(**about)], lambda _: {})]


def test_nothing_is_due_about_somebody_reviewed_and_tested_this_quarter():
    assert due() == []


def test_who_was_there_when_the_quarter_began_and_is_not_reviewed_is_due_by_its_last_day():
    assert due(reviewed_this_quarter_on=None) == [("review", date(2020, 12, 31))]
    assert due(reviewed_this_quarter_on=None, added_on=date(2020, 10, 1)) == [("review", date(2020, 12, 31))]


def test_who_came_after_the_quarters_first_day_is_not_in_its_review():
    assert due(reviewed_this_quarter_on=None, added_on=date(2020, 10, 2)) == []


def test_a_green_person_is_due_to_leave_on_the_day_their_information_is_a_year_old():
    assert due(band="green", lapses_on=date(2020, 12, 18)) == [("let_go", date(2020, 12, 18))]
    assert due(band="green", lapses_on=date(2020, 5, 4)) == [("let_go", date(2020, 5, 4))]


def test_information_that_lapses_after_the_list_ends_is_not_due_yet():
    assert due(band="green", lapses_on=date(2020, 12, 31)) == [("let_go", date(2020, 12, 31))]
    assert due(band="green", lapses_on=date(2021, 1, 1)) == []


def test_an_amber_person_is_not_due_to_leave_for_want_of_information():
    assert due(lapses_on=date(2020, 5, 4)) == []
    assert due(evidence_on=None, lapses_on=None) == []


def test_a_green_person_without_dated_information_is_due_by_the_first_review_that_had_to_reach_them():
    without = {"band": "green", "evidence_on": None, "lapses_on": None}
    # Added on 20 August, they were there when October–December began; added on 1 July, when July–September did.
    assert due(**without, added_on=date(2020, 8, 20)) == [("show", date(2020, 12, 31))]
    assert due(**without, added_on=date(2020, 7, 1)) == [("show", date(2020, 9, 30))]
    assert due(**without, added_on=date(2020, 10, 2)) == []  # the next quarter's, beyond the list


def test_who_was_kept_although_a_test_says_no_is_due_since_that_day():
    assert due(retained_failing_test=1, risk_justified="no") == [("decide", date(2020, 10, 14))]


def test_who_was_kept_with_a_test_left_open_is_due_since_that_day():
    assert due(retained_untested=1, risk_justified=None) == [("complete", date(2020, 10, 14))]


def test_what_is_said_of_a_person_names_band_score_and_age_only_where_they_matter():
    (green,) = people_due(
        [person(reviewed_this_quarter_on=None, band="green", harm_score=0, aged_under_18="yes")], lambda _: {}
    )
    (amber,) = people_due([person(reviewed_this_quarter_on=None, aged_under_18=None)], lambda _: {})

    assert green.about == "Camden, Green, zero harm, under 18"
    assert (green.green, green.zero_harm, green.under_18) == (1, 1, 1)
    assert amber.about == "Camden"
    assert (amber.green, amber.zero_harm, amber.under_18) == (0, 0, 0)


def test_the_tests_that_say_no_or_nothing_are_named():
    (one,) = people_due([person(retained_failing_test=1, purpose_consistent="no")], lambda _: {})
    (two,) = people_due(
        [person(retained_untested=1, risk_justified=None, article8_compatible=None)], lambda _: {}
    )

    assert one.about == "Camden, the test of purpose says no"
    assert two.about == "Camden, no answer to the tests of risk and Article 8"


def test_children_come_first_and_then_those_whom_least_keeps_here():
    people = [
        person(nominal_id="N1", reviewed_this_quarter_on=None),
        person(nominal_id="N2", reviewed_this_quarter_on=None, band="green"),
        person(nominal_id="N3", reviewed_this_quarter_on=None, band="green", harm_score=0),
        person(nominal_id="N4", reviewed_this_quarter_on=None, aged_under_18="yes"),
    ]

    assert [due.subject for due in people_due(people, lambda _: {})] == ["N4", "N3", "N2", "N1"]
