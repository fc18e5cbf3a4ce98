"""What the page Methods and data says of hand-made rows, and to whom."""

import re
from datetime import date

import pytest

from dashboard.methods import checked
from dashboard.permissions import Role, Viewer
from dashboard.sign_in.viewer import standing_in
from tests.making import CAMDEN, ENFIELD
from tests.pages.conftest import OVERSIGHT, READERS
from tests.pages.reading import said

AS_AT = "2020-06-30"
AUDITOR, DEPUTY_MAYOR = READERS[Role.AUDITOR], READERS[Role.DEPUTY_MAYOR]
OF_NORTH_AREA = Viewer("a superintendent", Role.SUPERINTENDENT, "NA")
TOLD_OF_DATA = [OVERSIGHT, OF_NORTH_AREA, AUDITOR]


@pytest.fixture(autouse=True)
def nothing_is_kept(monkeypatch):
    monkeypatch.setattr(checked, "_KEPT", {})


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.fixture
def london(records):
    """A return that does not agree with its outcomes in each of two BCUs, and openings of a Matrix."""
    for bcu, borough in (("NA", ENFIELD), ("CN", CAMDEN)):
        records.add(
            "reviews", bcu=bcu, exercise="2020-Q1", completed_on=date(2020, 3, 20), removed_reported=3
        )
        records.opening(records.user(f"U-{bcu}", "mps", bcu), borough, date(2020, 6, 1))
    records.person(ENFIELD, date(2020, 6, 1))
    return records.derive()


@pytest.mark.parametrize("reader", [*TOLD_OF_DATA, DEPUTY_MAYOR], ids=lambda reader: reader.role)
def test_a_definition_is_nobodys_and_every_reader_has_it(london, opened, reader):
    page = words(said(opened("methods", reader, as_at=AS_AT, figure="zero_harm")))

    assert "People with a zero harm score zero_harm Numerator: people with an entry live" in page
    assert "Told of London, each BCU and each borough From entries and harm_scores" in page
    assert "Equal to all of the customer’s 17,528 rows" in page
    assert "matrix_population" not in page


def test_a_section_is_chosen_and_words_are_found_in_every_section(london, opened):
    page = opened("methods", OVERSIGHT, as_at=AS_AT)
    assert "matrix_population" in said(page)
    assert "agreements_in_force" not in said(page)

    with standing_in(OVERSIGHT):
        page.selectbox(key="section").set_value("Sharing").run()
        assert "agreements_in_force" in said(page)
        assert "matrix_population" not in said(page)
        page.text_input(key="find").set_value("zero harm").run()

    assert "zero_harm_reviewed" in said(page)
    assert "agreements_in_force" not in said(page)


def test_words_that_nothing_holds_are_said_to_be_so(london, opened):
    assert "No figure and no list holds all of these words." in said(
        opened("methods", OVERSIGHT, as_at=AS_AT, find="unheard of")
    )


def test_each_source_is_held_against_how_often_it_should_speak(london, opened):
    page = words(said(opened("methods", OVERSIGHT, as_at=AS_AT)))

    assert "No data from nine of twelve sources" in page
    assert "The access log ✔ in time 1 Jun 2020 every month" in page
    assert "The quarterly reviews ✔ in time Jan–Mar 20 within 6 months" in page
    assert "The list of meetings ? never heard – within 6 months never" in page


def test_a_source_that_spoke_once_has_fallen_silent_when_its_time_is_over(london, opened):
    assert "The access log ✕ silent 1 Jun 2020" in words(
        said(opened("methods", OVERSIGHT, as_at="2020-07-01"))
    )
    assert "The access log ✔ in time 1 Jun 2020" in words(said(opened("methods", OVERSIGHT, as_at=AS_AT)))


def test_an_auditor_is_told_of_the_sources_of_the_audit_alone(london, opened):
    page = words(said(opened("methods", AUDITOR, as_at=AS_AT)))

    assert "of four sources" in page
    assert "The access log ✔ in time" in page
    assert "The quarterly reviews" not in page
    assert "nominals" not in page.split("Last load of the tables")[1].split("What the checks")[0]


def test_the_checks_are_made_when_asked_for_kept_and_told_as_far_as_they_concern_the_reader(london, opened):
    page = opened("methods", OVERSIGHT, as_at=AS_AT)
    assert "Nobody has had the records checked here since the last load." in said(page)

    with standing_in(OVERSIGHT):
        page.button(key="check").click().run()
    others = {reader.role: words(said(opened("methods", reader, as_at=AS_AT))) for reader in TOLD_OF_DATA[1:]}

    found = words(said(page))
    assert "The removals a BCU reported of an exercise are as many" in found
    assert "✕ wrong 2 rows Ask the BCU" in found
    assert (
        "✕ wrong 2 rows bcu NA, exercise 2020-Q1, removed_reported 3, outcomes 0 Ask"
        in (others[Role.SUPERINTENDENT])
    )
    assert "removed_reported" not in others[Role.AUDITOR]
    assert "Nobody has had the records checked" not in others[Role.AUDITOR]


def test_after_another_load_the_records_are_to_be_checked_again(london, opened, records):
    with standing_in(OVERSIGHT):
        checked.check_now()
    assert checked.kept()

    records.derive()

    assert checked.kept() is None


def test_loads_are_told_with_who_and_what_to_the_group_and_by_their_end_alone_to_a_bcu(london, opened):
    group, bcu = (
        words(said(opened("methods", reader, as_at=AS_AT))) for reader in (OVERSIGHT, OF_NORTH_AREA)
    )

    assert "1 March 2021 09:14 ✔ loaded a test made in view: 0 tables" in group
    assert "1 March 2021 09:14 ✔ loaded" in bcu
    assert "made in view" not in bcu


def test_the_deputy_mayors_office_is_told_nothing_of_the_state_of_the_data(london, opened):
    page = words(said(opened("methods", DEPUTY_MAYOR)))

    assert "is told to the Oversight Group" in page
    assert "The access log" not in page
    assert "made in view" not in page


def test_what_cannot_be_told_names_whom_to_ask_and_the_words_are_explained(london, opened):
    page = words(said(opened("methods", OVERSIGHT, as_at=AS_AT)))

    for about in ("Offending", "Victimisation", "Data incidents", "Complaints", "Access requests"):
        assert f" {about} " in page
    assert "SPOC Single point of contact" in page
    assert "XmR chart" in page


def test_without_any_data_the_definitions_are_there_all_the_same(stores, opened):
    page = said(opened("methods", OVERSIGHT))

    assert "No data: nothing has been loaded yet." in page
    assert "matrix_population" in page


def test_a_list_has_its_place_as_a_figure_has(london, opened):
    page = words(said(opened("methods", OVERSIGHT, as_at=AS_AT, figure="review_grid")))

    assert "review_grid" in page
    assert "From reviews" in page
    assert "review_cohort" not in page


def test_how_a_figure_is_made_leads_to_its_place_here(london, opened):
    page = opened("sharing", OVERSIGHT, as_at=AS_AT)
    with standing_in(OVERSIGHT):
        page.button_group(key="behind_agreements_in_force").set_value("How this is made").run()

    assert re.findall(r"href=\"(/methods[^\"]*figure=agreements_in_force)\"", said(page))
