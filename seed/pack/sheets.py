"""What the workbooks that the project writes have in common: text that stays text, and a header that is seen."""

import os
import re
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

TEXT = "@"
BOLD = Font(bold=True)
REQUIRED = PatternFill("solid", fgColor="FFE699")
BAD = PatternFill("solid", fgColor="F4B084")
WIDTH = 24

# What XML cannot hold.
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def empty_book() -> Any:
    """A workbook without a sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def put(sheet: Any, row: int, column: int, text: str) -> Any:
    """Writes text into a cell, never a formula, and returns the cell."""
    cell = sheet.cell(row, column)
    cell.value = _NO_CHARACTER.sub("\ufffd", text)
    cell.data_type = "s"
    cell.number_format = TEXT
    return cell


def save(book: Any, path: Path) -> None:
    """Writes the workbook where its owner alone may read it: it may hold rows about people."""
    with open(path, "wb", opener=_for_the_owner) as file:  # Path.open takes no opener
        book.save(file)


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
