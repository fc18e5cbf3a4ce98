"""Who may open a Matrix: live, in use, audited and trained, on hand-made rows."""

from datetime import UTC, date, datetime

import pytest

from queries.scope import Scope
from queries.users import (
    audited_in_time,
    audits_falling_due,
    dormant_live,
    live_users,
    trained_before_access,
)
from tests.making import CAMDEN, ENFIELD

AS_AT = date(2020, 8, 31)
SIX_MONTHS_BEFORE = date(2020, 2, 29)  # 31 February is clipped
LONG_AGO = date(2019, 1, 1)


def test_a_user_is_live_from_the_day_of_a_grant_to_the_day_before_its_revocation(records):
    for place, (granted_on, revoked_on) in enumerate(
        [
            (AS_AT, None),
            (LONG_AGO, date(2020, 9, 1)),
            # not live: revoked that day, granted after, a grant of no days
            (LONG_AGO, AS_AT),
            (date(2020, 9, 1), None),
            (AS_AT, AS_AT),
        ]
    ):
        records.grant(records.user(f"U{place}", "mps", "NA"), ENFIELD, granted_on, revoked_on)

    assert records.derive().ask(live_users, AS_AT)["LONDON"] == (2, None)


def test_a_user_counts_once_and_where_the_mps_has_them_work(records):
    officer = records.user("U1", "mps", "NA")
    for matrix in (CAMDEN, "PAN"):  # what they may open does not matter
        records.grant(officer, matrix, LONG_AGO)
    # in London only: staff of no BCU, partners
    for user_id, organisation, unit in (
        ("U2", "mps", "intelligence"),
        ("U3", "hmpps", "hmpps"),
        ("U4", "borough", ENFIELD),
        ("U5", "mps", ENFIELD),
    ):
        records.grant(records.user(user_id, organisation, unit), ENFIELD, LONG_AGO)
    records.user("U6", "mps", "NA")  # not live: no grant

    found = records.derive().ask(live_users, AS_AT)

    assert found == {"LONDON": (5, None), "NA": (1, None), "CN": (0, None), "SE": (0, None)}
    assert records.ask(live_users, AS_AT, scope=Scope("NA")) == {"NA": (1, None)}


def test_who_opened_nothing_in_six_months_is_dormant(records):
    for user_id, opened_on in (
        ("on the day", SIX_MONTHS_BEFORE),
        ("long before", LONG_AGO),
        ("after the date", date(2020, 9, 1)),
        ("never", None),
        # not dormant
        ("the day after", date(2020, 3, 1)),
        ("on the date", AS_AT),
    ):
        records.grant(records.user(user_id, "mps", "NA"), ENFIELD, LONG_AGO)
        if opened_on:
            records.opening(user_id, CAMDEN, opened_on, action="edit", version="archive")

    assert records.derive().ask(dormant_live, AS_AT)["NA"] == (4, 6)


@pytest.mark.parametrize(
    ("granted_on", "dormant"), [(SIX_MONTHS_BEFORE, 1), (date(2020, 3, 1), 0), (LONG_AGO, 1)]
)
def test_who_was_granted_access_within_six_months_is_not_dormant(records, granted_on, dormant):
    records.grant(records.user("U1", "mps", "NA"), ENFIELD, granted_on)
    records.grant("U1", CAMDEN, AS_AT)  # the earliest counts

    assert records.derive().ask(dormant_live, AS_AT)["LONDON"] == (dormant, 1)


def test_a_revoked_grant_is_not_the_earliest_live_one(records):
    records.grant(records.user("U1", "mps", "NA"), ENFIELD, LONG_AGO, AS_AT)
    records.grant("U1", ENFIELD, AS_AT)
    records.add("training", user_id="U1", course="data_protection", completed_on=AS_AT)
    records.add("training", user_id="U1", course="operating_model", completed_on=AS_AT)
    records.derive()

    assert records.ask(dormant_live, AS_AT)["NA"] == (0, 1)
    assert records.ask(audited_in_time, AS_AT)["NA"] == (1, 1)
    assert records.ask(trained_before_access, AS_AT)["NA"] == (1, 1)


def test_an_opening_late_at_night_counts_by_its_day_in_london(records):
    """23:30 UTC of 28 August is half past midnight of the 29th in British Summer Time."""
    records.grant(records.user("U1", "mps", "NA"), ENFIELD, LONG_AGO)
    records.opening("U1", ENFIELD, datetime(2020, 8, 28, 23, 30, tzinfo=UTC))
    records.derive()

    assert records.ask(dormant_live, date(2021, 2, 28))["NA"] == (0, 1)
    assert records.ask(dormant_live, date(2021, 3, 1))["NA"] == (1, 1)


