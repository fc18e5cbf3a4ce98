"""`oversight users` and what a first start makes: passwords are shown once, and only their hashes are kept."""

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dashboard.app_store import app_reader, app_writer
from dashboard.cli import COMMANDS
from dashboard.cli import serve as serve_command
from dashboard.cli import users as _users  # noqa: F401 # it adds its commands as it is imported
from dashboard.demonstration import add_accounts, is_empty
from dashboard.key import make_key
from dashboard.permissions import Role
from dashboard.settings import settings
from dashboard.sign_in.passwords import is_right
from dashboard.stores import make_ready
from queries.app_store.accounts import find
from queries.errors import Tellable

PASSWORD = re.compile(r"^ *([a-z-]+) +((?:[a-z2-9]{5}-){4}[a-z2-9]{5})$", re.MULTILINE)


@pytest.fixture(autouse=True)
def embedded(tmp_path: Path) -> Iterator[None]:
    """The embedded databases in this test's home, and the commands that use them."""
    make_key()
    make_ready()
    yield
    app_reader().dispose()
    app_writer().dispose()


def said(*words: str) -> str:
    result = CliRunner().invoke(COMMANDS, ["users", *words], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def held(name: str, password: str) -> bool:
    with app_reader().connect() as connection:
        return is_right(find(connection, name), password)


def test_an_account_is_added_listed_renewed_locked_and_unlocked() -> None:
    first = dict(PASSWORD.findall(said("add", "chair", "--role", "oversight", "--may-publish")))
    assert held("chair", first["chair"])
    assert re.search(r"chair +│ oversight +│ +│ yes +│ open", said("list"))
    second = dict(PASSWORD.findall(said("renew", "chair")))
    assert (held("chair", first["chair"]), held("chair", second["chair"])) == (False, True)
    said("lock", "chair")
    assert re.search(r"chair .* locked", said("list"))
    said("unlock", "chair")
    assert re.search(r"chair .* open", said("list"))
    assert "0 sessions of chair ended" in said("end-sessions", "chair")


def test_a_password_stands_nowhere_but_on_the_screen(tmp_path: Path) -> None:
    ((_, password),) = PASSWORD.findall(said("add", "chair", "--role", "auditor"))
    assert password not in said("list")
    app_writer().dispose()
    assert not any(
        password.encode() in file.read_bytes() for file in (tmp_path / "home").glob("*") if file.is_file()
    )


def test_a_password_cannot_be_chosen() -> None:
    result = CliRunner().invoke(COMMANDS, ["users", "add", "chair", "--role", "auditor", "--password", "x"])
    assert result.exit_code == 2


def test_a_first_start_makes_an_account_for_each_role_and_a_second_none() -> None:
    made = add_accounts()
    # There is no superintendent without a BCU: with London in place there is one, as the browser tests see.
    assert set(made) == {"oversight", "auditor", "deputy-mayor", "administrator"}
    assert all(held(name, password) for name, password in made.items())
    assert add_accounts() == {}
    assert re.search(r"oversight +│ oversight +│ +│ yes +│ open", said("list"))


def test_accounts_of_ones_own_are_not_joined_by_others() -> None:
    said("add", "chair", "--role", Role.OVERSIGHT.value)
    assert add_accounts() == {}


def test_a_store_of_ones_own_gets_no_accounts_and_no_london(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert is_empty()
    monkeypatch.setenv("OVERSIGHT_DATABASE_URL", f"sqlite:///{tmp_path / 'home' / 'data.db'}")
    monkeypatch.setenv("OVERSIGHT_APP_DATABASE_URL", f"sqlite:///{tmp_path / 'home' / 'app.db'}")
    settings.cache_clear()
    assert not is_empty()
    assert add_accounts() == {}


def test_a_port_that_is_taken_is_told_with_the_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(Tellable, match="choose another with --port"):
            serve_command.serve(address="127.0.0.1", port=taken.getsockname()[1])
