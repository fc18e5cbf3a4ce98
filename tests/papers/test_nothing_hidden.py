"""No true value of a withheld cell is in any paper: not in its text, its marked-up parts, or what it says of itself."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from dashboard.briefing.annex import xlsx_of
from dashboard.briefing.making import briefing_of
from dashboard.briefing.pdf import pdf_of
from dashboard.briefing.word import docx_of
from dashboard.briefing.written import Written
from dashboard.figures import FIGURES
from dashboard.kinds import Unit
from tests.papers.releasing import BEFORE, release

# Of each figure that counts people, a number of its own which the protection hides: small, or not a multiple of five.
PEOPLE = [of for of in FIGURES.values() if of.counts_people and of.unit is not Unit.RATIO]
TRUE = {of.id: (place % 7 + 1, 71_003 + 10 * place) for place, of in enumerate(PEOPLE)}
ROUNDED_AWAY = {of.id: (80_001 + 10 * place, 90_002 + 10 * place) for place, of in enumerate(PEOPLE)}


def papers(**made):
    """Every paper of a release, as text that could be searched by whoever holds the file."""
    of, then = release(**made), release("December 2020", BEFORE, **made)
    told = briefing_of(of, then, Written(), 1, "chair")
    pdf = PdfReader(BytesIO(pdf_of(told)))
    yield (
        "".join(page.extract_text() for page in pdf.pages)
        + str(pdf.metadata)
        + str(pdf.xmp_metadata and pdf.xmp_metadata.stream.get_data())
    )
    for data in (docx_of(told), xlsx_of(told, of)):
        with ZipFile(BytesIO(data)) as parts:
            yield "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def found(texts, numbers):
    """Those of the numbers that are in a text, with and without the comma of thousands."""
    return {
        number
        for number in numbers
        for text in texts
        if re.search(rf"(?<![\d.]){number:,}(?!\d)|(?<![\d.]){number}(?!\d)", text)
    }


@pytest.mark.parametrize("counts", [TRUE, ROUNDED_AWAY], ids=["withheld", "rounded"])
def test_no_true_value_of_people_is_in_any_paper(counts):
    hidden = {number for pair in counts.values() for number in pair if number > 7}

    assert found(list(papers(counts=counts)), hidden) == set()


@pytest.mark.parametrize("counts", [TRUE, ROUNDED_AWAY], ids=["withheld", "rounded"])
def test_the_same_search_finds_them_where_nothing_is_withheld(counts):
    hidden = {number for pair in counts.values() for number in pair if number > 7}

    assert len(found(list(papers(counts=counts, true_counts=True)), hidden)) > len(hidden) / 2


def test_a_paper_is_the_same_whatever_number_stands_behind_what_is_withheld():
    """What cannot be told apart cannot be told: 1 and 7 make the same papers, letter by letter."""
    one, seven = (list(papers(counts={of.id: (few, 71_000) for of in PEOPLE})) for few in (1, 7))

    assert [_without_moments(text) for text in one] == [_without_moments(text) for text in seven]


def _without_moments(text):
    """Without when and under which number the file was made."""
    text = re.sub(r"\d{4}-\d\d-\d\dT[\d:.+Z-]+|D:\d{14}[+Z\d']*", "", text)
    return re.sub(r"uuid[\w:-]*|(?:Document|Instance)ID[^<]*<[^<]*", "", re.sub(r"'/ID'.*", "", text))
