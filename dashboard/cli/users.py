"""`oversight users`: who may sign in. Passwords are made, shown once, and never chosen."""

from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from dashboard import accounts
from dashboard.cli import COMMANDS
from dashboard.key import make_key
from dashboard.permissions import Role
from dashboard.stores import make_ready

USERS = typer.Typer(no_args_is_help=True, help="Who may sign in.")
COMMANDS.add_typer(USERS, name="users")

Name = Annotated[str, typer.Argument(help="The account's name.")]


@USERS.callback()
def prepare() -> None:
    """Who may sign in."""
    make_key()
    make_ready()


@USERS.command()
def add(
    name: Name,
    role: Annotated[Role, typer.Option(help="What the account may see.")],
    bcu: Annotated[str | None, typer.Option(help="A superintendent's BCU, such as CN.")] = None,
    *,
    may_publish: Annotated[bool, typer.Option("--may-publish", help="For an oversight account.")] = False,
) -> None:
    """Adds an account and prints its password, once."""
    _print_password(name, accounts.add(name, role, bcu, may_publish=may_publish))


@USERS.command()
def change(
    name: Name,
    role: Annotated[Role, typer.Option(help="What the account may see from now on.")],
    bcu: Annotated[str | None, typer.Option(help="A superintendent's BCU, such as CN.")] = None,
    *,
    may_publish: Annotated[bool, typer.Option("--may-publish", help="For an oversight account.")] = False,
) -> None:
    """Gives an account another role, and ends its sessions."""
    ended = accounts.change(name, role, bcu, may_publish=may_publish)
    typer.echo(f"{name} is {role} now; {ended} sessions ended.")


@USERS.command("list")
def list_() -> None:
    """Lists the accounts."""
    table = Table("Name", "Role", "BCU", "Publishes", "Sign-in")
    for standing in accounts.standings(datetime.now(UTC)):
        account = standing.account
        publishes = "yes" if account.may_publish else ""
        table.add_row(account.name, account.role, account.bcu or "", publishes, _sign_in(standing))
    Console().print(table)


@USERS.command()
def lock(name: Name) -> None:
    """Locks an account until it is unlocked, and ends its sessions."""
    typer.echo(f"{name} is locked; {accounts.lock(name)} sessions ended.")


@USERS.command()
def unlock(name: Name) -> None:
    """Unlocks an account, also after too many wrong guesses."""
    accounts.unlock(name)
    typer.echo(f"{name} may sign in.")


@USERS.command()
def renew(name: Name) -> None:
    """Makes a new password, prints it once, and ends the account's sessions."""
    _print_password(name, accounts.renew(name))


@USERS.command("end-sessions")
def end_sessions(name: Name) -> None:
    """Signs an account out everywhere."""
    typer.echo(f"{accounts.end_sessions(name)} sessions of {name} ended.")


def _print_password(name: str, password: str) -> None:
    typer.echo(f"{name}  {password}")
    typer.echo("This password is shown once and kept nowhere; `oversight users renew` makes another.")


def _sign_in(standing: accounts.Standing) -> str:
    if not standing.account.enabled:
        return "locked"
    return "too many wrong guesses" if standing.locked_out else "open"
