"""The command `oversight`: every command, and how its errors reach the person who called it."""

import sys
from importlib import import_module
from typing import NoReturn

import typer
from rich.console import Console
from sqlalchemy.exc import OperationalError

from queries.errors import Tellable

COMMANDS = typer.Typer(
    name="oversight", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)

# Each module adds its commands to COMMANDS as it is imported; the one that bears its name, or several.
MODULES = (
    "brief",
    "check",
    "figures",
    "findings",
    "load",
    "migrate",
    "release",
    "seed",
    "serve",
    "snapshot",
    "template",
    "users",
)


@COMMANDS.callback()
def oversight() -> None:
    """Finds out from the records whether a police force did what it promised."""


def main() -> None:
    """Runs the command; an error that may be told is a sentence on the standard error, and exit code 1."""
    for module in needed(sys.argv[1:]):
        import_module(f"dashboard.cli.{module}")
    try:
        COMMANDS()
    except Tellable as refusal:
        _end_with(str(refusal))
    except OperationalError as fault:
        if fault.statement is not None:  # it was reached, and what it was asked is a fault of ours
            raise
        _end_with(
            f"A database cannot be reached ({fault.orig}): is it running, and are its address and rights right?"
        )


def needed(arguments: list[str]) -> tuple[str, ...]:
    """The module of the command called, so that no figure waits for a server; all, where it is none's name."""
    called = tuple(arguments[:1])
    return called if called and called[0] in MODULES else MODULES


def _end_with(sentence: str) -> NoReturn:
    Console(stderr=True, soft_wrap=True).print(sentence, markup=False, highlight=False)
    sys.exit(1)
