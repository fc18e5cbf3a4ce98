"""The wheel holds everything it needs, and serves from an empty folder."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPResponse
from pathlib import Path
from time import monotonic, sleep
from typing import cast
from urllib.error import URLError
from urllib.request import urlopen
from zipfile import ZipFile

import pytest

from seed.london import FEWEST_EVENTS, FEWEST_PEOPLE
from tests.house.sources import PACKAGES, ROOT
from tests.postgresql import free_port

NEEDED = ("pages/reviews.py", "dashboard/.streamlit/config.toml", "seed/reference/bcus.csv")
WAIT_SECONDS = 60
SMALL = (
    "--people",
    str(FEWEST_PEOPLE),
    "--events",
    str(FEWEST_EVENTS),
)  # a first start makes a larger London: 40 s


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


def test_the_wheel_serves_from_an_empty_folder(installed: Path, tmp_path: Path):
    folder = tmp_path / "empty"
    folder.mkdir()
    _call(installed / "oversight", "seed", *SMALL, cwd=folder)
    with _serving(installed, folder) as address:
        answer = _when_up(f"{address}/sign-in")

    assert answer.status == 200
    assert "password" in answer.read().decode()
    assert {".oversight"} == {made.name for made in folder.iterdir()}


@contextmanager
def _serving(installed: Path, folder: Path) -> Iterator[str]:
    """The address of a dashboard served from a folder, by the command a person would type."""
    port = free_port()
    command = [str(installed / "oversight"), "serve", "--port", str(port)]
    server = subprocess.Popen(command, cwd=folder, env=_environment())
    try:
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(WAIT_SECONDS)


def _when_up(address: str) -> HTTPResponse:
    until = monotonic() + WAIT_SECONDS
    while True:
        try:
            return cast("HTTPResponse", urlopen(address, timeout=WAIT_SECONDS))  # noqa: S310 # our own server
        except URLError:
            if monotonic() > until:
                raise
            sleep(0.2)


def _call(*command: str | Path, cwd: Path | None = None) -> str:
    done = subprocess.run(
        [*map(str, command)], cwd=cwd, check=False, text=True, env=_environment(), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    return done.stdout


def _environment() -> dict[str, str]:
    """This one's, but for what would lead Python back to the checkout, or the dashboard to another home."""
    return {
        name: value
        for name, value in os.environ.items()
        if name != "PYTHONPATH" and not name.startswith("OVERSIGHT_")
    }
