"""What was kept of a meeting and changed behind the database's back is named, on both engines."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import delete, text, update

from dashboard import checking
from dashboard.app_store import app_writer
from dashboard.releases.publishing import publish
from dashboard.releases.taking import take_snapshot
from dashboard.releases.unaltered import altered
from queries.app_store import release_tables as kept
from queries.app_store.unchanging import TABLES
from tests.making import Records
from tests.queries.meetings import JUNE, SEPTEMBER, TODAY, london

__all__ = ["london"]


@pytest.fixture
def meetings(london: Records) -> Records:
    """Two meetings, one of them with two editions of its snapshot, and a release of each."""
    for meeting, as_at in (("June", JUNE), ("September", SEPTEMBER)):
        take_snapshot(meeting, as_at, by="chair", today=TODAY)
    take_snapshot("June", JUNE, by="chair", today=TODAY, reason="to see")
    for meeting in ("June", "September"):
        publish(meeting, by="chair")
    return london


def behind_its_back(*changes: Any) -> None:
    """As whoever owns the database could: what refuses a change is taken away first."""
    with app_writer().begin() as connection:
        if connection.dialect.name == "sqlite":
            named = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table"
            for table in TABLES:
                for name in connection.scalars(text(named), {"table": table}).all():
                    connection.execute(text(f"DROP TRIGGER {name}"))
        else:
            connection.execute(text("DROP FUNCTION IF EXISTS refuse_change_of_meeting CASCADE"))
        for change in changes:
            connection.execute(change)


def of_june(table: Any, change: Callable[[Any], Any], edition: int = 1) -> Any:
    return change(table).where(table.c.meeting == "June", table.c.edition == edition)


def test_what_nobody_changed_is_what_was_kept(meetings: Records):
    assert list(altered()) == []


def test_a_number_changed_in_a_snapshot_is_named_by_its_meeting_and_edition(meetings: Records):
    row = of_june(kept.snapshot_rows, update, 2).where(kept.snapshot_rows.c.figure == "matrix_population")
    behind_its_back(row.values(numerator=22))

    assert list(altered()) == ["the snapshot of “June”, edition 2: its numbers are not those that were kept"]


def test_a_number_changed_in_a_release_is_named(meetings: Records):
    row = of_june(kept.release_rows, update).where(kept.release_rows.c.figure == "reviews_complete")
    behind_its_back(row.values(met=1))

    assert list(altered()) == ["the release of “June”, edition 1: its numbers are not those that were kept"]


def test_a_row_of_a_listing_that_was_changed_lost_or_made_unreadable_is_named(meetings: Records):
    listed = kept.release_records
    for change in (
        of_june(listed, update).where(listed.c.listing == "commitment_states").values(record='{"test": "x"}'),
        of_june(listed, update).where(listed.c.listing == "commitment_states").values(record="not JSON"),
        of_june(listed, delete).where(listed.c.listing == "commitment_states"),
    ):
        behind_its_back(change)

        assert list(altered()) == [
            "the release of “June”, edition 1: its numbers are not those that were kept"
        ]


def test_a_hash_that_was_changed_to_fit_is_not_the_one_that_the_trail_noted(meetings: Records):
    behind_its_back(of_june(kept.releases, update).values(hash="0" * 64))

    assert list(altered()) == [
        "the release of “June”, edition 1: its hash is not the one that the trail noted when it was kept"
    ]


def test_an_edition_that_is_gone_is_named(meetings: Records):
    tables = (kept.release_rows, kept.release_records, kept.releases)
    behind_its_back(*(of_june(table, delete) for table in tables))

    assert list(altered()) == [
        "the release of “June”, edition 1: it is gone, and the trail tells that it was kept"
    ]


def test_the_check_says_what_it_means(meetings: Records):
    behind_its_back(of_june(kept.releases, update).values(hash="0" * 64))

    (found,) = checking._of_meetings()
    assert found.is_wrong
    assert len(found.rows) == 1
    assert "Rely on nothing that is named here, nor on a paper made from it" in found.cure
