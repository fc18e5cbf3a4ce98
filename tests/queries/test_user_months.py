"""What each user opened in each month: who has a row, what is counted in it, and what was opened for the first time."""

from datetime import UTC, date, datetime

from queries.scope import LONDON, L, Scope
from queries.user_months import user_months
from tests.making import CAMDEN, ENFIELD, HARINGEY

AS_AT = date(2020, 6, 30)
LONG_AGO = date(2018, 1, 1)


def test_a_month_counts_its_openings_its_nights_and_the_days_of_both(records):
    user = records.user("U1", "mps", "NA")
    records.grant(user, ENFIELD, LONG_AGO)
    for moment in (
        datetime(2020, 5, 1, 9, 0, tzinfo=UTC),
        datetime(2020, 5, 1, 21, 30, tzinfo=UTC),  # half past ten at night in London
        datetime(2020, 5, 1, 21, 40, tzinfo=UTC),
        datetime(2020, 5, 12, 9, 0, tzinfo=UTC),
        datetime(2020, 5, 31, 12, 0, tzinfo=UTC),
        datetime(2020, 5, 31, 23, 30, tzinfo=UTC),  # half past midnight on 1 June there
    ):
        records.opening(user, ENFIELD, moment)

    found = by_month(records.derive())

    assert counts(found["U1", "2020-05"]) == (5, 2, 3, 1)
    assert counts(found["U1", "2020-06"]) == (1, 1, 1, 1)
    assert counts(found["U1", "2020-04"]) == (0, 0, 0, 0)


def test_there_is_a_row_for_each_of_24_months_in_which_a_grant_was_live_or_something_opened(records):
    # July 2018 to June 2020
    records.grant(records.user("always", "mps", "NA"), ENFIELD, LONG_AGO)
    records.grant(records.user("for a day", "mps", "NA"), ENFIELD, date(2020, 3, 31), date(2020, 4, 1))
    records.grant(records.user("no day", "mps", "NA"), ENFIELD, date(2020, 7, 1))
    records.grant(records.user("long gone", "mps", "NA"), ENFIELD, LONG_AGO, date(2018, 7, 1))
    records.opening(records.user("without one", "mps", "NA"), ENFIELD, date(2019, 2, 3))
    records.opening("somebody unknown", ENFIELD, date(2019, 2, 3))

    found = by_month(records.derive())

    assert [month for user, month in found if user == "always"] == [
        f"{year}-{month:02d}" for year in (2018, 2019, 2020) for month in range(1, 13)
    ][6:30]
    assert {(user, month) for user, month in found if user != "always"} == {
        ("for a day", "2020-03"),
        ("without one", "2019-02"),
    }


def test_a_month_that_is_not_over_does_not_count_yet(records):
    user = records.user("U1", "mps", "NA")
    records.opening(user, ENFIELD, date(2020, 6, 2))
    records.opening(user, ENFIELD, date(2018, 6, 30))  # more than 24 months before June
    records.opening(user, ENFIELD, date(2018, 6, 2))

    assert set(by_month(records.derive(), as_at=date(2020, 6, 29))) == {("U1", "2018-06")}
    assert set(by_month(records, as_at=AS_AT)) == {("U1", "2020-06")}


def test_a_first_use_is_alone_where_nobody_of_the_place_and_role_had_opened_it_before(records):
    for user, unit, role in (
        ("U1", "NA", "viewer"),
        ("U2", "NA", "viewer"),
        ("other role", "NA", "editor"),
        ("other place", "CN", "viewer"),
    ):
        records.user(user, "mps", unit, role)
    records.opening("other role", CAMDEN, date(2020, 1, 5))
    records.opening("other place", CAMDEN, date(2020, 1, 5))
    for month in (2, 3):
        records.opening("U1", CAMDEN, date(2020, month, 5))
    records.opening("U1", "PAN", date(2020, 2, 6))
    records.opening("U2", CAMDEN, date(2020, 3, 5))  # U1 had

    found = by_month(records.derive())

    assert firsts(found["U1", "2020-02"]) == (2, 2, "Camden")
    assert firsts(found["U1", "2020-03"]) == (0, 0, None)
    assert firsts(found["U2", "2020-03"]) == (1, 0, None)
    assert firsts(found["other role", "2020-01"]) == (1, 1, "Camden")


def test_a_partner_belongs_to_the_bcu_of_their_borough_and_everybody_else_to_london(records):
    for user, organisation, unit in (
        ("U1", "mps", "NA"),
        ("P1", "borough", HARINGEY),
        ("I1", "mps", "intelligence"),
        ("H1", "hmpps", "hmpps"),
    ):
        records.opening(records.user(user, organisation, unit), CAMDEN, date(2020, 6, 1))
    records.derive()

    with records.engine.begin() as connection:
        london = connection.execute(user_months(LONDON, [AS_AT], L)).all()
        own = connection.execute(user_months(Scope("NA"), [AS_AT])).all()
        others = connection.execute(user_months(Scope("CN"), [AS_AT])).all()

    assert {(row.user, row.place) for row in london} == {
        ("U1", "North Area"),
        ("P1", "North Area"),
        ("I1", "intelligence"),
        ("H1", "hmpps"),
    }
    assert {(row.user, row.area, row.openings) for row in own} == {("U1", "NA", 1), ("P1", "NA", 1)}
    assert others == []  # they opened its Matrix, but are not its users


def by_month(records, as_at=AS_AT):
    with records.engine.begin() as connection:
        rows = connection.execute(user_months(LONDON, [as_at], L)).all()
    return {(row.user, row.month): row for row in rows}


def counts(row):
    return row.openings, row.out_of_hours, row.days, row.days_out_of_hours


def firsts(row):
    return row.first_uses, row.alone, row.matrix
