"""Reads a table from CSV as RFC 4180 has it: UTF-8, a header row, nothing guessed."""

import csv
from collections.abc import Iterator
from io import TextIOWrapper
from typing import BinaryIO

from seed.pack.reader import Record, Unreadable


def read_csv(file: BinaryIO) -> Iterator[Record]:
    """The records of a CSV file, the header first; blank lines hold no record."""
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="")
    lines = csv.reader(_without_nul(text), strict=True)
    starts_on = 1
    try:
        for cells in lines:
            if cells:
                yield Record(starts_on, cells)
            starts_on = lines.line_num + 1
    except UnicodeDecodeError:
        raise Unreadable(starts_on, "is not UTF-8 text from about this line on") from None
    except csv.Error as error:
        raise Unreadable(starts_on, f"is not CSV from this line on: {error}") from None
    finally:
        if not file.closed:
            text.detach()  # else the file would be closed here, which is its opener's to do


def _without_nul(text: TextIOWrapper) -> Iterator[str]:
    for number, line in enumerate(text, start=1):
        if "\0" in line:
            raise Unreadable(number, "holds a NUL character: is it UTF-16? A pack is UTF-8")
        yield line
