"""`oversight serve`: the dashboard, from an empty folder to a first sign-in with one command."""

import os
import socket
import sys
from datetime import UTC, datetime
from typing import Annotated

import typer

from dashboard import accounts
from dashboard.app_store import app_reader
from dashboard.cli import COMMANDS
from dashboard.cli.progress import progress_bar
from dashboard.demonstration import add_accounts, fill_with_london, is_empty
from dashboard.key import make_key
from dashboard.settings import settings
from dashboard.stores import make_ready
from queries.errors import Tellable


@COMMANDS.command()
def serve(
    address: Annotated[str, typer.Option(help="The network address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)] = 8501,
) -> None:
    """Serves the dashboard; the first time on a synthetic London, with one sign-in for each role."""
    os.environ.setdefault("OVERSIGHT_PUBLIC_URL", f"http://localhost:{port}")
    settings.cache_clear()
    _check_free(address, port)
    make_key()
    make_ready()
    if is_empty():
        typer.echo("There are no data yet: a synthetic London is made, with no real person in it.")
        typer.echo("That takes about a minute, and happens this once.")
        with progress_bar("Making London") as progress:
            fill_with_london(progress)
    _say_who_may_sign_in(add_accounts())
    _run(address, port)


def _say_who_may_sign_in(added: dict[str, str]) -> None:
    if added:
        width = max(map(len, added))
        typer.echo("Sign in as one of these; the passwords are shown once and kept nowhere:")
        for name, password in added.items():
            typer.echo(f"  {name:<{width}}  {password}")
        return
    names = [standing.account.name for standing in accounts.standings(datetime.now(UTC))]
    typer.echo(f"Accounts: {', '.join(names) or 'none yet; `oversight users add` adds one'}.")
    if names:
        typer.echo("For a new password: oversight users renew NAME")


def _check_free(address: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((address, port))
        except OSError as error:
            raise Tellable(
                f"Nothing can be served at {address} port {port} ({error.strerror}): choose another with --port."
            ) from None


def _run(address: str, port: int) -> None:
    """Through Streamlit's own runner, which takes the options beside the script named first on the command line."""
    from dashboard import asgi, safety  # noqa: PLC0415 # Streamlit takes a second to import, and reads its options

    sys.argv = [str(asgi.SCRIPT)]
    options = {"server.address": address, "server.port": port}
    safety.check(app_reader(), options)
    typer.echo(f"Matrix Oversight is at {settings().public_url} (Ctrl+C stops it).")
    asgi.app.run(config=options)
