"""What the page Quarterly reviews says of hand-made rows."""

import re
from datetime import date

import pytest

from dashboard.answers import answer
from dashboard.figures import reviews
from dashboard.permissions import Role, Viewer
from dashboard.tables import table_of
from tests.making import CAMDEN, ENFIELD
from tests.pages.conftest import OVERSIGHT
from tests.pages.reading import said, sent

AS_AT = "2020-07-31"  # the last quarter is April–June
FIRST, LAST = date(2020, 4, 1), date(2020, 6, 30)
OF_NORTH_AREA = Viewer("a superintendent", Role.SUPERINTENDENT, "NA")


def review(records, bcu, exercise="2020-Q2", completed_on=LAST, **more):
    records.add("reviews", bcu=bcu, exercise=exercise, completed_on=completed_on, **more)


def missed(records, bcu, exercise="2020-Q2"):
    """A return that was asked for and never completed."""
    records.add("reviews", bcu=bcu, exercise=exercise, requested_on=FIRST)


def headline(page):
    (found,) = re.findall(r'<h1 class="headline">(.*?)</h1>', said(page))
    return found


def panel(page):
    """The return beside the grid, as words."""
    found = re.search(r'<section class="return".*?</section>', said(page), re.DOTALL)
    assert found is not None
    return words(found[0])


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def rows_of_coverage(page):
    """The table of how far the reviews have got: the cells of each row, by what it is headed."""
    table = re.search(r'<table class="plain coverage">.*?</table>', said(page), re.DOTALL)
    assert table is not None
    rows = [
        re.findall(r"<t[hd].*?</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", table[0], re.DOTALL)
    ]
    return {words(head): [words(cell) for cell in cells] for head, *cells in rows}


@pytest.mark.parametrize(
    ("arrange", "sentence"),
    [
        (
            lambda records: [review(records, bcu) for bcu in ("NA", "CN", "SE")],
            "All 3 BCUs completed their April–June 2020 review.",
        ),
        (
            lambda records: [
                review(records, "NA"),
                review(records, "CN"),
                review(records, "SE", completed_on=date(2020, 7, 9)),
            ],
            "All 3 BCUs completed their April–June 2020 review, one of them late.",
        ),
        (
            lambda records: [
                review(records, "NA", completed_on=date(2020, 7, 9)),
                *(missed(records, bcu) for bcu in ("CN", "SE")),
            ],
            "One of 3 BCUs completed its April–June 2020 review, late; Central North and South East did not.",
        ),
        (
            lambda records: [review(records, "NA"), review(records, "CN"), missed(records, "SE")],
            "Two of 3 BCUs completed their April–June 2020 review; South East did not.",
        ),
        (
            lambda records: [review(records, "NA"), review(records, "CN"), missed(records, "SE", "2020-Q1")],
            "Two of 3 BCUs completed their April–June 2020 review; South East sent no return.",
        ),
        (
            lambda records: [
                review(records, "NA"),
                review(records, "CN", "2019-Q4"),
                missed(records, "CN"),
                missed(records, "SE"),
                missed(records, "SE", "2020-Q1"),
                review(records, "SE", "2019-Q4"),
            ],
            (
                "One of 3 BCUs completed its April–June 2020 review; "
                "Central North and South East did not, both for the second time running."
            ),
        ),
        (
            lambda records: [
                review(records, "NA"),
                review(records, "CN", "2020-Q1"),
                missed(records, "CN"),
                missed(records, "SE"),
                missed(records, "SE", "2020-Q1"),
            ],
            (
                "One of 3 BCUs completed its April–June 2020 review; "
                "Central North and South East (for the second time running) did not."
            ),
        ),
        (
            lambda records: (
                [missed(records, bcu) for bcu in ("NA", "CN", "SE")] + [missed(records, "SE", "2020-Q1")]
            ),
            "None of 3 BCUs completed its April–June 2020 review.",
        ),
        (
            lambda records: [review(records, "NA", completed_on=date(2020, 8, 1))],  # after the date
            "None of 3 BCUs completed its April–June 2020 review.",
        ),
    ],
)
def test_the_page_opens_with_who_missed_the_last_review_and_how_often_running(
    records, opened, arrange, sentence
):
    arrange(records)
    records.derive()

    assert headline(opened("reviews", OVERSIGHT, as_at=AS_AT)) == sentence