@pytest.mark.parametrize(
    ("audits", "in_time"),
    [
        ([], 0),
        ([SIX_MONTHS_BEFORE], 0),
        ([date(2020, 3, 1)], 1),
        ([AS_AT], 1),
        ([date(2020, 9, 1)], 0),
        ([LONG_AGO, date(2020, 5, 1), date(2020, 6, 1)], 1),
    ],
)
def test_a_user_is_audited_in_time_within_six_months(records, audits, in_time):
    records.grant(records.user("U1", "mps", "NA"), ENFIELD, LONG_AGO)
    for audited_on in audits:
        records.add("user_audits", user_id="U1", audited_on=audited_on)

    assert records.ask(audited_in_time, AS_AT)["NA"] == (in_time, 1)


@pytest.mark.parametrize(("granted_on", "in_time"), [(SIX_MONTHS_BEFORE, 0), (date(2020, 3, 1), 1)])
def test_who_has_not_had_access_for_six_months_needs_no_audit_yet(records, granted_on, in_time):
    records.grant(records.user("U1", "mps", "NA"), ENFIELD, granted_on)

    assert records.ask(audited_in_time, AS_AT)["NA"] == (in_time, 1)


@pytest.mark.parametrize(
    ("audited_on", "due"),
    [
        (date(2020, 3, 30), 1),  # in time to 29 September
        (date(2020, 3, 31), 1),  # in time to 30 September, the last day of the month after August
        (date(2020, 4, 1), 1),  # likewise
        (date(2020, 4, 2), 0),  # in time to the first day of October
        (SIX_MONTHS_BEFORE, 0),  # no longer in time
        (date(2020, 3, 1), 1),
        (date(2020, 9, 1), 0),  # after the date; the grant is long ago
    ],
)
def test_an_audit_falls_due_that_ends_within_the_month_after_the_dates(records, audited_on, due):
    records.grant(records.user("U1", "mps", "NA"), ENFIELD, LONG_AGO)
    records.add("user_audits", user_id="U1", audited_on=audited_on)

    assert records.ask(audits_falling_due, AS_AT)["NA"] == (due, 1)


@pytest.mark.parametrize(("granted_on", "due"), [(date(2020, 4, 1), 1), (date(2020, 4, 2), 0)])
def test_who_was_never_audited_falls_due_six_months_from_the_grant(records, granted_on, due):
    records.grant(records.user("U1", "hmpps", "hmpps"), ENFIELD, granted_on)

    assert records.ask(audits_falling_due, date(2020, 8, 1), AS_AT) == {
        (day, area): (due if area == "LONDON" else 0, int(area == "LONDON"))
        for day in (date(2020, 8, 1), AS_AT)
        for area in ("LONDON", "CN", "NA", "SE")
    }


@pytest.mark.parametrize(
    ("organisation", "role", "courses", "trained"),
    [
        ("hmpps", "partner", {"data_protection": AS_AT}, 1),
        ("hmpps", "partner", {"data_protection": date(2020, 9, 1)}, 0),
        ("hmpps", "partner", {"operating_model": AS_AT}, 0),
        ("mps", "viewer", {"data_protection": AS_AT}, 0),
        ("mps", "viewer", {"data_protection": AS_AT, "operating_model": date(2020, 9, 1)}, 0),
        ("mps", "viewer", {"data_protection": AS_AT, "operating_model": AS_AT}, 1),
        ("mps", "spoc", {"data_protection": AS_AT, "operating_model": AS_AT}, 0),
        ("mps", "spoc", {"data_protection": AS_AT, "operating_model": AS_AT, "spoc": date(2020, 9, 1)}, 0),
        ("mps", "spoc", {"data_protection": AS_AT, "operating_model": AS_AT, "spoc": LONG_AGO}, 1),
    ],
)
def test_every_course_of_the_role_is_completed_by_the_day_of_the_grant(
    records, organisation, role, courses, trained
):
    unit = "hmpps" if organisation == "hmpps" else "NA"
    records.grant(records.user("U1", organisation, unit, role), ENFIELD, AS_AT)
    for course, completed_on in courses.items():
        records.add("training", user_id="U1", course=course, completed_on=completed_on)

    assert records.ask(trained_before_access, date(2020, 12, 31))["LONDON"] == (trained, 1)


def test_a_course_taken_again_was_completed_the_first_time(records):
    records.grant(records.user("U1", "hmpps", "hmpps", "partner"), ENFIELD, AS_AT)
    for completed_on in (LONG_AGO, date(2020, 12, 1)):
        records.add("training", user_id="U1", course="data_protection", completed_on=completed_on)

    assert records.ask(trained_before_access, date(2020, 12, 31))["LONDON"] == (1, 1)
