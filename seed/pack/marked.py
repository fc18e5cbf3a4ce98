"""A workbook with the bad rows of a pack, a sheet for each table, and the bad cells marked."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter

from queries.tables import pack_columns, pack_tables
from seed.pack.report import LISTED, LoadReport, SetAside
from seed.pack.sheets import BAD, BOLD, WIDTH, empty_book, put, save

REPORT = "report"


def write_marked(report: LoadReport, path: Path) -> None:
    """Writes what a load set aside: the first bad rows as they were read, and how many of each kind there were."""
    book = empty_book()
    _write_rows(book.create_sheet(REPORT), _summary(report))
    for table in dict.fromkeys(row.table for row in report.set_aside):
        _write_table(book.create_sheet(table), [row for row in report.set_aside if row.table == table])
    save(book, path)


def _summary(report: LoadReport) -> list[Sequence[str]]:
    whole = [("", str(bad)) for bad in report.bad_rows if bad.line is None]
    return [
        ("pack", report.pack),
        ("SHA-256", report.sha256),
        ("rows", f"the first {LISTED:,} bad rows, on the sheets of their tables"),
        ("", ""),
        ("faults", "reason"),
        *((str(times), reason) for reason, times in report.reasons.items()),
        ("", ""),
        *whole,
    ]


def _write_table(sheet: Any, rows: Sequence[SetAside]) -> None:
    columns = [column.name for column in pack_columns(pack_tables()[rows[0].table])]
    header = ["file", "line", *columns, "what is wrong"]
    for place, name in enumerate(header, start=1):
        put(sheet, 1, place, name).font = BOLD
    for number, row in enumerate(rows, start=2):
        _write_row(sheet, number, row, header)
    sheet.freeze_panes = "A2"
    _widen(sheet, len(header))


def _write_row(sheet: Any, number: int, row: SetAside, header: Sequence[str]) -> None:
    bad = {name for fault in row.faults for name in (fault.column or header[-1]).split(";")}
    said = "; ".join(f"{fault.column or 'the row'} {fault.reason}" for fault in row.faults)
    place = {"file": row.faults[0].file, "line": str(row.faults[0].line), header[-1]: said}
    values = dict(row.values) | place
    for column, name in enumerate(header, start=1):
        cell = put(sheet, number, column, values.get(name, ""))
        if name in bad:
            cell.fill = BAD


def _write_rows(sheet: Any, rows: Sequence[Sequence[str]]) -> None:
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            put(sheet, number, column, text)
    _widen(sheet, 2)


def _widen(sheet: Any, columns: int) -> None:
    for column in range(1, columns + 1):
        sheet.column_dimensions[get_column_letter(column)].width = WIDTH
