"""The command `oversight`: every command, and how its errors reach the person who called it."""

import sys
from importlib import import_module

import typer
from rich.console import Console

from queries.errors import Tellable

COMMANDS = typer.Typer(
    name="oversight", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)

# Each module adds its commands to COMMANDS as it is imported; the one that bears its name, or several.
MODULES = ("check", "figures", "findings", "load", "migrate", "seed", "serve", "template", "users")


@COMMANDS.callback()
def oversight() -> None:
    """Finds out from the records whether a police force did what it promised."""


def main() -> None:
    """Runs the command; an error that may be told is one sentence on the standard error, and exit code 1."""
    for module in needed(sys.argv[1:]):
        import_module(f"dashboard.cli.{module}")
    try:
        COMMANDS()
    except Tellable as refusal:
        Console(stderr=True, soft_wrap=True).print(str(refusal), markup=False, highlight=False)
        sys.exit(1)


def needed(arguments: list[str]) -> tuple[str, ...]:
    """The module of the command called, so that no figure waits for a server; all, where it is none's name."""
    called = tuple(arguments[:1])
    return called if called and called[0] in MODULES else MODULES
