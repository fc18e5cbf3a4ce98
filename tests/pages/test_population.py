"""What the page Population says of hand-made rows."""

import re
from datetime import date

import pytest

from dashboard.permissions import Role, Viewer
from tests.making import BEXLEY, CAMDEN, ENFIELD
from tests.pages.conftest import OVERSIGHT
from tests.pages.reading import said, sent
from tests.pages.test_green import findings, headline, rows_of, words

AS_AT = {"as_at": "2020-08-31", "compared_with": "2020-06-30"}
LONG_AGO = date(2016, 1, 1)
GREEN = [(LONG_AGO, 0, "green")]
OF_NORTH_AREA = Viewer("a superintendent", Role.SUPERINTENDENT, "NA")


def people(records, count, borough=ENFIELD, removed_on=None, **about):
    for _ in range(count):
        records.person(borough, LONG_AGO, removed_on, scores=GREEN, **about)


def residents(records, **persons):
    for ethnicity, count in persons.items():
        records.add(
            "populations",
            area="LONDON",
            year=2021,
            source="census",
            gender="",
            age_band="",
            ethnicity=ethnicity,
            persons=count,
        )


@pytest.fixture
def london(records):
    """Twelve Black and four White people, one not recorded; four of the former removed since June."""
    young = {"gender": "male", "birth_month": "2000-01"}
    people(records, 6, ethnicity="black", **young)
    people(records, 6, CAMDEN, ethnicity="black")
    people(records, 4, BEXLEY, ethnicity="white")
    people(records, 1, BEXLEY)
    people(records, 3, removed_on=date(2020, 8, 1), ethnicity="black")
    people(records, 1, BEXLEY, removed_on=date(2020, 8, 1), ethnicity="white")
    residents(records, black=250, white=750)
    return records.derive()


def test_it_opens_with_both_shares_and_that_the_population_fell_and_its_composition_did_not(london, opened):
    page = opened("population", OVERSIGHT, **AS_AT)

    assert headline(page) == (
        "Black people are 12 of 16 (75 %) on the Matrix and 25.0 % of London’s residents; since 30 June 2020 the "
        "population fell from 21 to 17, its composition did not."
    )


def test_a_composition_that_moved_by_a_percentage_point_is_said_instead(london, opened):
    people(london, 1, removed_on=date(2020, 7, 1), ethnicity="mixed")
    london.derive()

    assert headline(opened("population", OVERSIGHT, **AS_AT)).endswith(
        "the population fell from 22 to 17, and the share of people with mixed ethnicity went from 5 % to 0 %."
    )


def test_a_population_that_grew_is_not_said_to_have_fallen(london, opened):
    since = headline(opened("population", OVERSIGHT, as_at="2020-08-31", compared_with="2015-06-30"))
    for ethnicity, count in (("black", 6), ("white", 2)):
        for _ in range(count):
            london.person(ENFIELD, date(2020, 8, 15), ethnicity=ethnicity)
    london.derive()

    assert since.endswith("; nobody was on it on 30 June 2015.")
    assert headline(opened("population", OVERSIGHT, **AS_AT)).endswith(
        "since 30 June 2020 the population grew from 21 to 25, its composition did not change."
    )


def test_the_group_shown_has_its_ratios_with_their_names_their_comparator_and_both_shares(london, opened):
    page = words(said(opened("population", OVERSIGHT, **AS_AT)))

    assert "Black people 12 of 16 (75 %) people whose ethnicity is recorded on the Matrix." in page
    assert re.search(
        r"Representation ratio, beside London’s residents \(census 2021\) 3\.0 \(\d\.\d to \d\.\d, 95 % interval\) "
        r"75 % of the Matrix ÷ 25\.0 % of London’s residents \(census 2021\)\.",
        page,
    )
    assert "Relative rate, Black people beside everybody else not calculated: fewer than 10" in page
    assert (
        "Of 1 it is not recorded: were none of them Black people, their share would be 71 %; were all, 76 %."
        in page
    )
    assert "Residents are of all ages and both sexes" in page


def test_another_group_can_be_shown_and_of_fewer_than_ten_no_ratio_is(london, opened):
    page = words(said(opened("population", OVERSIGHT, group="White", **AS_AT)))

    assert (
        "Representation ratio, beside London’s residents (census 2021) not calculated: fewer than 10 25 % of the "
        "Matrix ÷ 75.0 % of London’s residents (census 2021)."
    ) in page


def test_what_is_not_recorded_can_be_shown_and_has_no_ratio(london, opened):
    page = words(said(opened("population", OVERSIGHT, group="Ethnicity not recorded", **AS_AT)))

    assert "Ethnicity not recorded 1 of 17 (6 %) people on the Matrix. No ratio" in page


