"""What must be right before anything is served. Each fault is one sentence that names it and its cure."""

import tomllib
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from streamlit import config
from streamlit.config_option import ConfigOption
from streamlit.web import bootstrap

from dashboard.key import key
from dashboard.sign_in.address import check_address
from dashboard.sign_in.passwords import is_hash
from queries.app_store import accounts
from queries.errors import Tellable

SHIPPED = Path(__file__).with_name(".streamlit") / "config.toml"

# What whoever runs the dashboard may set; the secret is made anew at each start.
FREE = {
    "server.address",
    "server.port",
    "server.cookieSecret",
    "browser.serverAddress",
    "browser.serverPort",
    "logger.level",
    "logger.messageFormat",
}


def check(app_store: Engine, options: dict[str, Any] | None = None) -> None:
    """
    Refuses to serve with a weak key, passwords in plain text, an open address or loosened options.

    `options` are those that a server about to start will add to the ones in force.

    :raises Tellable: naming the first fault and its cure.
    """
    if options is not None:
        bootstrap.load_config_options(options)
    key()
    check_address()
    check_passwords(app_store)
    check_options()


def check_passwords(app_store: Engine) -> None:
    """:raises Tellable: where an account's password is not held as a bcrypt hash."""
    with app_store.connect() as connection:
        held = accounts.every(connection)
    for account in held:
        if not is_hash(account.password_hash):
            raise Tellable(
                f"The password of {account.name} is not held as a bcrypt hash: run `oversight users renew "
                f"{account.name}`."
            )


def check_options() -> None:
    """:raises Tellable: where an option in force is not the one that ships."""
    shipped = shipped_options()
    for name, option in config.get_config_options().items():
        expected = shipped.get(name, option.default_val)
        untouched = name not in shipped and option.where_defined == ConfigOption.DEFAULT_DEFINITION
        if not untouched and name not in FREE and option.value != expected:
            raise Tellable(
                f"Streamlit’s option {name} is {option.value!r} and must be {expected!r}: remove it from "
                f"{option.where_defined}."
            )


def shipped_options() -> dict[str, Any]:
    """The options in the file that ships, by their full names."""
    sections = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    return {
        f"{section}.{name}": value for section, options in sections.items() for name, value in options.items()
    }
