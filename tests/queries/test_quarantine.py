"""In quarantine the good rows of a pack are taken in, as if the bad ones had never stood in it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from queries.loading import TableCount, attempts
from seed.pack import LoadReport, load_pack, table
from tests.packing import SMALL, contents, derived, pack_of, rebuild_all

NOW = datetime(2021, 3, 1, 9, 14, tzinfo=UTC)
ENTRIES = "entry_id,nominal_id,borough,added_on,removed_on\n"
EVENTS = "event_id,occurred_at,user_id,matrix,version,action\n"
DAYS = "day,user_id,matrix,version,action,events,out_of_hours,first_at,last_at\n"
A_DAY = "2020-06-01,U1,PAN,current,view,3,0,2020-06-01T09:00:00Z,2020-06-01T11:00:00Z\n"
ITS_EVENT = "E1,2020-06-01T09:00:00Z,U1,PAN,current,view\n"


def loaded(database: Engine, folder: Path, **tables: str) -> LoadReport:
    return load_pack(database, pack_of(folder, **tables), by="a test", now=NOW, quarantine=True)


def bad_lines(report: LoadReport) -> dict[str, set[int | None]]:
    files = {bad.file for bad in report.bad_rows}
    return {file: {bad.line for bad in report.bad_rows if bad.file == file} for file in files}


def held(database: Engine, name: str) -> list[object]:
    return [row[0] for row in contents(database, name)[name]]


def test_the_good_rows_are_taken_in_and_the_bad_ones_kept_for_the_report(database: Engine, tmp_path: Path):
    users = SMALL["users"] + "U2,mps,CN,chief\n"
    grants = (
        "grant_id,user_id,matrix,granted_on,granted_by\n"
        "G1,U1,PAN,2020-01-01,U1\nG2,U2,PAN,2020-01-01,U1\nG3,U1,PAN,2020-01-01,U9\nG4,U1\n"
    )
    report = loaded(database, tmp_path, **SMALL | {"users": users, "grants": grants})
    assert report.outcome == "loaded"
    assert report.tables["users"] == TableCount(added=2, refused=1)
    assert report.tables["grants"] == TableCount(added=1, refused=3)
    assert [(bad.file, bad.line, bad.column, bad.reason) for bad in report.bad_rows] == [
        ("users.csv", 4, "role", "is not one of: spoc deputy_spoc editor viewer analyst custodian partner"),
        ("grants.csv", 3, "user_id", "refers to a row of users that was refused"),
        ("grants.csv", 4, "granted_by", "is not in users"),
        ("grants.csv", 5, None, "has more or fewer values than the header has columns"),
    ]
    assert (held(database, "users"), held(database, "grants")) == (["P1", "U1"], ["G1"])
    with database.connect() as connection:
        assert attempts(connection)[0].outcome == "loaded"


@pytest.mark.parametrize("at_once", [1, 2, 10_000])
def test_neither_of_two_rows_that_differ_is_held_and_what_hangs_on_them_is_refused(
    database: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
):
    monkeypatch.setattr(table, "AT_ONCE", at_once)
    nominals = "nominal_id,gender\nN1,male\nN2,female\nN3,\nN2,male\nN2,female\n"
    entries = ENTRIES + "S1,N1,E09000007,2020-01-01,\nS2,N2,E09000007,2020-01-01,\n"
    report = loaded(database, tmp_path, **SMALL | {"nominals": nominals}, entries=entries)
    assert report.tables["nominals"] == TableCount(added=2, refused=2)
    assert bad_lines(report) == {"nominals.csv": {3, 5}, "entries.csv": {3}}
    assert (held(database, "nominals"), held(database, "entries")) == (["N1", "N3"], ["S1"])


def test_a_row_put_in_place_of_a_held_one_gives_its_place_back_when_it_is_refused_later(
    database: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(table, "AT_ONCE", 1)
    events = EVENTS + ITS_EVENT + ITS_EVENT.replace("E1", "E2")
    loaded(database, tmp_path, **SMALL, access_events=events)
    before = contents(database)
    differing = EVENTS + ITS_EVENT.replace("view", "edit") + ITS_EVENT.replace("view", "download")
    more = differing + ITS_EVENT.replace("E1", "E2")
    report = loaded(database, tmp_path, access_events=more)
    assert (report.outcome, report.tables["access_events"]) == (
        "unchanged",
        TableCount(unchanged=1, refused=2),
    )
    assert contents(database) == before


def test_both_of_two_spells_that_overlap_are_set_aside_and_whom_they_had_replaced_stands(
    database: Engine, tmp_path: Path
):
    loaded(database, tmp_path, **SMALL, entries=ENTRIES + "S1,N1,E09000007,2020-01-01,2020-03-01\n")
    spells = (
        "S1,N1,E09000007,2020-05-01,2020-06-01\n"  # overlaps S2: S1 stands again as it was
        "S2,N1,E09000010,2020-05-15,\n"
        "S3,N1,E09000010,2020-02-01,2020-02-15\n"  # which now overlaps S3
        "S4,N1,E09000010,2020-03-01,2020-04-01\n"
    )
    report = loaded(database, tmp_path, entries=ENTRIES + spells)
    assert report.tables["entries"] == TableCount(added=1, refused=3)
    assert bad_lines(report) == {"entries.csv": {2, 3, 4}}
    rows = contents(database, "entries", "replaced_rows")
    assert [(row[0], str(row[3])) for row in rows["entries"]] == [("S1", "2020-01-01"), ("S4", "2020-03-01")]
    assert rows["replaced_rows"] == []
    after = derived(database)
    rebuild_all(database)
    assert derived(database) == after


def test_a_day_in_both_forms_is_held_in_neither(database: Engine, tmp_path: Path):
    elsewhere = A_DAY.replace("PAN", "E09000007")
    queries = "query_id,user_id,event_id,sent_on,due_on\nQ1,U1,E1,2020-06-02,2020-06-30\n"
    report = loaded(
        database,
        tmp_path,
        **SMALL,
        access_days=DAYS + A_DAY + elsewhere,
        access_events=EVENTS + ITS_EVENT,
        access_queries=queries,
    )
    assert bad_lines(report) == {"access_days.csv": {2}, "access_events.csv": {2}, "access_queries.csv": {2}}
    assert [row[2] for row in contents(database, "access_days")["access_days"]] == ["E09000007"]
    assert held(database, "access_events") == []


def test_a_pack_of_nothing_but_bad_rows_is_refused(database: Engine, tmp_path: Path):
    before = contents(database)
    report = loaded(database, tmp_path, nominals="nominal_id,gender\nN1,neither\n")
    assert report.outcome == "refused"
    assert contents(database) == before


@pytest.mark.parametrize("nominals", ["nominal_id,name\nN1,Kim\n", 'nominal_id\nN1\n"N2\n'])
def test_a_file_that_cannot_be_relied_on_refuses_the_pack_in_quarantine_too(database, tmp_path, nominals):
    before = contents(database)
    assert loaded(database, tmp_path, **SMALL | {"nominals": nominals}).outcome == "refused"
    assert contents(database) == before


@pytest.mark.parametrize("quarantine", [False, True])
def test_a_dry_run_says_what_a_load_would_do_and_leaves_no_trace(database, tmp_path, quarantine):
    loaded(database, tmp_path, **SMALL)
    everything = ("loads", "load_tables", "replaced_rows", "data_version", "nominals", "entries", "spells")
    before = contents(database, *everything)
    pack = pack_of(
        tmp_path,
        nominals="nominal_id,gender\nN1,male\nN3,\nN4,wrong\n",
        entries=ENTRIES + "S1,N3,E09000007,2020-01-01,\nS2,N4,E09000007,2020-01-01,\n",
        withdrawals="table,key,withdrawn_on,reason\nusers,P1,2020-01-01,erasure\n",
    )
    tried = load_pack(database, pack, by="a test", now=NOW, quarantine=quarantine, dry_run=True)
    assert contents(database, *everything) == before
    done = load_pack(database, pack, by="a test", now=NOW, quarantine=quarantine)
    assert (tried.outcome, tried.tables, tried.bad_rows, tried.reasons, tried.notes) == (
        done.outcome,
        done.tables,
        done.bad_rows,
        done.reasons,
        done.notes,
    )
    assert (tried.dry_run, tried.load_id) == (True, None)
    assert (done.outcome == "loaded") == quarantine


def test_a_real_pack_is_refused_beside_made_up_rows_and_that_is_recorded(database: Engine, tmp_path: Path):
    made_up, real = pack_of(tmp_path, **SMALL), pack_of(tmp_path, nominals="nominal_id\nN9\n")
    load_pack(database, made_up, by="a test", now=NOW, synthetic=True)
    before = contents(database)
    report = load_pack(database, real, by="a test", now=NOW, quarantine=True)
    (bad,) = report.bad_rows
    assert (report.outcome, bad.file) == ("refused", real.name)
    assert bad.reason.startswith("is not synthetic, and this database holds a synthetic London: ")
    assert contents(database) == before
    more = pack_of(tmp_path, nominals="nominal_id\nN8\n")
    assert load_pack(database, more, by="a test", now=NOW, synthetic=True).outcome == "loaded"
    with database.connect() as connection:
        assert [attempt.outcome for attempt in attempts(connection)] == ["loaded", "refused", "loaded"]
