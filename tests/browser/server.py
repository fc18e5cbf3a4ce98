"""A dashboard that really runs: its own process, its own home, the sample pack, an account for each role."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from sqlite3 import connect

import pytest

from dashboard import accounts
from dashboard.key import make_key
from dashboard.permissions import Role
from dashboard.settings import settings
from dashboard.stores import make_ready
from queries.engines import writing_engine
from seed.pack import load_pack
from seed.reference import ensure_reference

ROOT = Path(__file__).parents[2]
COMMAND = "from dashboard.cli import main; main()"
START_SECONDS = 60
# By name: role and BCU. Two superintendents, so that one can try to see what is the other's.
PEOPLE = {
    "oversight": (Role.OVERSIGHT, None),
    "superintendent": (Role.SUPERINTENDENT, "CN"),
    "another-superintendent": (Role.SUPERINTENDENT, "NA"),
    "auditor": (Role.AUDITOR, None),
    "deputy-mayor": (Role.DEPUTY_MAYOR, None),
    "administrator": (Role.ADMINISTRATOR, None),
    "second-administrator": (Role.ADMINISTRATOR, None),
    "chair": (Role.OVERSIGHT, None),
}
MAY_PUBLISH = {"chair"}


@dataclass(frozen=True)
class Answer:
    """What a request without a browser was answered."""

    status: int
    headers: list[tuple[str, str]]
    text: str

    @property
    def cookies(self) -> dict[str, str]:
        """The cookies set, by their names, each as it is to be sent back."""
        written = [value.partition(";")[0] for name, value in self.headers if name.lower() == "set-cookie"]
        return {cookie.partition("=")[0]: cookie for cookie in written}


@dataclass(frozen=True)
class Server:
    """Where a dashboard runs, where its home is, the password of each account by its name, and its process."""

    base: str
    home: Path
    passwords: dict[str, str]
    process: int

    @property
    def host(self) -> str:
        return self.base.removeprefix("http://")

    def request(self, path: str, *, method: str = "GET", body: str | None = None, **headers: str) -> Answer:
        """One request without a browser; no redirect is followed."""
        connection = HTTPConnection(self.host, timeout=30)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, given)
        response = connection.getresponse()
        answer = Answer(response.status, response.getheaders(), response.read().decode(errors="replace"))
        connection.close()
        return answer

    def command(self, *words: str) -> str:
        """What `oversight` says, run beside the server."""
        done = subprocess.run(
            [sys.executable, "-c", COMMAND, *words],
            env=_environment(self.home),
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@contextmanager
def running_server(home: Path, pack: Path) -> Iterator[Server]:
    """Fills a home, serves it, and stops."""
    with _serving(home, _fill(home, pack)) as server:
        yield server


@contextmanager
def running_copy(of: Server, home: Path, *commands: Sequence[str]) -> Iterator[Server]:
    """The same with a copy of a home that is filled, in which these commands are run first."""
    with closing(connect(of.home / "app.db")) as app, closing(connect(of.home / "data.db")) as data:
        home.mkdir()
        for store, name in ((app, "app.db"), (data, "data.db")):
            with closing(connect(home / name)) as copied:
                store.backup(copied)
    shutil.copy(of.home / "key", home / "key")
    with _serving(home, of.passwords) as server:
        for words in commands:
            server.command(*words)
        yield server


@contextmanager
def _serving(home: Path, passwords: dict[str, str]) -> Iterator[Server]:
    port = _free_port()
    log = (home / "log").open("w+")
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, "serve", "--port", str(port)],
        env=_environment(home),
        cwd=home,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    server = Server(f"http://localhost:{port}", home, passwords, process.pid)
    try:
        _wait(server, process, home / "log")
        yield server
    finally:
        process.terminate()
        process.wait(timeout=30)
        log.close()


@contextmanager
def running_bare(folder: Path) -> Iterator[Server]:
    """A bare Streamlit that sends the elements recorded in a folder (bare.py), with its usual options."""
    port = _free_port()
    log = (folder / "log").open("w+")
    words = ("-m", "streamlit", "run", str(Path(__file__).with_name("bare.py")), "--server.port", str(port))
    options = (
        "--server.headless=true",
        "--browser.gatherUsageStats=false",
        "--server.fileWatcherType=none",
        "--runner.postScriptGC=false",  # as ours: so that the comparison is of pages, not of this
    )
    process = subprocess.Popen(
        [sys.executable, *words, *options],
        env=dict(os.environ) | {"BARE_PAGES": str(folder)},
        cwd=folder,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    server = Server(f"http://localhost:{port}", folder, {}, process.pid)
    try:
        _wait(server, process, folder / "log", "/_stcore/health")
        yield server
    finally:
        process.terminate()
        process.wait(timeout=30)
        log.close()


def _fill(home: Path, pack: Path) -> dict[str, str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OVERSIGHT_HOME", str(home))
        settings.cache_clear()
        make_key()
        make_ready()
        engine = writing_engine(settings().data_url)
        ensure_reference(engine)
        load_pack(engine, pack, by="tests", synthetic=True)
        engine.dispose()
        made = {
            name: accounts.add(name, role, bcu, may_publish=name in MAY_PUBLISH)
            for name, (role, bcu) in PEOPLE.items()
        }
    settings.cache_clear()
    return made


def _environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("OVERSIGHT_")}
    return kept | {"OVERSIGHT_HOME": str(home), "PYTHONPATH": str(ROOT)}


def _wait(server: Server, process: subprocess.Popen[bytes], log: Path, health: str = "/health") -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            if server.request(health).status == 200:
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"The server did not start:\n{log.read_text()}", pytrace=False)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
