"""An empty pack as a workbook: a sheet for each table, its required columns marked, its words in lists."""

from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from sqlalchemy import Column, Table

from queries.columns import Count, Day, Enumeration, Exercise, Instant, Listing, Month
from queries.tables import pack_columns, pack_tables
from seed.pack.files import NOTES
from seed.pack.sheets import BOLD, REQUIRED, TEXT, WIDTH, empty_book, put, save

LAST_ROW = 1_048_576  # of a sheet
WHOLE_NUMBER, DATE = "0", "yyyy-mm-dd"

ABOUT = (
    "A sheet holds the rows of the table it is named after; sheets may stay empty or be deleted.",
    "Columns marked in colour may not be empty. Columns may be left out, but none may be added.",
    "Dates are YYYY-MM-DD, months YYYY-MM, quarters YYYY-Qn; an instant has its offset: 2020-06-01T09:00:00+01:00.",
    "Codes are text, and their cells have the format Text: 1.10 stays 1.10, and NA is North Area.",
    "Formulas are refused: paste values. Times are London's only where the offset says so.",
    "This sheet is passed over when the pack is loaded.",
)


def write_template(path: Path) -> None:
    """Writes the workbook."""
    book = empty_book()
    _write_notes(book.create_sheet(NOTES))
    for name, table in pack_tables().items():
        _write_table(book.create_sheet(name), table)
    save(book, path)


def form_of(column: Column[Any]) -> str:
    """What a column holds, for whoever fills it in."""
    kind = column.type
    if isinstance(kind, Enumeration):
        return "one of: " + " ".join(kind.words)
    if isinstance(kind, Listing):
        return "some of these, separated by ';': " + " ".join(kind.words)
    forms = {
        Day: "date, YYYY-MM-DD",
        Month: "month, YYYY-MM",
        Exercise: "quarter, YYYY-Qn, or green-reappraisal",
        Instant: "instant with its offset",
        Count: "whole number",
    }
    return forms.get(type(kind), "text")


def _write_notes(sheet: Any) -> None:
    for number, line in enumerate(ABOUT, start=1):
        put(sheet, number, 1, line)
    number = len(ABOUT) + 2
    for place, title in enumerate(("table", "column", "required", "key", "form", "refers to"), start=1):
        put(sheet, number, place, title).font = BOLD
        sheet.column_dimensions[get_column_letter(place)].width = WIDTH
    for table in pack_tables().values():
        for column in pack_columns(table):
            number += 1
            for place, text in enumerate(_described(table, column), start=1):
                put(sheet, number, place, text)


def _described(table: Table, column: Column[Any]) -> tuple[str, ...]:
    refers = column.info["refers"]
    to = " or ".join((*refers.tables, *refers.words)) if refers else ""
    required, in_key = _required(column), column.primary_key
    return (
        table.name,
        column.name,
        "required" if required else "",
        "key" if in_key else "",
        form_of(column),
        to,
    )


def _required(column: Column[Any]) -> bool:
    return not column.nullable and not column.info["may_be_empty"]


def _write_table(sheet: Any, table: Table) -> None:
    for place, column in enumerate(pack_columns(table), start=1):
        letter = get_column_letter(place)
        header = put(sheet, 1, place, column.name)
        header.font = BOLD
        if _required(column):
            header.fill = REQUIRED
        sheet.column_dimensions[letter].width = WIDTH
        formats = {Count: WHOLE_NUMBER, Day: DATE}
        sheet.column_dimensions[letter].number_format = formats.get(type(column.type), TEXT)
        if isinstance(column.type, Enumeration):
            sheet.add_data_validation(_list_of(column.type, f"{letter}2:{letter}{LAST_ROW}"))
    sheet.freeze_panes = "A2"


def _list_of(kind: Enumeration, cells: str) -> DataValidation:
    return DataValidation(
        type="list",
        formula1=f'"{",".join(kind.words)}"',
        allow_blank=True,
        showErrorMessage=True,
        error=_refusal(kind),
        sqref=cells,
    )


def _refusal(kind: Enumeration) -> str:
    """What a list says of a word that is not in it; a sheet shows no more of it."""
    return f"Choose one of: {' '.join(kind.words)}"[:225]
