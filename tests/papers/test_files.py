"""DOCX and XLSX, read again from the file: every number in them is the release's, and they are built as they should be."""

import re
from datetime import date, datetime
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from dashboard.briefing.annex import FIGURE_HEADINGS, sentences_of, xlsx_of
from dashboard.briefing.furniture import hash_line
from dashboard.briefing.making import briefing_of
from dashboard.briefing.word import docx_of
from dashboard.briefing.written import Written
from dashboard.kinds import Unit
from tests.papers.extremes import extremes
from tests.papers.releasing import BEFORE, release

EXTREMES = extremes()
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
# Numbers of the sentences themselves, whatever the release says: months, ages, the rule of protection.
OF_THE_WORDS = {"0", "1", "7", "5", "12", "18", "256", "9", "32", "28", "2019"}


@pytest.fixture(scope="module")
def documents():
    return {name: Document(BytesIO(docx_of(made))) for name, (made, _) in EXTREMES.items()}


@pytest.fixture(scope="module")
def workbooks():
    return {name: load_workbook(BytesIO(xlsx_of(made, of))) for name, (made, of) in EXTREMES.items()}


@pytest.mark.parametrize("name", EXTREMES)
def test_every_number_of_the_document_is_one_of_its_release(documents, name):
    made, of = EXTREMES[name]

    told = {number for text in texts(documents[name]) for number in NUMBER.findall(without_names(text, made))}

    assert told - numbers_of(made, of) == set()


def test_a_number_that_is_not_the_releases_would_be_found():
    made, of = EXTREMES["as it is"]
    false = briefing_of(release(counts={"retained_failing_test": (41_235, 987_650)}), None, Written())

    told = {number for text in texts(read(docx_of(false))) for number in NUMBER.findall(text)}

    assert {"41,235", "987,650"} <= told - numbers_of(made, of)


@pytest.mark.parametrize("name", EXTREMES)
def test_every_sentence_of_the_briefing_is_in_the_document_whole(documents, name):
    made, _ = EXTREMES[name]
    whole = "\n".join(texts(documents[name])).replace("; ", "\n")  # in a cell, one below the other

    wanted = [each.text for _, each in sentences_of(made)] + [each.what for each in made.changes]
    assert [text for text in wanted if text.replace("; ", "\n") not in whole] == []


def test_a_sentences_numbers_are_those_of_the_figures_that_it_names():
    made, of = EXTREMES["as it is"]
    by_figure = {row.figure: numbers_of_row(row) for row in of.rows}

    for part, each in sentences_of(made):
        if set(each.rests_on) <= by_figure.keys() and each.rests_on:
            own = set().union(*(by_figure[figure] for figure in each.rests_on))
            told = set(NUMBER.findall(without_names(each.text, made))) - OF_THE_WORDS - days(of.as_at)
            assert told <= own, (part, each.text)


def test_the_document_has_headings_a_title_a_language_and_header_rows(documents):
    document = documents["as it is"]
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]

    assert headings == [
        "Purpose",
        "Decisions asked for",
        "Headline",
        "The nine recommendations",
        "Changes since December 2020 (8 December 2020)",
        "Key issues",
        "Risks",
        "Equality",
        "Data protection",
        "Next steps",
        "Likely questions",
        "Data notes",
    ]
    assert document.core_properties.title == "Gangs Violence Matrix: briefing for March 2021"
    assert document.core_properties.language == "en-GB"
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    assert document.tables
    for table in document.tables:
        assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


@pytest.mark.parametrize("name", EXTREMES)
def test_the_document_bears_its_marking_and_its_release_on_every_page(documents, name):
    made_from, section = EXTREMES[name][0].provenance, documents[name].sections[0]

    assert made_from.classification in section.header.paragraphs[0].text
    assert made_from.hash in section.footer.paragraphs[0].text
    assert made_from.meeting in section.footer.paragraphs[0].text


@pytest.mark.parametrize("name", EXTREMES)
def test_the_annex_has_every_row_of_the_release_and_no_other(workbooks, name):
    _, of = EXTREMES[name]
    rows = {(row["figure"], row["area"]): row for row in rows_of(workbooks[name]["Figures"])}

    assert len(rows) == len(of.rows)
    for row in of.rows:
        told = rows[row.figure, row.area]
        exact = (row.numerator, row.denominator, row.value)
        expected = ("[c]",) * 4 if row.withheld else (*exact, {True: "yes", False: "no", None: None}[row.met])
        assert tuple(told[name] for name in ("numerator", "denominator", "value", "met")) == expected
        assert told["as_at"] == datetime.combine(row.as_at, datetime.min.time())
        assert (told["unit"], told["target"]) == (row.unit.value, row.target)
        assert ("no data" in (told["mark"] or "")) is row.silent
        assert told["source"]
        assert told["definition"]


@pytest.mark.parametrize("name", EXTREMES)
def test_the_annex_has_every_listing_that_the_release_holds(workbooks, name):
    _, of = EXTREMES[name]

    for listing, records in of.records.items():
        rows = [list(row) for row in values(workbooks[name][listing])]
        assert rows == [[as_read(value) for value in record.values()] for record in records]


