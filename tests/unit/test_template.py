"""The template is an empty pack that loads, and in which a sheet keeps text as it is typed."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine
from typer.testing import CliRunner, Result

from dashboard.cli import COMMANDS, load, template
from queries.columns import Enumeration
from queries.tables import pack_columns, pack_tables
from seed.pack import load_pack
from tests.packing import contents


def oversight(*arguments: str | Path) -> Result:
    assert load, template  # they add themselves to the command
    return CliRunner().invoke(COMMANDS, [str(argument) for argument in arguments])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    assert oversight("template", "-o", tmp_path / "pack.xlsx").exit_code == 0
    return tmp_path / "pack.xlsx"


@pytest.fixture
def book(path: Path) -> Any:
    return load_workbook(path)


def test_there_is_a_sheet_for_each_table_with_its_columns_and_notes_before_them(book: Any):
    assert book.sheetnames == ["notes", *pack_tables()]
    for name, table in pack_tables().items():
        assert [cell.value for cell in book[name][1]] == [column.name for column in pack_columns(table)]


def test_an_empty_template_loads_as_nothing_to_change(path: Path, sqlite: Engine):
    report = load_pack(sqlite, path, by="a test")
    assert (report.outcome, report.bad_rows, len(report.tables)) == ("unchanged", (), len(pack_tables()))


def test_required_columns_are_marked_and_no_others(book: Any):
    marked = {cell.value for cell in book["entries"][1] if cell.fill.fill_type}
    assert marked == {"entry_id", "nominal_id", "borough", "added_on"}
    assert {cell.value for cell in book["populations"][1] if cell.fill.fill_type} == {
        "area",
        "year",
        "source",
    }


def test_a_column_of_words_has_them_as_a_list(book: Any):
    (bands,) = book["harm_scores"].data_validations.dataValidation
    assert (bands.type, bands.formula1, str(bands.sqref)) == ("list", '"red,amber,green"', "D2:D1048576")
    lists = [v.formula1 for sheet in book for v in sheet.data_validations.dataValidation]
    words = [
        c.type.words
        for t in pack_tables().values()
        for c in pack_columns(t)
        if isinstance(c.type, Enumeration)
    ]
    assert sorted(lists) == sorted('"' + ",".join(some) + '"' for some in words)
    assert max(map(len, lists)) <= 257  # a sheet takes 255 characters between the quotes


def test_codes_are_text_days_are_days_and_counts_whole_numbers(book: Any):
    formats = {
        name: [book[name].column_dimensions[letter].number_format for letter in "ABC"]
        for name in ("commitments", "harm_scores", "nominals", "reviews")
    }
    assert formats == {
        "commitments": ["@", "0", "@"],
        "harm_scores": ["@", "yyyy-mm-dd", "0"],
        "nominals": ["@", "@", "@"],  # a birth month that were a date would be a day
        "reviews": ["@", "@", "yyyy-mm-dd"],
    }


def test_what_is_typed_into_it_is_what_is_held(path: Path, book: Any, sqlite: Engine):
    book["recommendations"].append([1, "One"])
    book["commitments"].append(["1.10", 1, "Ten"])
    book["bcus"].append(["NA", "North Area"])
    book.save(path)
    assert load_pack(sqlite, path, by="a test").outcome == "loaded"
    held = contents(sqlite, "commitments", "bcus")
    assert (held["commitments"][0][0], held["bcus"][0][0]) == ("1.10", "NA")


def test_the_notes_describe_every_column(book: Any):
    described = {tuple(cell.value or "" for cell in row[:5]) for row in book["notes"].iter_rows()}
    assert ("entries", "added_on", "required", "", "date, YYYY-MM-DD") in described
    assert ("harm_scores", "nominal_id", "required", "key", "text") in described
    assert len(described) > sum(len(pack_columns(table)) for table in pack_tables().values())


def test_nothing_is_written_over(path: Path, tmp_path: Path):
    for bad in (path, tmp_path / "pack.csv", tmp_path / "nowhere" / "pack.xlsx", tmp_path):
        assert oversight("template", "-o", bad).exit_code == 2
