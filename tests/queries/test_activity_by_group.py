"""Stops and arrests by month and ethnicity beside the people there were, on hand-made rows."""

from datetime import date

from queries.activity_by_group import stops_and_arrests
from queries.scope import Scope
from tests.making import CAMDEN, ENFIELD

AS_AT = date(2020, 6, 15)
LONG_AGO = date(2015, 1, 1)


def test_counts_of_all_boroughs_stand_beside_the_people_of_the_months_last_day(records):
    for borough, kind, count in ((ENFIELD, "stop", 3), (CAMDEN, "stop", 2), (ENFIELD, "arrest", 1)):
        activity(records, "2020-05", borough, kind, "black", count)
    activity(records, "2020-05", ENFIELD, "stop", "white", 0)
    activity(records, "2019-06", ENFIELD, "stop", "black", 9)
    # not told: the as-at date's own month, and what is more than 12 months before it
    activity(records, "2020-06", ENFIELD, "stop", "black", 50)
    activity(records, "2019-05", ENFIELD, "stop", "black", 70)
    records.person(ENFIELD, date(2020, 5, 31), ethnicity="black")
    records.person(CAMDEN, LONG_AGO, date(2020, 6, 1), ethnicity="black")
    records.person(CAMDEN, LONG_AGO, date(2020, 5, 31), ethnicity="black")  # gone that day
    records.person(CAMDEN, LONG_AGO)
    records.derive()

    found = told(records)

    assert len(found) == 12 * 6
    assert found["2020-05", "black"] == (5, 1, 2)
    assert found["2020-05", "white"] == (0, None, 0)
    assert found["2020-05", "unknown"] == (None, None, 1)
    assert found["2020-04", "black"] == (None, None, 2)
    assert found["2019-06", "black"] == (9, None, 2)
    assert min(month for month, _ in found) == "2019-06"


def test_they_are_counts_of_london_and_no_bcu_has_rows_of_its_own(records):
    activity(records, "2020-05", ENFIELD, "stop", "black", 3)
    records.derive()

    with records.engine.begin() as connection:
        assert connection.execute(stops_and_arrests(Scope("NA"), [AS_AT])).all() == []


def told(records):
    columns = ("month", "ethnicity", "stops", "arrests", "people")
    return {row[:2]: row[2:] for row in records.listed(stops_and_arrests, AS_AT, *columns)}


def activity(records, month, borough, *of):
    counted = dict(zip(("kind", "ethnicity", "count"), of, strict=True))
    records.add("police_activity", month=month, borough=borough, **counted)
