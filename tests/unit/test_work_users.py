"""What is due about those with access, and when: from rows as the listing of users gives them."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from dashboard.work.users import users_due

D = date(2020, 11, 30)


def user(**about: Any) -> SimpleNamespace:
    """A user about whom nothing is due."""
    return SimpleNamespace(
        **{
            "as_at": D,
            "area": "CN",
            "user_id": "U98",
            "organisation": "mps",
            "role": "editor",
            "unit_name": "Central North",
            "granted_on": date(2019, 5, 3),
            "opened_on": date(2020, 11, 2),
            "dormant_since": None,
            "audited_on": date(2020, 11, 1),
            "audit_due_on": date(2021, 5, 1),
            "courses_missing": None,
        }
        | about
    )


def due(**about: Any) -> list[tuple[str, date]]:
    return [(each.duty, each.due_on) for each in users_due([user(**about)], lambda _: {})]


def test_nothing_is_due_about_a_user_audited_trained_and_at_work():
    assert due() == []


def test_an_audit_is_due_on_the_last_day_that_is_still_in_time():
    assert due(audit_due_on=date(2020, 12, 2)) == [("audit", date(2020, 12, 2))]
    assert due(audit_due_on=date(2020, 12, 31)) == [("audit", date(2020, 12, 31))]
    assert due(audit_due_on=date(2021, 1, 1)) == []  # beyond the list


def test_access_that_is_not_used_is_due_to_be_revoked_since_six_months_had_passed():
    assert due(dormant_since=date(2020, 11, 12)) == [("revoke", date(2020, 11, 12))]


def test_a_required_course_that_is_missing_is_due_since_access_was_granted():
    (train,) = users_due([user(courses_missing="data_protection;spoc")], lambda _: {})

    assert (train.duty, train.due_on) == ("train", date(2019, 5, 3))
    assert train.about.endswith("not completed: data protection, single points of contact")


def test_what_is_said_of_a_user_names_role_unit_and_the_day_it_goes_by():
    (audit,) = users_due([user(audit_due_on=D)], lambda _: {})
    (never,) = users_due([user(audit_due_on=D, audited_on=None)], lambda _: {})

    (partner,) = users_due(
        [user(audit_due_on=D, organisation="borough", role="partner", unit_name="Camden")], lambda _: {}
    )

    assert partner.about.startswith("partner of Camden, last audited")
    assert audit.about == "editor, last audited 1 November 2020"
    assert never.about == "editor, never audited, access since 3 May 2019"
