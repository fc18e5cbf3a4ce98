"""`oversight figures`: any figure, for any dates, at all its levels, exactly as the pages count it."""

from dataclasses import fields
from typing import Annotated

import typer

from dashboard.answers import answer
from dashboard.cli import COMMANDS
from dashboard.cli.printing import Format, asked_day, print_rows
from dashboard.engine import make_ready_to_read
from dashboard.figures import FIGURES
from dashboard.kinds import FigureRow
from dashboard.permissions import Role, Viewer
from queries.scope import ALL_LEVELS, Level

AT_THE_DESK = Viewer("command line", Role.OVERSIGHT)
FIELDS = tuple(field.name for field in fields(FigureRow) if field.name not in {"silent", "withheld"})


@COMMANDS.command()
def figures(
    as_at: Annotated[list[str], typer.Option("--as-at", help="YYYY-MM-DD; repeat for several dates.")],
    figure: Annotated[
        list[str] | None, typer.Option(help="The id of a figure; repeat. All, if none.")
    ] = None,
    level: Annotated[list[Level] | None, typer.Option(help="L London, C BCU, B borough; repeat.")] = None,
    format_: Annotated[Format, typer.Option("--format")] = Format.TABLE,
) -> None:
    """The figures, with the fields of FIGURES.md."""
    dates = sorted({asked_day(text) for text in as_at})
    levels = frozenset(level) if level else ALL_LEVELS
    wanted = _known(figure)
    make_ready_to_read()
    answers = (answer(FIGURES[id_], AT_THE_DESK, dates, levels) for id_ in wanted)
    print_rows(FIELDS, [record for found in answers for record in found.records], format_)


def _known(wanted: list[str] | None) -> list[str]:
    unknown = [id_ for id_ in wanted or () if id_ not in FIGURES]
    if unknown:
        raise typer.BadParameter(f"There is no figure {', '.join(unknown)}. There are: {', '.join(FIGURES)}.")
    return wanted or list(FIGURES)
