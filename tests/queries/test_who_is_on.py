"""Who is on the Matrix by every group, beside the populations loaded, on hand-made rows."""

from datetime import date

import pytest

from dashboard.figures import FIGURES
from dashboard.population.compared import compared
from queries.scope import LC, LONDON, L, Scope
from queries.who_is_on import GROUPS, who_is_on_the_matrix
from tests.making import BEXLEY, CAMDEN, ENFIELD

AS_AT = date(2020, 6, 30)
ADDED = date(2019, 1, 1)
# The figure that counts each group of ours.
COUNTED_BY = {
    ("ethnicity", "unknown"): "ethnicity_unknown",
    ("gender", "other"): "other_gender",
    ("gender", "unknown"): "gender_unknown",
    ("disability", "yes"): "disabled",
    ("disability", "no"): "not_disabled",
    ("disability", "unknown"): "disability_unknown",
    ("young_black_male", "yes"): "young_black_male",
} | {("age", age): f"age_{age}" for age in ("under_18", "18_24", "25_34", "35_over", "unknown")}


@pytest.fixture
def london(records):
    """Three people of two BCUs; whom the figures must not count beside them."""
    records.person(ENFIELD, ADDED, ethnicity="black", gender="male", birth_month="1995-06", disability="no")
    records.person(ENFIELD, ADDED, ethnicity="black", gender="male", birth_month="1995-05")
    records.person(CAMDEN, ADDED, ethnicity="white", gender="female", birth_month="2002-06", disability="yes")
    # not counted: gone by the date, added after it
    records.person(ENFIELD, ADDED, AS_AT, ethnicity="black", gender="male")
    records.person(ENFIELD, date(2020, 7, 1), ethnicity="asian")
    return records.derive()


def test_every_group_is_told_of_with_whom_it_holds(london):
    found = told(london)

    assert found["ethnicity", "black"] == (2, 3, 3)
    assert found["ethnicity", "asian"] == (0, 3, 3)
    assert found["ethnicity", "unknown"] == (0, 3, 3)
    assert found["age", "under_18"] == (1, 3, 3)
    assert found["age", "18_24"] == (1, 3, 3)  # born in June 1995: 25 is counted from July 2020 on
    assert found["age", "25_34"] == (1, 3, 3)
    assert found["disability", "yes"] == (1, 2, 3)
    assert found["disability", "unknown"] == (1, 2, 3)
    assert found["young_black_male", "yes"] == (1, 3, 3)
    assert list(found) == list(GROUPS)


def test_a_birthday_counts_from_the_month_after_it(records):
    # in pairs about 18, 25 and 35, and one more on either side, so that each group has another number
    for month in ("2002-06", "2010-01", "2002-05", "1995-06", "2000-01", "1995-05", "1985-06", "1985-05"):
        records.person(ENFIELD, ADDED, ethnicity="black", gender="male", birth_month=month)

    found = told(records.derive())

    ages = ("under_18", "18_24", "25_34", "35_over")
    assert [found["age", age][0] for age in ages] == [2, 3, 2, 1]
    assert found["young_black_male", "yes"] == (5, 8, 8)


def test_a_bcu_is_told_of_its_own_people_alone(london):
    found = told(london, Scope("CN"))

    assert found["ethnicity", "white"] == (1, 1, 1)
    assert found["ethnicity", "black"] == (0, 1, 1)
    assert told(london, Scope("SE"))["ethnicity", "white"] == (0, 0, 0)


@pytest.mark.parametrize("group", GROUPS, ids=" ".join)
def test_each_group_is_what_its_figure_counts(london, group):
    question = FIGURES[f"people_{COUNTED_BY.get(group, group[1])}"].question

    for scope in (LONDON, Scope("NA"), Scope("SE")):
        area = scope.bcu or "LONDON"
        people, _, everybody = told(london, scope)[group]
        assert london.ask(question, AS_AT, scope=scope)[area] == (people, everybody)


def test_of_each_population_the_latest_year_of_each_breakdown_stands_beside(records):
    for year, ethnicity, persons in ((2021, "black", 10), (2021, "white", 90), (2011, "black", 500)):
        population(records, year=year, ethnicity=ethnicity, persons=persons)
    population(
        records, year=2011, gender="male", persons=48
    )  # another breakdown has a latest year of its own
    population(records, year=2011, gender="female", persons=52)
    population(records, source="offending_profile", year=2019, ethnicity="black", persons=40)
    population(records, area=BEXLEY, year=2021, ethnicity="black", persons=7)  # not London as a whole
    records.derive()

    assert beside(records) == {
        ("census", 2021, "ethnicity", "black"): (10, 100),
        ("census", 2021, "ethnicity", "white"): (90, 100),
        ("census", 2011, "gender", "male"): (48, 100),
        ("census", 2011, "gender", "female"): (52, 100),
        ("offending_profile", 2019, "ethnicity", "black"): (40, 40),
    }


def test_young_black_men_are_set_beside_a_population_that_tells_all_three(records):
    for gender, age_band, ethnicity, persons in (
        ("male", "10-24", "black", 6),
        ("male", "10-24", "white", 14),
        ("male", "25-34", "black", 20),
        ("female", "10-24", "black", 60),
    ):
        population(records, year=2021, gender=gender, age_band=age_band, ethnicity=ethnicity, persons=persons)
    records.derive()

    assert beside(records) == {
        ("census", 2021, "ethnicity", "black"): (6, 20),  # of men and boys under 25
        ("census", 2021, "ethnicity", "white"): (14, 20),
        ("census", 2021, "young_black_male", "yes"): (6, 100),
    }


def test_no_population_is_read_for_a_bcu(records):
    population(records, year=2021, ethnicity="black", persons=10)
    records.derive()

    with records.engine.begin() as connection:
        rows = connection.execute(who_is_on_the_matrix(Scope("NA"), [AS_AT], LC)).all()

    assert {row.population for row in rows} == {"matrix"}


def told(records, scope=LONDON):
    """People, those of whom it is recorded, all; by kind and group."""
    area = scope.bcu or "LONDON"
    return {
        (part.kind, part.group): (part.numerator, part.recorded, part.denominator)
        for part in parts(records, scope)
        if part.area == area and part.population == "matrix"
    }


def beside(records):
    """Of the other populations, what there is anybody of."""
    return {
        (part.population, part.year, part.kind, part.group): (part.numerator, part.denominator)
        for part in parts(records, LONDON)
        if part.population != "matrix" and part.numerator
    }


def parts(records, scope):
    with records.engine.begin() as connection:
        levels = L if scope.is_london else LC
        return compared(connection.execute(who_is_on_the_matrix(scope, [AS_AT], levels)).all())


def population(records, **row):
    usual = {"area": "LONDON", "source": "census", "gender": "", "age_band": "", "ethnicity": ""}
    records.add("populations", **usual | row)
