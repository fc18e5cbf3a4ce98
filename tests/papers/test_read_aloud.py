"""The two pages as a reader with no sight has them: their language, their title, their tree, by another reader of PDF."""

import re
from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfReader

from dashboard.briefing.furniture import changes_heading
from dashboard.briefing.pdf import BREAK, pdf_of
from tests.papers.extremes import extremes

EXTREMES = extremes()
KNOWN_KINDS = {
    *("/Document", "/H1", "/H2", "/H3", "/P", "/Span", "/L", "/LI", "/Lbl", "/LBody"),
    *("/Table", "/THead", "/TBody", "/TR", "/TH", "/TD", "/Artifact", "/NonStruct", "/Div"),
}


@pytest.fixture(scope="module")
def printed():
    """Each extreme once, as a reader of PDF has it."""
    return {name: PdfReader(BytesIO(pdf_of(made))) for name, (made, _) in EXTREMES.items()}


def test_it_is_tagged_in_british_english_with_its_title_and_says_that_it_is_accessible(printed):
    reader = printed["as it is"]
    catalogue = reader.root_object

    assert catalogue["/Lang"] == "en-GB"
    assert bool(catalogue["/MarkInfo"]["/Marked"])
    assert bool(catalogue["/ViewerPreferences"]["/DisplayDocTitle"])
    assert reader.metadata.title == "Gangs Violence Matrix: briefing for March 2021"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalogue["/Metadata"].get_data()


@pytest.mark.parametrize("name", EXTREMES)
def test_it_has_one_top_heading_its_title_and_the_parts_stand_below_it_in_order(printed, name):
    tree = printed[name].root_object["/StructTreeRoot"]
    headings = [element for element in elements(tree) if re.fullmatch(r"/H\d?", element["/S"])]
    levels = [int(element["/S"][2:]) for element in headings]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert headings[0]["/T"].replace(BREAK, "") == printed[name].metadata.title == EXTREMES[name][0].title
    assert [element["/T"].replace(BREAK, "") for element in headings if element["/S"] == "/H2"] == [
        *("Purpose", "Decisions asked for", "Headline", "The nine recommendations"),
        changes_heading(EXTREMES[name][0].provenance),
        *(
            "Key issues",
            "Risks",
            "Equality",
            "Data protection",
            "Next steps",
            "Likely questions",
            "Data notes",
        ),
    ]
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels))


@pytest.mark.parametrize("name", EXTREMES)
def test_no_element_is_of_a_kind_that_readers_do_not_know(printed, name):
    """What the tree maps to another kind is only what it maps it to: so nothing here rests on such a map."""
    tree = printed[name].root_object["/StructTreeRoot"]
    kinds = {element["/S"] for element in elements(tree)}

    assert kinds <= KNOWN_KINDS | {"/Strong", "/Em"}
    assert {tree["/RoleMap"][kind] for kind in kinds - KNOWN_KINDS} <= {"/Span"}


@pytest.mark.parametrize("name", EXTREMES)
def test_every_table_has_header_cells_that_say_they_are_of_their_column(printed, name):
    made, _ = EXTREMES[name]
    tables = [
        each for each in elements(printed[name].root_object["/StructTreeRoot"]) if each["/S"] == "/Table"
    ]
    headers = [[cell for cell in elements(table) if cell["/S"] == "/TH"] for table in tables]

    changes = [4] if made.changes else []
    nine = [7 if made.provenance.since else 6] if made.rows else []
    assert [len(cells) for cells in headers] == [*nine, *changes]
    assert {attributes(cell)["/Scope"] for cells in headers for cell in cells} <= {"/Column"}


@pytest.mark.parametrize("name", EXTREMES)
def test_every_page_says_in_which_order_it_is_read(printed, name):
    for page in printed[name].pages:
        assert page["/Tabs"] == "/S"
        assert "/StructParents" in page


@pytest.mark.parametrize("name", EXTREMES)
def test_every_picture_has_a_text_in_its_place(printed, name):
    figures = [
        element
        for element in elements(printed[name].root_object["/StructTreeRoot"])
        if element["/S"] == "/Figure"
    ]

    assert [figure for figure in figures if not figure.get("/Alt")] == []


def attributes(element):
    """What an element says of itself."""
    said = element["/A"].get_object()
    each = [one.get_object() for one in said] if isinstance(said, list) else [said]
    return {name: value for one in each for name, value in one.items()}


def elements(node):
    """Every element of the structure tree below a node."""
    below = node.get("/K", [])
    for child in below if isinstance(below, list) else [below]:
        element = child.get_object() if hasattr(child, "get_object") else child
        if isinstance(element, dict) and "/S" in element:
            yield element
            yield from elements(element)
