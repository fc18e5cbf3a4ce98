"""A paper that is taken away says under which id; the trail says who took it. One that is only looked at has none."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from dashboard.briefing.annex import xlsx_of
from dashboard.briefing.papers import Papers
from dashboard.briefing.pdf import pdf_of
from dashboard.briefing.versions import NOTHING_WRITTEN
from dashboard.briefing.word import docx_of
from tests.papers.releasing import BEFORE, release

EXPORT = "0123456789abcdef" * 2
PAPERS = Papers(release(), release("December 2020", BEFORE), NOTHING_WRITTEN)


def inside(zipped: bytes) -> str:
    with ZipFile(BytesIO(zipped)) as file:
        return "".join(file.read(name).decode(errors="replace") for name in file.namelist())


@pytest.mark.parametrize(("export", "stands"), [(EXPORT, True), ("", False)])
def test_the_id_of_the_export_stands_in_every_paper_that_is_taken(export, stands):
    made = PAPERS.briefing(export)

    pages = PdfReader(BytesIO(pdf_of(made))).pages
    assert [EXPORT in page.extract_text() for page in pages] == [stands, stands]
    assert (EXPORT in inside(docx_of(made))) is stands
    assert (EXPORT in inside(xlsx_of(made, PAPERS.release))) is stands
