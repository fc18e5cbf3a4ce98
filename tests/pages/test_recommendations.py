"""What the Recommendations page says of rows made in view: all, one recommendation, one commitment."""

import re
from datetime import date
from html import unescape

import pytest

from dashboard.permissions import Role
from tests.making import CAMDEN, ENFIELD
from tests.pages.conftest import OVERSIGHT, READERS
from tests.pages.promising import Promises
from tests.pages.reading import said
from tests.pages.test_overview import headline, plain

SUPERINTENDENT = READERS[Role.SUPERINTENDENT]


@pytest.fixture
def promises(records):
    made = Promises(records)
    made.commitment("1.1", "The procedure is reviewed", control="sop_reviewed", source="action para 1")
    made.commitment("1.2", "Guidance is updated", evidence_kind="document", basis="interpreted")
    made.commitment("1.10", "Findings are sent", control="system_audit_findings_sent")
    made.commitment("8.1", "The Group meets", control="oversight_group_met", owner="mopac", due_on=None)
    made.claim("1.1", date(2020, 1, 1))
    return made


@pytest.fixture
def recommendations(promises, opened):
    def open_it(reader=OVERSIGHT, **query):
        promises.records.derive()
        page = opened("recommendations", reader, **query)
        assert not page.exception
        return unescape(said(page))

    return open_it


def test_all_commitments_are_listed_by_recommendation_in_the_order_a_reader_counts(recommendations):
    words = recommendations()

    assert list(listed(words)) == ["1.1", "1.2", "1.10", "8.1"]
    assert (
        headline(words) == "One of four commitments is claimed complete; the records contradict none of them."
    )


def test_one_recommendation_lists_its_own_alone(recommendations):
    words = recommendations(recommendation="8")

    assert list(listed(words)) == ["8.1"]
    assert headline(words) == "No data: nothing had been claimed and nothing assessed by 31 December 2020."


def test_a_commitment_asked_for_as_1_1_is_not_1_10(recommendations):
    assert "Findings are sent" in recommendations(commitment="1.10")
    assert "Findings are sent" not in recommendations(commitment="1.1")


@pytest.mark.parametrize(
    ("query", "missing"),
    [({"commitment": "9.99"}, "no commitment 9.99"), ({"recommendation": "one"}, "no recommendation one")],
)
def test_what_there_is_not_is_said_in_a_sentence_above_what_there_is(recommendations, query, missing):
    words = recommendations(**query)

    assert headline(words) == f"There is {missing}. All that there are stand below."
    assert list(listed(words)) == ["1.1", "1.2", "1.10", "8.1"]


def test_what_is_asked_for_in_the_url_is_shown_as_words_and_never_as_html(recommendations, promises, opened):
    page = opened("recommendations", OVERSIGHT, commitment="<b>1</b>")

    assert "There is no commitment &lt;b&gt;1&lt;/b&gt;." in said(page)


def test_a_row_says_claim_assessment_test_due_and_basis_with_overdue_in_a_column_of_its_own(
    promises, recommendations
):
    promises.assess("1.1", date(2020, 9, 1), "partly_met")
    promises.procedure(date(2019, 1, 1))

    row = listed(recommendations())["1.1"]

    assert row[1:] == [
        "The procedure is reviewed",
        "✔ complete since 1 January 2020",
        "◐ partly met on 1 September 2020",
        "✕ fails ≠ not borne out",
        "No procedure was approved in the last 12 months held at 4 of the last 8 quarter ends",
        "31 December 2019 MPS",
        "▲ overdue",
        "stated action para 1",
    ]


def test_what_is_not_yet_due_has_not_failed(promises, recommendations):
    promises.commitment("1.3", control="sop_reviewed", due_on=date(2021, 3, 31))
    promises.procedure(date(2019, 1, 1))

    row = listed(recommendations())["1.3"]

    assert (row[4], row[6], row[7]) == ("– not yet due", "31 March 2021, not yet due MPS", "")


def test_only_papers_show_a_commitment_without_a_test_and_their_age_is_said(promises, recommendations):
    promises.paper("1.2", date(2019, 10, 15), "The guidance", kind="document")

    row = listed(recommendations())["1.2"]

    assert row[4:6] == ["▤ documented", "1 document, the latest of 15 October 2019 (14 months old)"]
    assert row[8].startswith("our interpretation")


