"""A pack is taken in whole or not at all, on both engines."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from queries.loading import TableCount, attempts, version
from seed.pack import load_pack
from seed.reference import ensure_reference
from tests.packing import BCUS, SMALL, USERS, contents, pack_of

NOW = datetime(2021, 3, 1, 9, 14, tzinfo=UTC)


def test_a_pack_loaded_twice_changes_nothing_the_second_time(database: Engine, tmp_path: Path):
    pack = pack_of(tmp_path, **SMALL)
    first = load_pack(database, pack, by="a test", now=NOW)
    before = contents(database)
    second = load_pack(database, pack, by="a test", now=NOW)
    assert (first.outcome, first.version, first.tables["users"]) == ("loaded", 1, TableCount(added=2))
    assert (second.outcome, second.version) == ("unchanged", 1)
    assert second.tables == {name: TableCount(unchanged=2) for name in SMALL}
    assert contents(database) == before


def test_the_sample_loaded_twice_is_all_unchanged(database: Engine, sample_pack: Path):
    ensure_reference(database, now=NOW)
    first = load_pack(database, sample_pack, by="a test", now=NOW)
    second = load_pack(database, sample_pack, by="a test", now=NOW)
    assert first.outcome == "loaded"
    assert first.tables["access_events"] == TableCount(added=8880)
    assert first.notes == ("4 events are by 1 user who is not in users: held under `unknown`.",)
    assert second.outcome == "unchanged"
    assert second.version == first.version
    assert second.tables == {name: TableCount(unchanged=count.added) for name, count in first.tables.items()}


def test_a_changed_row_replaces_the_old_one_which_is_kept(database: Engine, tmp_path: Path):
    first = load_pack(database, pack_of(tmp_path, **SMALL), by="a test", now=NOW)
    moved = "user_id,organisation,unit,role\nU1,mps,CN,spoc\nP1,borough,E09000007,partner\n"
    second = load_pack(database, pack_of(tmp_path, users=moved), by="a test", now=NOW)
    assert second.tables["users"] == TableCount(changed=1, unchanged=1)
    assert second.version == 2
    held = contents(database, "users", "replaced_rows")
    assert held["users"] == [
        ("P1", "borough", "E09000007", "partner", second.load_id),
        ("U1", "mps", "CN", "spoc", first.load_id),
    ]
    old = '{"user_id": "P1", "organisation": "borough", "unit": "E09000010", "role": "partner"}'
    assert held["replaced_rows"] == [(second.load_id, "users", "P1", first.load_id, old, 0)]


def test_a_column_left_out_empties_what_was_held(database: Engine, tmp_path: Path):
    load_pack(database, pack_of(tmp_path, bcus=BCUS), by="a test", now=NOW)
    report = load_pack(database, pack_of(tmp_path, bcus="bcu\nNA\n"), by="a test", now=NOW)
    assert report.tables["bcus"] == TableCount(changed=1)
    assert ("NA", None, report.load_id) in contents(database, "bcus")["bcus"]


def test_one_bad_row_changes_nothing_and_is_told_in_full(database: Engine, tmp_path: Path):
    load_pack(database, pack_of(tmp_path, **SMALL), by="a test", now=NOW)
    before = contents(database)
    users = USERS + 'U2,mps,"CN",spoc\nU3,mps,CN,chief\n'
    report = load_pack(database, pack_of(tmp_path, bcus="bcu\nSE\n", users=users), by="a test", now=NOW)
    assert report.outcome == "refused"
    assert [(b.file, b.line, b.column, b.value) for b in report.bad_rows] == [
        ("users.csv", 5, "role", "chief")
    ]
    assert report.reasons == {report.bad_rows[0].reason: 1}
    assert report.tables == {
        "bcus": TableCount(added=1),
        "users": TableCount(added=1, unchanged=2, refused=1),
    }
    assert contents(database) == before


def test_every_attempt_is_on_record_with_who_when_and_what(database: Engine, tmp_path: Path):
    good, bad = (
        pack_of(tmp_path, bcus=BCUS),
        pack_of(tmp_path, bcus="bcu,name,address\nNA,North Area,1 High St\n"),
    )
    load_pack(database, good, by="one", now=NOW)
    load_pack(database, bad, by="two", now=NOW, synthetic=True)
    with database.connect() as connection:
        second, first = attempts(connection)
    assert (first.outcome, first.loaded_by, first.pack, first.begun_at) == ("loaded", "one", good.name, NOW)
    assert (second.outcome, second.loaded_by, second.synthetic) == ("refused", "two", True)
    assert len({first.sha256, second.sha256}) == 2


def test_a_load_that_fails_leaves_nothing_but_its_record(
    database: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def fail(*_: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("seed.pack.load.rebuild", fail)
    before = contents(database)
    with pytest.raises(RuntimeError, match="a fault of ours"):
        load_pack(database, pack_of(tmp_path, **SMALL), by="a test", now=NOW)
    assert contents(database) == before
    with database.connect() as connection:
        assert [attempt.outcome for attempt in attempts(connection)] == ["failed"]
        assert version(connection) == 0


def test_two_loads_at_once_follow_one_another(database: Engine, tmp_path: Path):
    pack = pack_of(tmp_path, **SMALL)
    with ThreadPoolExecutor(2) as both:
        reports = list(both.map(lambda who: load_pack(database, pack, by=who, now=NOW), ("one", "two")))
    assert {report.outcome for report in reports} == {"loaded", "unchanged"}
    assert {report.version for report in reports} == {1}


def test_the_reference_facts_come_once_and_what_a_pack_replaced_stands(database: Engine, tmp_path: Path):
    first = ensure_reference(database, now=NOW)
    assert first is not None
    assert {name: count.added for name, count in first.tables.items()} == {
        "bcus": 12,
        "boroughs": 32,
        "populations": 165,
        "recommendations": 9,
        "commitments": 66,
    }
    load_pack(database, pack_of(tmp_path, bcus="bcu,name\nNA,Renamed\n"), by="a test", now=NOW)
    assert ensure_reference(database, now=NOW) is None
    assert ("NA", "Renamed") in {row[:2] for row in contents(database, "bcus")["bcus"]}


def test_an_event_is_dated_and_timed_in_london(database: Engine, tmp_path: Path):
    events = (
        "event_id,occurred_at,user_id,matrix,version,action\n"
        "E1,2020-06-30T23:30:00Z,U1,PAN,current,view\n"  # 00:30 on 1 July in London
        "E2,2020-01-15T21:59:59Z,U1,PAN,current,view\n"
        "E3,2020-07-15T21:00:00Z,U1,PAN,current,view\n"  # 22:00 in London
        "E4,2020-07-15T06:00:00+01:00,U1,PAN,current,view\n"
        "E5,2020-07-15T05:59:59.5+01:00,U1,PAN,current,view\n"
    )
    load_pack(database, pack_of(tmp_path, **SMALL, access_events=events), by="a test", now=NOW)
    held = {row[0]: row[6:8] for row in contents(database, "access_events")["access_events"]}
    assert held == {
        "E1": (date(2020, 7, 1), 1),
        "E2": (date(2020, 1, 15), 0),
        "E3": (date(2020, 7, 15), 1),
        "E4": (date(2020, 7, 15), 0),
        "E5": (date(2020, 7, 15), 1),
    }
