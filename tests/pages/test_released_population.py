"""The Deputy Mayor's page Population: drawn from a release's figures; withheld, nought and silent told apart."""

from datetime import date

import pytest

from dashboard.answers import answer
from dashboard.downloads import Form, Wanted, bytes_of
from dashboard.figures import people, population
from dashboard.releases.publishing import publish
from dashboard.releases.taking import take_snapshot
from tests.making import CAMDEN, ENFIELD
from tests.pages.reading import said, sent
from tests.pages.test_green import findings, headline, rows_of, words
from tests.pages.test_population import residents
from tests.pages.test_released_pages import DEPUTY, JUNE, SEPTEMBER, TODAY

BEFORE = date(2015, 1, 31)  # nothing was recorded by then
LONG_AGO = date(2016, 1, 1)


def of(records, count, removed_on=None, **about):
    for place in range(count):
        records.person(CAMDEN if place % 2 else ENFIELD, LONG_AGO, removed_on, **about)


@pytest.fixture
def london(records):
    """
    In June 43 Black, 12 White, 3 people with mixed ethnicity and 8 not recorded: 66, which is shown as 65. Eight of the
    Black people are removed by September: 35 of 50 recorded, 58 in all.
    """
    of(records, 35, ethnicity="black")
    of(records, 8, date(2020, 8, 1), ethnicity="black")
    of(records, 12, ethnicity="white")
    of(records, 3, ethnicity="mixed")
    of(records, 8)
    residents(records, black=135, white=865)
    return records.derive()


def release(*withheld: str, of_=(JUNE, SEPTEMBER)) -> None:
    for as_at in of_:
        take_snapshot(as_at.isoformat(), as_at, by="chair", today=TODAY)
        publish(as_at.isoformat(), by="chair", withheld=withheld)


def test_it_opens_with_both_shares_and_says_nothing_of_a_composition_that_rounding_may_have_moved(
    london, opened
):
    release()

    assert headline(opened("population", DEPUTY)) == (
        "Black people are 35 of 50 (70 %) on the Matrix and 13.5 % of London’s residents; since 30 June 2020 the "
        "population fell from 65 to 60."
    )


def test_counts_are_rounded_and_one_withheld_is_no_nought(london, opened):
    release()
    page = sent(opened("population", DEPUTY))

    assert "Asian 0 of 60; Black 35 of 60; Mixed withheld; White 10 of 60" in page
    assert "Ethnicity not recorded 10 of 60" in page
    assert "No data" not in page


def test_a_ratio_is_of_the_rounded_parts_and_has_no_interval(london, opened):
    release()
    page = words(said(opened("population", DEPUTY)))

    # 35 of 50, beside 135 of 1,000: 0.7 / 0.135 = 5.2
    assert (
        "Representation ratio, beside London’s residents (census) 5.2 70 % of the Matrix ÷ 13.5 % of London’s residents (census)."
        in page
    )
    assert "interval)" not in page
    assert "Relative rate, " not in page


@pytest.mark.parametrize(
    ("group", "told"),
    [
        ("Mixed", "people with mixed ethnicity The count is withheld, and with it every share"),
        ("White", "not given: fewer than 15 people, as rounded 20 % of the Matrix ÷ 86.5 %"),
        ("Asian", "0 of 50 (0 %) people whose ethnicity is recorded on the Matrix."),
    ],
)
def test_a_group_withheld_one_too_small_and_one_of_nobody_are_told_apart(london, opened, group, told):
    release()

    assert told.lower() in words(said(opened("population", DEPUTY, group=group))).lower()


def test_additions_and_removals_are_told_without_the_rates_that_no_release_holds(london, opened):
    release()
    page = opened("population", DEPUTY)

    assert rows_of(page, "turnover")["Black"] == ["0 of 0", "10 of 10 (100 %)"]
    assert "In 12 months Black people were 0 of 0 people added and 10 of 10 (100 %) removed" in findings(page)
    assert "A release does not hold who of those eligible" in words(said(page))


def test_a_release_from_before_anything_was_recorded_says_no_data_and_not_nobody(london, opened):
    release(of_=(BEFORE, JUNE))

    assert headline(opened("population", DEPUTY, as_at=BEFORE.isoformat())) == (
        "No data: it is not recorded who is on the Matrix on 31 January 2015."
    )
    assert headline(opened("population", DEPUTY)).endswith(
        "; in all 65 people are on it, and no release tells how many were on 31 January 2015."
    )


def test_where_the_population_itself_is_withheld_that_is_said(london, opened):
    release("matrix_population", of_=(SEPTEMBER,))

    assert headline(opened("population", DEPUTY)) == (
        "How many people are on the Matrix on 30 September 2020, and who they are, is withheld."
    )


def test_its_file_says_what_is_withheld_and_has_no_exact_count(london):
    release()
    wanted = Wanted(population.who, (SEPTEMBER,), "population", synthetic=False)
    lines = bytes_of(wanted, Form.CSV, lambda: DEPUTY).decode("utf-8-sig").splitlines()

    mixed = next(line for line in lines if '"Mixed"' in line and '"the Matrix"' in line)
    white = next(line for line in lines if '"White"' in line and '"the Matrix"' in line)
    assert mixed.endswith('"Mixed","withheld",50,60,"withheld"')
    assert white.endswith('"White",10,50,60,"20.0 %"')


def test_every_group_of_the_page_is_counted_by_a_figure_that_a_release_holds(london):
    """58 people, of whom 35, 12, 3, none and none are of an ethnicity, and 8 of none recorded."""
    release()
    parts = answer(population.who, DEPUTY, [SEPTEMBER]).records
    counted = {
        (part["kind"], part["group"]): part["numerator"] for part in parts if part["name"] == "the Matrix"
    }
    figures = {figure.id: answer(figure, DEPUTY, [SEPTEMBER]).rows for figure in people.groups}

    assert len(counted) == len(figures)
    assert sorted(str(count) for count in counted.values()) == sorted(
        str(row.numerator) for rows in figures.values() for row in rows
    )