def test_a_superintendent_is_told_of_their_own_review_beside_londons(records, opened):
    review(records, "CN")
    missed(records, "NA")
    review(records, "NA", "2020-Q1", date(2020, 3, 31))
    records.derive()

    page = opened("reviews", OF_NORTH_AREA, as_at=AS_AT)

    assert headline(page) == (
        "North Area has not completed its April–June 2020 review; in London 1 of 3 BCUs completed theirs."
    )
    assert panel(page).startswith("April–June 2020, North Area")


def test_the_return_beside_the_grid_is_the_worst_of_the_last_quarter(records, opened):
    review(records, "NA")
    missed(records, "CN")
    review(records, "SE", completed_on=date(2020, 7, 9))
    review(records, "SE", "2020-Q1", completed_on=None)  # worse, but of an earlier quarter
    records.derive()

    assert panel(opened("reviews", OVERSIGHT, as_at=AS_AT)).startswith("April–June 2020, Central North")


def test_of_two_as_bad_the_one_that_missed_more_often_comes_first(records, opened):
    review(records, "NA", "2020-Q1", date(2020, 3, 31))
    for bcu, exercise in (("NA", "2020-Q2"), ("SE", "2020-Q1"), ("SE", "2020-Q2")):
        missed(records, bcu, exercise)
    review(records, "CN")
    records.derive()

    assert panel(opened("reviews", OVERSIGHT, as_at=AS_AT)).startswith("April–June 2020, South East")


def test_a_cell_leads_to_its_return_whole(records, opened):
    tests = dict.fromkeys(("risk_justified", "purpose_consistent", "article8_compatible"), "yes")
    review(
        records,
        "NA",
        requested_on=date(2020, 6, 2),
        due_on=date(2020, 6, 28),
        removed_reported=2,
    )
    for decided, more in (("retain", tests), ("retain", {}), ("remove", {})):
        someone = records.person(ENFIELD, date(2019, 1, 1), scores=[(FIRST, 0, "green")])
        records.add(
            "review_outcomes", bcu="NA", exercise="2020-Q2", nominal_id=someone, reviewed_on=LAST, outcome=decided,
            **more,
        )  # fmt: skip
    records.person(ENFIELD, date(2019, 1, 1), date(2020, 5, 1), scores=[(FIRST, 9, "red")])
    records.person(ENFIELD, date(2019, 1, 1), scores=[(FIRST, 9, "green")])
    records.derive()

    page = opened("reviews", OVERSIGHT, as_at=AS_AT, cell="NA-2020-Q2")

    assert panel(page) == (
        "April–June 2020, North Area The return of April–June 2020, North Area "
        "Asked for 2 June 2020 Due 28 June 2020 Completed 30 June 2020, two days late "
        "People at its start 5 People reached 4 of 5 (80 %) Green reached 3 of 4 (75 %) "
        "Zero harm reached 3 of 3 (100 %) Left before review 1 Kept, all three tests filled in 1 of 2 "
        "Removed, as returned 2 Removed, as recorded 1 "
        "The return gives two removed, the outcomes recorded give one. Either may be short: ask the BCU."
    )
    assert "Removals: North Area returned 2 and recorded 1. Either may be short: ask the BCU." in said(page)
    assert 'href="/reviews?as_at=2020-07-31&amp;cell=NA-2020-Q2" target="_self"' in said(page)
    assert said(page).count('aria-current="true"') == 1


def test_what_a_return_owes_and_does_not_give_is_said_loudly(records, opened):
    review(records, "CN")
    records.derive()

    told = panel(opened("reviews", OVERSIGHT, as_at=AS_AT, cell="NA-2020-Q2"))

    assert "Asked for no request recorded Due 30 June 2020 Completed no return" in told
    assert "Removed, as returned no number returned" in told
    assert "People reached nobody to reach" in told


def test_the_running_quarters_return_is_not_yet_due(records, opened):
    review(records, "NA")
    records.derive()

    told = panel(opened("reviews", OVERSIGHT, as_at=AS_AT, cell="NA-2020-Q3"))

    assert "Completed not yet" in told
    assert "Removed, as returned not yet" in told


