"""`oversight load`: a pack is taken in, and its report told."""

import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from enum import StrEnum
from getpass import getuser
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from sqlalchemy import Connection, Engine

from dashboard.cli import COMMANDS
from dashboard.cli.load_report import as_fields, print_attempts, print_json, print_replaced, print_report
from dashboard.cli.progress import progress_bar
from dashboard.settings import settings
from dashboard.stores import make_ready
from queries.engines import looking, writing_engine
from queries.loading import attempts
from queries.loading_history import history as replaced_rows
from seed.pack import LoadReport, load_pack
from seed.pack.marked import write_marked
from seed.reference import ensure_reference

LAST_REPLACED = 1_000


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"


@dataclass(frozen=True)
class Call:
    """What was asked for."""

    pack: Path
    quarantine: bool
    dry_run: bool
    report: Path | None
    format: Format


@COMMANDS.command()
def load(
    pack: Annotated[
        Path | None,
        typer.Argument(exists=True, help="A folder, a zip, a workbook, or the file of one table."),
    ] = None,
    format_: Annotated[Format, typer.Option("--format")] = Format.TABLE,
    report: Annotated[
        Path | None,
        typer.Option(dir_okay=False, help="Write the bad rows to this workbook, their bad cells marked."),
    ] = None,
    *,
    quarantine: Annotated[
        bool, typer.Option("--quarantine", help="Take the good rows in without the bad.")
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run", help="Say what would happen, change nothing; bad rows go to PACK-report.xlsx."
        ),
    ] = False,
    history: Annotated[bool, typer.Option("--history", help="List every load there was, and stop.")] = False,
    replaced: Annotated[
        bool, typer.Option("--replaced", help="List the rows that loads replaced or took out, and stop.")
    ] = False,
) -> None:
    """Takes a pack in, whole or not at all. Exit 0: loaded, or nothing to change; 1: refused; 2: wrong call."""
    if [history, replaced, pack is not None].count(True) != 1:
        raise typer.BadParameter("Name one pack to load, or ask for --history or for --replaced.")
    if pack is None and (quarantine or dry_run or report):
        raise typer.BadParameter("--quarantine, --dry-run and --report are about a pack: name one.")
    _check_report(report, pack)
    make_ready()
    engine = writing_engine(settings().data_url)
    try:
        if pack is None:
            _list(engine, _replaced if replaced else attempts, format_)
        elif _load(engine, Call(pack, quarantine, dry_run, report, format_)).outcome == "refused":
            raise typer.Exit(1)
    finally:
        engine.dispose()


def _check_report(report: Path | None, pack: Path | None) -> None:
    if report is None:
        return
    if report.suffix != ".xlsx" or not report.parent.is_dir():
        raise typer.BadParameter(f"{report} is no workbook (.xlsx) in a folder that is there.")
    if (
        pack is not None
        and report.exists()
        and (report.samefile(pack) or report.resolve().parent == pack.resolve())
    ):
        raise typer.BadParameter(f"{report} belongs to the pack: name another file.")


def _load(engine: Engine, call: Call) -> LoadReport:
    ensure_reference(engine)
    with progress_bar(call.pack.name) as progress:
        report = load_pack(
            engine,
            call.pack,
            by=_who(),
            quarantine=call.quarantine,
            dry_run=call.dry_run,
            progress=progress,
        )
    if call.format is Format.JSON:
        print_json(as_fields(report))
    else:
        print_report(report)
    _mark(report, call)
    return report


def _mark(report: LoadReport, call: Call) -> None:
    """Writes the marked workbook where it was asked for, or where a dry run found something."""
    path = call.report or (Path(f"{call.pack.resolve().stem}-report.xlsx") if call.dry_run else None)
    if path is None or not report.bad_rows:
        return
    write_marked(report, path)
    said = f"The bad rows are in {path}, their bad cells marked."
    Console(stderr=True, soft_wrap=True).print(said, markup=False, highlight=False)


def _list(engine: Engine, rows_of: Callable[[Connection], list[Any]], format_: Format) -> None:
    with looking(engine) as connection:
        rows = rows_of(connection)
    if format_ is Format.JSON:
        print_json([asdict(row) for row in rows])
    elif rows_of is attempts:
        print_attempts(rows)
    else:
        print_replaced(rows)


def _replaced(connection: Connection) -> list[Any]:
    return replaced_rows(connection, last=LAST_REPLACED)


def _who() -> str:
    try:
        return getuser()
    except (KeyError, OSError):  # an account number without a name, as containers have it
        return f"account {os.getuid()}"
