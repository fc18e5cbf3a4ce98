"""The command `oversight`: every command, and how its errors reach the person who called it."""

import sys
from importlib import import_module

import typer
from rich.console import Console

from queries.errors import Tellable

COMMANDS = typer.Typer(
    name="oversight",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Finds out from the records whether a police force did what it promised.",
)

# Each module adds its commands to COMMANDS as it is imported.
MODULES = ("check", "figures", "findings", "load", "migrate", "seed", "serve", "template", "users")


def main() -> None:
    """Runs the command; an error that may be told is one sentence on the standard error, and exit code 1."""
    for module in MODULES:
        import_module(f"dashboard.cli.{module}")
    try:
        COMMANDS()
    except Tellable as refusal:
        Console(stderr=True, soft_wrap=True).print(str(refusal), markup=False, highlight=False)
        sys.exit(1)
