"""The people by group one by one: what is told of each, and which figures count them, on hand-made rows."""

from datetime import date

from queries.people_by_group import COUNTED, people_by_group
from queries.scope import LC, Scope
from tests.making import CAMDEN, ENFIELD

AS_AT, ADDED = date(2020, 6, 30), date(2019, 1, 1)


def test_each_person_is_told_of_with_the_figures_that_count_them(records):
    records.person(
        ENFIELD, ADDED, id_="N1", ethnicity="black", gender="male", disability="no", birth_month="1995-06"
    )
    records.person(CAMDEN, ADDED, id_="N2", birth_month="1995-05")
    # not told of: gone by the date, added after it
    records.person(ENFIELD, ADDED, AS_AT, id_="N3")
    records.person(ENFIELD, date(2020, 7, 1), id_="N4")
    records.derive()

    assert told(records) == [
        (
            ("N1", "Enfield", "black", "male", "18_24", "no"),
            {"black", "male", "not_disabled", "age_18_24", "young_black_male"},
        ),
        (
            ("N2", "Camden", None, None, "25_34", None),
            {"ethnicity_unknown", "gender_unknown", "disability_unknown", "age_25_34"},
        ),
    ]
    assert [row[0][0] for row in told(records, scope=Scope("CN"), levels=LC)] == ["N2"]


def test_whose_month_of_birth_is_not_recorded_has_no_age_and_is_of_no_age_but_the_unknown(records):
    records.person(ENFIELD, ADDED, ethnicity="black", gender="male", disability="yes")
    records.derive()
    ((about, counted),) = told(records)

    assert about[4] is None
    assert counted == {"black", "male", "disabled", "age_unknown"}


def test_a_birthday_counts_from_the_month_after_it(records):
    born = ("2002-06", "2002-05", "1995-06", "1995-05", "1985-06", "1985-05")  # in pairs about 18, 25 and 35
    for place, month in enumerate(born):
        records.person(ENFIELD, ADDED, id_=f"N{place}", ethnicity="black", gender="male", birth_month=month)
    records.derive()

    ages = [(about[4], counted - {"black", "male", "disability_unknown"}) for about, counted in told(records)]
    assert ages == [
        ("under_18", {"age_under_18", "young_black_male"}),
        ("18_24", {"age_18_24", "young_black_male"}),
        ("18_24", {"age_18_24", "young_black_male"}),
        ("25_34", {"age_25_34"}),
        ("25_34", {"age_25_34"}),
        ("35_over", {"age_35_over"}),
    ]


def told(records, **asked):
    about = ("nominal_id", "borough_name", "ethnicity", "gender", "age", "disability")
    rows = records.listed(people_by_group, AS_AT, *about, *COUNTED, **asked)
    groups = [name.removeprefix("people_") for name in COUNTED]
    return [
        (row[: len(about)], {group for group, one in zip(groups, row[len(about) :], strict=True) if one})
        for row in rows
    ]
