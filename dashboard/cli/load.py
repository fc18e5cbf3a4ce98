"""`oversight load`: a pack is taken in, and its report told."""

import json
import os
import sys
from dataclasses import asdict
from enum import StrEnum
from getpass import getuser
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from sqlalchemy import Engine

from dashboard.cli import COMMANDS
from dashboard.settings import settings
from dashboard.stores import make_ready
from queries.engines import looking, writing_engine
from queries.loading import Attempt, attempts
from seed.pack import LoadReport, load_pack
from seed.reference import ensure_reference

SHOWN = 20  # bad rows in the report for people; the report for machines has all that were kept


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"


@COMMANDS.command()
def load(
    pack: Annotated[
        Path | None, typer.Argument(exists=True, help="A folder or a zip with a file per table.")
    ] = None,
    format_: Annotated[Format, typer.Option("--format")] = Format.TABLE,
    *,
    history: Annotated[bool, typer.Option("--history", help="List every load there was, and stop.")] = False,
) -> None:
    """Takes a pack in, whole or not at all. Exit 0: loaded, or nothing to change; 1: refused; 2: wrong call."""
    if history == (pack is not None):
        raise typer.BadParameter("Name one pack to load, or ask for --history.")
    make_ready()
    engine = writing_engine(settings().data_url)
    try:
        refused = _history(engine, format_) if pack is None else _load(engine, pack, format_)
    finally:
        engine.dispose()
    if refused:
        raise typer.Exit(1)


def _load(engine: Engine, pack: Path, format_: Format) -> bool:
    ensure_reference(engine)
    report = _with_progress(engine, pack)
    if format_ is Format.JSON:
        _print_json(asdict(report))
    else:
        _print_report(report)
    return report.outcome == "refused"


def _with_progress(engine: Engine, pack: Path) -> LoadReport:
    console = Console(stderr=True)
    shown = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeElapsedColumn())
    with Progress(*shown, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(pack.name, total=None)

        def advance(what: str, read: int, whole: int) -> None:
            bar.update(task, description=what, completed=read, total=whole)

        return load_pack(engine, pack, by=_who(), progress=advance)


def _print_report(report: LoadReport) -> None:
    console = Console(soft_wrap=True)
    table = Table("table", "added", "changed", "unchanged", "refused")
    for name, count in report.tables.items():
        numbers = (count.added, count.changed, count.unchanged, count.refused)
        table.add_row(name, *(f"{number:,}" for number in numbers))
    if report.tables:
        console.print(table)
    for bad in report.bad_rows[:SHOWN]:
        console.print(str(bad), markup=False, highlight=False)
    for reason, times in sorted(report.reasons.items(), key=lambda item: -item[1]):
        console.print(f"{times:,} × {reason}", markup=False, highlight=False)
    for sentence in (*report.notes, _conclusion(report)):
        console.print(sentence, markup=False, highlight=False)


def _conclusion(report: LoadReport) -> str:
    said = {
        "loaded": "was loaded",
        "unchanged": "holds nothing new: nothing was changed",
        "refused": "was refused: nothing was changed",
    }[report.outcome]
    return f"{report.pack} {said} (load {report.load_id}; version {report.version} of the data)."


def _history(engine: Engine, format_: Format) -> bool:
    with looking(engine) as connection:
        rows = attempts(connection)
    if format_ is Format.JSON:
        _print_json([asdict(row) for row in rows])
    else:
        _print_history(rows)
    return False


def _print_history(rows: list[Attempt]) -> None:
    console = Console(soft_wrap=True)
    for row in rows:
        ended = f"ended {row.ended_at:%Y-%m-%d %H:%M:%S}Z" if row.ended_at else "never ended"
        when = f"begun {row.begun_at:%Y-%m-%d %H:%M:%S}Z, {ended}"
        pack = f"{row.pack} (synthetic)" if row.synthetic else row.pack
        said = f"{row.load_id}: {row.outcome}, {when}, by {row.loaded_by}: {pack}, SHA-256 {row.sha256}"
        console.print(said, markup=False, highlight=False)


def _who() -> str:
    try:
        return getuser()
    except (KeyError, OSError):  # an account number without a name, as containers have it
        return f"account {os.getuid()}"


def _print_json(said: Any) -> None:
    json.dump(said, sys.stdout, indent=1, default=str, ensure_ascii=False)
    sys.stdout.write("\n")
