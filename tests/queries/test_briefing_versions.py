"""What a person wrote of a briefing is kept with its release, version by version, and none is lost under another."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from dashboard.app_store import app_reader, app_writer
from dashboard.briefing import versions
from dashboard.briefing.papers import papers_of
from dashboard.briefing.parts import Asked
from dashboard.briefing.versions import NOTHING_WRITTEN, keep_version, latest_version, version_of
from dashboard.briefing.written import Written, to_text
from dashboard.key import make_key
from dashboard.permissions import Role, Viewer
from dashboard.releases import published
from dashboard.settings import settings
from queries.app_store import briefing_versions as store
from queries.app_store import releases
from queries.app_store.releases import Kind
from queries.app_store.trail import newest
from queries.app_store.unchanging import REFUSAL
from queries.errors import Tellable
from queries.migrate import upgrade
from queries.stores import APP

JUNE = date(2020, 6, 30)
CHAIR = Viewer("chair", Role.OVERSIGHT, may_publish=True)
DEPUTY_CHAIR = replace(CHAIR, name="deputy-chair")
FIRST = Written(purpose="To prepare the meeting.", decisions=(Asked("Ask for the policy", "31 July 2020"),))
SECOND = replace(FIRST, purpose="To prepare the meeting of July.")


@pytest.fixture
def june(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The app's own store, with the release of a meeting in June; what it holds does not matter here."""
    monkeypatch.setenv("OVERSIGHT_APP_DATABASE_URL", database_url)
    settings.cache_clear()
    make_key()
    upgrade(app_writer(), APP)
    release(1)


def release(edition: int) -> None:
    reason = None if edition == 1 else "a row came late"
    head = {
        "meeting": "June",
        "edition": edition,
        "as_at": JUNE,
        "data_version": 7,
        "hash": "5e" * 32,
        "classification": "OFFICIAL",
        "synthetic": 0,
        "made_by": "chair",
        "made_at": datetime.now(UTC),
        "reason": reason,
        "snapshot_edition": 1,
    }
    with app_writer().begin() as connection:
        releases.add(connection, Kind.RELEASE, head, [], {})


def keep(written: Written, upon: int, by: Viewer = CHAIR) -> versions.Version:
    return keep_version(published("June"), written, upon=upon, by=by)


def test_each_version_is_kept_beside_the_ones_before_it(june: None):
    assert latest_version("June") == NOTHING_WRITTEN

    assert keep(FIRST, upon=0).number == 1
    assert keep(SECOND, upon=1, by=DEPUTY_CHAIR).number == 2

    last = latest_version("June")
    assert (last.number, last.written, last.edition, last.written_by) == (2, SECOND, 1, "deputy-chair")
    assert last.written_at is not None
    assert version_of("June", 1).written == FIRST
    assert version_of("June", 3) == latest_version("July") == NOTHING_WRITTEN


def test_the_papers_hold_the_last_version_and_say_which_it_is(june: None):
    keep(FIRST, upon=0)
    keep(SECOND, upon=1)

    made = papers_of("June").briefing()

    assert (made.purpose, made.version, made.written_by) == ("To prepare the meeting of July.", 2, "chair")


def test_nobody_loses_what_they_wrote_under_anothers_version(june: None):
    keep(FIRST, upon=0, by=DEPUTY_CHAIR)

    with pytest.raises(Tellable, match="This was not kept: deputy-chair has kept version 1 since you began"):
        keep(SECOND, upon=0)

    assert latest_version("June").written == FIRST


def test_of_two_who_keep_at_once_the_second_is_refused(june: None, monkeypatch: pytest.MonkeyPatch):
    """The other's comes after the look at the last version, and before the writing."""
    really = store.add

    def after_another(connection, version):
        really(connection, replace(version, written=to_text(FIRST), written_by="deputy-chair"))
        really(connection, version)

    monkeypatch.setattr(store, "add", after_another)
    with pytest.raises(Tellable, match="This was not kept"):
        keep(SECOND, upon=0)


def test_the_same_words_are_kept_once_and_again_of_another_edition(june: None):
    keep(FIRST, upon=0)
    assert keep(FIRST, upon=1).number == 1
    assert keep(Written(), upon=1).number == 2  # emptied, which is something else than never written

    release(2)
    again = keep(Written(), upon=2)

    assert (again.number, again.edition) == (3, 2)


def test_a_form_sent_empty_keeps_nothing(june: None):
    assert keep(Written(), upon=0) == NOTHING_WRITTEN


@pytest.mark.parametrize(
    "reader",
    [
        Viewer("group", Role.OVERSIGHT),
        Viewer("office", Role.DEPUTY_MAYOR),
        Viewer("own", Role.SUPERINTENDENT, "NA"),
        Viewer("auditor", Role.AUDITOR),
        Viewer("administrator", Role.ADMINISTRATOR),
    ],
    ids=lambda reader: reader.role,
)
def test_only_an_account_of_the_group_that_may_publish_writes(june: None, reader: Viewer):
    with pytest.raises(Tellable, match="Only an account of the Oversight Group that may publish"):
        keep(FIRST, upon=0, by=reader)

    assert latest_version("June") == NOTHING_WRITTEN


def test_a_number_of_its_own_is_not_kept(june: None):
    with pytest.raises(Tellable, match="Numbers come from the release"):
        keep(Written(purpose="We removed 488 people."), upon=0)

    assert latest_version("June") == NOTHING_WRITTEN


def test_the_trail_tells_who_kept_which_version_and_nothing_of_its_words(june: None):
    keep(FIRST, upon=0)

    with app_reader().connect() as connection:
        (row,) = newest(connection, 1)
    assert (row["what"], row["who"], row["role"], row["as_at"]) == (
        "briefing written",
        "chair",
        "oversight",
        JUNE,
    )
    assert json.loads(row["detail"]) == {"meeting": "June", "edition": 1, "version": 1}


def test_the_database_itself_refuses_to_change_a_version_or_to_keep_one_of_no_release(june: None):
    keep(FIRST, upon=0)

    for change in ("DELETE FROM briefing_versions", "UPDATE briefing_versions SET written_by = 'another'"):
        with pytest.raises(DatabaseError, match=REFUSAL), app_writer().begin() as connection:
            connection.execute(text(change))
    of_none = store.Version("July", 1, 1, to_text(FIRST), "chair", datetime.now(UTC))
    with pytest.raises(DatabaseError), app_writer().begin() as connection:
        store.add(connection, of_none)
