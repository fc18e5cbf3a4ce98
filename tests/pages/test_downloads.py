"""What is taken away: for the reader as they are now, recorded first, marked, and nothing where any of it fails."""

import csv
from datetime import date
from io import StringIO

import pytest

from dashboard.app_store import app_writer
from dashboard.downloads import Form, Wanted, bytes_of, file_name
from dashboard.figures import FIGURES, LISTINGS
from dashboard.permissions import Role, Viewer
from dashboard.trail import NoTrail
from queries.errors import Tellable
from queries.scope import Scope
from tests.making import CAMDEN, ENFIELD
from tests.pages.conftest import OVERSIGHT

DAY = date(2020, 12, 31)
every_form = pytest.mark.parametrize("form", Form)


@pytest.fixture
def london(records):
    for borough in (ENFIELD, CAMDEN):
        records.person(borough, date(2020, 12, 1))
        signed = {"sent_on": date(2019, 12, 5), "signed_on": date(2020, 9, 1)}
        records.add("agreements", agreement_id=f"D-{borough}", partner=borough, **signed)
    records.add("reviews", bcu="NA", exercise="2020-Q3", completed_on=date(2020, 9, 20))
    return records.derive()


def wanted(name="agreements_in_force", *, synthetic=True, **more):
    return Wanted((FIGURES | LISTINGS)[name], (DAY,), "sharing", synthetic, **more)


@every_form
def test_it_leaves_one_row_in_the_trail_with_the_number_that_stands_in_it(london, trail, form):
    taken = bytes_of(wanted(), form, lambda: OVERSIGHT)

    (row,) = trail()
    assert (row["what"], row["who"], row["page"], row["as_at"]) == ("download", "the group", "sharing", DAY)
    assert f'"form": "{form}"' in row["detail"]
    if form is not Form.PNG:  # which has it as a picture
        assert row["detail"].partition('"export": "')[2][:32] in taken.decode()


@every_form
def test_the_same_asked_twice_is_never_the_same_bytes(london, form):
    assert bytes_of(wanted(), form, lambda: OVERSIGHT) != bytes_of(wanted(), form, lambda: OVERSIGHT)


@every_form
def test_there_are_no_bytes_where_the_trail_cannot_be_written(london, form):
    with app_writer().begin() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON trail BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        )

    with pytest.raises(NoTrail):
        bytes_of(wanted(), form, lambda: OVERSIGHT)


@every_form
def test_there_are_no_bytes_for_a_reader_who_may_no_longer_see_it(london, trail, form):
    moved = Viewer("moved", Role.SUPERINTENDENT, "CN")

    with pytest.raises(Tellable):
        bytes_of(wanted(scope=Scope("NA")), form, lambda: moved)
    assert trail() == []


@pytest.mark.parametrize("form", [Form.CSV, Form.SVG])
def test_it_says_what_it_is_and_whether_it_is_made_up(london, form):
    made_up, real = (
        bytes_of(wanted(synthetic=is_made_up), form, lambda: OVERSIGHT).decode("utf-8-sig")
        for is_made_up in (True, False)
    )

    for taken in (made_up, real):
        for words in (
            "Boroughs with a Data Sharing Agreement in force",
            "31 December 2020",
            "London",
            "OFFICIAL-SENSITIVE",
        ):
            assert words in taken
    assert "Synthetic data" in made_up
    assert "Synthetic data" not in real


def test_a_picture_says_the_caution_that_stands_with_its_number(london):
    assert (
        "Sharing about one person at risk stays lawful"
        in bytes_of(wanted(), Form.SVG, lambda: OVERSIGHT).decode()
    )


def test_a_listing_without_a_chart_has_no_picture_and_a_csv(london):
    (row, *_) = csv.reader(
        StringIO(bytes_of(wanted("review_grid"), Form.CSV, lambda: OVERSIGHT).decode("utf-8-sig"))
    )
    assert row[0] == "Title"

    with pytest.raises(Tellable, match="there is no chart"):
        bytes_of(wanted("review_grid"), Form.PNG, lambda: OVERSIGHT)


def test_a_file_is_named_for_what_it_holds():
    assert file_name(wanted(), Form.PNG) == "agreements_in_force-2020-12-31.png"
    assert file_name(wanted(rows=True), Form.CSV) == "agreements_in_force-rows-2020-12-31.csv"
