"""`oversight check`: whether the records, the figures and the trail hold together, in sentences."""

import typer
from rich.console import Console

from dashboard.checking import Finding, findings
from dashboard.cli import COMMANDS
from dashboard.stores import make_ready
from queries.checks.check import MOST

SHOWN = 5  # of the rows that break a check


@COMMANDS.command()
def check() -> None:
    """Every invariant and reconciliation over the data, and the trail's chain. Exit 0: all hold; 1: some are wrong."""
    make_ready()
    with Console(stderr=True).status("The records are checked: a minute for a large log."):
        found = list(findings())
    console = Console(soft_wrap=True)
    for each in sorted(found, key=lambda finding: not finding.is_wrong):
        console.print(_said(each), markup=False, highlight=False)
    wrong = sum(finding.is_wrong for finding in found)
    console.print(_conclusion(wrong, len(found) - wrong), markup=False, highlight=False)
    if wrong:
        raise typer.Exit(1)


def _said(finding: Finding) -> str:
    kind = "Wrong" if finding.is_wrong else "Worth a look"
    shown = "; ".join(finding.rows[:SHOWN])
    more = len(finding.rows) - SHOWN
    rest = f"; and {more:,}{' or more' if len(finding.rows) == MOST else ''} others" if more > 0 else ""
    return f"{kind}: {finding.check}. {finding.holds} Not so: {shown}{rest}. {finding.cure}"


def _conclusion(wrong: int, worth_a_look: int) -> str:
    if not wrong + worth_a_look:
        return "Every check holds."
    return f"{wrong} of the checks are wrong, {worth_a_look} worth a look; all others hold."
