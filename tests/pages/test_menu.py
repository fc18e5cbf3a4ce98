"""The script that Streamlit runs, around the pages: the menu of each role, and what stands at a closed door."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.app_store import app_writer
from dashboard.bar import ROLES
from dashboard.permissions import Role, Viewer
from dashboard.sign_in.viewer import is_bcu, standing_in, viewer_of
from queries.app_store.accounts import Account
from queries.errors import Tellable
from tests.conftest import ROOT
from tests.making import ENFIELD
from tests.pages.conftest import OVERSIGHT, READERS, SECONDS
from tests.pages.reading import said

APP = str(ROOT / "dashboard" / "app.py")


def run(reader: Viewer | None, **query: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=SECONDS)
    for name, value in query.items():
        app.query_params[name] = value
    if reader is None:
        return app.run()
    with standing_in(reader):
        return app.run()


@pytest.mark.parametrize("role", Role)
def test_every_role_is_named_with_a_way_out(records, role):
    app = run(READERS[role])
    assert not app.exception
    assert f"{READERS[role].name} · {ROLES[role]}" in said(app)
    assert 'action="/sign-out"' in said(app)


@pytest.mark.parametrize("role", Role)
def test_only_who_is_shown_data_is_told_how_far_they_reach_and_offered_their_dates(records, role):
    records.person(ENFIELD, date(2020, 12, 1))
    records.opening(records.user("U1", "mps", "NA"), ENFIELD, date(2020, 12, 1))
    records.derive()
    app = run(READERS[role])
    is_told = role is not Role.ADMINISTRATOR
    of_now = (
        is_told and role is not Role.DEPUTY_MAYOR
    )  # who reads what was released, not the data as they stand
    assert ("Data as at 31 December 2020" in said(app)) is of_now
    assert ("Last load" in said(app)) is of_now
    assert ("How to read this page" in said(app)) is is_told
    assert ("<strong>Accounts and trail</strong>" in said(app)) is not is_told
    assert not (app.date_input and not is_told)


def test_a_stranger_is_shown_a_way_to_sign_in_and_nothing_else(records):
    app = run(None)
    assert "You are signed out" in said(app)
    assert 'href="/sign-in?next=%2F"' in said(app)
    assert 'class="headline"' not in said(app)
    assert 'action="/sign-out"' not in said(app)


def test_a_fault_shows_a_number_that_is_in_the_log_and_nothing_else(records, caplog):
    def told():
        from dashboard.telling import tell  # noqa: PLC0415 # AppTest runs the body of this function alone

        tell(ZeroDivisionError("a secret of the database"))

    page = AppTest.from_function(told).run()
    (line,) = [record for record in caplog.records if record.name == "oversight"]
    number = line.getMessage().removeprefix("Fault ")
    assert number in said(page)
    assert "secret" not in said(page)
    assert line.exc_info is not None


@pytest.mark.parametrize("can_be_written", [True, False])
def test_a_page_whose_opening_cannot_be_recorded_is_not_shown(records, trail, *, can_be_written):
    records.add("reviews", bcu="NA", exercise="2020-Q3", completed_on=date(2020, 9, 20))
    records.derive()
    if not can_be_written:
        with app_writer().begin() as connection:
            connection.exec_driver_sql(
                "CREATE TRIGGER full BEFORE INSERT ON trail BEGIN SELECT RAISE(ABORT, 'disk full'); END"
            )
    app = run(OVERSIGHT, as_at="2020-12-31")
    assert ('class="headline"' in said(app)) is can_be_written
    assert ("cannot be written now" in said(app)) is not can_be_written
    assert [row["page"] for row in trail()] == (["overview"] if can_be_written else [])


def test_a_refusal_names_who_is_refused_though_the_pages_of_a_role_are_made_once(records, trail):
    def refused():
        from dashboard.contents import PAGES  # noqa: PLC0415 # AppTest runs the body of this function alone
        from dashboard.menu import _refuse  # noqa: PLC0415

        _refuse(next(entry for entry in PAGES if entry.slug == "green"))()

    for name in ("first", "second"):
        with standing_in(Viewer(name, Role.AUDITOR)):
            page = AppTest.from_function(refused).run()
        assert "Green and zero harm is not among the pages of the role Auditor" in said(page)
    assert [(row["who"], row["what"], row["page"]) for row in trail()] == [
        ("first", "page refused", "green"),
        ("second", "page refused", "green"),
    ]


@pytest.mark.parametrize("bcu", ["", "na", "XX", "NA "])
def test_a_bcu_that_the_register_does_not_know_is_refused_and_never_taken_for_all(records, bcu):
    with pytest.raises(Tellable):
        viewer_of(Account("clerk", "-", "superintendent", bcu))
    assert viewer_of(Account("clerk", "-", "superintendent", "NA")).scope.bcu == "NA"


def test_a_borough_is_no_bcu(records):
    assert (is_bcu("NA"), is_bcu("E09000010"), is_bcu("LONDON"), is_bcu(None)) == (True, False, False, False)
