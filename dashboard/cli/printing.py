"""Rows on the standard output, as a table for people or as JSON or CSV for machines, and the dates asked for."""

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from rich.table import Table

from queries.dates import EARLIEST, LATEST

LONDON_TIME = ZoneInfo("Europe/London")

Rows = Iterable[Mapping[str, Any]]


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def asked_day(text: str) -> date:
    """
    The day that was asked for, `YYYY-MM-DD`.

    :raises typer.BadParameter: where it is none, or lies outside what is ever asked for.
    """
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        raise typer.BadParameter(f"{text} is not a date; write it as YYYY-MM-DD.") from None
    if not EARLIEST <= day <= LATEST:
        raise typer.BadParameter(f"{text} lies outside {EARLIEST} to {LATEST}.")
    return day


def print_rows(fields: Sequence[str], rows: Rows, format_: Format) -> None:
    """The fields of each row. Dates are ISO 8601, instants too, with London's offset; what is null is empty."""
    {Format.TABLE: _table, Format.JSON: _json, Format.CSV: _csv}[format_](fields, rows)


def _csv(fields: Sequence[str], rows: Rows) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(fields)
    writer.writerows([_text(row[name]) for name in fields] for row in rows)


def _json(fields: Sequence[str], rows: Rows) -> None:
    json.dump([{name: _plain(row[name]) for name in fields} for row in rows], sys.stdout, indent=1)
    sys.stdout.write("\n")


def _table(fields: Sequence[str], rows: Rows) -> None:
    table = Table()
    for name in fields:
        table.add_column(name, overflow="fold")  # a narrow window folds a value, it never cuts it off
    for row in rows:
        table.add_row(*(_text(row[name]) for name in fields))
    Console().print(table)


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, datetime):
        return value.astimezone(LONDON_TIME).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _text(value: Any) -> str:
    plain = _plain(value)
    return "" if plain is None else str(plain).lower() if isinstance(plain, bool) else str(plain)
