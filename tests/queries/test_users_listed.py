"""Live users one by one: what they may open, since when, how used, when audited, how trained; hand-made rows."""

from datetime import date

import pytest

from queries.scope import LONDON, L, Scope
from queries.users_listed import users_listed
from tests.making import CAMDEN, ENFIELD, HARINGEY

AS_AT = date(2020, 8, 31)
SIX_MONTHS_BEFORE = date(2020, 2, 29)  # 31 February is clipped
LONG_AGO = date(2019, 1, 1)
AFTER = date(2020, 9, 1)


def test_a_live_user_is_one_row_with_what_they_may_open_and_since_when(records):
    records.user("U1", "mps", "NA", "editor")
    records.grant("U1", CAMDEN, date(2019, 5, 1))
    records.grant("U1", CAMDEN, date(2019, 6, 1))  # the same Matrix again
    records.grant("U1", ENFIELD, date(2019, 7, 1))
    records.grant("U1", "PAN", date(2019, 8, 1))
    # not live: revoked that day, granted after
    records.grant("U1", HARINGEY, LONG_AGO, AS_AT)
    records.grant("U1", HARINGEY, AFTER)
    records.grant(records.user("gone", "mps", "NA"), ENFIELD, LONG_AGO, AS_AT)
    records.user("never", "mps", "NA")

    (row,) = listed(records)

    assert (row.user_id, row.organisation, row.unit, row.unit_name, row.role) == (
        "U1",
        "mps",
        "NA",
        "North Area",
        "editor",
    )
    assert (row.matrices, row.pan, row.granted_on) == (2, "yes", date(2019, 5, 1))
    assert (row.opened_on, row.audited_on, row.trained_on, row.form_signed_on) == (None, None, None, None)


def test_a_unit_is_called_by_the_name_of_its_bcu_or_borough_and_else_as_it_is(records):
    for user_id, organisation, unit in (
        ("U1", "mps", "NA"),
        ("U2", "borough", ENFIELD),
        ("U3", "mps", "intelligence"),
        ("U4", "hmpps", "hmpps"),
    ):
        records.grant(records.user(user_id, organisation, unit), ENFIELD, LONG_AGO)

    assert [row.unit_name for row in listed(records)] == ["North Area", "Enfield", "intelligence", "hmpps"]


def test_a_bcu_lists_its_users_and_its_boroughs_and_counts_those_of_the_mps(records):
    for user_id, organisation, unit in (
        ("officer", "mps", "NA"),
        ("partner", "borough", ENFIELD),
        # another BCU's, and nobody's
        ("stranger", "mps", "CN"),
        ("analyst", "mps", "intelligence"),
        ("probation", "hmpps", "hmpps"),
    ):
        records.grant(records.user(user_id, organisation, unit), ENFIELD, AS_AT)
        records.add("training", user_id=user_id, course="data_protection", completed_on=AS_AT)

    north = listed(records, scope=Scope("NA"))
    london = listed(records)

    assert [(row.area, row.user_id, *counts(row)) for row in north] == [
        ("NA", "officer", 1, 0, 1, 0),
        ("NA", "partner", 0, 0, 0, 0),  # the figures count partners in London only
    ]
    assert [(row.user_id, *counts(row)) for row in london] == [
        ("analyst", 1, 0, 1, 0),
        ("officer", 1, 0, 1, 0),
        ("partner", 1, 0, 1, 1),
        ("probation", 1, 0, 1, 1),
        ("stranger", 1, 0, 1, 0),
    ]


@pytest.mark.parametrize(
    ("granted_on", "opened_on", "last", "since"),
    [
        (LONG_AGO, date(2020, 1, 10), date(2020, 1, 10), date(2020, 7, 10)),
        (LONG_AGO, SIX_MONTHS_BEFORE, SIX_MONTHS_BEFORE, date(2020, 8, 29)),
        (LONG_AGO, None, None, date(2019, 7, 1)),
        (LONG_AGO, AFTER, None, date(2019, 7, 1)),
        (SIX_MONTHS_BEFORE, LONG_AGO, LONG_AGO, date(2020, 8, 29)),  # granted anew since
        # in use, or not held for long
        (LONG_AGO, date(2020, 3, 1), date(2020, 3, 1), None),
        (date(2020, 3, 1), None, None, None),
    ],
)
def test_access_is_not_used_since_six_months_passed_from_grant_and_last_opening(
    records, granted_on, opened_on, last, since
):
    records.grant(records.user("U1", "mps", "NA"), ENFIELD, granted_on)
    if opened_on:
        records.opening("U1", CAMDEN, opened_on)

    (row,) = listed(records.derive())

    assert (row.opened_on, row.dormant_since, row.dormant_live) == (last, since, int(since is not None))


