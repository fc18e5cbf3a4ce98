"""`oversight snapshot`: keeps the exact figures of a meeting, so that they no longer move."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from dashboard.cli import COMMANDS
from dashboard.cli.printing import asked_day
from dashboard.engine import make_ready_to_read
from dashboard.key import make_key
from dashboard.releases.publishers import publisher
from dashboard.releases.taking import take_snapshot
from dashboard.stores import make_ready
from dashboard.trail import ON_THIS_MACHINE
from dashboard.words import day


@COMMANDS.command()
def snapshot(
    as_at: Annotated[str, typer.Option("--as-at", help="YYYY-MM-DD.")],
    meeting: Annotated[str, typer.Option(help="What the meeting is called.")],
    by: Annotated[str | None, typer.Option(help="An account that may publish.")] = None,
    reason: Annotated[str | None, typer.Option(help="Why another edition takes its place.")] = None,
) -> None:
    """Keeps every figure as at a date, as known now, under the name of a meeting. It is never changed."""
    asked = asked_day(as_at)
    make_ready_to_read()
    make_key()
    make_ready()
    name = publisher(by) if by else ON_THIS_MACHINE
    taken = take_snapshot(meeting, asked, by=name, today=datetime.now(UTC).date(), reason=reason)
    typer.echo(
        f"{taken.meeting}, as at {day(taken.as_at)}: edition {taken.edition}, version {taken.data_version} of the data, "
        f"hash {taken.hash}"
    )