@pytest.mark.parametrize("cell", ["CN-2020-Q2", "XX-2020-Q2", "NA-1999-Q1", "<b>"])
def test_a_cell_that_is_not_among_a_readers_own_shows_theirs_and_says_so(records, opened, cell):
    for bcu in ("NA", "CN"):
        review(records, bcu)
    records.person(CAMDEN, date(2019, 1, 1))
    records.derive()

    page = opened("reviews", OF_NORTH_AREA, as_at=AS_AT, cell=cell)

    assert panel(page).startswith(
        "April–June 2020, North Area The return asked for is not among those shown here"
    )
    assert "Central North" not in sent(page)


def test_a_cell_of_the_readers_own_is_shown_without_a_word(records, opened):
    review(records, "NA")
    records.derive()

    assert "not among those" not in panel(opened("reviews", OF_NORTH_AREA, as_at=AS_AT, cell="NA-2020-Q1"))


def test_the_coverage_names_what_was_returned_by_whom_and_how_far_this_quarter_is(records, opened):
    review(records, "NA", removed_reported=3)
    review(records, "CN")
    somebody = records.person(ENFIELD, date(2019, 1, 1), scores=[(FIRST, 0, "green")])
    records.person(CAMDEN, date(2019, 1, 1))
    records.add(
        "review_outcomes",
        bcu="NA",
        exercise="2020-Q2",
        nominal_id=somebody,
        reviewed_on=LAST,
        outcome="retain",
    )
    records.derive()

    rows = rows_of_coverage(opened("reviews", OVERSIGHT, as_at=AS_AT, compared_with="2020-03-31"))

    assert rows["April–June 2020 London, as at 31 July 2020"] == [
        "2 of 3", "1 of 2 50 %", "1 of 1 100 %", "1 of 1 100 %", "0 of 2", "0 of 1 0 %", "3 by 1 of 3 BCUs", "0",
    ]  # fmt: skip
    assert rows["January–March 2020 London, as at 31 March 2020"] == ["no data"] * 4 + ["0 of 2"] + [
        "no data"
    ] * 2 + ["0"]
    assert rows["July–September 2020, so far London, 61 days left"] == [
        "0 of 3", "0 of 2 0 %", "0 of 1 0 %", "0 of 1 0 %", *["not due"] * 4,
    ]  # fmt: skip


def test_a_number_that_no_bcu_returned_is_not_nought(records, opened):
    review(records, "NA")
    records.derive()

    rows = rows_of_coverage(opened("reviews", OVERSIGHT, as_at=AS_AT))

    assert rows["April–June 2020 London, as at 31 July 2020"][6] == "no number returned"


@pytest.mark.parametrize(
    ("as_at", "head"),
    [
        ("2020-06-29", "April–June 2020, so far London, 1 day left"),
        ("2020-06-30", "April–June 2020, so far London, its last day"),
        ("2020-07-01", "July–September 2020, so far London, 91 days left"),
    ],
)
def test_the_days_left_run_from_the_as_at_date(records, opened, as_at, head):
    review(records, "NA", "2019-Q4", date(2019, 12, 31))
    records.derive()

    assert head in rows_of_coverage(opened("reviews", OVERSIGHT, as_at=as_at))


def test_nothing_is_told_of_another_bcus_running_quarter(records, opened):
    review(records, "NA", "2020-Q3", date(2020, 7, 20))
    review(records, "CN", "2020-Q3", date(2020, 7, 20))
    review(records, "NA")
    records.derive()

    rows = rows_of_coverage(opened("reviews", OF_NORTH_AREA, as_at=AS_AT))

    assert rows["July–September 2020, so far North Area, 61 days left"][0] == "1 of 1"
    assert rows["July–September 2020, so far London, 61 days left"][0] == "–"


def test_reviews_recorded_without_outcomes_say_no_data_on_who_was_reached(records, opened):
    review(records, "NA")
    records.person(ENFIELD, date(2019, 1, 1), scores=[(FIRST, 0, "green")])
    records.derive()

    page = opened("reviews", OVERSIGHT, as_at=AS_AT)

    assert said(page).count("No data: no outcome of any review had been recorded by 31 July 2020") == 3
    assert "✔ met" not in sent(page)


def test_a_bcu_that_never_completed_a_review_has_no_days_since_one_and_nothing_withheld(records, opened):
    review(records, "NA")
    records.derive()

    shown = table_of(answer(reviews.days_since_review, OVERSIGHT, [date(2020, 7, 31)]))

    assert "North Area 31 July 2020 31 " in words(shown)
    assert "Central North 31 July 2020 – " in words(shown)
    assert "withheld" not in shown
