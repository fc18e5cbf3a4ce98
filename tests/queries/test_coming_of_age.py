"""The account of the people under 18 between two dates, on hand-made rows with their boundary days."""

from datetime import date

from queries.coming_of_age import COUNTED, under_18_account
from queries.scope import LONDON, Scope
from tests.making import CAMDEN, ENFIELD, HARINGEY, Records

BEFORE, AS_AT = date(2020, 6, 30), date(2020, 8, 31)
LONG_AGO = date(2018, 1, 1)
# Born in July 2002: 17 in both months before August 2020, and of age from it on.
CHILD, TURNS_18, OF_AGE = "2003-01", "2002-07", "2002-05"


def test_who_was_under_18_has_turned_18_or_left_or_is_so_still(records):
    records.person(ENFIELD, LONG_AGO, birth_month=CHILD)
    records.person(ENFIELD, LONG_AGO, birth_month=TURNS_18)
    records.person(ENFIELD, LONG_AGO, AS_AT, birth_month=CHILD)
    records.person(ENFIELD, BEFORE, AS_AT, birth_month=TURNS_18)  # of age by now, and gone
    # not of them: of age before already, gone by the date before
    records.person(ENFIELD, LONG_AGO, birth_month=OF_AGE)
    records.person(ENFIELD, LONG_AGO, BEFORE, birth_month=CHILD)

    assert account(records.derive()) == {
        "before": 4,
        "aged_out": 1,
        "left": 2,
        "came": 0,
        "numerator": 1,
        "unknown": 0,
    }


def test_who_came_since_and_is_under_18_is_told_apart_and_so_is_an_age_not_recorded(records):
    records.person(ENFIELD, date(2020, 7, 1), birth_month=CHILD)
    records.person(ENFIELD, AS_AT, birth_month=CHILD)
    records.person(ENFIELD, LONG_AGO)  # of no recorded age
    # not of them: came of age, came and went, comes later
    records.person(ENFIELD, AS_AT, birth_month=TURNS_18)
    records.person(ENFIELD, date(2020, 7, 1), date(2020, 8, 1), birth_month=CHILD)
    records.person(ENFIELD, date(2020, 9, 1), birth_month=CHILD)

    assert account(records.derive()) == {
        "before": 0,
        "aged_out": 0,
        "left": 0,
        "came": 2,
        "numerator": 2,
        "unknown": 1,
    }


def test_a_move_within_an_area_is_neither_leaving_nor_coming(records):
    within = records.person(ENFIELD, LONG_AGO, date(2020, 8, 1), birth_month=CHILD, reason="moved")
    records.entry(within, HARINGEY, date(2020, 8, 1))
    away = records.person(ENFIELD, LONG_AGO, date(2020, 8, 1), birth_month=CHILD, reason="moved")
    records.entry(away, CAMDEN, date(2020, 8, 1))
    records.derive()

    london, north, central = (account(records, scope) for scope in (LONDON, Scope("NA"), Scope("CN")))

    assert (london["before"], london["left"], london["came"], london["numerator"]) == (2, 0, 0, 2)
    assert (north["before"], north["left"], north["came"], north["numerator"]) == (2, 1, 0, 1)
    assert (central["before"], central["left"], central["came"], central["numerator"]) == (0, 0, 1, 1)


def test_the_first_date_has_none_before_it_and_no_account(records):
    records.person(ENFIELD, LONG_AGO, birth_month=CHILD)
    records.derive()
    with records.engine.begin() as connection:
        alone = connection.execute(under_18_account(LONDON, [AS_AT])).all()
        both = connection.execute(under_18_account(LONDON, [AS_AT, BEFORE])).all()

    assert alone == []
    assert {row.as_at for row in both} == {AS_AT}


def test_on_the_sample_the_account_holds_in_every_area(sample_database):
    with sample_database.begin() as connection:
        rows = connection.execute(
            under_18_account(LONDON, [date(2019, 3, 31), date(2020, 3, 31), date(2021, 2, 28)])
        ).all()

    assert len(rows) == 2 * 13
    assert [row for row in rows if row.before - row.aged_out - row.left + row.came != row.numerator] == []
    assert sum(row.aged_out for row in rows) > 10


def account(records: Records, scope: Scope = LONDON) -> dict[str, int]:
    with records.engine.begin() as connection:
        rows = connection.execute(under_18_account(scope, [BEFORE, AS_AT])).all()
    (own,) = (row for row in rows if row.area == (scope.bcu or "LONDON"))
    return {name: getattr(own, name) for name in COUNTED}
