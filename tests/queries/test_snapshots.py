"""A snapshot keeps the exact figures of a meeting as they were known: the same from both engines, and for good."""

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from dashboard.answers import answer
from dashboard.app_store import app_reader, app_writer
from dashboard.commitments import Result
from dashboard.figures import FIGURES, recommendations
from dashboard.permissions import Role, Viewer
from dashboard.releases import snapshot_heads, snapshot_of
from dashboard.releases.canonical import hash_of
from dashboard.releases.taking import take_snapshot
from queries.app_store.trail import newest
from queries.app_store.unchanging import FIRST_TABLES, REFUSAL
from queries.errors import Tellable
from tests.making import ENFIELD, Records
from tests.queries.meetings import JUNE, SEPTEMBER, TODAY, london

__all__ = ["london"]
OVERSIGHT = Viewer("the group", Role.OVERSIGHT)
# Of the records in tests/queries/meetings.py as at 30 June 2020, worked out once and the same on both engines.
ITS_HASH: set[str] = set()


def test_a_snapshot_keeps_every_figure_at_all_levels_with_what_it_is_of(london: Records):
    head = take_snapshot("June 2020", JUNE, by="chair", today=TODAY)

    kept = snapshot_of("June 2020")

    assert (kept.meeting, kept.edition, kept.as_at, kept.data_version) == ("June 2020", 1, JUNE, 1)
    assert (kept.made_by, kept.hash, kept.synthetic) == ("chair", head.hash, False)
    exact = {row for figure in FIGURES.values() for row in answer(figure, OVERSIGHT, [JUNE]).rows}
    assert {(row.figure, row.area) for row in kept.rows} == {(row.figure, row.area) for row in exact}
    people = {area: kept.row("matrix_population", area) for area in ("LONDON", "NA", ENFIELD, "CN")}
    assert {area: row and row.numerator for area, row in people.items()} == {
        "LONDON": 21,
        "NA": 12,
        ENFIELD: 12,
        "CN": 9,
    }
    reviews = kept.row("reviews_complete")
    assert reviews is not None
    assert (reviews.numerator, reviews.denominator, reviews.met) == (1, 3, False)


def test_what_the_overview_draws_from_is_kept_as_it_was_listed(london: Records):
    take_snapshot("June 2020", JUNE, by="chair", today=TODAY)

    kept = snapshot_of("June 2020").records["commitment_states"]

    listed = answer(recommendations.commitment_states, OVERSIGHT, [JUNE]).records
    assert [dict(record) for record in listed] == list(kept)
    assert kept[0]["test"] is Result.FAILS  # read again it is what it was, not its word alone
    assert (kept[0]["commitment"], kept[0]["test"], kept[0]["as_at"]) == ("2.1", "fails", JUNE)


def test_the_hash_is_of_the_rows_alone_and_the_same_on_both_engines(london: Records):
    first = take_snapshot("June 2020", JUNE, by="chair", today=TODAY)
    again = take_snapshot("June 2020", JUNE, by="another", today=TODAY, reason="to see")

    assert first.hash == again.hash
    ITS_HASH.add(first.hash)
    assert len(ITS_HASH) == 1  # the second time from the other engine
    kept = snapshot_of("June 2020")
    assert hash_of(kept.rows, kept.records) == kept.hash


def test_a_later_load_changes_no_snapshot_and_the_next_edition_says_why(london: Records):
    take_snapshot("June 2020", JUNE, by="chair", today=TODAY)
    london.person(ENFIELD, date(2020, 5, 1))  # recorded late
    london.derive()
    assert people("June 2020") == 21

    with pytest.raises(Tellable, match=r"already, and it is never changed.* --reason"):
        take_snapshot("June 2020", JUNE, by="chair", today=TODAY)
    take_snapshot("June 2020", JUNE, by="chair", today=TODAY, reason="one recorded late")

    assert people("June 2020") == 22
    (head,) = snapshot_heads()
    assert (head.edition, head.reason) == (2, "one recorded late")


REFUSED = [
    ("July 2020", date(2021, 3, 2), None, "2 March 2021 is yet to come"),
    (" ", JUNE, None, "needs a name"),
    ("July 2020", JUNE, None, "as at 30 June 2020 already, of “June 2020”"),
    ("July 2020", SEPTEMBER, "a slip", "first snapshot of the meeting.* leave out --reason"),
    ("June 2020", SEPTEMBER, "a slip", "is as at 30 June 2020: give the other date another name"),
]


def test_what_cannot_be_a_snapshot_is_refused_in_a_sentence(london: Records):
    take_snapshot("June 2020", JUNE, by="chair", today=TODAY)

    for meeting, as_at, reason, told in REFUSED:
        with pytest.raises(Tellable, match=told):
            take_snapshot(meeting, as_at, by="chair", today=TODAY, reason=reason)
    assert [head.meeting for head in snapshot_heads()] == ["June 2020"]


def test_a_meeting_that_nobody_kept_is_told_which_there_are(london: Records):
    with pytest.raises(Tellable, match=r"There are: none yet.* takes one"):
        snapshot_of("June 2020")
    take_snapshot("June 2020", JUNE, by="chair", today=TODAY)
    with pytest.raises(Tellable, match=r"“July 2020”. There are: “June 2020”"):
        snapshot_of("July 2020")


def test_the_database_itself_refuses_to_change_a_snapshot(london: Records):
    take_snapshot("June 2020", JUNE, by="chair", today=TODAY)

    for table in FIRST_TABLES[:3]:
        for change in (f"DELETE FROM {table}", f"UPDATE {table} SET meeting = 'another'"):
            with pytest.raises(DatabaseError, match=REFUSAL), app_writer().begin() as connection:
                connection.execute(text(change))


def test_taking_a_snapshot_is_in_the_trail(london: Records):
    head = take_snapshot("June 2020", JUNE, by="chair", today=TODAY)

    with app_reader().connect() as connection:
        (row,) = newest(connection, 10)
    assert (row["what"], row["who"], row["as_at"]) == ("snapshot taken", "chair", JUNE)
    assert head.hash in row["detail"]


def people(meeting: str) -> float | None:
    row = snapshot_of(meeting).row("matrix_population")
    return row.numerator if row else None
