"""Reads the sheets of a workbook, a table each, without guessing at what a cell was meant to be."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, BinaryIO
from warnings import catch_warnings, simplefilter

from openpyxl import load_workbook

from seed.pack.reader import Odd, Record, Unreadable

AT_ONCE = 1_000

FORMULA = "is a formula: put its value in its place"
ERROR = "is an error of the sheet"


@contextmanager
def workbook(file: BinaryIO) -> Iterator[Any]:
    """An open workbook; raises Unreadable where it is none."""
    with _said_our_way():
        book = load_workbook(file, read_only=True, keep_links=False)
    try:
        yield book
    finally:
        book.close()


def sheets(book: Any) -> list[str]:
    """The names of its sheets, hidden ones aside."""
    return [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]


def read_sheet(book: Any, name: str) -> Iterator[Record]:
    """The records of a sheet, the header first, each as wide as its header where nothing is lost by that."""
    sheet, width, line = book[name], 0, 0
    sheet.reset_dimensions()  # what a sheet says of its own size need not be true
    rows = sheet.iter_rows()
    while part := _next_rows(rows):
        for row in part:
            line += 1
            cells = _without_empty_end([_cell(cell) for cell in row])
            if cells:
                width = width or len(cells)
                yield Record(line, cells + [""] * (width - len(cells)))


def _next_rows(rows: Iterator[Any]) -> list[Any]:
    with _said_our_way():
        return list(islice(rows, AT_ONCE))


def _cell(cell: Any) -> Any:
    kind, value = cell.data_type, cell.value
    if value is None:
        return ""
    if kind in ("f", "e"):
        return Odd(str(value), FORMULA if kind == "f" else ERROR)
    if isinstance(value, datetime):
        return value.date() if value.time() == time.min else value
    if isinstance(value, time | timedelta):
        return Odd(str(value), "is a time of day")
    return value if isinstance(value, str | int | float | date) else Odd(str(value), FORMULA)


def _without_empty_end(cells: list[Any]) -> list[Any]:
    end = len(cells)
    while end and cells[end - 1] == "":
        end -= 1
    return cells[:end]


@contextmanager
def _said_our_way() -> Iterator[None]:
    """A damaged workbook makes openpyxl raise whatever it stumbles on, or warn where no reader of ours sees it."""
    try:
        with catch_warnings():
            simplefilter("ignore")
            yield
    except Exception as error:  # noqa: BLE001 # see above: any of them means that the file cannot be relied on
        reason = str(error).partition("\n")[0][:200] or type(error).__name__
        raise Unreadable(None, f"is no workbook that can be read: {reason}") from None
