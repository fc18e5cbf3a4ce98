"""Each page for each role: who is shown it, who is told why not, and that no stranger gets in."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.contents import PAGES, PAGES_FOLDER, View
from dashboard.permissions import NOTHING_RELEASED, Role
from dashboard.sign_in.viewer import NotSignedIn, standing_in
from tests.making import CAMDEN, ENFIELD
from tests.pages.conftest import OF_DATA, OVERSIGHT, READERS
from tests.pages.reading import said, sent

SLUGS = [entry.slug for entry in PAGES]
NOT_THEIRS = "{} is not among the pages of the role {}."
REFUSED = {
    Role.DEPUTY_MAYOR: NOTHING_RELEASED
}  # where they are shown a release: a definition is nobody's data
SHOWN = {
    (entry.slug, role)
    for entry in PAGES
    for role, view in entry.roles.items()
    if role not in REFUSED or view is not View.RELEASE
}


@pytest.fixture
def london(records):
    """Two BCUs with a review, an agreement, somebody on their Matrix and somebody who opened it."""
    for bcu, borough in (("NA", ENFIELD), ("CN", CAMDEN)):
        records.add("reviews", bcu=bcu, exercise="2020-Q3", completed_on=date(2020, 9, 20))
        records.add(
            "agreements",
            agreement_id=f"D-{bcu}",
            partner=borough,
            sent_on=date(2019, 12, 5),
            signed_on=date(2020, 9, 1),
        )
        records.person(borough, date(2020, 12, 1))
        records.opening(records.user(f"U-{bcu}", "mps", bcu), borough, date(2020, 12, 1))
    return records.derive()


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("role", Role)
def test_a_role_is_shown_a_page_or_refused_in_a_sentence(london, opened, caplog, slug, role):
    page = opened(slug, READERS[role])

    if (slug, role) in SHOWN:
        assert not page.exception
        assert 'class="headline"' in said(page)
    else:
        assert 'class="headline"' not in sent(page)
        why = (
            REFUSED[role] if role in REFUSED and role in roles(slug) else NOT_THEIRS.format(title(slug), role)
        )
        assert why in caplog.text


@pytest.mark.parametrize("file", sorted(PAGES_FOLDER.glob("*.py")), ids=lambda file: file.stem)
def test_a_page_run_alone_refuses_a_stranger(london, caplog, file):
    page = AppTest.from_file(str(file)).run()

    assert 'class="headline"' not in sent(page)
    assert NotSignedIn.__name__ in caplog.text


@pytest.mark.parametrize("slug", OF_DATA)
@pytest.mark.parametrize("query", [{}, {"as_at": "2020-12-31"}])
def test_an_empty_database_says_no_data_and_nothing_better(stores, opened, slug, query):
    page = opened(slug, OVERSIGHT, **query)

    assert not page.exception
    assert "No data" in said(page)
    assert "✔ met" not in sent(page)


@pytest.mark.parametrize("slug", OF_DATA)
def test_a_silent_source_says_no_data_though_others_speak(records, opened, slug):
    records.person(ENFIELD, date(2020, 1, 1))
    records.opening(records.user("U1", "mps", "NA"), ENFIELD, date(2020, 12, 1))
    records.derive()

    page = opened(slug, OVERSIGHT)

    assert 'class="headline">No data' in said(page)
    assert "✔ met" not in sent(page)


@pytest.mark.parametrize("slug", OF_DATA)
def test_opening_a_page_leaves_one_row_in_the_trail_and_a_filter_none(london, opened, slug, trail):
    page = opened(slug, OVERSIGHT)
    with standing_in(OVERSIGHT):
        page.date_input(key="as_at").set_value(date(2020, 11, 30)).run()

    (row,) = trail()
    assert (row["what"], row["who"], row["page"]) == ("page opened", OVERSIGHT.name, slug)
    assert row["as_at"] == date(2020, 12, 31)


def roles(slug):
    return next(entry.roles for entry in PAGES if entry.slug == slug)


def title(slug):
    return next(entry.title for entry in PAGES if entry.slug == slug)
