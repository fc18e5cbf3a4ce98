"""The Briefing page: the papers of a meeting for who reads them, and the form for who may write."""

import json
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
import streamlit
from pypdf import PdfReader

from dashboard.app_store import app_writer
from dashboard.briefing.desk import looking
from dashboard.briefing.desk.taking import paper_taken
from dashboard.briefing.papers import Form, papers_of
from dashboard.briefing.parts import Asked
from dashboard.briefing.versions import keep_version, latest_version
from dashboard.briefing.written import Written
from dashboard.contents import entry_of
from dashboard.permissions import NOTHING_RELEASED, Role, Viewer
from dashboard.releases import Release, published
from dashboard.releases.canonical import as_stored, to_text
from dashboard.sign_in.viewer import standing_in
from queries.app_store import releases
from queries.app_store.releases import Kind
from queries.errors import Tellable
from tests.pages.conftest import OVERSIGHT, READERS
from tests.pages.reading import said, sent
from tests.papers.releasing import release

CHAIR = Viewer("chair", Role.OVERSIGHT, may_publish=True)
DEPUTY = READERS[Role.DEPUTY_MAYOR]
DECEMBER, MARCH = "December 2020", "March 2021"
FIRST = Written(purpose="To prepare the meeting.", decisions=(Asked("Ask for the policy", "31 July 2021"),))
FORM = "What only a person can say"
ENTRY = entry_of("briefing.py")


def keep(made: Release) -> None:
    """Puts a release made in view into the store, as if it had been published."""
    head = {name: getattr(made, name) for name in ("meeting", "edition", "as_at", "data_version", "hash")}
    head |= {name: getattr(made, name) for name in ("classification", "made_by", "made_at", "reason")}
    head |= {"synthetic": int(made.synthetic), "snapshot_edition": made.snapshot_edition}
    listed = {listing: [to_text(record) for record in each] for listing, each in made.records.items()}
    with app_writer().begin() as connection:
        releases.add(connection, Kind.RELEASE, head, [as_stored(row) for row in made.rows], listed)


@pytest.fixture
def meetings(stores):
    keep(release(DECEMBER, date(2020, 12, 31)))
    keep(release(MARCH, date(2021, 3, 31)))


@pytest.fixture
def unprinted(monkeypatch):
    """The pages are not made, for tests of what stands beside them: what was to be printed is told instead."""
    asked = []

    def note(briefing):
        made_from = briefing.provenance
        asked.append((made_from.meeting, made_from.since_meeting, briefing.version))
        return ()

    monkeypatch.setattr(looking, "pictures_of", note)
    monkeypatch.setattr(streamlit, "image", lambda *_, **__: None)
    return asked


def fill(page, reader=CHAIR, upon=0, **parts):
    """Fills fields of the form by the ends of their keys, and keeps it."""
    for part, text in parts.items():
        page.session_state[f"briefing_{MARCH}_{upon}_{part.replace('__', ' ')}"] = text
    (button,) = (button for button in page.button if button.label == "Keep as the next version")
    with standing_in(reader):
        return button.click().run()


@pytest.mark.parametrize("reader", [OVERSIGHT, DEPUTY], ids=lambda reader: reader.role)
def test_without_a_release_the_page_says_what_is_to_be_done(stores, opened, reader):
    page = said(opened("briefing", reader))

    assert "No meeting has a briefing yet: none has been released." in page
    cure = NOTHING_RELEASED if reader is DEPUTY else "`oversight release NAME` publishes them"
    assert cure in page


@pytest.mark.parametrize("reader", [OVERSIGHT, CHAIR, DEPUTY], ids=lambda reader: reader.name)
def test_both_pages_are_shown_as_they_are_printed_with_what_marks_them(meetings, opened, reader):
    page = opened("briefing", reader)

    assert not page.exception
    (pictures,) = page.get("image")
    assert [picture.alt.partition(" as printed")[0] for picture in pictures.proto.imgs] == [
        "The first page",
        "The second page",
    ]
    for marked in (
        "OFFICIAL-SENSITIVE",
        "Release “March 2021”, edition 1",
        "5e" * 32,
        "London, as at 31 March 2021.",
    ):
        assert marked in said(page)


def test_the_last_meeting_is_shown_beside_the_one_before_it_and_another_by_the_address(
    meetings, unprinted, opened
):
    shown = opened("briefing", OVERSIGHT)
    assert "The two pages for March 2021, compared with December 2020: " in said(shown)
    assert "its purpose, decisions asked for and next steps are not written yet." in said(shown)
    assert [choice.options for choice in shown.selectbox] == [[MARCH, DECEMBER], [DECEMBER]]

    other = opened("briefing", DEPUTY, meeting=DECEMBER)
    assert "The two pages for December 2020, with no earlier release beside it: " in said(other)
    assert "the first release: there is none to compare it with" in said(other)

    as_elsewhere = opened("briefing", OVERSIGHT, as_at="2020-12-31")
    assert "The two pages for December 2020" in said(as_elsewhere)
    assert unprinted == [(MARCH, DECEMBER, 0), (DECEMBER, "", 0)]  # each made once, whoever looks


