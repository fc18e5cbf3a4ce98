"""A throwaway PostgreSQL for one test run: made in a temporary folder, gone at its end."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

ACCOUNT = "postgres"
MISSING = "PostgreSQL is not installed: `make setup` as root installs it, and then runs these tests."
SETTINGS = {  # nothing here has to survive a power cut: the cluster lives for one run
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "127.0.0.1",
    "max_connections": "60",
}


@dataclass(frozen=True)
class Cluster:
    """A running server that trusts whoever reaches it from this machine."""

    port: int

    def url(self, name: str) -> str:
        return f"postgresql+psycopg://{ACCOUNT}@127.0.0.1:{self.port}/{name}"

    def create(self, name: str, *, template: str = "template1") -> str:
        """A new database, a copy of the template; returns its URL."""
        create = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        self._run(create.format(sql.Identifier(name), sql.Identifier(template)))
        return self.url(name)

    def drop(self, name: str) -> None:
        self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def _run(self, statement: sql.Composed) -> None:
        address = f"host=127.0.0.1 port={self.port} user={ACCOUNT} dbname={ACCOUNT}"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """A cluster of its own, stopped and removed afterwards. Without PostgreSQL the test that asks fails."""
    binaries = _binaries()
    folder = Path(tempfile.mkdtemp(prefix="oversight-postgresql-"))
    with _removed_at_the_end(folder, binaries / "pg_ctl"):
        yield _started(binaries, folder)


def _started(binaries: Path, folder: Path) -> Cluster:
    data, port = folder / "data", free_port()
    if _as_root():
        shutil.chown(folder, ACCOUNT, ACCOUNT)
    _call(binaries / "initdb", "-D", data, "-U", ACCOUNT, "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
    options = SETTINGS | {"port": str(port), "unix_socket_directories": str(folder)}
    (data / "postgresql.auto.conf").write_text("".join(f"{k} = '{v}'\n" for k, v in options.items()))
    _call(binaries / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "start")
    return Cluster(port)


@contextmanager
def _removed_at_the_end(folder: Path, pg_ctl: Path) -> Iterator[None]:
    """
    Stops what runs in the folder and removes it, also when these tests are killed: it is done by a shell that
    waits for the end of a pipe from here, and a pipe ends with the process that held it.
    """
    stop = " ".join(_as_account(pg_ctl, "-D", folder / "data", "-m", "immediate", "stop"))
    script = f"read -r _; {stop}; rm -rf {folder}"
    with subprocess.Popen(
        ["sh", "-c", script], cwd="/", start_new_session=True, stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ):  # fmt: skip
        yield


def _binaries() -> Path:
    """The folder of the newest PostgreSQL server of this machine; Debian keeps them out of the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    if not found or not (found[-1] / "initdb").exists():
        pytest.fail(MISSING, pytrace=False)
    return found[-1]


def _as_root() -> bool:
    """PostgreSQL refuses to run as root, so root hands the cluster to the account Debian made for it."""
    if os.getuid() != 0:
        return False
    try:
        pwd.getpwnam(ACCOUNT)
    except KeyError:
        pytest.fail(MISSING, pytrace=False)
    return True


def _as_account(*command: str | Path) -> list[str]:
    before = ["runuser", "-u", ACCOUNT, "--"] if _as_root() else []
    return [*before, *map(str, command)]


def _call(*command: str | Path) -> None:
    done = subprocess.run(
        _as_account(*command), cwd="/", check=False, text=True, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    if done.returncode:
        pytest.fail(f"{Path(command[0]).name} failed:\n{done.stdout}", pytrace=False)


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
