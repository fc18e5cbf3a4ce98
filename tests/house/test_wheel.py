"""The wheel holds everything it needs, and serves from an empty folder."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.house.sources import PACKAGES, ROOT

NEEDED = ("pages/reviews.py", "dashboard/.streamlit/config.toml", "seed/reference/bcus.csv")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy: building leaves files beside its sources."""
    copy, built = tmp_path_factory.mktemp("sources"), tmp_path_factory.mktemp("built")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, copy / package, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / file, copy)
    _call(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", built, copy)
    return next(built.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` of an environment that holds the wheel, and borrows what it depends on from this one."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, symlinks=True)
    site = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
    (site / "borrowed.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    pip = (sys.executable, "-m", "pip", "--python", home / "bin" / "python")
    _call(
        *pip, "install", "--no-deps", "--no-index", "--ignore-installed", "--no-warn-script-location", wheel
    )
    return home / "bin"


def test_the_wheel_holds_every_file_of_the_packages(wheel: Path):
    with ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    ours = {
        str(file.relative_to(ROOT))
        for package in PACKAGES
        for file in (ROOT / package).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }

    assert set(NEEDED) <= ours
    assert held == ours


def test_the_installed_wheel_is_what_runs(installed: Path, tmp_path: Path):
    code = "import dashboard, queries, seed; print(dashboard.__file__, queries.__file__, seed.__file__)"
    printed = _call(installed / "python", "-c", code, cwd=tmp_path)

    assert [str(installed.parent) in file for file in printed.split()] == [True] * 3


def _call(*command: str | Path, cwd: Path | None = None) -> str:
    done = subprocess.run(
        [*map(str, command)], cwd=cwd, check=False, text=True, env=_environment(), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    return done.stdout


def _environment() -> dict[str, str]:
    """This one's, but for what would lead Python back to the checkout."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
