"""`oversight findings`: what broke a rule in the 12 months to a date, or what stands wrong at it."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

import typer
from rich.console import Console

from dashboard.answers import answer
from dashboard.cli import COMMANDS
from dashboard.cli.printing import Format, Rows, asked_day, print_rows
from dashboard.engine import make_ready_to_read
from dashboard.figures import access, access_rows
from dashboard.kinds import Listing
from dashboard.permissions import Role, Viewer
from queries import findings_listed, findings_of_state
from queries.scope import L

AUDITOR_AT_THE_DESK = Viewer("command line", Role.AUDITOR)  # who runs it has the rows themselves


@COMMANDS.command()
def findings(
    as_at: Annotated[str, typer.Option("--as-at", help="YYYY-MM-DD.")],
    rule: Annotated[list[str] | None, typer.Option(help="A rule; repeat. All, if none.")] = None,
    format_: Annotated[Format, typer.Option("--format")] = Format.TABLE,
    *,
    state: Annotated[
        bool, typer.Option("--state", help="What stands wrong at the date, and since when.")
    ] = False,
) -> None:
    """The findings of the 12 months to a date; with --state, what stands wrong at it. A finding is no breach."""
    day = asked_day(as_at)
    rules = _known(rule, access.STATE if state else access.FINDINGS)
    make_ready_to_read()
    if state:
        rows = [row for wanted in rules for row in _listed(access.STATE[wanted], day)]
        print_rows(findings_of_state.COLUMNS, rows, format_)
    else:
        rows = [row for row in _listed(access_rows.findings_of_a_year, day) if row["rule"] in rules]
        print_rows(findings_listed.COLUMNS, rows, format_)


def _known(wanted: list[str] | None, rules: Iterable[str]) -> list[str]:
    unknown = [rule for rule in wanted or () if rule not in rules]
    if unknown:
        raise typer.BadParameter(
            f"There is no rule {', '.join(unknown)} here. There are: {', '.join(rules)}."
        )
    return list(dict.fromkeys(wanted or rules))


def _listed(listing: Listing, day: date) -> Rows:
    """London's rows, each once. A short list out of a silent source is no good news, and is said not to be."""
    found = answer(listing, AUDITOR_AT_THE_DESK, [day], L)
    if found.silent:
        Console(stderr=True, soft_wrap=True).print(
            f"{found.of.question.title}: the records it rests on are silent by {day}; "
            "what is not listed may not have been looked at.",
            markup=False,
            highlight=False,
        )
    return found.records
