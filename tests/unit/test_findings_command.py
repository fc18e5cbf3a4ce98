"""`oversight findings`, as whoever runs it sees it: rules, states, instants in London's time, and silence said."""

import csv
import io
import json
from datetime import UTC, date, datetime

import pytest
from typer.testing import CliRunner, Result

from dashboard.cli import COMMANDS, findings
from dashboard.engine import data_engine
from queries.engines import writing_engine
from tests.making import CAMDEN, Records

AS_AT = "2020-06-30"


@pytest.fixture(autouse=True)
def records(tmp_path, migrated_file, monkeypatch):
    """A user nobody knows, and a partner who downloads; the same partner gave themself access."""
    file = tmp_path / "data.db"
    file.write_bytes(migrated_file.read_bytes())
    monkeypatch.setenv("OVERSIGHT_DATABASE_URL", f"sqlite:///{file}")
    records = Records(writing_engine(f"sqlite:///{file}"))
    records.user("P1", "hmpps", "hmpps", "partner")
    records.grant("P1", CAMDEN, date(2020, 1, 1), id_="G1")
    records.opening("P1", CAMDEN, datetime(2020, 3, 29, 0, 30, tzinfo=UTC), action="download")
    asked = records.opening("P1", CAMDEN, datetime(2020, 3, 29, 1, 30, tzinfo=UTC), action="download")
    records.asked_about(asked, "P1", date(2020, 4, 1), "justified")
    records.opening("ghost", "PAN", date(2020, 6, 1))
    yield records.derive()
    data_engine().dispose()
    records.engine.dispose()


def oversight(*arguments: str) -> Result:
    assert findings  # it adds itself to the command
    return CliRunner().invoke(COMMANDS, ["findings", "--as-at", AS_AT, *arguments])


def test_findings_have_their_fields_and_instants_have_londons_offset():
    """At one in the morning of 29 March 2020 London's clocks went forward."""
    told = oversight("--rule", "partner_download", "--rule", "no_grant", "--format", "json")

    assert json.loads(told.stdout) == [
        {
            "rule": "no_grant",
            "user": "unknown",
            "matrix": "PAN",
            "month": "2020-06",
            "events": 1,
            "explained": 0,
            "first_at": "2020-06-01T12:00:00+01:00",
            "last_at": "2020-06-01T12:00:00+01:00",
        },
        {
            "rule": "partner_download",
            "user": "P1",
            "matrix": CAMDEN,
            "month": "2020-03",
            "events": 2,
            "explained": 1,
            "first_at": "2020-03-29T00:30:00+00:00",
            "last_at": "2020-03-29T02:30:00+01:00",
        },
    ]


def test_all_rules_are_told_where_none_is_named():
    rows = list(csv.DictReader(io.StringIO(oversight("--format", "csv").stdout)))

    assert {row["rule"] for row in rows} == {
        "no_grant",
        "partner_download",
        "partner_without_agreement",
        "partner_without_form",
        "untrained",
    }


def test_states_are_told_with_their_subject_and_since_when():
    told = oversight("--state", "--rule", "self_grants", "--rule", "silent_matrices", "--format", "csv")
    first, *others = list(csv.DictReader(io.StringIO(told.stdout)))

    assert list(first.values()) == ["self_grants", "grant", "G1", "2020-01-01"]
    assert others[0] == {
        "rule": "silent_matrices",
        "subject_kind": "borough_month",
        "subject": "E09000004/2019-06",
        "since": "2019-06-01",
    }
    assert len(others) == 5 * 12 - 1


def test_a_table_for_people_folds_a_value_rather_than_cut_it():
    assert "P1" in oversight().stdout
    assert "…" not in oversight().stdout


def test_a_list_out_of_a_silent_log_says_so_beside_it():
    """June 2019 and most months since hold no event."""
    told = oversight("--format", "csv")

    assert "the records it rests on are silent by 2020-06-30" in told.stderr
    assert "silent by" not in told.stdout
    assert oversight("--state", "--rule", "self_grants").stderr == ""


@pytest.mark.parametrize(
    "wrong", [("--rule", "dormant_live"), ("--state", "--rule", "no_grant"), ("--rule", "x")]
)
def test_a_rule_that_is_not_there_is_told_with_those_that_are(wrong):
    told = oversight(*wrong)

    assert told.exit_code == 2
    assert "There is no rule" in told.stderr


def test_a_day_that_is_none_is_told_so():
    told = CliRunner().invoke(COMMANDS, ["findings", "--as-at", "2020-02-30"])

    assert told.exit_code == 2
    assert "is not a date" in told.stderr
