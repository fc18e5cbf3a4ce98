"""What the Overview says of rows made in view."""

import re
from datetime import date
from html import unescape

import pytest

from dashboard.permissions import Role
from tests.making import ENFIELD
from tests.pages.conftest import OVERSIGHT, READERS
from tests.pages.promising import Promises
from tests.pages.reading import said

SUPERINTENDENT = READERS[Role.SUPERINTENDENT]


@pytest.fixture
def promises(records):
    return Promises(records)


@pytest.fixture
def overview(promises, opened):
    """Opens the Overview of what was promised; its words."""

    def open_it(reader=OVERSIGHT, **query):
        promises.records.derive()
        page = opened("overview", reader, **query)
        assert not page.exception
        return unescape(said(page))

    return open_it


def test_the_sentence_sets_what_is_claimed_beside_what_the_records_bear_out(promises, overview):
    promises.commitment("1.1", control="sop_reviewed")
    promises.commitment("8.1", control="oversight_group_met", owner="mopac")
    for name in ("1.1", "8.1"):
        promises.claim(name, date(2020, 1, 1))
    promises.procedure(date(2019, 1, 1))  # too long ago: it fails

    assert (
        headline(overview())
        == "The force says two of two recommendations are complete. The records bear out one."
    )


def test_without_a_claim_of_the_whole_the_sentence_says_so(promises, overview):
    promises.commitment("1.1", control="sop_reviewed")
    promises.commitment("1.2", evidence_kind="report")
    promises.claim("1.1", date(2020, 1, 1))

    assert headline(overview()).startswith("The force says none of two recommendations is complete.")


def test_where_nothing_was_claimed_or_assessed_the_page_says_no_data(promises, overview):
    promises.commitment("1.1", control="sop_reviewed")

    assert (
        headline(overview()) == "No data: nothing had been claimed and nothing assessed by 31 December 2020."
    )


def test_a_row_counts_each_column_and_names_the_worst_with_papers_apart(promises, overview):
    promises.commitment("1.1", control="sop_reviewed")
    promises.commitment("1.2", control="oversight_group_met")
    promises.commitment("1.3", evidence_kind="report")
    promises.commitment("1.4", evidence_kind="report")
    promises.claim("1.1", date(2020, 1, 1))
    promises.claim("1.2", date(2020, 1, 1), "in_progress")
    promises.assess("1.1", MET_BEFORE, "sustained")
    promises.paper("1.3", date(2020, 2, 1), "A report")
    promises.procedure(date(2019, 1, 1))

    row = rows(overview())["1"]

    assert row[2:5] == [
        "1 of 4 ? no claim ≠ 1 not borne out",
        "1 of 4 ? not assessed",
        "1 of 2 ✕ fails ▢ 1 of 2 papers",
    ]


def test_what_stands_in_the_way_is_the_worst_tests_own_number_and_how_often_it_held(promises, overview):
    promises.commitment("1.1", control="sop_reviewed")
    promises.claim("1.1", date(2020, 1, 1))
    promises.procedure(date(2019, 5, 1))  # in the twelve months to five of the last eight quarter ends

    row = rows(overview())["1"]

    assert row[5] == (
        "1.1 No procedure was approved in the last 12 months held at 4 of the last 8 quarter ends, 1 without data"
    )


def test_a_source_without_a_row_is_no_data_and_cannot_be_tested(promises, overview):
    promises.commitment("1.1", control="dpia_current")
    promises.claim("1.1", date(2020, 1, 1))

    row = rows(overview())["1"]

    assert row[4] == "0 of 1 ? cannot be tested"
    assert row[5].startswith("1.1 No data in the list of documents")


def test_only_what_mopac_itself_owns_is_self_assessed(promises, overview):
    for name in ("1.1", "8.1"):
        promises.commitment(name, control="oversight_group_met")
        promises.assess(name, MET_BEFORE)

    found = rows(overview())

    assert found["8"][3] == "1 of 1 ✔ met self-assessed"
    assert found["1"][3] == "1 of 1 ✔ met"


def test_what_changed_since_the_compared_date_is_said_and_for_how_many_meetings_nothing_did(
    promises, overview
):
    promises.commitment("1.1", control="sop_reviewed")
    promises.commitment("8.1", control="oversight_group_met")
    promises.claim("1.1", date(2020, 1, 1))
    promises.procedure(date(2019, 11, 1))  # held on 6 October 2020, and not on 31 December

    words = overview()

    assert rows(words)["1"][6] == "↓ worse: 1.1"
    assert rows(words)["8"][6] == "= no change for three meetings"
    assert "Since 6 October 2020: tests 1 worse (1.1); claims unchanged; assessments unchanged." in words


