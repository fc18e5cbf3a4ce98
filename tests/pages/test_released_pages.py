"""The Deputy Mayor's pages: drawn from what was released, of the meetings alone, and nothing of what is withheld in them."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.answers import answer
from dashboard.contents import PAGES, View
from dashboard.downloads import Form, Wanted, bytes_of
from dashboard.figures import FIGURES, LISTINGS, register, reviews
from dashboard.figures.register_pictures import lengths_of_stay
from dashboard.key import make_key
from dashboard.lacking import NOT_HELD
from dashboard.permissions import NOTHING_RELEASED, Role
from dashboard.releases.publishing import publish
from dashboard.releases.taking import take_snapshot
from queries.engines import writing_engine
from queries.errors import Tellable
from queries.migrate import upgrade
from queries.stores import APP
from tests.conftest import _forget_what_is_cached
from tests.making import CAMDEN, ENFIELD, Records
from tests.pages.conftest import OVERSIGHT, READERS
from tests.pages.reading import said, sent

DEPUTY = READERS[Role.DEPUTY_MAYOR]
JUNE, SEPTEMBER, TODAY = date(2020, 6, 30), date(2020, 9, 30), date(2021, 3, 1)
QUARTERS = (date(2019, 12, 31), date(2020, 3, 31), JUNE, SEPTEMBER)
RELEASED = [entry.slug for entry in PAGES if entry.roles.get(Role.DEPUTY_MAYOR) is View.RELEASE]
WITH_PAPERS = [
    *RELEASED,
    *(entry.slug for entry in PAGES if entry.roles.get(Role.DEPUTY_MAYOR) is View.PAPERS),
]
WITHHELD = (
    "band_green",
    "zero_harm",
    "people_female",
    "people_white",
    "who_is_on_the_matrix",
    "dormant_live",
)


def london(records: Records, few: int) -> Records:
    """
    Sixty people, of whom `few` are Green with a zero harm score, and as many others women, or White; a user who opened a
    Matrix without a grant, a review, an agreement. Everything about it that a release rounds is rounded alike for one
    and for two.
    """
    for place in range(60):
        scores = [(date(2020, 1, 1), 0, "green")] if place < few else [(date(2020, 1, 1), 9, "red")]
        gender = "female" if 10 <= place < 10 + few else "male"
        ethnicity = "white" if 20 <= place < 20 + few else "black"
        borough = CAMDEN if place % 2 else ENFIELD
        records.person(borough, date(2019, 5, 1), scores=scores, gender=gender, ethnicity=ethnicity)
    for place in range(40):
        records.grant(records.user(f"U{place}", "mps", "CN"), CAMDEN, date(2019, 6, 1), by="U0")
        opener = (
            f"U{place}" if place >= few else "U38"
        )  # some do not, and another opens as often as they might
        records.opening(opener, CAMDEN, date(2020, 6, 1))
        records.opening(opener, CAMDEN, date(2020, 9, 1))
    for month in range(1, 13):
        records.opening("U39", ENFIELD, date(2019, month, 5))
        records.opening("U39", ENFIELD, date(2020, month, 5))
    records.add("reviews", bcu="NA", exercise="2020-Q2", completed_on=date(2020, 6, 20))
    records.add("agreements", agreement_id="D1", partner=CAMDEN, sent_on=JUNE, signed_on=date(2020, 9, 1))
    records.add("recommendations", recommendation=2, title="Review the Matrix")
    records.add(
        "commitments", commitment="2.1", recommendation=2, title="Reviews", control="reviews_complete"
    )
    records.add(
        "status_updates", commitment="2.1", source="claim", recorded_on=date(2020, 5, 1), status="complete"
    )
    return records.derive()


def release() -> None:
    for meeting, as_at in (("June", JUNE), ("September", SEPTEMBER)):
        take_snapshot(meeting, as_at, by="chair", today=TODAY)
        publish(meeting, by="chair")


@pytest.fixture
def released(records: Records) -> Records:
    london(records, few=2)
    release()
    return records


def test_every_page_of_the_deputy_mayor_is_drawn_from_the_release(released, opened):
    for slug in WITH_PAPERS:
        page = opened(slug, DEPUTY)

        assert not page.exception, slug
        assert 'class="headline"' in said(page), slug
        assert "as at 30 September 2020" in said(page), slug
        assert not page.date_input, slug


def test_another_meeting_is_chosen_and_another_date_refused_in_a_sentence(released, opened, caplog):
    assert "as at 30 June 2020" in said(opened("green", DEPUTY, as_at="2020-06-30"))

    page = opened("green", DEPUTY, as_at="2020-07-31")

    assert 'class="headline"' not in said(page)
    assert (
        "No release is as at 2020-07-31. There are those of 30 June 2020 and 30 September 2020" in caplog.text
    )


def test_the_meetings_are_the_only_dates_to_choose_of(released, opened):
    (shown, before) = opened("green", DEPUTY).selectbox[:2]

    assert shown.options == ["September, as at 30 September 2020", "June, as at 30 June 2020"]
    assert before.options == ["June, as at 30 June 2020"]


def test_people_are_rounded_or_withheld_and_findings_counted_exactly(released, opened):
    green = said(opened("green", DEPUTY))
    assert re.search(r"People in the green band.*?withheld", green, re.DOTALL)
    assert re.search(r"People on the Matrix\D*60\D", green)
    access = said(opened("access", DEPUTY))
    assert "12 of 12" in access  # openings of Enfield's Matrix in the year, without a grant


def test_what_no_release_holds_is_said_not_to_be_held_and_never_none(released, opened):
    page = said(opened("green", DEPUTY))

    assert page.count(f"{NOT_HELD}.") >= 4
    assert "No data" not in page
    assert "How long people have been on the Matrix" in page


def test_a_history_is_that_of_the_releases_within_it(released):
    found = answer(register.matrix_population, DEPUTY, QUARTERS)

    assert [(row.as_at, row.area, row.numerator) for row in found.rows] == [
        (JUNE, "LONDON", 60),
        (SEPTEMBER, "LONDON", 60),
    ]
    assert found.asked.dates == (JUNE, SEPTEMBER)


def test_reviews_are_told_of_each_bcu_and_the_people_reached_are_not(released):
    records = answer(reviews.review_grid, DEPUTY, [SEPTEMBER]).records

    done = next(cell for cell in records if (cell["area"], cell["exercise"]) == ("NA", "2020-Q2"))
    assert (done["state"], done["completed_on"]) == ("on_time", date(2020, 6, 20))
    assert {cell["denominator"] for cell in records} == {None}


def test_a_listing_that_no_release_holds_answers_with_nothing(released):
    found = answer(lengths_of_stay, DEPUTY, [SEPTEMBER])

    assert (found.records, found.held) == ((), False)
    with pytest.raises(Tellable, match="a release does not hold it"):
        bytes_of(Wanted(lengths_of_stay, (SEPTEMBER,), "green", synthetic=False), Form.CSV, lambda: DEPUTY)
    with pytest.raises(Tellable, match="does not hold the rows behind it"):
        bytes_of(
            Wanted(register.matrix_population, (SEPTEMBER,), "green", synthetic=False, rows=True),
            Form.CSV,
            lambda: DEPUTY,
        )


def test_a_file_says_of_which_release_it_is(released):
    wanted = Wanted(register.matrix_population, (SEPTEMBER,), "green", synthetic=False)

    written = bytes_of(wanted, Form.CSV, lambda: DEPUTY).decode("utf-8-sig")

    assert "September, edition 1" in written
    assert "60" in written


def test_without_a_release_every_page_says_so(records, opened, caplog):
    records.person(ENFIELD, date(2019, 5, 1))
    records.derive()

    for slug in RELEASED:
        caplog.clear()
        assert 'class="headline"' not in said(opened(slug, DEPUTY)), slug
        assert NOTHING_RELEASED in caplog.text, slug


def test_nothing_of_a_withheld_count_is_in_any_page_or_file(tmp_path, migrated_file, monkeypatch, opened):
    """Two Londons that differ in counts alone that both withhold send the very same; whoever may see them sees which."""
    deputys, files, groups = [], [], []
    for few in (1, 2):
        with another_london(tmp_path / str(few), migrated_file, monkeypatch, few):
            deputys.append({slug: sent_of(opened(slug, DEPUTY)) for slug in WITH_PAPERS})
            files.append({name: file_of(name) for name in WITHHELD})
            groups.append(sent(opened("green", OVERSIGHT, as_at="2020-09-30")))

    assert deputys[0] == deputys[1]
    assert files[0] == files[1]
    assert groups[0] != groups[1]


@contextmanager
def another_london(folder: Path, migrated: Path, monkeypatch: pytest.MonkeyPatch, few: int) -> Iterator[None]:
    folder.mkdir()
    data, app = folder / "data.db", folder / "app.db"
    shutil.copy(migrated, data)
    monkeypatch.setenv("OVERSIGHT_DATABASE_URL", f"sqlite:///{data}")
    monkeypatch.setenv("OVERSIGHT_APP_DATABASE_URL", f"sqlite:///{app}")
    _forget_what_is_cached()
    upgrade(writing_engine(f"sqlite:///{app}"), APP)
    make_key()
    london(Records(writing_engine(f"sqlite:///{data}")), few)
    release()
    yield
    _forget_what_is_cached()


def sent_of(page: AppTest) -> str:
    """What a page sends, but for the random ids under which it will hand out its files."""
    return re.sub(r'deferred_file_id: "\w+"', "", sent(page))


def file_of(name: str) -> str:
    """The CSV of a figure or listing, but for the id that each file has of its own."""
    wanted = Wanted(FIGURES.get(name) or LISTINGS[name], (SEPTEMBER,), "green", synthetic=False)
    return re.sub(r"export \w+", "", bytes_of(wanted, Form.CSV, lambda: DEPUTY).decode("utf-8-sig"))