@pytest.mark.parametrize("name", EXTREMES)
def test_each_sheet_says_where_it_comes_from(workbooks, name):
    made_from = EXTREMES[name][0].provenance

    for sheet in workbooks[name]:
        about = {row[0].value: row[1].value for row in sheet.iter_rows(min_row=1, max_row=7, max_col=2)}
        assert made_from.classification in about["Marking"]
        assert about["Hash"] == hash_line(made_from)
        assert made_from.meeting in about["Release"]
        assert about["As at"] == "Data as at 28 February 2021"
        assert about["Source"]
        assert about["Definition"]


def test_every_sheet_of_the_annex_keeps_its_headings_in_sight_and_its_numbers_as_they_are_read(workbooks):
    formats: dict[type, set[str]] = {}
    for sheet in workbooks["as it is"]:
        assert sheet.freeze_panes == "A10"
        assert sheet.auto_filter.ref.startswith("A9:")
        for cell in (cell for row in sheet.iter_rows(min_row=10) for cell in row if cell.value is not None):
            formats.setdefault(type(cell.value), set()).add(cell.number_format)
            assert bool(cell.alignment.wrap_text) is (len(str(cell.value)) > 60)

    assert formats == {
        int: {"#,##0"},
        float: {"#,##0.000"},
        datetime: {"d mmmm yyyy"},
        str: {"General"},
    }


@pytest.mark.parametrize("name", EXTREMES)
def test_no_table_of_the_document_is_wider_than_its_page(documents, name):
    section = documents[name].sections[0]
    across = section.page_width - section.left_margin - section.right_margin

    for table in documents[name].tables:
        for row in table.rows:
            assert sum(cell.width for cell in row.cells) <= across
        assert [column.width for column in table.columns] == [cell.width for cell in table.rows[0].cells]


def test_nothing_in_the_annex_is_a_formula():
    hostile = release('=HYPERLINK("x")', state={"claim": "complete"})
    workbook = load_workbook(BytesIO(xlsx_of(briefing_of(hostile, None, Written()), hostile)))

    kinds = {cell.data_type for sheet in workbook for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


def test_a_revised_number_is_marked_so():
    made = release(edition=2, reason="late", revised=frozenset({("agreements_in_force", "LONDON")}))
    workbook = load_workbook(BytesIO(xlsx_of(briefing_of(made, None, Written()), made)))

    marked = [row["figure"] for row in rows_of(workbook["Figures"]) if row["mark"] == "[r]"]
    assert marked == ["agreements_in_force"]


def read(data):
    return Document(BytesIO(data))


def texts(document):
    yield from (paragraph.text for paragraph in document.paragraphs)
    yield from (cell.text for table in document.tables for row in table.rows for cell in row.cells)


def values(sheet):
    """The rows under the headings, which stand on the ninth line."""
    return [
        row
        for row in sheet.iter_rows(min_row=10, values_only=True)
        if any(value is not None for value in row)
    ]


def rows_of(sheet):
    assert [cell.value for cell in sheet[9]] == list(FIGURE_HEADINGS)
    return [dict(zip(FIGURE_HEADINGS, row, strict=True)) for row in values(sheet)]


def as_read(value):
    """A value as the workbook gives it back."""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, datetime.min.time())
    return value if value is None or isinstance(value, (int, float)) else str(value)


def without_names(text, made):
    """Without the names of meetings, of commitments and of titles: they hold numbers of their own."""
    for name in (made.provenance.meeting, made.provenance.since_meeting, *(row.title for row in made.rows)):
        text = text.replace(name, "") if name else text
    for each in made.changes:
        text = text.replace(each.what, "")
    return re.sub(r"\b\d\.\d{1,2}\b(?! (?:%|times))", "", text)


def numbers_of(made, of):
    """Every number that may be said of a release: its rows', its records', its dates', those of the one before."""
    found = (
        set(OF_THE_WORDS)
        | days(of.as_at, BEFORE)
        | {str(made.version), str(of.edition), str(of.data_version)}
    )
    then = release("December 2020", BEFORE)
    for row in (*of.rows, *then.rows, *EXTREMES["all contradicted"][1].rows):
        found |= numbers_of_row(row)
    for record in of.records.get("recommendation_states", ()):
        found |= {str(value) for value in record.values() if isinstance(value, int)}
    for record in of.records.get("commitment_states", ()):
        found |= days(*(value for value in record.values() if isinstance(value, date)))
    counts = range(len(of.records.get("commitment_states", ())) + len(of.revised) + 1)
    return found | {str(count) for count in counts}


def numbers_of_row(row):
    told = {f"{value:,.0f}" for value in (row.numerator, row.denominator) if value is not None}
    if row.unit is Unit.RATIO and row.value is not None:
        told |= {f"{100 * row.numerator:.1f}", f"{100 * row.denominator:.1f}", f"{row.value:.1f}"}
    elif row.numerator is not None and row.denominator:
        told |= {f"{100 * row.numerator / row.denominator:.{decimals}f}" for decimals in (0, 1)}
    return told


def days(*dates):
    return {part for when in dates for part in (str(when.day), str(when.year))}
