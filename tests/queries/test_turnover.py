"""The additions and removals of a year, and who came back, on hand-made rows."""

from datetime import date

import pytest

from queries.turnover import additions, removals, returned_within_year
from tests.making import CAMDEN, ENFIELD

AS_AT = date(2020, 6, 30)
BEFORE = date(2015, 1, 1)


def test_additions_of_the_year_are_set_out_by_ethnicity(records):
    records.person(ENFIELD, AS_AT, ethnicity="black")
    records.person(CAMDEN, date(2019, 7, 1), ethnicity="white")
    records.person(CAMDEN, date(2020, 1, 1), date(2020, 2, 1))
    # not counted: twelve months ago to the day, after the date, a transfer in
    records.person(ENFIELD, date(2019, 6, 30), ethnicity="black")
    records.person(ENFIELD, date(2020, 7, 1), ethnicity="black")
    moved = records.person(ENFIELD, BEFORE, date(2020, 1, 1), reason="moved", ethnicity="black")
    records.entry(moved, CAMDEN, date(2020, 1, 1))
    records.derive()

    assert by_ethnicity(records, additions) == {
        "black": (1, 3),
        "white": (1, 3),
        "ethnicity_unknown": (1, 3),
    }


def test_removals_of_the_year_are_set_out_by_ethnicity(records):
    records.person(ENFIELD, BEFORE, AS_AT, ethnicity="mixed", reason="other")
    records.person(CAMDEN, BEFORE, date(2019, 7, 1), ethnicity="other")  # no reason given
    # not counted: twelve months ago to the day, after the date, moved
    records.person(ENFIELD, BEFORE, date(2019, 6, 30), ethnicity="mixed", reason="other")
    records.person(ENFIELD, BEFORE, date(2020, 7, 1), ethnicity="mixed", reason="other")
    records.person(ENFIELD, BEFORE, date(2020, 1, 1), ethnicity="mixed", reason="moved")
    records.derive()

    assert by_ethnicity(records, removals) == {"mixed": (1, 2), "other": (1, 2)}


@pytest.mark.parametrize(
    ("removed_on", "again_on", "returned"),
    [
        (date(2019, 3, 10), date(2019, 3, 11), 1),
        (date(2019, 3, 10), date(2019, 3, 10), 0),  # the same day is not after it
        (date(2019, 3, 10), date(2020, 3, 10), 1),
        (date(2019, 3, 10), date(2020, 3, 11), 0),
        (date(2019, 1, 31), date(2020, 1, 31), 1),
        (date(2019, 1, 31), date(2020, 2, 1), 0),
        (date(2018, 12, 31), date(2019, 12, 31), 1),
        (date(2018, 12, 31), date(2020, 1, 1), 0),
    ],
)
def test_somebody_added_again_within_a_year_has_returned(records, removed_on, again_on, returned):
    someone = records.person(ENFIELD, BEFORE, removed_on, reason="no_current_evidence")
    records.entry(someone, CAMDEN, again_on)
    records.person(ENFIELD, again_on)  # somebody else

    assert records.derive().ask(returned_within_year, AS_AT) == {"LONDON": (returned, 1)}


@pytest.mark.parametrize(("again_on", "returned"), [(date(2017, 2, 28), 1), (date(2017, 3, 1), 0)])
def test_a_year_from_the_end_of_february_ends_with_february(records, again_on, returned):
    someone = records.person(ENFIELD, BEFORE, date(2016, 2, 29), reason="other")
    records.entry(someone, CAMDEN, again_on)

    assert records.derive().ask(returned_within_year, date(2017, 2, 28)) == {"LONDON": (0, 0)}
    assert records.ask(returned_within_year, date(2017, 3, 1)) == {"LONDON": (returned, 1)}


def test_removals_are_asked_about_once_each_has_had_its_year(records):
    for removed_on in (date(2019, 6, 30), date(2018, 7, 1)):
        records.person(ENFIELD, BEFORE, removed_on)
    # not counted: had no full year, is of the year before, moved
    records.person(ENFIELD, BEFORE, date(2019, 7, 1))
    records.person(ENFIELD, BEFORE, date(2018, 6, 30))
    records.person(ENFIELD, BEFORE, date(2019, 1, 1), reason="moved")

    assert records.derive().ask(returned_within_year, AS_AT) == {"LONDON": (0, 2)}


def by_ethnicity(records, family):
    found = {question.name.split("_", 1)[1]: records.ask(question, AS_AT) for question in family}
    assert set(found) == {"asian", "black", "mixed", "white", "other", "ethnicity_unknown"}
    assert all(set(answer) == {"LONDON"} for answer in found.values())
    return {group: answer["LONDON"] for group, answer in found.items() if answer["LONDON"][0]}
