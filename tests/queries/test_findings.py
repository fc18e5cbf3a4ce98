"""The nine rules, each with the openings that break it and the ones just beside them that do not."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from queries.findings import FINDINGS
from queries.tables.derived import access_by_day, findings
from tests.making import BEXLEY, CAMDEN, ENFIELD

DAY = date(2020, 6, 10)
AS_AT = date(2020, 6, 30)


def test_partners_downloads_count_by_the_matrix_until_they_are_explained(records):
    partner = records.user("P1", "borough", ENFIELD, "partner")
    asked = records.opening(partner, ENFIELD, DAY, action="download")
    records.asked_about(asked, partner, date(2020, 6, 29), "justified")
    records.opening(partner, ENFIELD, DAY, action="edit")
    records.opening(partner, "PAN", DAY, action="download")
    # not a finding: a view, and a download by the MPS
    records.opening(partner, ENFIELD, DAY)
    records.opening(records.user("M1", "mps", "NA"), ENFIELD, DAY, action="download")

    found = records.derive().ask(FINDINGS["partner_download"], date(2020, 6, 28), date(2020, 6, 29))

    assert found[date(2020, 6, 28), "LONDON"] == (3, 3)
    assert found[date(2020, 6, 29), "LONDON"] == (1 + 1, 3)
    assert found[date(2020, 6, 29), "NA"] == (1, 2)
    assert found[date(2020, 6, 29), ENFIELD] == (1, 2)
    assert found[date(2020, 6, 29), "CN"] == (0, 0)


@pytest.mark.parametrize("verdict", ["unjustified", "unverified", None])
def test_only_a_justified_answer_explains(records, verdict):
    partner = records.user("P1", "hmpps", "hmpps", "partner")
    event = records.opening(partner, CAMDEN, DAY, action="download")
    records.asked_about(event, partner, DAY, verdict)

    assert records.derive().ask(FINDINGS["partner_download"], AS_AT)["LONDON"] == (1, 1)


def test_an_event_asked_about_twice_is_explained_once(records):
    partner = records.user("P1", "hmpps", "hmpps", "partner")
    event = records.opening(partner, CAMDEN, DAY, action="download")
    for answered_on in (DAY, AS_AT):
        records.asked_about(event, partner, answered_on, "justified")
    records.opening(partner, CAMDEN, DAY, action="download")

    assert records.derive().ask(FINDINGS["partner_download"], AS_AT)["LONDON"] == (1, 2)


def test_twelve_months_begin_after_the_same_day_a_year_before(records):
    partner = records.user("P1", "hmpps", "hmpps", "partner")
    records.opening(partner, CAMDEN, date(2019, 6, 30), action="download")  # not included: a day too early
    records.opening(partner, CAMDEN, date(2019, 7, 1), action="download")
    records.opening(partner, CAMDEN, date(2020, 6, 30), action="download")
    records.opening(partner, CAMDEN, date(2020, 7, 1), action="download")  # not included: after

    assert records.derive().ask(FINDINGS["partner_download"], AS_AT)["LONDON"] == (2, 2)


def test_an_instant_counts_by_its_day_in_london(records):
    """23:30 UTC on 9 June is half past midnight of 10 June in British Summer Time."""
    partner = records.user("P1", "hmpps", "hmpps", "partner")
    records.opening(partner, CAMDEN, datetime(2020, 6, 9, 23, 30, tzinfo=UTC), action="download")

    rows = log(records.derive())

    assert [(row.day, row.events, row.out_of_hours) for row in rows] == [(date(2020, 6, 10), 1, 1)]


def test_no_grant_is_broken_where_no_grant_covers_the_day_and_the_matrix(records):
    user = granted(records, ENFIELD, DAY)
    records.opening(user, ENFIELD, DAY)  # covered from the day itself
    records.opening(user, ENFIELD, date(2020, 6, 9))
    records.opening(user, CAMDEN, DAY)

    assert broken(records, "no_grant") == {(user, ENFIELD, date(2020, 6, 9)), (user, CAMDEN, DAY)}


def test_a_pan_london_grant_covers_every_matrix(records):
    user = granted(records, "PAN", DAY)
    records.opening(user, ENFIELD, DAY)
    records.opening(user, "PAN", DAY)

    assert broken(records, "no_grant") == set()


def test_a_user_not_known_breaks_no_grant_and_no_other_rule(records):
    records.opening("who", CAMDEN, DAY, action="download", version="archive")

    with records.derive().engine.begin() as connection:
        rules = set(connection.scalars(select(findings.c.rule)))

    assert rules == {"no_grant"}


def test_after_revocation_begins_the_day_after_it(records):
    user = granted(records, CAMDEN, date(2020, 1, 1), revoked_on=DAY)
    records.opening(user, CAMDEN, DAY)
    records.opening(user, CAMDEN, date(2020, 6, 11))

    assert broken(records, "after_revocation") == {(user, CAMDEN, date(2020, 6, 11))}


def test_one_grant_not_revoked_is_enough(records):
    user = granted(records, CAMDEN, date(2020, 1, 1), revoked_on=date(2020, 2, 1))
    grant(records, user, "PAN", date(2020, 1, 1))
    records.opening(user, CAMDEN, DAY)

    assert broken(records, "after_revocation") == set()


@pytest.mark.parametrize(
    ("agreement", "breaks"),
    [
        (None, True),
        ({"signed_on": date(2020, 1, 1)}, True),
        ({"signed_on": date(2020, 1, 1), "sharing_started_on": DAY}, False),
        ({"signed_on": date(2020, 1, 1), "sharing_started_on": date(2020, 6, 11)}, True),
        ({"signed_on": DAY, "sharing_started_on": date(2020, 1, 1)}, False),
        ({"signed_on": date(2020, 1, 1), "sharing_started_on": DAY, "ended_on": DAY}, True),
        ({"signed_on": date(2020, 1, 1), "sharing_started_on": DAY, "partner": BEXLEY}, True),
    ],
)
def test_partner_without_agreement_wants_one_in_force_and_started(records, agreement, breaks):
    partner = records.user("P1", "borough", CAMDEN, "partner")
    if agreement:
        records.add("agreements", **{"agreement_id": "D1", "partner": CAMDEN} | agreement)
    records.opening(partner, CAMDEN, DAY)

    assert bool(broken(records, "partner_without_agreement")) is breaks


def test_hmpps_has_an_agreement_of_its_own(records):
    partner = records.user("P1", "hmpps", "hmpps", "partner")
    records.add("agreements", agreement_id="D1", partner="hmpps", signed_on=DAY, sharing_started_on=DAY)
    records.opening(partner, CAMDEN, DAY)

    assert broken(records, "partner_without_agreement") == set()


def test_a_boroughs_user_may_open_their_own_boroughs_matrix_only(records):
    partner = records.user("P1", "borough", CAMDEN, "partner")
    probation = records.user("P2", "hmpps", "hmpps", "partner")
    for matrix in (CAMDEN, ENFIELD, "PAN"):
        records.opening(partner, matrix, DAY)
        records.opening(probation, matrix, DAY)  # hmpps is no borough

    assert broken(records, "partner_other_borough") == {(partner, ENFIELD, DAY), (partner, "PAN", DAY)}


def test_a_form_signed_that_day_is_in_time(records):
    in_time = records.user("P1", "borough", CAMDEN, "partner")
    late = records.user("P2", "borough", CAMDEN, "partner")
    records.add("access_forms", user_id=in_time, signed_on=DAY)
    records.add("access_forms", user_id=late, signed_on=date(2020, 6, 11))
    for user in (in_time, late, records.user("M1", "mps", "CN")):
        records.opening(user, CAMDEN, DAY)

    assert broken(records, "partner_without_form") == {(late, CAMDEN, DAY)}


@pytest.mark.parametrize(
    ("organisation", "role", "courses", "breaks"),
    [
        ("hmpps", "partner", ["data_protection"], False),
        ("hmpps", "partner", [], True),
        ("mps", "viewer", ["data_protection"], True),
        ("mps", "viewer", ["operating_model"], True),
        ("mps", "viewer", ["data_protection", "operating_model"], False),
        ("mps", "spoc", ["data_protection", "operating_model"], True),
        ("mps", "spoc", ["data_protection", "operating_model", "spoc"], False),
    ],
)
def test_untrained_wants_every_course_of_the_role(records, organisation, role, courses, breaks):
    user = records.user("U1", organisation, "hmpps" if organisation == "hmpps" else "CN", role)
    for course in courses:
        records.add("training", user_id=user, course=course, completed_on=DAY)
    records.opening(user, CAMDEN, DAY)

    assert bool(broken(records, "untrained")) is breaks


def test_a_course_completed_the_day_after_is_too_late(records):
    user = records.user("U1", "hmpps", "hmpps", "partner")
    records.add("training", user_id=user, course="data_protection", completed_on=date(2020, 6, 11))
    records.opening(user, CAMDEN, DAY)

    assert broken(records, "untrained") == {(user, CAMDEN, DAY)}


def test_archived_versions_are_for_custodians(records):
    analyst = records.user("U1", "mps", "intelligence", "analyst")
    custodian = records.user("U2", "mps", "intelligence", "custodian")
    for user in (analyst, custodian):
        records.opening(user, "PAN", DAY, version="archive")
        records.opening(user, "PAN", DAY)

    assert broken(records, "archived_version") == {(analyst, "PAN", DAY)}


@pytest.mark.parametrize(
    ("matrix", "grant_of", "revoked_on", "breaks"),
    [
        (CAMDEN, None, None, True),
        (CAMDEN, CAMDEN, None, False),
        (CAMDEN, "PAN", None, False),
        (CAMDEN, CAMDEN, DAY, False),  # the day of revocation itself is still covered
        (CAMDEN, CAMDEN, date(2020, 6, 9), True),
        (ENFIELD, None, None, False),  # their own BCU
        ("PAN", None, None, False),  # no borough's matrix
    ],
)
def test_outside_own_bcu_wants_a_grant_live_that_day(records, matrix, grant_of, revoked_on, breaks):
    user = records.user("U1", "mps", "NA")
    if grant_of:
        grant(records, user, grant_of, date(2020, 1, 1), revoked_on=revoked_on)
    records.opening(user, matrix, DAY)

    assert bool(broken(records, "outside_own_bcu")) is breaks


def test_intelligence_staff_have_no_bcu_to_be_outside_of(records):
    records.opening(records.user("U1", "mps", "intelligence", "analyst"), CAMDEN, DAY)

    assert broken(records, "outside_own_bcu") == set()


def granted(records, matrix, granted_on, revoked_on=None):
    user = records.user("U1", "mps", "CN")
    grant(records, user, matrix, granted_on, revoked_on=revoked_on)
    return user


def grant(records, user, matrix, granted_on, *, revoked_on=None):
    records.add(
        "grants",
        grant_id=f"G{next(records._ids)}",
        user_id=user,
        matrix=matrix,
        granted_on=granted_on,
        granted_by=user,
        revoked_on=revoked_on,
    )


def broken(records, rule):
    """(user, matrix, day) of every finding of a rule."""
    with records.derive().engine.begin() as connection:
        rows = connection.execute(select(findings).where(findings.c.rule == rule))
        return {(row.user_id, row.matrix, row.day) for row in rows}


def log(records):
    with records.engine.begin() as connection:
        return connection.execute(select(access_by_day)).all()