def test_another_meeting_is_chosen_with_the_one_before_it(meetings, unprinted, opened):
    page = opened("briefing", OVERSIGHT)
    with standing_in(OVERSIGHT):
        page = page.selectbox[0].select(DECEMBER).run()

    assert "The two pages for December 2020, with no earlier release" in said(page)


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (
            {"meeting": "July"},
            "There is no release of a meeting “July”. There are: “December 2020” (31 December",
        ),
        ({"since": MARCH}, "“March 2021” is as at 31 March 2021, which is not before 31 March 2021"),
        ({"since": "July"}, "There is no release of a meeting “July”"),
    ],
)
def test_a_meeting_that_has_no_release_is_refused_in_a_sentence(meetings, opened, caplog, asked, why):
    page = opened("briefing", OVERSIGHT, **asked)

    assert 'class="headline"' not in said(page)
    assert why in caplog.text


@pytest.mark.parametrize("reader", [CHAIR, OVERSIGHT, DEPUTY], ids=lambda reader: reader.name)
def test_only_an_account_of_the_group_that_may_publish_is_sent_the_form(meetings, unprinted, opened, reader):
    assert (FORM in sent(opened("briefing", reader))) is (reader is CHAIR)
    assert FORM not in sent(opened("briefing", reader, present="1"))


def test_what_is_written_is_kept_and_stands_in_the_papers(meetings, unprinted, opened):
    page = fill(
        opened("briefing", CHAIR),
        purpose="To prepare   the meeting",
        cleared__by="the Director",
        decision_0_ask="Ask for the policy",
        step_1_action="Write to {agreements_in_force} councils",
        line_race="We ask it ourselves.",
    )

    assert "Version 1 is kept, and stands in the papers." in said(page)
    assert "version 1, written by chair on " in said(page)
    made = papers_of(MARCH).briefing()
    assert (made.version, made.written_by, made.purpose) == (1, "chair", "To prepare the meeting.")
    assert made.decisions[0].ask == "Ask for the policy."
    assert [step.action.startswith("Write to ") for step in made.next_steps] == [True]
    assert made.questions[0].line == "We ask it ourselves."
    assert unprinted[-1][-1] == 1
    assert page.text_area[0].value == "To prepare the meeting"  # the next version begins from it


def test_what_will_not_do_is_refused_and_what_was_typed_stays(meetings, unprinted, opened):
    page = fill(opened("briefing", CHAIR), purpose="We removed 488 people")

    assert "says 488. Numbers come from the release" in said(page)
    assert page.text_area[0].value == "We removed 488 people"
    assert latest_version(MARCH).number == 0


def test_whoever_is_overtaken_is_told_keeps_what_they_typed_and_may_begin_again(meetings, unprinted, opened):
    page = opened("briefing", CHAIR)
    other = replace(CHAIR, name="deputy-chair")
    keep_version(published(MARCH), FIRST, upon=0, by=other)

    page = fill(page, purpose="Mine")

    assert "This was not kept: deputy-chair has kept version 1 since you began." in said(page)
    assert page.text_area[0].value == "Mine"
    (again,) = (button for button in page.button if button.label == "Begin again from theirs")
    with standing_in(CHAIR):
        page = again.click().run()
    assert page.text_area[0].value == "To prepare the meeting."
    assert "Version 2 is kept" in said(fill(page, upon=1, purpose="Ours"))
    assert latest_version(MARCH).written == replace(FIRST, purpose="Ours")


def test_a_reader_whose_leave_to_publish_was_taken_meanwhile_keeps_nothing(meetings, unprinted, opened):
    page = fill(opened("briefing", CHAIR), reader=replace(CHAIR, may_publish=False), purpose="Mine")

    assert "Only an account of the Oversight Group that may publish writes a briefing." in said(page)
    assert latest_version(MARCH).number == 0


def test_what_was_written_of_another_edition_is_to_be_read_again(meetings, unprinted, opened):
    keep_version(published(MARCH), FIRST, upon=0, by=CHAIR)
    assert "read it again" not in said(opened("briefing", DEPUTY))

    keep(release(MARCH, date(2021, 3, 31), edition=2, reason="a row came late"))

    assert (
        "Version 1 was written of edition 1, and the release is edition 2 by now: read it again before it is carried."
    ) in said(opened("briefing", DEPUTY))


def test_a_paper_is_made_when_it_is_asked_for_and_the_trail_says_who_took_it(meetings, trail):
    keep_version(published(MARCH), FIRST, upon=0, by=CHAIR)

    made = paper_taken(papers_of(MARCH), Form.PDF, DEPUTY, ENTRY)

    row = trail()[-1]
    told = json.loads(row["detail"])
    assert (row["what"], row["who"], row["role"], row["page"], row["as_at"]) == (
        "paper taken",
        "the office",
        "deputy_mayor",
        "briefing",
        date(2021, 3, 31),
    )
    export = told.pop("export")
    assert told == {"meeting": MARCH, "edition": 1, "version": 1, "paper": "pdf"}
    pages = [page.extract_text() for page in PdfReader(BytesIO(made)).pages]
    assert all(export in page for page in pages)
    assert "To prepare the meeting." in pages[0]


@pytest.mark.parametrize("role", [Role.SUPERINTENDENT, Role.AUDITOR, Role.ADMINISTRATOR])
def test_a_reader_without_the_page_takes_no_paper(meetings, trail, role):
    with pytest.raises(Tellable, match="Briefing is not among the pages of the role"):
        paper_taken(papers_of(MARCH), Form.PDF, READERS[role], ENTRY)

    assert trail() == []


def test_opening_the_page_is_in_the_trail_with_the_date_of_the_release(meetings, unprinted, opened, trail):
    opened("briefing", DEPUTY)

    row = trail()[-1]
    assert (row["what"], row["page"], row["as_at"]) == ("page opened", "briefing", date(2021, 3, 31))
