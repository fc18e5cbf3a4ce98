"""The two pages, read again by another reader than made them."""

from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from dashboard.briefing.fitting import COUNTED, FRONT, Room, within
from dashboard.briefing.making import briefing_of
from dashboard.briefing.pdf import pdf_of, pictures_of
from dashboard.briefing.reading import Read
from dashboard.briefing.written import Written
from dashboard.words import day, shortened
from queries.errors import Tellable
from tests.papers.extremes import EVERYTHING_WRITTEN, extremes
from tests.papers.releasing import release

EXTREMES = extremes()
SMALLEST_READ, SMALLEST_FURNITURE = 8.5, 7.5


@pytest.fixture(scope="module")
def printed():
    """Each extreme once, as a reader of PDF has it."""
    return {name: PdfReader(BytesIO(pdf_of(made))) for name, (made, _) in EXTREMES.items()}


@pytest.mark.parametrize("name", EXTREMES)
def test_there_are_two_pages_whatever_the_meeting_brings(printed, name):
    assert len(printed[name].pages) == 2


@pytest.mark.parametrize("name", EXTREMES)
def test_each_page_bears_its_marking_its_date_and_the_hash_of_its_release(printed, name):
    made_from = EXTREMES[name][0].provenance

    for page in printed[name].pages:
        said = words(page.extract_text())
        assert made_from.classification in said
        assert f"Data as at {day(made_from.as_at)}" in said
        assert made_from.hash in said


@pytest.mark.parametrize("name", EXTREMES)
def test_nothing_is_set_smaller_than_can_be_read(printed, name):
    sizes = set()

    def note(text, _, matrix, __, size):
        if text.strip():
            sizes.add(round(size * abs(matrix[3] or 1), 1))

    for page in printed[name].pages:
        page.extract_text(visitor_text=note)

    assert min(sizes) >= SMALLEST_FURNITURE
    assert min(sizes - {SMALLEST_FURNITURE}) >= SMALLEST_READ


@pytest.mark.parametrize("name", EXTREMES)
def test_nothing_runs_off_the_page(name):
    """In the outer 13 of the 14 millimetres of each margin there is nothing but paper."""
    for picture in pictures_of(EXTREMES[name][0]):
        page = Image.open(BytesIO(picture)).convert("L")
        margin = round(page.width * 13 / 210)
        sides = (0, 0, margin, page.height), (page.width - margin, 0, page.width, page.height)
        assert [page.crop(side).getextrema()[0] for side in sides] == [255, 255]


@pytest.mark.parametrize(
    "name", ["all contradicted", "longest titles", "everything withheld", "a line on every claim"]
)
def test_what_a_person_wrote_is_never_cut(printed, name):
    said = words(" ".join(page.extract_text() for page in printed[name].pages))
    own = EVERYTHING_WRITTEN
    parts = [own.purpose, *own.lines.values(), *(each.action.rstrip(".") for each in own.next_steps)]
    parts += [text for each in own.decisions for text in (each.ask, each.otherwise)]

    assert [part for part in parts if words(part) not in said] == []


def test_what_is_left_to_the_annex_is_counted(printed):
    made, _ = EXTREMES["longest titles"]
    fitted = within(made, Room(changes=2))

    assert fitted.more["changes"].startswith(f"{len(made.changes) - 2} more changes are in the annex: ")
    assert "changes are in the annex" in words(printed["longest titles"].pages[0].extract_text())


def test_whatever_is_left_out_or_cut_is_said_to_be():
    made, _ = EXTREMES["longest titles"]
    least = within(made, Room(changes=1, title=40, issues=5, risks=6, weak=2, duties=3, answers=1, notes=4))

    more = {part: len(getattr(made, part)) - len(getattr(least.briefing, part)) for part in COUNTED}
    assert more == {
        part: {"issues": 1, "risks": 1, "equality": 3, "data_protection": 3, "questions": 1}.get(
            part, len(made.notes) - 4
        )
        for part in COUNTED
    }
    assert least.more["issues"] == "1 more issue is in the annex."
    assert least.more["equality"] == "3 more sentences are in the annex."
    assert least.more["answers"] == "6 more sentences of these answers are in the annex."
    assert least.more["rows"] == "A text that ends in … is whole in the annex."


def test_where_there_is_room_for_all_nothing_is_said_of_the_annex():
    made, _ = EXTREMES["as it is"]

    assert set(within(made, Room(changes=200, issues=9, risks=9, notes=20)).more.values()) == {""}


def test_what_was_written_of_a_claim_keeps_its_question_on_the_page():
    own = Written(lines={each.commitment: "We know." for each in Read(release()).commitments.values()})
    made = briefing_of(release(), None, own)

    asked = [each.line for each in within(made, Room(weak=0)).briefing.questions if "." in each.id]
    assert asked == ["We know."] * 3


def test_no_embedded_typeface_is_the_machines(printed):
    names = {
        str(font.get_object()["/BaseFont"]).split("+")[-1].split("-")[0]
        for page in printed["as it is"].pages
        for font in page["/Resources"]["/Font"].values()
    }

    assert names <= {"SourceSansPro", "DejaVuSansMono"}
    assert "SourceSansPro" in names


def test_what_is_written_is_set_as_plain_text_and_never_as_markup():
    made, _ = EXTREMES["as it is"]
    hostile = made.__class__(**(vars(made) | {"purpose": '#panic("x") *bold* $x$ @ref <label> \\ `raw`'}))

    said = words(PdfReader(BytesIO(pdf_of(hostile))).pages[0].extract_text())

    assert '#panic("x") *bold* $x$ @ref <label> \\ `raw`' in said


def test_more_than_fits_is_refused_in_a_sentence():
    made, _ = EXTREMES["as it is"]
    endless = made.__class__(**(vars(made) | {"purpose": "considering " * 2_000}))

    with pytest.raises(Tellable, match="does not fit on two pages"):
        pdf_of(endless)


def test_the_pages_can_be_looked_at_before_they_are_printed():
    pictures = pictures_of(EXTREMES["as it is"][0])

    assert [picture[:4] for picture in pictures] == [b"\x89PNG"] * 2


def test_each_step_leaves_out_more_than_the_one_before():
    left = [sum(Room(**step).__dict__.values()) for step in FRONT]

    assert left == sorted(left, reverse=True)


def test_a_text_is_cut_between_words_and_marked():
    assert shortened("one two three", 9) == "one two…"
    assert shortened("one two", 9) == "one two"
    assert shortened("m" * 20, 9) == "m" * 8 + "…"


def test_the_same_release_makes_the_same_words():
    first, second = (pdf_of(EXTREMES["as it is"][0]) for _ in range(2))

    assert text_of(first) == text_of(second)
    assert release().hash in text_of(first)


def text_of(pdf):
    return words(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))


def words(text):
    return " ".join(text.split())
