"""The forms for the Group's own words on Recommendations: for who may, shown at once, refused to anybody else."""

from datetime import date

import pytest

from dashboard.own_words.recording import PACK
from dashboard.permissions import Role, Viewer
from dashboard.sign_in.viewer import standing_in
from queries import loading
from tests.pages.conftest import OVERSIGHT, READERS
from tests.pages.promising import AS_AT, Promises
from tests.pages.reading import said, sent

CHAIR = Viewer("chair", Role.OVERSIGHT, may_publish=True)
FORMS = "Record the Group’s own words"


@pytest.fixture
def promises(records):
    made = Promises(records)
    made.commitment("1.1", "The procedure is reviewed", evidence_kind="minute")
    made.claim("1.1", date(2020, 1, 1))
    records.derive()
    return made


def open_form(opened, reader=CHAIR, part=None, **query):
    """The page with its forms unfolded, and one of them chosen."""
    page = opened("recommendations", reader, **query)
    with standing_in(reader):
        page.session_state["own_words"] = True
        page = page.run()
        if part:
            page.session_state[f"words_{query.get('commitment')}"] = part
            page = page.run()
    return page


def press(page, label, reader=CHAIR, **chosen):
    for key, value in chosen.items():
        page.session_state[key] = value
    (button,) = (button for button in page.button if button.label == label)
    with standing_in(reader):
        return button.click().run()


def loads(promises):
    with promises.records.engine.connect() as connection:
        return [load for load in loading.attempts(connection) if load.pack == PACK]


@pytest.mark.parametrize(
    "reader", [CHAIR, *READERS.values()], ids=lambda reader: f"{reader.role}-{reader.name}"
)
@pytest.mark.parametrize("query", [{}, {"commitment": "1.1"}], ids=str)
def test_only_an_account_of_the_group_that_may_publish_is_sent_the_forms(promises, opened, reader, query):
    assert (FORMS in sent(opened("recommendations", reader, **query))) is (reader is CHAIR)


@pytest.mark.parametrize(
    "reader", [CHAIR, *READERS.values()], ids=lambda reader: f"{reader.role}-{reader.name}"
)
def test_what_the_group_decided_is_told_to_the_group_alone(promises, opened, reader):
    promises.records.add(
        "decisions", decision_id="D1", kind="decision", decided_on=AS_AT, title="canary", owner="MOPAC"
    )
    promises.records.derive()
    assert ("canary" in sent(opened("recommendations", reader))) is (reader.role is Role.OVERSIGHT)


def test_a_meeting_is_shown_no_forms(promises, opened):
    assert FORMS not in sent(opened("recommendations", CHAIR, commitment="1.1", present="1"))


def test_an_assessment_stands_on_the_page_at_once(promises, opened):
    page = open_form(opened, commitment="1.1")
    before = said(page)
    page = press(page, "Record the assessment", words_status="partly_met", words_note="on paper only")

    assert "partly met" not in before
    assert "The assessment of 1.1 on 31 December 2020 is recorded." in said(page)
    assert "on paper only" in said(page)
    (load,) = loads(promises)
    assert (load.loaded_by, load.outcome) == ("chair", "loaded")


def test_evidence_stands_on_the_page_at_once_and_documents_the_commitment(promises, opened):
    page = open_form(opened, part="Evidence", commitment="1.1")
    assert "▢ No paper on file." in said(page)
    page = press(page, "Record the evidence", words_kind="minute", words_title="Minutes of the Group")

    assert "Minutes of the Group" in said(page)
    assert "✔ counted" in said(page)


def test_an_action_without_an_owner_is_refused_and_with_one_stands_on_the_page(promises, opened):
    page = open_form(opened, part="Decision or action", commitment="1.1")
    wanted = {"words_which": "action", "words_title": "Report by BCU", "words_due": AS_AT}
    refused = said(press(page, "Record it", **wanted))
    assert "Say whose it is" in refused
    assert loads(promises) == []
    page = press(page, "Record it", words_owner="MPS")

    assert "The action of 31 December 2020 is recorded." in said(page)
    assert "<td>Report by BCU</td><td>MPS</td><td>31 December 2020</td>" in said(page)


def test_an_action_about_none_of_them_is_recorded_on_the_whole_page(promises, opened):
    page = open_form(opened)
    page = press(
        page, "Record it", words_which="decision", words_title="Meet in January", words_owner="MOPAC"
    )

    assert "Meet in January" in said(page)
    assert "Meet in January" not in said(opened("recommendations", CHAIR, commitment="1.1"))


@pytest.mark.parametrize("can_load", [True, False])
def test_where_the_data_can_only_be_read_the_entry_is_offered_as_a_pack(
    promises, opened, monkeypatch, can_load
):
    monkeypatch.setattr("dashboard.own_words.drawn.can_load", lambda: can_load)
    page = press(open_form(opened, commitment="1.1"), "Record the assessment", words_status="met")

    assert ("This dashboard may only read the data." in said(page)) is not can_load
    assert ("The assessment of 1.1 on 31 December 2020 as a pack" in sent(page)) is not can_load
    assert bool(loads(promises)) is can_load


def test_a_wrong_entry_is_withdrawn(promises, opened):
    page = open_form(opened, commitment="1.1")
    press(page, "Record the assessment", words_status="met", words_note="a slip")
    page = open_form(opened, part="Withdraw an entry", commitment="1.1")
    page = press(page, "Withdraw it", words_withdrawn=0)

    assert "is recorded" in said(page)
    assert "a slip" not in said(page)


def test_whose_leave_was_taken_back_since_the_form_was_drawn_enters_nothing(promises, opened):
    page = open_form(opened, commitment="1.1")
    page = press(page, "Record the assessment", reader=OVERSIGHT, words_status="met")

    assert loads(promises) == []
    assert "met" not in said(page).split("What was claimed and assessed")[1].split("</table>")[0]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OVERSIGHT])
def test_an_account_given_another_role_since_enters_nothing(promises, opened, role):
    page = open_form(opened, commitment="1.1")
    press(page, "Record the assessment", reader=READERS[role], words_status="met")

    assert loads(promises) == []
