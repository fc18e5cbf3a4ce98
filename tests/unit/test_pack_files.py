"""Which files make a pack, and what refuses one before a row is read."""

import os
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from sqlalchemy import Engine

from queries.engines import writing_engine
from seed.pack import LoadReport, load_pack
from tests.packing import SMALL, contents, pack_of


@pytest.fixture
def engine(migrated_file: Path, tmp_path: Path):
    file = tmp_path / "data.db"
    file.write_bytes(migrated_file.read_bytes())
    engine = writing_engine(f"sqlite:///{file}")
    yield engine
    engine.dispose()


def loaded(engine: Engine, pack: Path) -> LoadReport:
    return load_pack(engine, pack, by="a test")


def zipped(folder: Path, members: dict[str, str]) -> Path:
    path = folder / "pack.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def refusal(engine: Engine, pack: Path) -> list[tuple[str, str | None, str]]:
    before = contents(engine)
    report = loaded(engine, pack)
    assert report.outcome == "refused"
    assert contents(engine) == before
    return [(bad.file, bad.column, bad.reason) for bad in report.bad_rows]


@pytest.mark.parametrize("top", ["", "the pack/"])
def test_a_zip_is_a_pack_with_its_files_at_the_root_or_in_one_folder(engine, tmp_path, top):
    members = {f"{top}{table}.csv": text for table, text in SMALL.items()}
    hidden = {f"__MACOSX/{top}._users.csv": "x", f"{top}.DS_Store": "x"}
    report = loaded(engine, zipped(tmp_path, members | hidden))
    assert report.outcome == "loaded"
    assert set(report.tables) == set(SMALL)


def test_hidden_files_of_a_folder_are_passed_over(engine, tmp_path):
    pack = pack_of(tmp_path, **SMALL)
    (pack / ".DS_Store").write_bytes(b"\0")
    (pack / "__MACOSX").mkdir()
    assert loaded(engine, pack).outcome == "loaded"


@pytest.mark.parametrize(
    "name", ["Users.csv", "people.csv", "users", "loads.csv", "spells.csv", "users.csv.bak", "users.xlsx"]
)
def test_a_file_that_is_no_table_refuses_the_pack(engine, tmp_path, name):
    pack = pack_of(tmp_path, **SMALL)
    (pack / name).write_text("a\n")
    assert [file for file, _, _ in refusal(engine, pack)] == [name]


def test_what_is_no_pack_at_all_is_refused(engine, tmp_path):
    (tmp_path / "empty").mkdir()
    assert "holds no table" in refusal(engine, tmp_path / "empty")[0][2]
    (tmp_path / "a.csv").write_text("a\n")
    assert "is the name of no table" in refusal(engine, tmp_path / "a.csv")[0][2]
    (tmp_path / "b.zip").write_text("no zip")
    assert "no zip archive" in refusal(engine, tmp_path / "b.zip")[0][2]
    with pytest.raises(FileNotFoundError):
        loaded(engine, tmp_path / "nowhere")


def test_a_folder_within_a_pack_is_refused(engine, tmp_path):
    pack = pack_of(tmp_path, **SMALL)
    (pack / "more").mkdir()
    assert [file for file, _, _ in refusal(engine, pack)] == ["more"]


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_what_bears_the_name_of_a_table_and_is_no_file_is_refused(engine, tmp_path, make):
    pack = pack_of(tmp_path, **SMALL)
    make(pack / "grants.csv")
    assert refusal(engine, pack) == [("grants.csv", None, "cannot be read: it is no file")]


def test_a_zip_in_another_layout_is_refused(engine, tmp_path):
    for members in (
        {"one/users.csv": "", "two/nominals.csv": ""},
        {"a/b/users.csv": ""},
        {"../users.csv": ""},
        {"/users.csv": ""},
    ):
        ((_, _, reason),) = refusal(engine, zipped(tmp_path, members))
        assert "has files in folders" in reason


def test_a_zip_made_to_fill_the_disk_is_refused_unread(engine, tmp_path):
    bomb = zipped(tmp_path, {"nominals.csv": "nominal_id\n" + "0" * (20 << 20)})
    assert "200 times its size" in refusal(engine, bomb)[0][2]


def test_a_damaged_zip_is_refused(engine, tmp_path):
    rows = "".join(f"N{number * 7919 % 100_003}\n" for number in range(50_000))
    pack = zipped(tmp_path, {"nominals.csv": f"nominal_id\n{rows}"})
    content = bytearray(pack.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 64] = bytes(64)
    pack.write_bytes(content)
    assert refusal(engine, pack)[0][0] == "nominals.csv"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_table_that_comes_twice_refuses_the_pack(engine, tmp_path):
    pack = zipped(tmp_path, {"nominals.csv": "nominal_id\nN1\n"})
    with ZipFile(pack, "a") as archive:
        archive.writestr("nominals.csv", "nominal_id\nN2\n")
    assert refusal(engine, pack) == [("nominals", None, "comes more than once in the pack")]


@pytest.mark.parametrize(
    ("table", "header", "column", "reason"),
    [
        ("nominals", "nominal_id,name", "name", "is not a column of nominals"),
        ("nominals", "nominal_id,load_id", "load_id", "is not a column of nominals"),
        ("nominals", "nominal_id, gender", " gender", "is not a column of nominals"),
        ("nominals", "nominal_id,", "", "is not a column of nominals"),
        ("nominals", "nominal_id,gender,gender", "gender", "is a column twice"),
        ("entries", "entry_id,nominal_id,borough", "added_on", "is required, and missing"),
        ("access_events", "event_id,occurred_at,user_id,matrix,version,action,day", "day", "is not a column"),
    ],
)
def test_a_header_that_is_not_the_contracts_is_refused_by_column(
    engine, tmp_path, *, table, header, column, reason
):
    ((file, found, why),) = refusal(engine, pack_of(tmp_path, **{table: header + "\n"}))
    assert (file, found) == (f"{table}.csv", column)
    assert why.startswith(reason)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n\n"])
def test_a_file_without_a_header_is_refused(engine, tmp_path, content):
    assert refusal(engine, pack_of(tmp_path, nominals=content)) == [
        ("nominals.csv", None, "is empty: it needs a header row")
    ]


def test_a_file_that_turns_out_unreadable_refuses_the_pack_in_one_sentence(engine, tmp_path):
    pack = pack_of(tmp_path, bcus="bcu\nCN\n", nominals='nominal_id\nN1\n"N2\n')
    ((file, _, reason),) = refusal(engine, pack)
    assert file == "nominals.csv"
    assert reason.startswith("is not CSV")


def test_a_table_may_be_empty_but_for_its_header(engine, tmp_path):
    assert loaded(engine, pack_of(tmp_path, nominals="nominal_id\n")).outcome == "unchanged"


def test_the_digest_of_a_folder_changes_with_a_name_or_a_byte(engine, tmp_path):
    packs = [
        pack_of(tmp_path, nominals="nominal_id\nN1\n"),
        pack_of(tmp_path, nominals="nominal_id\nN2\n"),
        pack_of(tmp_path, datasets="dataset\n", nominals="nominal_id\nN1\n"),
    ]
    assert len({loaded(engine, pack).sha256 for pack in packs}) == 3
    assert loaded(engine, packs[0]).sha256 == loaded(engine, packs[0]).sha256
