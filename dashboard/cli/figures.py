"""`oversight figures`: any figure, for any dates, at all its levels, as the pages count it; or those of a release."""

from dataclasses import fields
from typing import Annotated, Any

import typer

from dashboard.answers import answer
from dashboard.cli import COMMANDS
from dashboard.cli.printing import Format, asked_day, print_rows
from dashboard.engine import make_ready_to_read
from dashboard.figures import FIGURES
from dashboard.kinds import FigureRow
from dashboard.methods.catalogue import catalogue
from dashboard.permissions import Role, Viewer
from queries.scope import ALL_LEVELS, Level, Levels

AT_THE_DESK = Viewer("command line", Role.OVERSIGHT)
FIELDS = tuple(field.name for field in fields(FigureRow) if field.name not in {"silent", "withheld"})


@COMMANDS.command()
def figures(
    as_at: Annotated[
        list[str] | None, typer.Option("--as-at", help="YYYY-MM-DD; repeat for several dates.")
    ] = None,
    release: Annotated[
        str | None, typer.Option(help="The meeting of a release: its figures, as its readers may see them.")
    ] = None,
    figure: Annotated[
        list[str] | None, typer.Option(help="The id of a figure; repeat. All, if none.")
    ] = None,
    level: Annotated[list[Level] | None, typer.Option(help="L London, C BCU, B borough; repeat.")] = None,
    format_: Annotated[Format, typer.Option("--format")] = Format.TABLE,
    *,
    as_catalogue: Annotated[
        bool, typer.Option("--catalogue", help="Write what each figure and list is, as Markdown, and stop.")
    ] = False,
) -> None:
    """The figures, with the fields of FIGURES.md. Of a release, [c] stands where a number is withheld."""
    if [release is not None, bool(as_at), as_catalogue].count(True) != 1:
        raise typer.BadParameter("Give one of --as-at (once or several times), --release and --catalogue.")
    if as_catalogue:
        typer.echo(catalogue(), nl=False)
        return
    dates = sorted({asked_day(text) for text in as_at or ()})
    levels = frozenset(level) if level else ALL_LEVELS
    wanted = _known(figure)
    make_ready_to_read()
    if release is not None:
        print_rows(FIELDS, _released(release, wanted, levels), format_)
        return
    answers = (answer(FIGURES[id_], AT_THE_DESK, dates, levels) for id_ in wanted)
    print_rows(FIELDS, [record for found in answers for record in found.records], format_)


def _released(meeting: str, wanted: list[str], levels: Levels) -> list[dict[str, Any]]:
    """The rows of a release, in the order of the figures asked for."""
    from dashboard.releases.showing_rows import as_released  # noqa: PLC0415 # only this way of asking needs a release

    return as_released(meeting, wanted, levels)


def _known(wanted: list[str] | None) -> list[str]:
    unknown = [id_ for id_ in wanted or () if id_ not in FIGURES]
    if unknown:
        raise typer.BadParameter(f"There is no figure {', '.join(unknown)}. There are: {', '.join(FIGURES)}.")
    return wanted or list(FIGURES)
