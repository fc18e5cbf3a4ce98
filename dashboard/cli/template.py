"""`oversight template`: an empty pack to fill in."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from dashboard.cli import COMMANDS
from seed.pack.template import write_template


@COMMANDS.command()
def template(
    output: Annotated[Path, typer.Option("--output", "-o", dir_okay=False, help="The workbook to write.")],
) -> None:
    """Writes an empty pack: a sheet for each table, required columns marked, lists where words are fixed."""
    if output.suffix != ".xlsx":
        raise typer.BadParameter(f"{output} is a workbook's name when it ends in .xlsx.")
    if output.exists():
        raise typer.BadParameter(f"{output} is there already: name another file, or move it away.")
    if not output.parent.is_dir():
        raise typer.BadParameter(f"There is no folder {output.parent}.")
    write_template(output)
    Console(soft_wrap=True).print(f"{output} was written.", markup=False, highlight=False)
