"""The training that was given, on hand-made rows."""

from datetime import date

from queries.scope import LC, Scope
from queries.training_given import training_given
from tests.making import CAMDEN

AS_AT = date(2020, 6, 30)
DAY_AFTER = date(2020, 7, 1)
YEAR_BEFORE, DAY_PAST_IT = date(2019, 6, 30), date(2019, 7, 1)
TOLD = ("course", "people", "people_in_year", "days_in_year", "last_on")


def test_each_course_has_its_people_and_the_days_of_the_year_on_which_somebody_completed_it(records):
    for user_id, unit in (("U1", "NA"), ("U2", "CN"), ("U3", "intelligence")):
        records.user(user_id, "mps", unit)
    completed(records, "U1", "data_protection", YEAR_BEFORE)  # a day too early for the year
    completed(records, "U1", "data_protection", AS_AT)  # and again: one person, once
    completed(records, "U2", "data_protection", AS_AT)
    completed(records, "U3", "data_protection", DAY_PAST_IT)
    completed(records, "U2", "operating_model", YEAR_BEFORE)
    completed(records, "U2", "spoc", DAY_AFTER)  # not yet

    assert records.listed(training_given, AS_AT, *TOLD) == [
        ("data_protection", 3, 3, 2, AS_AT),
        ("operating_model", 1, 0, 0, YEAR_BEFORE),
        ("spoc", 0, 0, 0, None),
    ]


def test_a_bcu_has_the_users_of_its_own_and_of_its_boroughs_and_no_other(records):
    records.user("U1", "borough", CAMDEN, "partner")
    records.user("U2", "mps", "CN")
    records.user("U3", "mps", "NA")
    for user_id in ("U1", "U2", "U3"):
        completed(records, user_id, "data_protection", AS_AT)

    found = records.listed(training_given, AS_AT, "area", *TOLD[:2], scope=Scope("CN"), levels=LC)

    assert found == [("CN", "data_protection", 2), ("CN", "operating_model", 0), ("CN", "spoc", 0)]


def completed(records, user_id, course, completed_on):
    records.add("training", user_id=user_id, course=course, completed_on=completed_on)
