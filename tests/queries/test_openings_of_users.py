"""What is usual for those about whom there is a finding, and the openings behind one; hand-made rows."""

from datetime import UTC, date, datetime

from queries.events_of_finding import events_of_finding
from queries.openings_of_users import openings_of_users
from queries.scope import LONDON, L, Scope
from tests.making import CAMDEN, ENFIELD

AS_AT = date(2020, 6, 15)
LONG_AGO = date(2019, 1, 1)


def test_all_openings_of_a_user_with_a_finding_are_counted_by_month(records):
    records.user("U1", "mps", "NA")
    records.grant("U1", ENFIELD, LONG_AGO)
    for day in (date(2019, 6, 15), date(2019, 6, 16), date(2020, 5, 1), date(2020, 5, 2), date(2020, 6, 16)):
        records.opening("U1", ENFIELD, day)
    records.opening("U1", CAMDEN, date(2020, 5, 3))  # without a grant
    for ghost in ("ghost", "spectre"):
        records.opening(ghost, CAMDEN, AS_AT)
    # no finding in the twelve months
    records.user("U2", "mps", "intelligence", "custodian")
    records.grant("U2", "PAN", LONG_AGO)
    for user in ("U1", "U2"):
        for course in ("data_protection", "operating_model"):
            records.add("training", user_id=user, course=course, completed_on=LONG_AGO)
    records.opening("U2", CAMDEN, AS_AT)

    assert usual(records.derive()) == {
        ("U1", "2019-06"): 1,  # the 15th is a day too early
        ("U1", "2020-05"): 3,
        ("unknown", "2020-06"): 2,
    }


def test_a_bcu_counts_all_of_its_users_and_of_a_stranger_what_they_opened_of_its_own(records):
    for user, bcu in (("officer", "NA"), ("stranger", "CN")):
        records.user(user, "mps", bcu)
        records.opening(user, ENFIELD, AS_AT)
        records.opening(user, CAMDEN, AS_AT)

    assert usual(records.derive(), scope=Scope("NA")) == {
        ("officer", "2020-06"): 2,
        ("stranger", "2020-06"): 1,
    }
    assert usual(records) == {("officer", "2020-06"): 2, ("stranger", "2020-06"): 2}


def test_the_events_behind_a_finding_are_those_that_broke_the_rule(records):
    partner = records.user("P1", "borough", ENFIELD, "partner")
    moment = datetime(2020, 5, 31, 22, 59, tzinfo=UTC)  # a minute to midnight in London
    last = records.opening(partner, CAMDEN, moment, action="download")
    first = records.opening(partner, CAMDEN, date(2020, 5, 1), action="edit", version="archive")
    # another rule, another month in London, another user
    records.opening(partner, CAMDEN, moment)
    records.opening(partner, CAMDEN, datetime(2020, 5, 31, 23, 0, tzinfo=UTC), action="download")
    records.opening(records.user("P2", "borough", ENFIELD), CAMDEN, moment, action="download")
    records.derive()

    rows = behind(records, rule="partner_download", user=partner, month="2020-05")

    assert [(row.event_id, row.action, row.version, row.matrix_name, row.events) for row in rows] == [
        (first, "edit", "archive", "Camden", 1),
        (last, "download", "current", "Camden", 1),
    ]
    assert (rows[1].at, rows[1].until) == (moment, None)
    assert [
        row.event_id for row in behind(records, rule="archived_version", user=partner, month="2020-05")
    ] == [first]
    assert len(behind(records, rule="untrained", user=partner, month="2020-05")) == 3


def test_a_day_that_came_rolled_up_is_one_row_with_its_first_and_last(records):
    first, last = datetime(2020, 5, 4, 9, tzinfo=UTC), datetime(2020, 5, 4, 16, tzinfo=UTC)
    rolled = {"day": date(2020, 5, 4), "matrix": CAMDEN, "version": "current", "action": "view"}
    for user_id in ("ghost", "spectre"):  # unknown, and named as the log names them
        records.add(
            "access_days", user_id=user_id, **rolled, events=3, out_of_hours=0, first_at=first, last_at=last
        )

    nothing = rolled | {"action": "edit", "events": 0}  # a row of the roll-up that counts none
    records.add("access_days", user_id="ghost", **nothing, out_of_hours=0, first_at=first, last_at=last)
    records.derive()

    rows = behind(records, rule="no_grant", user="unknown", month="2020-05")

    assert [(row.at, row.until, row.events, row.event_id, row.logged_as) for row in rows] == [
        (first, last, 3, None, "ghost"),
        (first, last, 3, None, "spectre"),
    ]


def test_a_day_rolled_up_to_no_events_is_not_behind_a_finding(records):
    opened = records.opening("ghost", CAMDEN, date(2020, 5, 4))
    none = datetime(2020, 5, 4, 9, tzinfo=UTC)
    rolled = {"day": date(2020, 5, 4), "matrix": CAMDEN, "version": "current", "action": "edit"}
    records.add(
        "access_days", user_id="ghost", **rolled, events=0, out_of_hours=0, first_at=none, last_at=none
    )

    rows = behind(records.derive(), rule="no_grant", user="unknown", month="2020-05")

    assert [row.event_id for row in rows] == [opened]


def test_a_bcu_has_the_events_on_its_matrices_and_of_its_users(records):
    for user, bcu in (("officer", "NA"), ("stranger", "CN")):
        records.user(user, "mps", bcu)
        records.opening(user, ENFIELD, date(2020, 5, 4))
        records.opening(user, CAMDEN, date(2020, 5, 4))
    records.derive()

    def seen(user, scope):
        rows = behind(records, rule="no_grant", user=user, month="2020-05", scope=scope)
        return [(row.area, row.matrix_name) for row in rows]

    assert sorted(seen("officer", Scope("NA"))) == [("NA", "Camden"), ("NA", "Enfield")]
    assert seen("stranger", Scope("NA")) == [("NA", "Enfield")]
    assert len(seen("stranger", LONDON)) == 2


def test_asked_about_no_finding_there_are_no_events(records):
    records.opening("ghost", CAMDEN, date(2020, 5, 4))

    assert behind(records.derive()) == []


def usual(records, *, scope=LONDON):
    with records.engine.begin() as connection:
        rows = connection.execute(openings_of_users(scope, [AS_AT], L if scope.is_london else None)).all()
    return {(row.user, row.month): row.events for row in rows}


def behind(records, *, scope=LONDON, **finding):
    asked = L if scope.is_london else None
    with records.engine.begin() as connection:
        return connection.execute(events_of_finding(scope, [AS_AT], asked, **finding)).all()
