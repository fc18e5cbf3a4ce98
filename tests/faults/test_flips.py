"""A comparison with the day itself left out, or let in, is noticed: each `<` and `<=` of queries/ is tried flipped."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import PACKS
from tests.faults.flips import Flip, flips
from tests.faults.nearest import nearest_first
from tests.house.sources import PACKAGES, ROOT
from tests.proving import proving

FLIPS = flips(ROOT)

# What cannot be told apart from outside: where it stands, and why it says the same flipped.
THE_SAME = {
    "queries/app_store/sessions.py: sessions.c.last_seen_at < at": "the same moment over itself changes nothing",
    "queries/app_store/attempts.py: attempts.c.at < at": "an attempt of that very moment counts no more, held or not",
    "queries/users_listed.py: maybe > surely": "the later of two days that are one is either",
    "queries/derive/spells.py: one >= other": "the later of two days that are one is either",
    "queries/findings_of_state.py: latest > holders.c.granted_on": "the later of two days that are one is either",
    "queries/stays_in_view.py: entries.c.added_on > day.c.begins": "the later of two days that are one is either",
    "queries/derive/spells.py: one <= other": "the sooner of two days that are one is either",
    "queries/freshness.py: end <= loaded_at.date()": "on the last day of a month that month is the last one, and over",
}

# In `make test` a few are tried: one that many figures stand on, and two of one figure's own.
SAMPLE = (
    "queries/intervals.py: end > day",
    "queries/forms.py: query.answered_on <= query.due_on",
    "queries/turnover.py: again.c.added_on > entries.c.removed_on",
)
TOLD = [flip for flip in FLIPS if flip.name not in THE_SAME]
TRIED = TOLD if proving() else [flip for flip in TOLD if flip.name in SAMPLE]

# These hold the loader, PostgreSQL's own rules and the synthetic London: none of them is quick, or about a question.
ASIDE = ("test_london.py", "test_migrations.py", "test_row_security.py", "test_row_security_answers.py")
# A loop over pages that never ends is noticed too: it runs out of time, or of memory.
MOST_SECONDS, MOST_MEMORY = 400, 2 << 30
ENDLESS = (-signal.SIGXCPU, -signal.SIGKILL)
MADE_PACKS = Path("tests/generated/test_generated.py")
NEAREST = 4  # test files, among which most flips are noticed: the others are then not even read


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, whose comparisons can be flipped."""
    flipped = tmp_path_factory.mktemp("flipped")
    (flipped / PACKS.parent.name).symlink_to(PACKS.parent)
    for folder in (*PACKAGES, "tests"):
        shutil.copytree(
            ROOT / folder, flipped / "main" / folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copy(ROOT / "pyproject.toml", flipped / "main")
    return flipped / "main"


@pytest.mark.parametrize("flip", TRIED, ids=lambda flip: f"{flip.name} at {flip.place}")
def test_a_flipped_comparison_fails_a_test(copy: Path, flip: Flip, proof):
    file = copy / flip.file
    as_it_is = file.read_text()
    file.write_text(flip.flipped(as_it_is))
    try:
        done = _tests(copy, flip.file)
    finally:
        file.write_text(as_it_is)

    noticed = done.returncode == pytest.ExitCode.TESTS_FAILED or done.returncode in ENDLESS
    assert noticed, f"{flip.name} may be {flip.other}: nothing failed\n{done.stdout[-2000:]}"
    proof("flipped comparisons", 1, "every one", "a test fails for each")


@pytest.mark.skipif(not proving(), reason="in make test the same tests run by themselves")
def test_without_a_flip_the_same_tests_pass(copy: Path, proof):
    done = _tests(copy, Path("queries/question.py"))

    assert done.returncode == pytest.ExitCode.OK, done.stdout
    proof("flipped comparisons: none of them flipped", 1, "none", "the same tests pass")


def test_what_is_said_to_be_the_same_flipped_still_stands_there():
    assert set(THE_SAME) <= {flip.name for flip in FLIPS}
    assert set(SAMPLE) <= {flip.name for flip in FLIPS}


def _tests(copy: Path, module: Path) -> subprocess.CompletedProcess[str]:
    """The quick tests of the questions on SQLite, the nearest to the module first, up to the first that fails."""
    files = [file for file in (copy / "tests" / "queries").glob("test_*.py") if file.name not in ASIDE]
    nearest = nearest_first(copy, [*files, copy / "tests" / "unit" / "test_dates.py"], module)
    done = _pytest(copy, nearest[:NEAREST])
    if done.returncode != pytest.ExitCode.OK:
        return done
    return _pytest(copy, [*nearest[NEAREST:], MADE_PACKS])


def _pytest(copy: Path, files: Sequence[Path]) -> subprocess.CompletedProcess[str]:
    limits = ("prlimit", f"--as={MOST_MEMORY}", f"--cpu={MOST_SECONDS}")
    options = ("-x", "-p", "no:cacheprovider", "-k", "not postgresql")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("OVERSIGHT_")}
    return subprocess.run(
        [*limits, sys.executable, "-m", "pytest", *options, *map(str, files)],
        cwd=copy,
        env=environment | {"PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
