"""A row that is withdrawn goes with what hangs on it, stays out, and leaves history only what its reason allows."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from queries.loading import TableCount
from seed.pack import LoadReport, load_pack
from tests.packing import contents, derived, pack_of, rebuild_all

NOW = datetime(2021, 3, 1, 9, 14, tzinfo=UTC)
WITHDRAWALS = "table,key,withdrawn_on,reason\n"
EVENTS = "event_id,occurred_at,user_id,matrix,version,action\n"
GRANTS = "grant_id,user_id,matrix,granted_on,granted_by\n"

WORLD = {
    "bcus": "bcu\nCN\nNA\n",
    "boroughs": "borough,bcu\nE09000007,CN\nE09000010,NA\n",
    "nominals": "nominal_id\nN1\nN2\n",
    "entries": "entry_id,nominal_id,borough,added_on\nS1,N1,E09000007,2020-01-01\nS2,N2,E09000010,2020-01-01\n",
    "harm_scores": (
        "nominal_id,scored_on,harm_score,band\n"
        "N1,2020-02-01,5,amber\nN1,2020-03-01,0,green\nN2,2020-03-01,0,green\n"
    ),
    "review_outcomes": (
        "bcu,exercise,nominal_id,reviewed_on,outcome\n"
        "CN,2020-Q1,N1,2020-03-01,retain\nNA,2020-Q1,N2,2020-03-01,retain\n"
    ),
    "interventions": "intervention_id,nominal_id,offered_on,kind\nI1,N1,2020-02-01,health\n",
    "users": "user_id,organisation,unit,role\nU1,mps,CN,spoc\nU2,mps,NA,spoc\n",
    "grants": GRANTS + "G1,U1,PAN,2019-01-01,U2\nG2,U2,PAN,2019-01-01,U1\nG3,U2,PAN,2019-01-01,U2\n",
    "training": "user_id,course,completed_on\nU1,spoc,2019-01-01\nU2,spoc,2019-01-01\n",
    "spocs": "bcu,from_on,user_id,rank\nCN,2019-01-01,U1,detective_superintendent\n",
    "access_events": EVENTS
    + "E1,2020-06-01T09:00:00Z,U1,E09000007,current,view\n"
    + "E2,2020-06-01T09:00:00Z,U2,E09000010,current,view\n",
    "access_queries": (
        "query_id,user_id,event_id,sent_on,due_on\n"
        "Q1,U1,E1,2020-06-02,2020-06-30\nQ2,U2,E1,2020-06-02,2020-06-30\nQ3,U2,E2,2020-06-02,2020-06-30\n"
    ),
}  # fmt: skip


def loaded(database: Engine, folder: Path, **tables: str) -> LoadReport:
    report = load_pack(database, pack_of(folder, **tables), by="a test", now=NOW)
    assert report.outcome in ("loaded", "unchanged"), report
    return report


def withdrawn(*names: str, reason: str = "error") -> str:
    """Withdrawals of rows named as `table key`."""
    rows = (name.split(" ", 1) for name in names)
    return WITHDRAWALS + "".join(f"{table},{key},2021-02-01,{reason}\n" for table, key in rows)


def keys(database: Engine, *tables: str) -> dict[str, list[object]]:
    return {name: [row[0] for row in rows] for name, rows in contents(database, *tables).items()}


def gone(report: LoadReport) -> dict[str, int]:
    return {name: count.withdrawn for name, count in report.tables.items() if count.withdrawn}


def test_a_person_goes_with_entries_scores_outcomes_and_interventions(database: Engine, tmp_path: Path):
    loaded(database, tmp_path, **WORLD)
    report = loaded(database, tmp_path, withdrawals=withdrawn("nominals N1"))
    assert gone(report) == {
        "nominals": 1,
        "entries": 1,
        "harm_scores": 2,
        "review_outcomes": 1,
        "interventions": 1,
    }
    held = contents(
        database, "nominals", "entries", "harm_scores", "review_outcomes", "interventions", "spells"
    )
    assert not [row for rows in held.values() for row in rows if "N1" in row]
    assert [row[0] for row in held["nominals"]] == ["N2"]
    assert {row[0] for row in held["spells"]} == {"N2"}


def test_a_user_goes_with_grants_training_and_queries_and_their_openings_are_by_nobody_known(
    database: Engine, tmp_path: Path
):
    loaded(database, tmp_path, **WORLD)
    report = loaded(database, tmp_path, withdrawals=withdrawn("users U1"))
    assert gone(report) == {"users": 1, "grants": 2, "training": 1, "spocs": 1, "access_queries": 1}
    assert keys(database, "users", "grants", "training", "access_events", "access_queries") == {
        "users": ["U2"],
        "grants": ["G3"],  # G2 was U1's to grant
        "training": ["U2"],
        "access_events": ["E1", "E2"],
        "access_queries": ["Q2", "Q3"],
    }
    found = {row[:2] for row in contents(database, "findings")["findings"]}
    assert ("no_grant", "U1") in found
    assert ("untrained", "U1") not in found


def test_an_event_goes_with_the_queries_about_it(database: Engine, tmp_path: Path):
    loaded(database, tmp_path, **WORLD)
    report = loaded(database, tmp_path, withdrawals=withdrawn("access_events E1"))
    assert gone(report) == {"access_events": 1, "access_queries": 2}
    assert keys(database, "access_queries", "access_by_day") == {
        "access_queries": ["Q3"],
        "access_by_day": ["U2"],
    }


def test_a_borough_goes_with_all_that_lies_in_it(database: Engine, tmp_path: Path):
    loaded(database, tmp_path, **WORLD)
    report = loaded(database, tmp_path, withdrawals=withdrawn("boroughs E09000007"))
    assert gone(report) == {"boroughs": 1, "entries": 1, "access_events": 1, "access_queries": 2}


def test_what_a_withdrawal_derives_is_what_a_full_rebuild_would(database: Engine, tmp_path: Path):
    loaded(database, tmp_path, **WORLD)
    for name in (
        "entries S1",
        "harm_scores N2;2020-03-01",
        "grants G1",
        "access_events E2",
        "users U1",
        "bcus NA",
    ):
        before = derived(database)
        loaded(database, tmp_path, withdrawals=withdrawn(name))
        after = derived(database)
        assert after != before, name
        rebuild_all(database)
        assert derived(database) == after, name


@pytest.mark.parametrize("reason", ["error", "erasure", "retention", ""])
def test_only_an_error_stays_in_the_history_of_loads(database: Engine, tmp_path: Path, reason: str):
    loaded(database, tmp_path, **WORLD)
    loaded(database, tmp_path, entries="entry_id,nominal_id,borough,added_on\nS1,N1,E09000010,2020-01-01\n")
    loaded(database, tmp_path, withdrawals=withdrawn("nominals N1", reason=reason))
    history = contents(database, "replaced_rows")["replaced_rows"]
    assert any("N1" in str(row[4]) for row in history) == (reason == "error")


def test_an_erasure_takes_what_once_hung_on_the_row_out_of_the_history_too(database: Engine, tmp_path: Path):
    header = "entry_id,nominal_id,borough,added_on,removed_on\n"
    ended = header + "S1,N1,E09000007,2018-01-01,2018-02-01\nS2,N2,E09000010,2020-01-01,\n"
    loaded(database, tmp_path, **WORLD | {"entries": ended})
    loaded(database, tmp_path, entries=header + "S1,N2,E09000007,2018-01-01,2018-02-01\n")
    loaded(database, tmp_path, entries=header + "S2,N2,E09000010,2020-01-02,\n")
    report = loaded(database, tmp_path, withdrawals=withdrawn("nominals N1", reason="erasure"))
    assert "entries" not in gone(report)  # S1 is somebody else's by now
    history = contents(database, "replaced_rows")["replaced_rows"]
    assert [row[1:3] for row in history] == [("entries", "S2")]


def test_an_error_can_become_an_erasure(database: Engine, tmp_path: Path):
    loaded(database, tmp_path, **WORLD)
    loaded(database, tmp_path, withdrawals=withdrawn("nominals N1"))
    assert len(contents(database, "replaced_rows")["replaced_rows"]) == 6
    loaded(database, tmp_path, withdrawals=withdrawn("nominals N1", reason="erasure"))
    (kept,) = contents(database, "replaced_rows")["replaced_rows"]
    assert kept[1:3] == ("withdrawals", "nominals;N1")


def test_a_withdrawal_loaded_again_changes_nothing(database: Engine, tmp_path: Path):
    loaded(database, tmp_path, **WORLD)
    withdrawals = withdrawn("nominals N1", "access_events E1")
    first = loaded(database, tmp_path, withdrawals=withdrawals)
    again = loaded(database, tmp_path, withdrawals=withdrawals)
    assert first.tables["withdrawals"] == TableCount(added=2)
    assert (again.outcome, again.tables) == ("unchanged", {"withdrawals": TableCount(unchanged=2)})


@pytest.mark.parametrize("order", ["row first", "withdrawal first", "together"])
def test_the_order_of_a_row_and_its_withdrawal_is_all_one(database: Engine, tmp_path: Path, order: str):
    names = ("nominals N1", "users U1", "entries S2", "withdrawals nominals;N9")
    withdrawals = {"withdrawals": withdrawn(*names)}
    steps = {
        "row first": [WORLD, withdrawals],
        "withdrawal first": [withdrawals, WORLD],
        "together": [WORLD | withdrawals],
    }
    for step in steps[order]:
        loaded(database, tmp_path, **step)
    assert keys(database, "nominals", "entries", "interventions", "users", "grants", "access_queries") == {
        "nominals": ["N2"],
        "entries": [],
        "interventions": [],
        "users": ["U2"],
        "grants": ["G3"],
        "access_queries": ["Q2", "Q3"],
    }
    assert keys(database, "harm_scores", "access_events") == {
        "harm_scores": ["N2"],
        "access_events": ["E1", "E2"],
    }
    again = loaded(database, tmp_path, **WORLD | withdrawals)
    assert again.outcome == "unchanged"
    assert {count.unchanged for count in again.tables.values()} == {1, 2, 3, 4}
    assert again.tables["nominals"] == TableCount(unchanged=2)


def test_a_row_that_comes_with_its_withdrawal_is_counted_withdrawn(database: Engine, tmp_path: Path):
    report = loaded(database, tmp_path, **WORLD, withdrawals=withdrawn("nominals N1"))
    assert report.tables["nominals"] == TableCount(added=1, withdrawn=1)
    assert report.tables["harm_scores"] == TableCount(added=1, withdrawn=2)
    assert "6 rows stand withdrawn and stayed out, with what hangs on them." in report.notes


def test_a_withdrawal_of_a_row_that_is_not_held_is_told_and_obeyed_later(database: Engine, tmp_path: Path):
    report = loaded(database, tmp_path, withdrawals=withdrawn("nominals N1", "entries S9"))
    assert report.notes == ("2 withdrawals name rows not held: entries S9, nominals N1.",)
    later = loaded(database, tmp_path, **WORLD)
    assert later.tables["nominals"] == TableCount(added=1, unchanged=1)
    assert keys(database, "nominals", "entries") == {"nominals": ["N2"], "entries": ["S2"]}


def test_a_withdrawal_can_be_withdrawn_and_the_row_may_come_again(database: Engine, tmp_path: Path):
    loaded(database, tmp_path, **WORLD, withdrawals=withdrawn("nominals N1"))
    lifted = loaded(database, tmp_path, withdrawals=withdrawn("withdrawals nominals;N1"))
    assert gone(lifted) == {"withdrawals": 1}
    assert keys(database, "nominals") == {"nominals": ["N2"]}
    again = loaded(database, tmp_path, **WORLD)
    assert again.tables["nominals"] == TableCount(added=1, unchanged=1)


@pytest.mark.parametrize(
    ("name", "column", "reason"),
    [
        ("people N1", "table", "is the name of no table"),
        ("spells N1;2020-01-01", "table", "is the name of no table"),
        ("harm_scores N1", "key", "is not a key of harm_scores: nominal_id;scored_on"),
        ("harm_scores N1;1 May 2020", "key", "is not a key of harm_scores: nominal_id;scored_on"),
        ("harm_scores ;2020-05-01", "key", "is not a key of harm_scores: nominal_id;scored_on"),
        ("recommendations 01", "key", "is not a key of recommendations: recommendation"),
        ("withdrawals N1", "key", "is not a key of withdrawals: table;key"),
    ],
)
def test_a_withdrawal_that_can_name_no_row_is_refused(database, tmp_path, *, name, column, reason):
    report = load_pack(database, pack_of(tmp_path, withdrawals=withdrawn(name)), by="a test", now=NOW)
    assert [(bad.line, bad.column, bad.reason) for bad in report.bad_rows] == [(2, column, reason)]


def test_a_key_with_many_columns_some_empty_names_its_row(database: Engine, tmp_path: Path):
    populations = "area,year,source,gender,age_band,ethnicity,persons\nLONDON,2011,census,,,black,5\nLONDON,2011,census,,,,9\n"
    documents = "kind,version\nsop,1.10\nsop,a;b\n"
    loaded(database, tmp_path, populations=populations, documents=documents)
    names = ("populations LONDON;2011;census;;;black", "documents sop;a;b")
    report = loaded(database, tmp_path, withdrawals=withdrawn(*names))
    assert gone(report) == {"populations": 1, "documents": 1}
    assert [row[1] for row in contents(database, "documents")["documents"]] == ["1.10"]


def test_the_log_of_a_day_can_be_withdrawn_and_come_in_the_other_form(database: Engine, tmp_path: Path):
    loaded(database, tmp_path, **WORLD)
    day = "2020-06-01,U1,E09000007,current,view,3,0,2020-06-01T09:00:00Z,2020-06-01T11:00:00Z\n"
    days = f"day,user_id,matrix,version,action,events,out_of_hours,first_at,last_at\n{day}"
    loaded(database, tmp_path, access_days=days, withdrawals=withdrawn("access_events E1"))
    by_day = {row[0]: row[5:7] for row in contents(database, "access_by_day")["access_by_day"]}
    assert by_day == {"U1": ("days", 3), "U2": ("events", 1)}
