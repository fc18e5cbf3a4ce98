"""What the page Green and zero harm says of hand-made rows."""

import re
from datetime import date

import pytest

from dashboard.permissions import Role, Viewer
from tests.making import BEXLEY, CAMDEN, ENFIELD, HARINGEY
from tests.pages.conftest import OVERSIGHT
from tests.pages.reading import said, sent

AS_AT = {"as_at": "2020-08-31", "compared_with": "2020-06-30"}
LONG_AGO, REVIEWED = date(2016, 1, 1), date(2020, 8, 1)
GREEN, RED = [(LONG_AGO, 0, "green")], [(LONG_AGO, 50, "red")]
PASSED = {"risk_justified": "yes", "purpose_consistent": "yes", "article8_compatible": "yes"}
OF_NORTH_AREA = Viewer("a superintendent", Role.SUPERINTENDENT, "NA")


def kept(records, nominal_id, evidence_on=REVIEWED, **about):
    row = {"bcu": "NA", "exercise": "2020-Q3", "outcome": "retain"} | PASSED | about
    records.add(
        "review_outcomes", nominal_id=nominal_id, reviewed_on=REVIEWED, evidence_on=evidence_on, **row
    )


def headline(page):
    (found,) = re.findall(r'<h1 class="headline">(.*?)</h1>', said(page))
    return found


def findings(page):
    return re.findall(r'<h2 class="finding">(.*?)</h2>', said(page))


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def rows_of(page, kind):
    """A table's cells, by what each row is headed."""
    (table,) = re.findall(rf'<table class="plain {kind}">.*?</table>', said(page), re.DOTALL)
    rows = [
        re.findall(r"<t[hd].*?</t[hd]>", row) for row in re.findall(r"<tr.*?>(.*?)</tr>", table, re.DOTALL)
    ]
    return {words(head): [words(cell) for cell in cells] for head, *cells in rows}


@pytest.fixture
def london(records):
    """Three Green people of North Area, one of Central North, one Red of South East; who is kept on what differs."""
    kept(records, records.person(ENFIELD, LONG_AGO, scores=GREEN, id_="N-current"))
    old = records.person(ENFIELD, LONG_AGO, scores=GREEN, id_="N-old", birth_month="2002-07")
    kept(records, old, date(2019, 8, 31), risk_justified="no")
    kept(records, records.person(HARINGEY, LONG_AGO, scores=GREEN, id_="N-none"), None)
    kept(records, records.person(CAMDEN, LONG_AGO, scores=GREEN), article8_compatible=None)
    records.person(BEXLEY, date(2020, 8, 1), scores=RED)
    return records.derive()


def test_it_opens_with_how_many_are_green_and_what_they_are_kept_on(london, opened):
    page = opened("green", OVERSIGHT, **AS_AT)

    assert headline(page) == (
        "Four of 5 people on the Matrix are Green: two kept without information from the last year, "
        "all of them in North Area. One is kept although a test says no."
    )
    assert findings(page) == [
        "In no BCU are fewer people Green than on 30 September 2017",
        "One person is kept although a test says no, in one BCU; one without all three tests",
        "Two of 4 Green people are kept without information from the last year",
        "Four of 5 have been on their Matrix for four years or more",
        "Since 1 July 2020 one person was added and none removed: 4 on the Matrix became 5",
        "No people are under 18; since 30 June 2020 one turned 18, none left and none came",
    ]


def test_what_lapses_soon_and_who_moved_in_are_said_where_there_are_any(london, opened):
    for id_, evidence_on in (("lapses soon", date(2019, 9, 1)), ("later", date(2019, 12, 1))):
        moved = london.person(CAMDEN, LONG_AGO, REVIEWED, scores=GREEN, id_=id_, reason="moved")
        london.entry(moved, ENFIELD, REVIEWED)
        kept(london, moved, evidence_on)
    elsewhere = london.person(BEXLEY, LONG_AGO, scores=GREEN)
    kept(london, elsewhere, None)
    london.derive()

    page = opened("green", OVERSIGHT, **AS_AT)

    assert "three kept without information from the last year, most of them in North Area." in headline(page)
    assert (
        "Three of 7 Green people are kept without information from the last year; that of one more lapses "
        "within three months"
    ) in findings(page)
    assert (
        "Five of 8 have been on their Matrix for four years or more; two moved in from another, and their time "
        "there is not counted"
    ) in findings(page)


