"""`oversight figures`: any figure, for any dates, at all its levels, exactly as the pages count it."""

import csv
import json
import sys
from collections.abc import Iterable
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from dashboard.answers import answer
from dashboard.cli import COMMANDS
from dashboard.figures import FIGURES
from dashboard.kinds import FigureRow
from dashboard.permissions import Role, Viewer
from queries.dates import EARLIEST, LATEST
from queries.scope import ALL_LEVELS, Level

AT_THE_DESK = Viewer("command line", Role.OVERSIGHT)
FIELDS = tuple(field.name for field in fields(FigureRow) if field.name not in {"silent", "withheld"})


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"
    CSV = "csv"


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
    dates = sorted({_date(text) for text in as_at})
    levels = frozenset(level) if level else ALL_LEVELS
    rows = [row for id_ in _known(figure) for row in answer(FIGURES[id_], AT_THE_DESK, dates, levels).rows]
    {Format.TABLE: _table, Format.JSON: _json, Format.CSV: _csv}[format_](rows)


def _date(text: str) -> date:
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        raise typer.BadParameter(f"{text} is not a date; write it as YYYY-MM-DD.") from None
    if not EARLIEST <= day <= LATEST:
        raise typer.BadParameter(f"{text} lies outside {EARLIEST} to {LATEST}.")
    return day


def _known(wanted: list[str] | None) -> list[str]:
    unknown = [id_ for id_ in wanted or () if id_ not in FIGURES]
    if unknown:
        raise typer.BadParameter(f"There is no figure {', '.join(unknown)}. There are: {', '.join(FIGURES)}.")
    return wanted or list(FIGURES)


def _plain(row: FigureRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in FIELDS}


def _text(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _csv(rows: Iterable[FigureRow]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(FIELDS)
    writer.writerows([_text(value) for value in _plain(row).values()] for row in rows)


def _json(rows: Iterable[FigureRow]) -> None:
    json.dump([_plain(row) | {"as_at": row.as_at.isoformat()} for row in rows], sys.stdout, indent=1)
    sys.stdout.write("\n")


def _table(rows: Iterable[FigureRow]) -> None:
    table = Table(*FIELDS)
    for row in rows:
        table.add_row(*(_text(value) for value in _plain(row).values()))
    Console().print(table)