@pytest.mark.parametrize(
    ("audited_on", "last", "due_on", "in_time"),
    [
        (date(2020, 6, 2), date(2020, 6, 2), date(2020, 12, 1), 1),
        (date(2020, 8, 31), date(2020, 8, 31), date(2021, 2, 28), 1),  # 31 February is clipped
        (date(2020, 3, 1), date(2020, 3, 1), AS_AT, 1),  # due that very day
        (SIX_MONTHS_BEFORE, SIX_MONTHS_BEFORE, date(2020, 8, 28), 0),
        (LONG_AGO, LONG_AGO, date(2019, 11, 30), 0),  # granted since: the later of the two
        (AFTER, None, date(2019, 11, 30), 0),
    ],
)
def test_an_audit_is_due_on_the_last_day_that_still_lies_within_six_months(
    records, audited_on, last, due_on, in_time
):
    records.grant(records.user("U1", "mps", "NA"), ENFIELD, date(2019, 6, 1))
    records.add("user_audits", user_id="U1", audited_on=audited_on)

    (row,) = listed(records)

    assert (row.audited_on, row.audit_due_on, row.audited_in_time) == (last, due_on, in_time)


def test_on_the_day_an_audit_is_due_it_is_in_time_and_the_day_after_it_is_not(records):
    records.grant(records.user("U1", "mps", "NA"), ENFIELD, LONG_AGO)
    records.add("user_audits", user_id="U1", audited_on=date(2020, 8, 31))

    assert [row.audited_in_time for row in listed(records, date(2021, 2, 28), date(2021, 3, 1))] == [1, 0]


@pytest.mark.parametrize(
    ("organisation", "role", "courses", "expected"),
    [
        ("hmpps", "partner", {}, ("data_protection", None, 0)),
        ("hmpps", "partner", {"data_protection": LONG_AGO}, (None, LONG_AGO, 1)),
        ("hmpps", "partner", {"data_protection": date(2020, 6, 2)}, (None, date(2020, 6, 2), 0)),
        ("hmpps", "partner", {"data_protection": AFTER}, ("data_protection", None, 0)),
        ("mps", "viewer", {"spoc": LONG_AGO}, ("data_protection;operating_model", None, 0)),
        (
            "mps",
            "viewer",
            {"data_protection": LONG_AGO, "operating_model": date(2020, 6, 1)},
            (None, date(2020, 6, 1), 1),
        ),
        ("mps", "spoc", {"operating_model": LONG_AGO, "data_protection": LONG_AGO}, ("spoc", None, 0)),
        (
            "mps",
            "spoc",
            {"operating_model": AS_AT, "data_protection": LONG_AGO, "spoc": LONG_AGO},
            (None, AS_AT, 0),
        ),
        ("mps", "spoc", {"data_protection": LONG_AGO}, ("operating_model;spoc", None, 0)),
    ],
)
def test_the_courses_missing_are_told_and_the_day_on_which_the_last_was_completed(
    records, organisation, role, courses, expected
):
    unit = "hmpps" if organisation == "hmpps" else "NA"
    records.grant(records.user("U1", organisation, unit, role), ENFIELD, date(2020, 6, 1))
    for course, completed_on in courses.items():
        for again in (completed_on, date(2021, 1, 1)):  # taken again, it was completed the first time
            records.add("training", user_id="U1", course=course, completed_on=again)

    (row,) = listed(records)

    assert (row.courses_missing, row.trained_on, row.trained_before_access) == expected


def test_the_form_is_the_one_that_a_partner_signed_last(records):
    for user_id, organisation, unit in (("P1", "hmpps", "hmpps"), ("U1", "mps", "NA")):
        records.grant(records.user(user_id, organisation, unit), ENFIELD, LONG_AGO)
        for signed_on in (LONG_AGO, date(2020, 2, 1), AFTER):
            records.add("access_forms", user_id=user_id, signed_on=signed_on)

    assert [row.form_signed_on for row in listed(records)] == [date(2020, 2, 1), None]


def counts(row):
    return row.live_users, row.dormant_live, row.audited_in_time, row.trained_before_access


def listed(records, *dates, scope=LONDON):
    asked = L if scope.is_london else None
    with records.engine.begin() as connection:
        return connection.execute(users_listed(scope, dates or (AS_AT,), asked)).all()
