"""A load that is killed leaves no trace but the record that it was begun."""

import csv
import random
import signal
import subprocess
import sys
from pathlib import Path

from sqlalchemy import Engine

from queries.loading import attempts
from seed.pack import load_pack
from seed.reference import ensure_reference
from tests.packing import contents
from tests.proving import cases

ROOT = Path(__file__).parents[2]
SEED = 2021
MOMENTS = 75  # a load of the later pack makes at least so many statements


def test_a_killed_load_leaves_every_table_as_it_was_and_the_attempt_listed(
    database: Engine, sample_pack: Path, tmp_path: Path, proof
):
    later = later_pack(sample_pack, tmp_path / "later")
    ensure_reference(database)
    load_pack(database, sample_pack, by="a test")
    before = contents(database)
    killed = cases(sample=2, full=20)
    for moment in random.Random(SEED).sample(range(1, MOMENTS), killed):  # noqa: S311 # chooses, hides nothing
        assert run(database, later, moment).returncode == -signal.SIGKILL
        assert contents(database) == before, f"killed at statement {moment}"
    with database.connect() as connection:
        outcomes = [(attempt.outcome, attempt.pack) for attempt in attempts(connection)]
    assert outcomes[:killed] == [("begun", "later")] * killed
    outcome, statements = run(database, later, 0).stdout.split()
    assert (outcome, int(statements) >= MOMENTS) == ("loaded", True)
    assert contents(database) != before
    name = f"a load killed half-way, on {database.dialect.name}"
    proof(name, killed, SEED, "every table as before, the attempt listed")


def run(database: Engine, pack: Path, moment: int) -> subprocess.CompletedProcess[str]:
    """A load in its own process, killed at that statement; at none when it is nought."""
    url = database.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "tests.faults.killed_load", url, str(pack), str(moment)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def later_pack(sample: Path, folder: Path) -> Path:
    """The sample as it might come a year later: every score risen, every grant revoked, new events."""
    folder.mkdir()
    for table, change in (("harm_scores", _risen), ("grants", _revoked), ("access_events", _renamed)):
        with (sample / f"{table}.csv").open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        with (folder / f"{table}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows(change(row) for row in rows)
    return folder


def _risen(row: dict[str, str]) -> dict[str, str]:
    return row | {"harm_score": str(int(row["harm_score"]) + 1)}


def _revoked(row: dict[str, str]) -> dict[str, str]:
    return row | {"revoked_on": row["revoked_on"] or row["granted_on"]}


def _renamed(row: dict[str, str]) -> dict[str, str]:
    return row | {"event_id": f"later {row['event_id']}"}
