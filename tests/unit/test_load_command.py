"""`oversight load` and `oversight migrate`, as whoever runs them sees them."""

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from dashboard.cli import COMMANDS, load, migrate
from dashboard.settings import settings
from queries import loading
from queries.engines import writing_engine
from queries.tables.loads import OUTCOMES
from tests.packing import pack_of

NOMINALS = "nominal_id,gender\nN1,male\n"


def oversight(*arguments: str | Path) -> Result:
    assert load, migrate  # they add themselves to the command
    return CliRunner().invoke(COMMANDS, [str(argument) for argument in arguments])


def test_a_pack_is_loaded_once_and_told_table_by_table(tmp_path):
    pack = pack_of(tmp_path, nominals=NOMINALS)
    first, second = oversight("load", pack), oversight("load", pack)
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "nominals │ 1     │ 0       │ 0         │ 0       │ 0" in first.stdout
    assert f"{pack.name} was loaded (load 2; version 2 of the data)." in first.stdout
    assert f"{pack.name} holds nothing new: nothing was changed" in second.stdout


def test_a_refused_pack_ends_with_one_and_names_file_line_column_value_and_reason(tmp_path):
    pack = pack_of(tmp_path, nominals=NOMINALS + "N2,neither\n")
    result = oversight("load", pack)
    assert result.exit_code == 1
    assert "nominals.csv line 3: gender 'neither' is not one of: male female other" in result.stdout
    assert "was refused: nothing was changed" in result.stdout


def test_the_report_for_machines_has_all_that_was_kept(tmp_path):
    result = oversight("load", pack_of(tmp_path, nominals=NOMINALS + "N2,neither\n"), "--format", "json")
    report = json.loads(result.stdout)
    assert (result.exit_code, report["outcome"]) == (1, "refused")
    assert report["tables"] == {
        "nominals": {"added": 1, "changed": 0, "unchanged": 0, "refused": 1, "withdrawn": 0}
    }
    assert report["bad_rows"] == [
        {
            "file": "nominals.csv",
            "line": 3,
            "column": "gender",
            "value": "neither",
            "reason": "is not one of: male female other",
        }
    ]
    assert report["reasons"] == {"is not one of: male female other": 1}


def test_in_quarantine_the_good_rows_are_loaded_and_the_bad_ones_told(tmp_path):
    result = oversight("load", pack_of(tmp_path, nominals=NOMINALS + "N2,neither\n"), "--quarantine")
    assert result.exit_code == 0
    assert "1 × is not one of: male female other" in result.stdout
    assert "was loaded without its bad rows (load 2; version 2 of the data)." in result.stdout


def test_a_dry_run_changes_nothing_and_marks_the_bad_cells_in_a_workbook(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    good, bad = pack_of(tmp_path, nominals=NOMINALS), pack_of(tmp_path, nominals=NOMINALS + "N2,neither\n")
    would, would_not = oversight("load", good, "--dry-run"), oversight("load", bad, "--dry-run")
    assert (would.exit_code, would_not.exit_code) == (0, 1)
    assert f"{good.name} would be loaded (a dry run: nothing was changed)." in would.stdout
    assert f"{bad.name} would be refused (a dry run: nothing was changed)." in would_not.stdout
    assert [file.name for file in tmp_path.glob("*.xlsx")] == [f"{bad.name}-report.xlsx"]
    assert [line.split(",")[0] for line in oversight("load", "--history").stdout.splitlines()] == [
        "1: loaded"
    ]


def test_a_report_can_be_asked_for_of_any_load_but_never_in_place_of_the_pack(tmp_path):
    pack = pack_of(tmp_path, nominals=NOMINALS + "N2,neither\n")
    asked = oversight("load", pack, "--report", tmp_path / "bad.xlsx", "--format", "json")
    assert asked.exit_code == 1
    assert json.loads(asked.stdout)["outcome"] == "refused"
    assert load_workbook(tmp_path / "bad.xlsx").sheetnames == ["report", "nominals"]
    (pack / "pack.xlsx").write_bytes(b"")
    assert oversight("load", pack, "--report", pack / "pack.xlsx").exit_code == 2
    assert oversight("load", tmp_path / "bad.xlsx", "--report", tmp_path / "bad.xlsx").exit_code == 2


def test_the_rows_that_loads_replaced_or_took_out_are_listed(tmp_path):
    oversight("load", pack_of(tmp_path, nominals=NOMINALS))
    oversight("load", pack_of(tmp_path, nominals="nominal_id,gender\nN1,female\n"))
    withdrawals = "table,key,withdrawn_on,reason\nnominals,N1,2021-01-01,error\n"
    oversight("load", pack_of(tmp_path, withdrawals=withdrawals))
    took_out, replaced = oversight("load", "--replaced").stdout.splitlines()
    assert took_out.startswith('4 took out nominals N1, brought by 3: {"nominal_id": "N1", ')
    assert replaced.startswith('3 replaced nominals N1, brought by 2: {"nominal_id": "N1", ')
    (last, first) = json.loads(oversight("load", "--replaced", "--format", "json").stdout)
    assert (last["withdrawn"], last["row"]["gender"]) == (True, "female")
    assert (first["withdrawn"], first["row"]["gender"]) == (False, "male")


@pytest.mark.parametrize(
    "arguments",
    [
        ["load"],
        ["load", "nowhere"],
        ["load", "tests", "--history"],
        ["load", "--history", "--replaced"],
        ["load", "--history", "--dry-run"],
        ["load", "tests", "--report", "report.csv"],
        ["load", "tests", "--report", "nowhere/report.xlsx"],
    ],
)
def test_a_wrong_call_ends_with_two(arguments):
    assert oversight(*arguments).exit_code == 2


def test_the_history_lists_every_attempt_also_one_that_never_ended(tmp_path):
    oversight("load", pack_of(tmp_path, nominals=NOMINALS))
    engine = writing_engine(settings().data_url)
    now = datetime(2021, 3, 1, 9, 14, tzinfo=UTC)
    loading.begin(engine, now=now, by="somebody", pack="cut short", sha256="f" * 64, synthetic=False)
    engine.dispose()
    told = oversight("load", "--history").stdout.splitlines()
    assert told[0] == (
        "3: begun, begun 2021-03-01 09:14:00Z, never ended, by somebody: cut short, SHA-256 " + "f" * 64
    )
    assert [line.split(",")[0] for line in told] == ["3: begun", "2: loaded", "1: loaded"]
    (last, *_) = json.loads(oversight("load", "--history", "--format", "json").stdout)
    assert (last["outcome"], last["loaded_by"], last["ended_at"]) == (OUTCOMES[0], "somebody", None)


def test_a_second_load_at_the_same_time_is_told_to_wait_and_leaves_no_trace(tmp_path, monkeypatch):
    oversight("migrate")
    monkeypatch.setattr("queries.engines.WAIT_SECONDS", 0)
    with sqlite3.connect(settings().home / "data.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        result = oversight("load", pack_of(tmp_path, nominals=NOMINALS))
        other.rollback()
    other.close()
    assert "Another load is writing to this database" in str(result.exception)


def test_migrating_says_which_databases_were_brought_to_this_version_and_which_were_there():
    first, second = oversight("migrate"), oversight("migrate")
    assert first.stdout.count("was brought to this version") == 2
    assert second.stdout.count("is already at this version") == 2
    assert not (settings().home / "backups").exists()
    assert settings().home.stat().st_mode & 0o077 == 0