def test_the_history_of_a_commitment_is_told_and_that_it_went_back(promises, recommendations):
    promises.claim("1.1", date(2020, 11, 1), "in_progress", note="Taken back after review")
    promises.assess("1.1", date(2020, 7, 14))

    words = recommendations(commitment="1.1")

    assert cells_of(words, "Claims and assessments, the latest first") == [
        ["1 November 2020", "claimed", "◐ in progress ↓ back from complete", "Taken back after review"],
        ["14 July 2020", "assessed", "✔ met", "–"],
        ["1 January 2020", "claimed", "✔ complete", "–"],
    ]


def test_what_its_control_measured_stands_beside_the_test_at_each_quarter_end(promises, recommendations):
    promises.procedure(date(2020, 1, 15))

    found = cells_of(
        recommendations(commitment="1.1"), "The test at the last quarter ends, and what was counted"
    )

    assert found[0] == ["31 December 2020", "✔ holds", "1 of 1"]
    assert found[3] == ["31 March 2020", "✔ holds", "1 of 1"]
    assert found[4] == ["31 December 2019", "– not yet due", "no data"]
    assert len(found) == 8


def test_the_rows_behind_the_test_stand_on_the_page_and_add_up(promises, recommendations):
    promises.procedure(date(2020, 1, 15), "2")
    promises.procedure(date(2018, 1, 15), "1")

    words = recommendations(commitment="1.1")

    title = "The Standard Operating Procedure was approved in the last 12 months: the rows behind it"
    assert [row[-1] for row in cells_of(words, title)] == ["✔ counted", "– not counted"]
    assert "Together 1, in 2 rows." in words


def test_the_papers_are_the_table_of_a_commitment_without_a_test(promises, recommendations):
    promises.paper("1.2", date(2020, 12, 20), "The guidance", kind="document", url="https://example.org/g")
    promises.paper("1.2", date(2020, 1, 1), "A minute", kind="minute", url="javascript:alert(1)")

    words = recommendations(commitment="1.2")

    assert cells_of(words, "Papers on file") == [
        ["The guidance", "document", "20 December 2020", "11 days", "✔ counted"],
        ["A minute", "minute", "1 January 2020", "11 months", "– not counted"],
    ]
    assert 'href="https://example.org/g"' in words
    assert "javascript:" not in words
    assert "Together 1 of the kind asked for: document." in words
    assert headline(words).startswith(
        "1.2 was never claimed and was never assessed; it is documented: 1 document"
    )


def test_a_superintendent_is_told_londons_test_and_their_own_rows(promises, recommendations):
    promises.commitment("1.4", "Gender is recorded", control="completeness_gender")
    promises.records.person(CAMDEN, date(2020, 1, 1), gender="male")
    promises.records.person(ENFIELD, date(2020, 1, 1), gender="female", id_="N-own")

    words = recommendations(SUPERINTENDENT, commitment="1.4")

    found = cells_of(words, "The test at the last quarter ends, and what was counted")
    assert found[0] == ["31 December 2020", "✕ fails", "2 of 3", "1 of 2"]
    assert "N-own" in words
    assert "Together 1 of 2, in 2 rows." in words


def test_londons_own_figures_are_shown_to_a_superintendent_with_londons_rows(promises, recommendations):
    promises.procedure(date(2020, 1, 15))

    words = recommendations(SUPERINTENDENT, commitment="1.1")

    assert "✔ counted" in words
    assert "Now 1 of 1; its target was met at 4 of the last 8 quarter ends" in words


def listed(words):
    """The commitments by their names, each as the words of its cells."""
    rows = [
        row
        for table in re.findall(r'<table class="promises">.*?</table>', words, re.DOTALL)
        for row in cells(table)
    ]
    return {row[0]: row for row in rows}


def cells_of(words, caption):
    """The rows of the table of that caption, as the words of their cells."""
    tables = re.findall(r"<table.*?</table>", words, re.DOTALL)
    (table,) = (table for table in tables if f">{caption}</caption>" in table)
    return cells(table)


def cells(table):
    rows = re.findall(r"<tr.*?</tr>", table.partition("</thead>")[2], re.DOTALL)
    return [
        [plain(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)] for row in rows
    ]
