"""`oversight seed`: an empty database is filled with a synthetic London."""

from typing import Annotated

import typer
from rich.console import Console

from dashboard.cli import COMMANDS
from dashboard.settings import settings
from dashboard.stores import make_ready
from queries.engines import writing_engine
from seed import london
from seed.pack import LoadReport


@COMMANDS.command()
def seed(
    people: Annotated[
        int, typer.Option(min=london.FEWEST_PEOPLE, help="People on the Matrix when its records end.")
    ] = london.PEOPLE,
    events: Annotated[
        int, typer.Option(min=london.FEWEST_EVENTS, help="Openings in the log a year.")
    ] = london.EVENTS,
    seed: Annotated[int, typer.Option(help="Another number draws another London.")] = london.SEED,
) -> None:
    """Fills an empty database with a London in which no person is real. Refused beside any other data."""
    make_ready()
    engine = writing_engine(settings().data_url)
    try:
        with Console(stderr=True).status("A synthetic London is made: half a minute at full size."):
            report = london.fill(engine, people=people, events=events, seed=seed)
    finally:
        engine.dispose()
    Console(soft_wrap=True).print(_said(report), markup=False, highlight=False)


def _said(report: LoadReport) -> str:
    if report.outcome == "unchanged":
        return f"This database holds the {report.pack} already: nothing was changed."
    rows = sum(count.added + count.changed for count in report.tables.values())
    return f"The {report.pack}, was made: {rows:,} rows, and nobody in them is real."