def test_a_claim_that_went_back_is_worse(promises, overview):
    promises.commitment("1.1", control="oversight_group_met")
    promises.claim("1.1", date(2020, 1, 1))
    promises.claim("1.1", date(2020, 11, 1), "in_progress")

    assert rows(overview())["1"][6] == "↓ claim worse: 1.1"


def test_a_row_whose_claim_the_records_contradict_is_drawn_so_and_another_not(promises, overview):
    promises.commitment("1.1", control="sop_reviewed")
    promises.commitment("8.1", control="oversight_group_met")
    for name in ("1.1", "8.1"):
        promises.claim(name, date(2020, 1, 1))
    promises.procedure(date(2019, 1, 1))

    words = overview()

    assert len(re.findall(r'<tr class="contradicts wholly">', words)) == 1
    assert "≠ 1 not borne out" in rows(words)["1"][2]
    assert "≠" not in rows(words)["8"][2]


def test_a_new_contradiction_needs_a_decision_with_its_since_and_whose_it_is(promises, overview):
    promises.commitment("1.1", control="sop_reviewed")
    promises.claim("1.1", date(2020, 1, 1))
    promises.procedure(date(2019, 11, 1))

    (first, *_) = decisions(overview())

    assert first == (
        "No procedure was approved in the last 12 months. Claimed complete since 1 January 2020; held on 6 October "
        "2020. 1.1, MPS."
    )


def test_an_assessment_of_more_than_a_year_ago_needs_a_decision(promises, overview):
    promises.commitment("8.1", control="oversight_group_met")
    promises.assess("8.1", date(2019, 12, 31))

    assert (
        "One commitment has not been assessed for over 12 months. The oldest, 8.1, of 31 December 2019. MOPAC."
        in decisions(overview())
    )


def test_a_source_that_fell_silent_needs_a_decision(promises, overview):
    promises.commitment("1.1", control="dataset_checks_met")
    promises.claim("1.1", date(2020, 12, 1))
    promises.records.add("datasets", dataset="A")
    checked = {"dataset": "A", "check": "dpia", "checked_on": date(2020, 3, 1), "met": "yes"}
    promises.records.add("dataset_checks", **checked)

    assert (
        "Nothing has been heard from the checks of the other data sets since March 2020. 1.1 rests on it. MPS."
        in decisions(overview())
    )


def test_londons_reader_has_five_figures_now_and_then(promises, overview):
    promises.commitment("8.1", control="oversight_group_met")
    promises.claim("8.1", date(2020, 1, 1))
    promises.records.person(ENFIELD, date(2020, 1, 1))

    assert five(overview())["People on the Matrix"] == ["0 in 2017", "2 was 1"]


def test_a_bcus_reader_has_their_own_beside_londons_and_the_same_nine_rows(promises, overview):
    promises.commitment("8.1", control="oversight_group_met")
    promises.claim("8.1", date(2020, 1, 1))
    promises.records.person("E09000007", date(2020, 1, 1))  # Camden, of another BCU

    words, londons = overview(SUPERINTENDENT), overview()

    assert five(words)["People on the Matrix"] == ["0 in 2017", "1 was 0", "2"]
    assert rows(words) == rows(londons)
    assert headline(words) == headline(londons)


MET_BEFORE = date(2020, 9, 1)


def headline(words):
    return plain(part(r'<h1 class="headline">.*?</h1>', words))


def rows(words):
    """The nine rows by their numbers, each as the words of its cells."""
    table = part(r'<table class="nine">.*?</table>', words)
    found = [
        [plain(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]
        for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL)[1:]
    ]
    return {cells[0]: cells for cells in found}


def decisions(words):
    shown = part(r'<section class="decisions".*?</section>', words)
    return [plain(item) for item in re.findall(r"<li.*?</li>", shown, re.DOTALL)]


def five(words):
    """The five figures by their titles: where each came from, and its values."""
    table = part(r'<table class="five">.*?</table>', words)
    found = [
        [plain(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]
        for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL)[1:]
    ]
    return {cells[0]: cells[1:] for cells in found}


def part(pattern, words):
    """The first part of a page that looks so."""
    return re.findall(pattern, words, re.DOTALL)[0]


def plain(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())
