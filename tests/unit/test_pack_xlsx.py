"""A workbook is read as what its cells hold: text as it is, typed cells where their column has that type, else refused."""

from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from sqlalchemy import Engine

from queries.loading import TableCount
from seed.pack import LoadReport, load_pack
from tests.packing import BCUS, contents, pack_of

Sheets = dict[str, list[list[Any]]]

MAP: Sheets = {
    "bcus": [["bcu", "name"], ["NA", "North Area"]],
    "boroughs": [["borough", "bcu", "tile_row"], ["E09000010", "NA", 1.0]],
}


def book(**sheets: list[list[Any]]) -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    content = BytesIO()
    made.save(content)
    return content.getvalue()


def saved(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def loaded(engine: Engine, folder: Path, **sheets: list[list[Any]]) -> LoadReport:
    return load_pack(engine, saved(folder / "any name.xlsx", book(**sheets)), by="a test")


def test_a_workbook_is_a_pack_with_a_sheet_for_each_table(sqlite: Engine, tmp_path: Path):
    entries: list[list[Any]] = [
        ["entry_id", "nominal_id", "borough", "added_on", "evidence_sources", "removed_on"],
        ["S1", "N1", "E09000010", date(2020, 1, 2), 2, None],
        ["S2", "N1", "E09000010", "2019-01-02", "3", datetime(2019, 2, 1)],
        [],
        ["S3", "N2", "E09000010", date(2018, 1, 2)],
    ]
    report = loaded(sqlite, tmp_path, **MAP, nominals=[["nominal_id"], ["N1"], ["N2"]], entries=entries)
    assert report.outcome == "loaded", report
    assert [row[:6] for row in contents(sqlite, "entries")["entries"]] == [
        ("S1", "N1", "E09000010", date(2020, 1, 2), 2, None),
        ("S2", "N1", "E09000010", date(2019, 1, 2), 3, date(2019, 2, 1)),
        ("S3", "N2", "E09000010", date(2018, 1, 2), None, None),
    ]


def test_text_stays_text(sqlite: Engine, tmp_path: Path):
    sheets = {
        "recommendations": [["recommendation", "title"], [1, "One"]],
        "commitments": [["commitment", "recommendation", "title"], ["1.10", 1, "=1+1"], ["1.1", "1", "007"]],
    }
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in (sheets | MAP).items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made["commitments"]["C2"].data_type = "s"
    made.save(tmp_path / "pack.xlsx")
    assert load_pack(sqlite, tmp_path / "pack.xlsx", by="a test").outcome == "loaded"
    held = contents(sqlite, "bcus", "commitments")
    assert held["bcus"][0][:2] == ("NA", "North Area")
    assert [row[:3] for row in held["commitments"]] == [("1.1", 1, "007"), ("1.10", 1, "=1+1")]


@pytest.mark.parametrize(
    ("table", "row", "column", "value", "reason"),
    [
        ("nominals", [1.1, None], "nominal_id", "1.1", "is not text"),
        ("nominals", [7, None], "nominal_id", "7", "is not text"),
        ("nominals", ["N1", date(2020, 6, 1)], "birth_month", "2020-06-01", "is not text"),
        ("nominals", [True, None], "nominal_id", "True", "is not text"),
        ("nominals", ["=A1", None], "nominal_id", "=A1", "is a formula"),
        ("nominals", ["#N/A", None], "nominal_id", "#N/A", "is an error of the sheet"),
        ("boroughs", ["E09000010", 1.5], "tile_row", "1.5", "is not a whole number"),
        ("boroughs", ["E09000010", -1], "tile_row", "-1", "is not a whole number"),
        ("boroughs", ["E09000010", True], "tile_row", "True", "is not a whole number"),
        ("boroughs", ["E09000010", date(2020, 6, 1)], "tile_row", "2020-06-01", "is not a whole number"),
        ("archive_versions", ["V1", 43983], "archived_on", "43983", "is not a date"),
        ("archive_versions", ["V1", datetime(2020, 6, 1, 9)], "archived_on", "2020-06-01 09:00:00", "is not a date"),
        ("archive_versions", ["V1", time(9)], "archived_on", "09:00:00", "is a time of day"),
        ("archive_versions", ["V1", date(1900, 3, 1).replace(year=9999)], "archived_on", "9999-03-01", "lies outside"),
    ],
)  # fmt: skip
def test_a_typed_cell_is_taken_only_where_its_column_has_that_type(
    sqlite: Engine, tmp_path: Path, *, table, row, column, value, reason
):
    header = {
        "nominals": ["nominal_id", "birth_month"],
        "boroughs": ["borough", "tile_row"],
        "archive_versions": ["version_id", "archived_on"],
    }[table]
    report = loaded(sqlite, tmp_path, **{table: [header, row]})
    ((where, line, found, shown, why),) = [
        (b.file, b.line, b.column, b.value, b.reason) for b in report.bad_rows
    ]
    assert (where, line, found, shown) == (f"any name.xlsx sheet {table}", 2, column, value)
    assert why.startswith(reason)


def test_an_instant_needs_its_offset_which_a_sheet_has_only_as_text(sqlite: Engine, tmp_path: Path):
    header = ["event_id", "occurred_at", "user_id", "matrix", "version", "action"]
    rest = ["U1", "PAN", "current", "view"]
    good = loaded(sqlite, tmp_path, access_events=[header, ["E1", "2020-06-01T09:00:00+01:00", *rest]])
    bad = loaded(sqlite, tmp_path, access_events=[header, ["E2", datetime(2020, 6, 1, 9), *rest]])
    assert good.outcome == "loaded"
    assert [(b.column, b.reason[:30]) for b in bad.bad_rows] == [
        ("occurred_at", "is a time without its offset: ")
    ]


def test_a_cell_beyond_the_header_is_a_bad_row_and_blank_ones_are_nothing(sqlite: Engine, tmp_path: Path):
    nominals: list[list[Any]] = [["nominal_id", None], ["N1", None, ""], ["N2", "male"], [None, None]]
    report = loaded(sqlite, tmp_path, nominals=nominals)
    assert [(b.line, b.value) for b in report.bad_rows] == [(3, "2 values")]
    assert report.tables["nominals"] == TableCount(added=1, refused=1)


def test_a_sheet_that_is_no_table_refuses_the_pack_but_notes_and_hidden_ones(sqlite: Engine, tmp_path: Path):
    assert loaded(sqlite, tmp_path, **MAP, notes=[["Ask Kim"]]).outcome == "loaded"
    report = loaded(sqlite, tmp_path, **MAP, Sheet1=[["x"]])
    assert [(b.file, b.reason[:27]) for b in report.bad_rows] == [
        ("any name.xlsx sheet Sheet1", "is the name of no table: a ")
    ]


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_pack_may_mix_formats_but_not_bring_a_table_twice(sqlite: Engine, tmp_path: Path, wrapped):
    pack = pack_of(tmp_path, nominals="nominal_id\nN1\n")
    saved(pack / "pack.xlsx", book(**MAP))
    if wrapped:
        pack = zipped(tmp_path, pack)
    report = load_pack(sqlite, pack, by="a test")
    assert {name: count.added for name, count in report.tables.items()} == {
        "bcus": 1,
        "boroughs": 1,
        "nominals": 1,
    }
    twice = pack_of(tmp_path, bcus=BCUS)
    saved(twice / "pack.xlsx", book(**MAP))
    assert load_pack(sqlite, twice, by="a test").bad_rows[0].reason == "comes more than once in the pack"


def test_a_workbook_of_another_name_in_a_pack_is_no_table(sqlite: Engine, tmp_path: Path):
    pack = pack_of(tmp_path, nominals="nominal_id\nN1\n")
    saved(pack / "more.xlsx", book(**MAP))
    assert [b.file for b in load_pack(sqlite, pack, by="a test").bad_rows] == ["more.xlsx"]


def test_what_is_no_workbook_is_said(sqlite: Engine, tmp_path: Path):
    good = book(**MAP)
    empty_zip = BytesIO()
    ZipFile(empty_zip, "w").close()
    for content in (b"", b"no workbook", good[: len(good) // 2], empty_zip.getvalue()):
        report = load_pack(sqlite, saved(tmp_path / "pack.xlsx", content), by="a test")
        ((bad),) = report.bad_rows
        assert (report.outcome, bad.file) == ("refused", "pack.xlsx")
        assert "is no workbook that can be read" in bad.reason


def test_a_workbook_made_to_fill_the_memory_is_refused_unread(sqlite: Engine, tmp_path: Path):
    bomb = tmp_path / "pack.xlsx"
    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", "0" * (20 << 20))
    assert "200 times its size" in load_pack(sqlite, bomb, by="a test").bad_rows[0].reason


def test_what_a_sheet_says_of_its_size_is_not_believed(sqlite: Engine, tmp_path: Path):
    content = book(nominals=[["nominal_id"], ["N1"], ["N2"]])
    lying = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(lying, "w") as target:
        for info in source.infolist():
            target.writestr(info, source.read(info).replace(b'ref="A1:A3"', b'ref="A1:A2"'))
    assert lying.getvalue() != content
    report = load_pack(sqlite, saved(tmp_path / "pack.xlsx", lying.getvalue()), by="a test")
    assert report.tables["nominals"] == TableCount(added=2)


def zipped(folder: Path, pack: Path) -> Path:
    path = folder / "pack.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for file in pack.iterdir():
            archive.write(file, file.name)
    return path
