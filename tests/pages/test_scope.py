"""Canaries: what belongs to another BCU reaches no superintendent, whatever they choose; their own does.

Every name and id of a BCU carries its token, so that one row too many would show, in whatever it travels.
"""

from datetime import date

import pytest

from dashboard.contents import PAGES
from dashboard.downloads import Wanted, csv_of
from dashboard.figures import FIGURES, LISTINGS
from dashboard.permissions import Role, Viewer
from dashboard.sign_in.viewer import standing_in
from queries.areas import covers_bcu
from queries.scope import Scope
from tests.making import BCUS, BOROUGHS
from tests.pages.conftest import OVERSIGHT
from tests.pages.reading import sent

SLUGS = [entry.slug for entry in PAGES]
DATES = (date(2020, 6, 30), date(2020, 12, 31))
FILTERS = [
    {},
    {"as_at": "2020-06-30"},
    {"as_at": "2020-12-31", "compared_with": "2020-03-01"},
    {"map": "May 2020"},
    {"bcu": "CN", "scope": "LONDON", "area": "CN"},  # nothing in the URL widens a scope
]


def token(bcu):
    return f"canary-{bcu}"


@pytest.fixture
def london(records_without_map):
    records = records_without_map
    for bcu in BCUS:
        records.add("bcus", bcu=bcu, name=f"BCU {token(bcu)}")
    for place, (borough, (_, bcu)) in enumerate(BOROUGHS.items(), start=1):
        records.add(
            "boroughs",
            borough=borough,
            name=f"Borough {place} {token(bcu)}",
            bcu=bcu,
            tile_row=place,
            tile_col=place,
        )
        records.person(borough, date(2020, 1, 1), id_=f"N{place}-{token(bcu)}")
        partner = records.user(f"U{place}-{token(bcu)}", "borough", borough, "partner")
        records.opening(partner, borough, date(2020, 12, 1), action="download")
        records.add(
            "agreements",
            agreement_id=f"D{place}-{token(bcu)}",
            partner=borough,
            sent_on=date(2019, 12, 5),
            signed_on=date(2020, 5, 1),
            next_step=f"Step of {token(bcu)}",
        )
    for bcu in BCUS:
        records.add("reviews", bcu=bcu, exercise="2020-Q2", completed_on=date(2020, 6, 20))
    records.person(borough, date(2020, 12, 1), id_="latest")
    return records.derive()


@pytest.mark.parametrize("filters", FILTERS, ids=str)
@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("bcu", BCUS)
def test_a_superintendents_page_holds_no_foreign_token_and_their_own(london, opened, slug, bcu, filters):
    page = sent(opened(slug, superintendent(bcu), **filters))

    assert [other for other in BCUS if other != bcu and token(other) in page] == []
    assert token(bcu) in page


@pytest.mark.parametrize("slug", SLUGS)
def test_the_scanner_finds_every_token_where_they_may_all_be(london, opened, slug):
    page = sent(opened(slug, OVERSIGHT))

    assert [bcu for bcu in BCUS if token(bcu) not in page] == []


@pytest.mark.parametrize("of", [*FIGURES.values(), *LISTINGS.values()], ids=lambda of: of.id)
@pytest.mark.parametrize("bcu", BCUS)
def test_a_superintendents_download_holds_no_foreign_token_and_their_own(london, of, bcu):
    taken = csv_of(Wanted(of, DATES, "reviews", synthetic=True), lambda: superintendent(bcu)).decode()

    assert [other for other in BCUS if other != bcu and token(other) in taken] == []
    assert token(bcu) in taken


def test_a_reader_moved_to_another_bcu_is_not_handed_what_was_kept_for_the_first(london, opened):
    for bcu in ("NA", "CN", "NA"):
        with standing_in(superintendent(bcu)):
            page = sent(opened("sharing", superintendent(bcu)))
        assert token(bcu) in page
        assert token("NA" if bcu == "CN" else "CN") not in page


def test_a_question_that_forgets_its_scope_is_caught_before_anything_is_shown(
    london, opened, monkeypatch, caplog
):
    """A positive control of the second net: the condition that keeps to a BCU is taken out of every question."""
    monkeypatch.setattr("queries.areas.covers_bcu", lambda _, bcu: covers_bcu(Scope(), bcu))

    page = opened("sharing", superintendent("NA"))

    assert "OutOfScope" in caplog.text
    assert token("CN") not in sent(page)


def superintendent(bcu):
    return Viewer(f"superintendent {bcu}", Role.SUPERINTENDENT, bcu)
