"""Nothing is served with an unsafe setting, and the refusal names it and its cure."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from streamlit import config
from streamlit.web import bootstrap

from dashboard import safety
from dashboard.settings import settings
from dashboard.sign_in.address import address, check_address
from dashboard.sign_in.passwords import hash_of
from queries.app_store import accounts
from queries.app_store.accounts import Account
from queries.errors import Tellable
from queries.tables.metadata import app_metadata

ROOT = Path(__file__).parents[2]


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Streamlit's options as `oversight serve` finds them."""
    monkeypatch.setattr(config, "_main_script_path", str(ROOT / "dashboard" / "app.py"))
    bootstrap.load_config_options({})
    yield
    monkeypatch.undo()
    bootstrap.load_config_options({})


def test_the_options_that_ship_are_accepted_with_an_address_of_ones_own(shipped: None) -> None:
    bootstrap.load_config_options({"server.address": "127.0.0.1", "server.port": 8600})
    safety.check_options()


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("server.enableXsrfProtection", False),
        ("server.enableCORS", False),
        ("server.enableAgentApi", True),
        ("server.enableStaticServing", True),
        ("server.scriptHealthCheckEnabled", True),
        ("server.trustedUserHeaders", {}),
        ("server.baseUrlPath", "somewhere"),
        ("client.showErrorDetails", "full"),
        ("client.disableDataExport", False),
        ("browser.gatherUsageStats", True),
        ("global.developmentMode", True),
    ],
)
def test_a_loosened_option_is_refused_by_its_name(shipped: None, option: str, value: object) -> None:
    config.set_option(option, value)
    with pytest.raises(Tellable, match=option):
        safety.check_options()


def test_the_folder_it_is_started_from_has_no_say_over_the_options(
    shipped: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text("[server]\nenableXsrfProtection = false\n")
    monkeypatch.chdir(tmp_path)
    bootstrap.load_config_options({})
    safety.check_options()
    assert config.get_option("server.enableXsrfProtection") is True


def test_the_options_stand_in_one_file_for_both_places() -> None:
    assert (ROOT / ".streamlit" / "config.toml").resolve() == safety.SHIPPED.resolve()


def test_a_password_in_plain_text_is_refused_by_its_account(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'app.db'}")
    app_metadata.create_all(engine)
    at = datetime(2026, 11, 23, tzinfo=UTC)
    with engine.begin() as connection:
        accounts.add(connection, Account("chair", hash_of("a"), "oversight"), at)
    safety.check_passwords(engine)
    with engine.begin() as connection:
        accounts.add(connection, Account("clerk", "secret", "auditor"), at)
    with pytest.raises(Tellable, match=r"password of clerk is not held as a bcrypt hash.*renew clerk"):
        safety.check_passwords(engine)
    engine.dispose()


@pytest.mark.parametrize(
    ("url", "origin", "host"),
    [
        ("https://Oversight.Example", "https://oversight.example", "oversight.example"),
        ("https://oversight.example:443", "https://oversight.example", "oversight.example"),
        ("https://oversight.example:8443", "https://oversight.example:8443", "oversight.example:8443"),
        ("http://localhost:8501", "http://localhost:8501", "localhost:8501"),
        ("http://[::1]:8501", "http://[::1]:8501", "[::1]:8501"),
    ],
)
def test_the_address_is_written_as_a_browser_sends_it(
    monkeypatch: pytest.MonkeyPatch, url: str, origin: str, host: str
) -> None:
    monkeypatch.setenv("OVERSIGHT_PUBLIC_URL", url)
    settings.cache_clear()
    check_address()
    assert (address().origin, address().host) == (origin, host)


def test_an_address_in_the_clear_is_refused_unless_it_is_this_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OVERSIGHT_PUBLIC_URL", "http://oversight.example")
    settings.cache_clear()
    with pytest.raises(Tellable, match=r"OVERSIGHT_PUBLIC_URL is http://oversight\.example"):
        check_address()
