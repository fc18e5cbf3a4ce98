"""The workbook of a load's bad rows: every one as it was read, its bad cells marked, and nothing in it alive."""

from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from sqlalchemy import Engine

from seed.pack import load_pack
from seed.pack.marked import write_marked
from tests.packing import SMALL, pack_of


def marked(engine: Engine, folder: Path, **tables: str) -> Any:
    report = load_pack(engine, pack_of(folder, **tables), by="a test", dry_run=True)
    write_marked(report, folder / "report.xlsx")
    return load_workbook(folder / "report.xlsx")


def rows(sheet: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def coloured(sheet: Any) -> list[str]:
    return [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.fill.fill_type]


def test_each_bad_cell_is_marked_beside_the_rest_of_its_row(sqlite: Engine, tmp_path: Path):
    users = SMALL["users"] + "U2,mps,CN,chief\nU3,mps,XX,editor\nU4,mps\n"
    book = marked(sqlite, tmp_path, **SMALL | {"users": users})
    assert book.sheetnames == ["report", "users"]
    assert rows(book["users"]) == [
        ["file", "line", "user_id", "organisation", "unit", "role", "what is wrong"],
        ["users.csv", "4", "U2", "mps", "CN", "chief",
         "role is not one of: spoc deputy_spoc editor viewer analyst custodian partner"],
        ["users.csv", "5", "U3", "mps", "XX", "editor",
         "unit is not in bcus or boroughs, nor intelligence, nor hmpps"],
        ["users.csv", "6", None, None, None, None,
         "the row has more or fewer values than the header has columns"],
    ]  # fmt: skip
    assert coloured(book["users"]) == ["F2", "E3", "G4"]


def test_a_row_refused_after_it_was_taken_in_is_shown_as_it_was(sqlite: Engine, tmp_path: Path):
    entries = "entry_id,nominal_id,borough,added_on\nS1,N1,E09000007,2020-01-01\nS2,N1,E09000010,2020-02-01\n"
    book = marked(sqlite, tmp_path, **SMALL, entries=entries)
    assert [row[2:6] for row in rows(book["entries"])[1:]] == [
        ["S1", "N1", "E09000007", "2020-01-01"],
        ["S2", "N1", "E09000010", "2020-02-01"],
    ]
    assert coloured(book["entries"]) == ["C2", "C3"]


def test_no_text_of_a_pack_becomes_a_formula_or_breaks_the_file(sqlite: Engine, tmp_path: Path):
    agreements = "agreement_id,partner,next_step\nA1,=1+1,=HYPERLINK(1)\nA2,\x01hmpps,\x0b\n"
    book = marked(sqlite, tmp_path, agreements=agreements)
    cells = [cell for row in book["agreements"].iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert "=HYPERLINK(1)" in [cell.value for cell in cells]
    assert "\ufffdhmpps" in [cell.value for cell in cells]


def test_the_report_counts_every_reason_and_tells_what_is_wrong_with_whole_files(
    sqlite: Engine, tmp_path: Path
):
    many = "nominal_id,gender\n" + "".join(f"N{number},x\n" for number in range(1_100))
    book = marked(sqlite, tmp_path, nominals=many)
    assert ["1100", "is not one of: male female other"] in rows(book["report"])
    assert book["nominals"].max_row == 1_001
    whole = marked(sqlite, tmp_path, people="a\n")
    assert whole.sheetnames == ["report"]
    assert any("people.csv: is the name of no table" in str(row[1]) for row in rows(whole["report"]))


def test_only_its_owner_may_read_it(sqlite: Engine, tmp_path: Path):
    marked(sqlite, tmp_path, nominals="nominal_id,gender\nN1,x\n")
    assert (tmp_path / "report.xlsx").stat().st_mode & 0o077 == 0
