"""Who the people on the Matrix are, how old they are, and how that compares, on hand-made rows."""

from datetime import date

import pytest

from queries import ages, people, representation
from queries.ages import green_under_18, under_18
from tests.making import CAMDEN, ENFIELD, HARINGEY

AS_AT = date(2020, 6, 30)
ADDED = date(2020, 1, 1)
QUESTIONS = {
    question.name: question
    for family in (
        people.groups,
        people.completeness,
        ages.groups,
        representation.of_residents,
        representation.of_offending,
    )
    for question in family
}
GROUPS = {
    "ethnicity": {"asian": "asian", "black": "black", "mixed": "mixed", "white": "white", "other": "other"},
    "gender": {"male": "male", "female": "female", "other": "other_gender"},
    "disability": {"yes": "disabled", "no": "not_disabled"},
}


@pytest.mark.parametrize("field", GROUPS)
def test_everybody_is_in_one_group_of_each_kind_or_not_recorded(records, field):
    for count, value in enumerate([*GROUPS[field], None], start=1):
        for _ in range(count):
            records.person(ENFIELD, ADDED, **{field: value})
            records.person(ENFIELD, ADDED, AS_AT, **{field: value})  # not counted: no longer there
    records.person(CAMDEN, date(2020, 7, 1))  # not counted: not yet there
    records.derive()

    groups = [*GROUPS[field].values(), f"{field}_unknown"]
    everybody = sum(range(1, len(groups) + 1))
    found = [records.ask(QUESTIONS[f"people_{group}"], AS_AT) for group in groups]

    assert [group["LONDON"] for group in found] == [(n + 1, everybody) for n in range(len(groups))]
    assert [group["NA"] for group in found] == [(n + 1, everybody) for n in range(len(groups))]
    assert {group["CN"] for group in found} == {(0, 0)}


@pytest.mark.parametrize(
    ("birth_month", "group"),
    [
        ("2002-06", "age_under_18"),  # 18 this month: from the next
        ("2002-05", "age_18_24"),
        ("1995-06", "age_18_24"),
        ("1995-05", "age_25_34"),
        ("1985-06", "age_25_34"),
        ("1985-05", "age_35_over"),
        ("1931-01", "age_35_over"),
        ("2020-06", "age_under_18"),
        (None, "age_unknown"),
    ],
)
def test_a_birthday_counts_from_the_month_after_it(records, birth_month, group):
    records.person(ENFIELD, ADDED, birth_month=birth_month)
    records.derive()

    groups = ("age_under_18", "age_18_24", "age_25_34", "age_35_over", "age_unknown")
    found = {name: records.ask(QUESTIONS[f"people_{name}"], AS_AT)["NA"] for name in groups}

    assert found == {name: (int(name == group), 1) for name in groups}
    assert records.ask(under_18, AS_AT)["LONDON"] == (int(group == "age_under_18"), 1)


def test_somebody_grows_older_from_date_to_date(records):
    records.person(ENFIELD, ADDED, birth_month="2002-05")
    records.derive()

    found = records.ask(under_18, date(2020, 5, 31), date(2020, 6, 1))

    assert found[date(2020, 5, 31), ENFIELD] == (1, 1)
    assert found[date(2020, 6, 1), ENFIELD] == (0, 1)


def test_green_under_18_counts_those_who_are_both(records):
    green, amber = [(ADDED, 0, "green")], [(ADDED, 0, "green"), (AS_AT, 9, "amber")]
    records.person(ENFIELD, ADDED, scores=green, birth_month="2004-01")
    # not counted: no longer green, no longer under 18, never scored, age not known
    records.person(ENFIELD, ADDED, scores=amber, birth_month="2004-01")
    records.person(ENFIELD, ADDED, scores=green, birth_month="2002-05")
    records.person(HARINGEY, ADDED, birth_month="2004-01")
    records.person(HARINGEY, ADDED, scores=green)

    found = records.derive().ask(green_under_18, AS_AT)

    assert found["LONDON"] == (1, 5)
    assert found[HARINGEY] == (0, 2)


def test_young_black_men_are_all_three(records):
    somebody = {"gender": "male", "ethnicity": "black", "birth_month": "1995-06"}
    records.person(ENFIELD, ADDED, **somebody)
    for other in (
        {"gender": "female"},
        {"ethnicity": "mixed"},
        {"birth_month": "1995-05"},
        {"birth_month": None},
    ):
        records.person(ENFIELD, ADDED, **somebody | other)

    found = records.derive().ask(QUESTIONS["people_young_black_male"], AS_AT)

    assert found["LONDON"] == (1, 5)


@pytest.mark.parametrize(
    ("name", "recorded"),
    [
        ("gender", {"gender": "other"}),
        ("age", {"birth_month": "1999-01"}),
        ("ethnicity", {"ethnicity": "other"}),
        ("disability", {"disability": "no"}),
    ],
)
def test_a_field_is_complete_for_those_of_whom_it_is_recorded(records, name, recorded):
    everything = {"gender": "male", "birth_month": "1999-01", "ethnicity": "asian", "disability": "yes"}
    records.person(ENFIELD, ADDED, **recorded)
    records.person(ENFIELD, ADDED, **everything | dict.fromkeys(recorded))  # all but this

    found = records.derive().ask(QUESTIONS[f"completeness_{name}"], AS_AT)

    assert found["LONDON"] == found["NA"] == found[ENFIELD] == (1, 2)
    assert found[CAMDEN] == (0, 0)


def test_representation_sets_a_share_of_the_matrix_beside_a_share_of_the_population(records):
    for ethnicity in ("black", "black", "black", "white", None):  # one not recorded is in neither share
        records.person(ENFIELD, ADDED, ethnicity=ethnicity)
    for year, source, ethnicity, persons in (
        (2021, "census", "black", 10),
        (2021, "census", "white", 90),
        (2011, "census", "black", 500),  # not counted: an earlier year
        (2019, "offending_profile", "black", 40),
        (2019, "offending_profile", "white", 60),
    ):
        population(records, year=year, source=source, ethnicity=ethnicity, persons=persons)
    # not counted: another area, another breakdown, the whole
    population(records, year=2021, source="census", ethnicity="black", persons=700, area=ENFIELD)
    population(records, year=2021, source="census", ethnicity="black", persons=700, gender="male")
    population(records, year=2021, source="census", ethnicity="black", persons=700, age_band="18-24")
    population(records, year=2022, source="census", ethnicity="", persons=700)
    records.derive()

    assert records.ask(QUESTIONS["representation_black"], AS_AT) == {"LONDON": (0.75, 0.1)}
    assert records.ask(QUESTIONS["representation_white"], AS_AT) == {"LONDON": (0.25, 0.9)}
    assert records.ask(QUESTIONS["representation_asian"], AS_AT) == {"LONDON": (0, 0)}
    assert records.ask(QUESTIONS["representation_offending_black"], AS_AT) == {"LONDON": (0.75, 0.4)}


def test_representation_beside_nothing_or_of_nobody_is_no_number(records):
    population(records, year=2021, source="census", ethnicity="black", persons=10)
    records.derive()

    assert records.ask(QUESTIONS["representation_black"], AS_AT) == {"LONDON": (None, 1)}
    assert records.ask(QUESTIONS["representation_offending_black"], AS_AT) == {"LONDON": (None, None)}


def population(records, **row):
    records.add("populations", **{"area": "LONDON", "gender": "", "age_band": ""} | row)