def test_additions_removals_and_removals_of_those_eligible_stand_by_group(london, opened):
    page = opened("population", OVERSIGHT, **AS_AT)

    rows = rows_of(page, "turnover")
    assert rows["Black"] == ["0 of 0", "3 of 4", "3 of 15 (20 %)", "7 % to 45 %"]
    assert rows["White"] == ["0 of 0", "1 of 4", "1 of 5", "not calculated: fewer than 10"]
    assert rows["Not recorded"] == ["0 of 0", "0 of 4", "0 of 1", "not calculated: fewer than 10"]
    assert rows["Mixed"][2:] == ["nobody eligible", "not calculated: nothing to divide by"]
    assert "Fewer than ten people of other groups were eligible" in "".join(findings(page))


def test_young_black_men_are_shown_and_what_is_missing_to_test_it_is_said(london, opened):
    page = opened("population", OVERSIGHT, **AS_AT)

    assert (
        "Black men and boys under 25 are 6 of 17 (35 %); on 30 September 2018 they were 6 of 21 (29 %)"
        in findings(page)
    )
    assert "None is loaded, and there is no table for victims: so no ratio is given" in words(said(page))


def test_a_bcu_is_told_of_its_own_and_no_other(london, opened):
    page = opened("population", OF_NORTH_AREA, **AS_AT)

    assert headline(page).startswith("In North Area Black people are 6 of 6 (100 %) on the Matrix and 25.0 %")
    assert "North Area – not recorded: 6 of 6" in words(said(page))
    assert "London’s residents are not this BCU’s" in words(said(page))
    assert "South East" not in sent(page)


def test_support_is_told_of_in_the_pilot_and_elsewhere_is_not_recorded(london, opened):
    offered = london.person(CAMDEN, LONG_AGO, ethnicity="white")
    london.add(
        "interventions", intervention_id="I1", nominal_id=offered, offered_on=date(2020, 8, 1), kind="health"
    )
    london.derive()

    assert rows_of(opened("population", OVERSIGHT, **AS_AT), "offered") == {
        "BCU": ["Pilot", "Of the people on the Matrix"],
        "Central North": ["pilot", "offered something: 1 of 7 (14 %)"],
        "North Area": ["–", "not recorded: 6 of 6"],
        "South East": ["–", "not recorded: 5 of 5"],
    }


def test_a_month_without_a_count_is_a_gap_and_no_nought(london, opened):
    for month in ("2020-06", "2020-07"):
        for kind, count in (("stop", 6), ("arrest", 0)):
            london.add(
                "police_activity", month=month, borough=ENFIELD, kind=kind, ethnicity="black", count=count
            )
    london.derive()
    page = opened("population", OVERSIGHT, **AS_AT)

    # 12 stops; 15 people at the end of June and of July
    rows = rows_of(page, "activity")
    assert rows["Black"] == ["15", "12", "", "40.0", "0", "", "0.0"]
    assert rows["Not recorded"] == ["1", "not counted apart", "not counted apart"]
    assert (
        "For each 100 people on the Matrix, in a month Black people 40.0 times stopped; ten of 12 months without a count"
    ) in findings(page)


def test_without_a_population_no_share_is_set_beside_anything(records, opened):
    people(records, 12, ethnicity="black")
    records.derive()
    page = opened("population", OVERSIGHT, **AS_AT)

    assert (
        "Black people are 12 of 12 (100 %) on the Matrix, and no population is loaded to set that beside"
        in headline(page)
    )
    assert "ratio, beside" not in words(said(page))


def test_what_was_published_stands_with_its_source_and_its_disagreement(london, opened):
    page = said(opened("population", OVERSIGHT, **AS_AT))
    (table,) = re.findall(r'<table class="plain published">.*?</table>', page, re.DOTALL)
    rows = [words(row) for row in re.findall(r"<tr>.*?</tr>", table)]

    assert any(
        row.startswith("People on the Matrix August 2017 3,881 (elsewhere 3,811) 21 press 2022")
        for row in rows
    )
    assert any(
        row.startswith("People on the Matrix August 2017 3,811 (elsewhere 3,881) 21 london.gov.uk")
        for row in rows
    )
    assert any("February 2021 2,305 – not by 31 Aug 2020 london.gov.uk" in row for row in rows)


def test_the_picture_says_in_words_what_it_shows_of_the_group_in_the_light(london, opened):
    page = sent(opened("population", OVERSIGHT, group="White", **AS_AT))

    assert "White: 25 % of the Matrix, 75.0 % of London" in page
    assert "Ethnicity not recorded 1 of 17" in page
