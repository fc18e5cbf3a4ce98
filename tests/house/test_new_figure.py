"""CONTRIBUTING's worked example of a new figure is true: it applies, it is small, and its tests pass."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PACKS
from tests.house.sources import PACKAGES, ROOT

PATCH = ROOT / "tests" / "house" / "new_figure.patch"
MOST_FILES, MOST_LINES = 4, 40


@pytest.fixture(scope="module")
def patched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with the patch applied."""
    newcomer = tmp_path_factory.mktemp("newcomer")
    copy = newcomer / "main"
    (newcomer / PACKS.parent.name).symlink_to(PACKS.parent)
    for folder in (*PACKAGES, "tests", ".streamlit"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    _call("git", "apply", "-C1", "--whitespace=error", PATCH, cwd=copy)
    return copy


def test_a_new_figure_is_at_most_four_files_and_forty_lines():
    added = re.findall(r"(?m)^\+(?!\+\+)", PATCH.read_text())

    assert 1 < len(_files()) <= MOST_FILES
    assert 1 < len(added) <= MOST_LINES


def test_the_new_figure_is_one_more_and_its_tests_pass(patched: Path):
    count = "from dashboard.figures import FIGURES; print(len(FIGURES))"
    before, after = (int(_call(sys.executable, "-c", count, cwd=folder)) for folder in (ROOT, patched))
    tests = [name for name in _files() if name.startswith("tests/")]
    printed = _pytest(patched, *tests)

    assert after == before + 1
    assert re.search(r"\d+ passed", printed)


def test_the_new_figure_keeps_the_rules_of_the_house_and_its_page_still_opens(patched: Path):
    (question,) = re.findall(r"(?m)^\+def (\w+)\(scope: Scope", PATCH.read_text())
    (page,) = [Path(name).stem for name in _files() if name.startswith("pages/")]
    printed = _pytest(patched, "tests/house/test_questions.py", "-k", question)
    _pytest(patched, "tests/house/test_layout.py")
    _pytest(patched, "tests/pages/test_roles.py", "-k", page)
    _call(sys.executable, "-m", "ruff", "check", "--no-cache", *_files(), cwd=patched)
    _call(sys.executable, "-m", "ruff", "format", "--no-cache", "--check", *_files(), cwd=patched)

    assert "6 passed" in printed  # a title, an order, and on each engine an empty database and a BCU's part


def _pytest(copy: Path, *arguments: str) -> str:
    return _call(sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments, cwd=copy)


def _files() -> list[str]:
    return re.findall(r"(?m)^\+\+\+ b/(\S+)", PATCH.read_text())


def _call(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        [*map(str, command)], cwd=cwd, check=False, text=True, env=_environment(cwd), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    return done.stdout


def _environment(folder: Path) -> dict[str, str]:
    """This one's, but with the copy's modules first and without what pytest tells its workers."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return kept | {"PYTHONPATH": str(folder)}