def test_a_bcus_own_page_speaks_of_it_beside_london(london, opened):
    page = opened("green", OF_NORTH_AREA, **AS_AT)

    assert headline(page) == (
        "In North Area three of 3 people on the Matrix are Green: two kept without information from the last "
        "year. One is kept although a test says no."
    )
    assert rows_of(page, "grounds") == {
        "Borough": [
            "Green, kept on information of the last year",
            "Green without it",
            "Kept though a test says no",
            "Kept without all three tests",
        ],
        "North Area": ["", "1 of 3 33 %", "2", "1 of 3", "0 of 3"],
        "London": ["", "2 of 4 50 %", "2", "1 of 4", "1 of 4"],
        "Enfield": ["", "1 of 2 50 %", "1", "1 of 2", "0 of 2"],
        "Haringey": ["", "0 of 1 0 %", "1", "0 of 1", "0 of 1"],
    }


def test_the_sentence_about_zero_harm_stands_where_the_number_stands(london, opened):
    page = said(opened("green", OVERSIGHT, **AS_AT))

    assert "People with a zero harm score" in page
    assert "A zero score does not mean no risk: it counts recent recorded harm only." in page
    assert "Removal is the default" in page


def test_the_account_reconciles_and_tells_each_band(london, opened):
    records = london
    records.person(ENFIELD, LONG_AGO, date(2020, 7, 10), scores=GREEN, reason="died")
    records.person(ENFIELD, LONG_AGO, scores=[*GREEN, (date(2020, 7, 5), 50, "red")])
    records.derive()

    whole = rows_of(opened("green", OVERSIGHT, **AS_AT), "account")
    green = rows_of(opened("green", OVERSIGHT, band="Green", **AS_AT), "account")

    steps = ("Opening", "+ Added", "+ Transferred in", "− Removed", "− Transferred out", "= Closing")
    assert [whole[step][-1] for step in steps] == ["6", "1", "0", "1", "0", "6"]
    assert whole["Step"][-1] == "Jul–Sep 20 to 31 Aug 2020"
    assert "− Changed from this band" not in whole
    assert [green[step][-1] for step in (*steps, "− Changed from this band")] == [
        "6",
        "0",
        "0",
        "1",
        "0",
        "4",
        "1",
    ]


def test_somebody_of_no_recorded_age_stands_apart_from_those_under_18(london, opened):
    london.person(ENFIELD, REVIEWED, scores=GREEN, birth_month="2005-01")
    london.derive()

    (account,) = (
        row for head, row in rows_of(opened("green", OVERSIGHT, **AS_AT), "numbers under_18").items() if head
    )

    assert account == ["1", "1", "0", "1", "1", "4"]


def test_nobody_sees_an_id_but_the_superintendent_behind_a_number(london, opened):
    assert "N-old" not in sent(opened("green", OVERSIGHT, **AS_AT))
    page = opened("green", OF_NORTH_AREA, **AS_AT)

    assert "N-old" not in sent(page)  # nothing of what is closed is sent


def test_where_nobody_was_ever_scored_nothing_is_said_of_bands(records, opened):
    records.person(ENFIELD, LONG_AGO)
    records.derive()

    assert headline(opened("green", OVERSIGHT, **AS_AT)) == (
        "No data: none of the one person on the Matrix on 31 August 2020 has a harm score."
    )


def test_without_a_review_outcome_what_people_are_kept_on_is_not_known(records, opened):
    records.person(ENFIELD, LONG_AGO, scores=GREEN)
    records.derive()

    page = opened("green", OVERSIGHT, **AS_AT)

    assert headline(page) == "One of 1 person on the Matrix is Green; no data on what they are kept on."
    assert "No data on what people are kept on" in findings(page)
    assert "No data on the information Green people are kept on" in findings(page)
    assert rows_of(page, "grounds")["London"] == ["", "no data", "–", "no data", "no data"]


def test_a_matrix_with_nobody_on_it_is_no_good_news(records, opened):
    records.person(ENFIELD, LONG_AGO, date(2019, 1, 1), scores=GREEN)
    records.derive()

    assert headline(opened("green", OVERSIGHT, **AS_AT)) == (
        "No data: nobody is recorded on the Matrix on 31 August 2020."
    )


def test_the_histories_say_each_area_and_the_green_in_it(london, opened):
    page = opened("green", OVERSIGHT, **AS_AT)
    (alt,) = re.findall(r"People on the Matrix, Green and with a zero harm score on [^\"\\]+", sent(page))[:1]

    assert "Central North 1 in all, 1 Green, 1 with a zero harm score" in alt
    assert "North Area 3 in all, 3 Green, 3 with a zero harm score" in alt
    assert "South East 1 in all, 0 Green, 0 with a zero harm score" in alt
