"""Canaries: what belongs to another BCU reaches no superintendent, whatever they choose; their own does.

Every name and id of a BCU carries its token, so that one row too many would show, in whatever it travels.
"""

from datetime import date

import pytest

from dashboard.answers import answer
from dashboard.downloads import Form, Wanted, bytes_of
from dashboard.figures import FIGURES, LISTINGS
from dashboard.kinds import Figure, Listing
from dashboard.permissions import Role, Viewer
from queries.areas import covers_bcu
from queries.scope import L, Scope
from tests.making import BCUS, BOROUGHS, ENFIELD, HARINGEY, Records
from tests.pages.conftest import OF_DATA, OVERSIGHT
from tests.pages.reading import sent

DATES = (date(2020, 6, 30), date(2020, 12, 31))
ON_PAGES = {"review_grid", "agreement_states"}  # listings that have a row for every BCU here
FILTERS = [
    {},
    {"as_at": "2020-06-30"},
    {"as_at": "2020-12-31", "compared_with": "2020-03-01"},
    {"map": "May 2020"},
    {"cell": "CN-2020-Q2", "number": "People reached"},
    {"recommendation": "6"},
    {"commitment": "6.4"},
    {"bcu": "CN", "scope": "LONDON", "area": "CN"},  # nothing in the URL widens a scope
]
TELLS_OF_LONDON = {
    "time_on_matrix",
    "methods",
}  # the Group: one curve, or figures and sources, and no BCU by name
# Where a page names no BCU until one looks closer.
CLOSER = {"recommendations": {"commitment": "6.4"}}


def token(bcu):
    return f"canary-{bcu}"


@pytest.fixture(scope="module")
def london_made_once(shared_store):
    return filled(Records(shared_store.written_by, empty_map=True))


@pytest.fixture
def london(london_made_once, reads_shared):
    """The canaries' London, shared by the tests that only read it."""


@pytest.fixture
def london_anew(records_without_map):
    """The same, of the test's own: it may be written to, and nothing was asked of it before."""
    return filled(records_without_map)


def filled(records):
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
        records.grant(partner, borough, date(2019, 1, 1), id_=f"G{place}-{token(bcu)}")
        records.add(
            "access_queries",
            query_id=f"Q{place}-{token(bcu)}",
            user_id=partner,
            sent_on=date(2020, 1, 1),
            due_on=date(2020, 2, 1),
        )
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
    records.add("recommendations", recommendation=6, title="Share safely")
    promised = {"title": "Agreements with all boroughs", "control": "agreements_in_force"}
    records.add("commitments", commitment="6.4", recommendation=6, **promised)
    claim = {"source": "claim", "recorded_on": date(2020, 2, 1), "status": "complete"}
    records.add("status_updates", commitment="6.4", **claim)
    records.person(borough, date(2020, 12, 1), id_="latest")
    return records.derive()


@pytest.mark.parametrize("filters", FILTERS, ids=str)
@pytest.mark.parametrize("slug", OF_DATA)
@pytest.mark.parametrize("bcu", BCUS)
def test_a_superintendents_page_holds_no_foreign_token_and_their_own(london, opened, slug, bcu, filters):
    page = sent(opened(slug, superintendent(bcu), **filters))

    assert [other for other in BCUS if other != bcu and token(other) in page] == []
    assert token(bcu) in page


@pytest.mark.parametrize("slug", [slug for slug in OF_DATA if slug not in TELLS_OF_LONDON])
def test_the_scanner_finds_every_token_where_they_may_all_be(london, opened, slug):
    page = sent(opened(slug, OVERSIGHT, **CLOSER.get(slug, {})))

    assert [bcu for bcu in BCUS if token(bcu) not in page] == []


@pytest.mark.parametrize("bcu", BCUS)
def test_a_superintendents_downloads_hold_no_foreign_token_and_their_own(london, bcu):
    shown: list[Figure | Listing] = [*FIGURES.values(), *LISTINGS.values()]
    for of in shown:
        taken = take(of, Form.CSV, bcu)

        assert [other for other in BCUS if other != bcu and token(other) in taken] == [], of.id
        if of.id in FIGURES or of.id in ON_PAGES:
            assert (token(bcu) in taken) is (of.levels != L), (
                of.id
            )  # of what London alone has there is no own


@pytest.mark.parametrize("bcu", BCUS)
def test_a_superintendents_pictures_hold_no_foreign_token_and_their_own(london, bcu):
    taken = [take(of, Form.SVG, bcu) for of in one_of_each_form_of_chart()]

    assert len(taken) > 2
    for svg in taken:
        assert [other for other in BCUS if other != bcu and token(other) in svg] == []
        assert token(bcu) in svg


def test_the_pan_london_matrix_is_told_to_londons_reader_and_to_no_bcus(london_anew):
    london_anew.opening("U1-canary-NA", "PAN", date(2020, 12, 1))
    london_anew.derive()
    of, dates = FIGURES["events_view"], [date(2020, 12, 31)]

    group, own = answer(of, OVERSIGHT, dates), answer(of, superintendent("NA"), dates)

    assert {"LONDON", "PAN", "NA", "CN"} <= {row.area for row in group.rows}
    assert {row.area for row in own.rows} == {"LONDON", "NA", ENFIELD, HARINGEY}
    assert [row.value for row in own.rows if row.area == "LONDON"] == [1]


@pytest.mark.parametrize("slug", OF_DATA)
def test_nobody_is_handed_what_was_kept_for_another_and_all_are_told_the_same_again(
    london_anew, opened, slug
):
    readers = [superintendent("NA"), superintendent("CN"), OVERSIGHT]
    first, again = ([sent(opened(slug, reader)) for reader in readers] for _ in range(2))

    assert again == first
    for own, other, page in (("NA", "CN", again[0]), ("CN", "NA", again[1])):
        assert token(own) in page
        assert token(other) not in page


def test_a_question_that_forgets_its_scope_is_caught_before_anything_is_shown(
    london_anew, opened, monkeypatch, caplog
):
    """A positive control of the second net: the condition that keeps to a BCU is taken out of every question."""
    monkeypatch.setattr("queries.areas.covers_bcu", lambda _, bcu: covers_bcu(Scope(), bcu))

    page = opened("sharing", superintendent("NA"))

    assert "OutOfScope" in caplog.text
    assert token("CN") not in sent(page)


def superintendent(bcu):
    return Viewer(f"superintendent {bcu}", Role.SUPERINTENDENT, bcu)


def take(of, form, bcu):
    return bytes_of(Wanted(of, DATES, "reviews", synthetic=True), form, lambda: superintendent(bcu)).decode()


def one_of_each_form_of_chart():
    """The first figure or listing drawn in each form that this London has something to draw in."""
    by_form: dict[object, Figure | Listing] = {}
    shown: list[Figure | Listing] = [*FIGURES.values(), *LISTINGS.values()]
    for of in shown:
        if of.draw and of.levels != L:
            found = answer(of, superintendent("NA"), DATES)
            if not found.says_nothing and any(token("NA") in area.name for area in found.areas.values()):
                by_form.setdefault(of.draw, of)
    return list(by_form.values())
