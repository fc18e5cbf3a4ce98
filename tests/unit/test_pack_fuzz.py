"""Whatever bytes a pack is made of, a load ends with one clear report, and a refused one has changed nothing."""

import shutil
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from queries.engines import writing_engine
from seed.pack import load_pack
from seed.pack.sheets import empty_book
from tests.packing import SMALL, contents
from tests.proving import cases

SEED = 2021
SAMPLE, FULL = 25, 500

ENTRIES = (
    "entry_id,nominal_id,borough,added_on,evidence_sources,removed_on\r\n"
    "S1,N1,E09000007,2020-01-01,2,2020-02-01\r\n"
    'S2,"N1",E09000010,2020-02-01,,\r\n'
    "S3,N2,E09000010,2020-01-01,0,\r\n"
)
EVENTS = (
    "event_id,occurred_at,user_id,matrix,version,action\n"
    "E1,2020-06-01T09:00:00Z,U1,PAN,current,view\nE2,2020-10-25T00:30:00.5+01:00,U9,E09000007,archive,edit\n"
)
TEXTS = {
    name: text.encode() for name, text in (SMALL | {"entries": ENTRIES, "access_events": EVENTS}).items()
}

# What spoils a table by hand: each is put in somewhere, in place of some bytes.
POISON = (
    b"\0", b'"', b'""', b"\r", b"\n", b"\r\n", b",", b";", b"\xef\xbb\xbf", b"\xff\xfe", b"\xe9", b"\xed\xa0\x80",
    b"NA", b"N1", b"S1", b"unknown", b"2020-02-30", b"0001-01-01", b"9" * 20, b"-1", b"1.0", b" ", b"\xc2\xa0",
    b"nominal_id", b"load_id", b"E09000010", b"=1+1", b"x" * 140_000, "\u202e".encode(), b"PAN", b"1.10", b"\x1a",
)  # fmt: skip

Spoiling = list[tuple[float, int, bytes]]
SPOILING = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True), st.integers(0, 8), st.sampled_from(POISON) | st.binary(max_size=4)
    ),
    min_size=1,
    max_size=4,
)


def spoiled(content: bytes, spoiling: Spoiling) -> bytes:
    for place, length, poison in spoiling:
        start = int(place * (len(content) + 1))
        content = content[:start] + poison + content[start + length :]
    return content


def workbook() -> bytes:
    book = empty_book()
    for name, text in TEXTS.items():
        sheet = book.create_sheet(name)
        for line in text.decode().splitlines():
            sheet.append([cell.strip('"') or None for cell in line.split(",")])
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def parquet() -> bytes:
    header, *rows = (line.split(",") for line in TEXTS["users"].decode().splitlines())
    columns = {name: [row[place] for row in rows] for place, name in enumerate(header)}
    content = BytesIO()
    pq.write_table(pa.table(columns), content)
    return content.getvalue()


def archive(members: dict[str, bytes]) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as made:
        for name, text in members.items():
            made.writestr(name, text)
    return content.getvalue()


CSV_FILES = {f"{name}.csv": text for name, text in TEXTS.items()}
WORKBOOK, PARQUET, ARCHIVE = workbook(), parquet(), archive(CSV_FILES)


@pytest.fixture
def stores(migrated_file: Path, tmp_path: Path) -> Iterator["Stores"]:
    made = Stores(migrated_file, tmp_path)
    yield made
    made.engine.dispose()


class Stores:
    """One empty store after another, and a folder for the pack that goes into it."""

    def __init__(self, migrated: Path, folder: Path) -> None:
        self._migrated, self.folder = migrated, folder
        self.engine: Engine = writing_engine(f"sqlite:///{folder / 'data.db'}")
        self.tried: set[str] = set()

    def load(self, files: dict[str, bytes], *, whole: str = "", quarantine: bool = False) -> None:
        """Loads a folder of these files, or (`whole`) the one of them with that name."""
        self.engine.dispose()
        for old in self.folder.iterdir():
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        shutil.copy(self._migrated, self.folder / "data.db")
        pack = self.folder / "pack"
        pack.mkdir()
        for name, content in files.items():
            (pack / name).write_bytes(content)
        before = contents(self.engine)
        report = load_pack(self.engine, pack / whole, by="a test", quarantine=quarantine)
        self.tried.add(report.outcome)
        assert (contents(self.engine) == before) == (report.outcome != "loaded"), report
        assert bool(report.bad_rows) == bool(report.reasons)
        assert report.outcome != "refused" or report.bad_rows, report
        assert quarantine or report.outcome == "refused" or not report.bad_rows, report
        assert all(str(bad) and bad.reason for bad in report.bad_rows)


def tried(what: str, **about: Any) -> Callable[[Any], Any]:
    """A test that is tried on many packs spoiled in one way, drawn from the seed."""

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        count = cases(sample=SAMPLE, full=FULL)
        limits = settings(max_examples=count, deadline=None, database=None)
        try_all = seed(SEED)(limits(given(**about)(test)))

        def run(stores: Stores, proof: Callable[..., None]) -> None:
            try_all(stores)
            proof(f"packs with spoiled {what}", count, SEED, "one clear report; refused ones changed nothing")

        run.__name__ = test.__name__
        return run

    return decorate


@tried("CSV", table=st.sampled_from(sorted(TEXTS)), spoiling=SPOILING, quarantine=st.booleans())
def test_a_spoiled_csv(stores: Stores, *, table: str, spoiling: Spoiling, quarantine: bool):
    files = CSV_FILES | {f"{table}.csv": spoiled(TEXTS[table], spoiling)}
    stores.load(files, quarantine=quarantine)


@tried("workbooks", spoiling=SPOILING)
def test_a_spoiled_workbook(stores: Stores, spoiling: Spoiling):
    stores.load({"pack.xlsx": spoiled(WORKBOOK, spoiling)}, whole="pack.xlsx")


@tried("parts of workbooks", part=st.integers(0, 100), spoiling=SPOILING)
def test_a_workbook_with_spoiled_parts(stores: Stores, part: int, spoiling: Spoiling):
    with ZipFile(BytesIO(WORKBOOK)) as book:
        members = {info.filename: book.read(info) for info in book.infolist()}
    name = sorted(members)[part % len(members)]
    stores.load({"pack.xlsx": archive(members | {name: spoiled(members[name], spoiling)})}, whole="pack.xlsx")


@tried("Parquet", spoiling=SPOILING)
def test_a_spoiled_parquet(stores: Stores, spoiling: Spoiling):
    maps = {name: text for name, text in CSV_FILES.items() if name != "users.csv"}
    stores.load(maps | {"users.parquet": spoiled(PARQUET, spoiling)})


@tried("zips", spoiling=SPOILING)
def test_a_spoiled_zip(stores: Stores, spoiling: Spoiling):
    stores.load({"pack.zip": spoiled(ARCHIVE, spoiling)}, whole="pack.zip")


@tried(
    "names of files",
    names=st.lists(st.sampled_from(sorted(CSV_FILES)), min_size=1),
    odd=st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=20),
)
def test_a_zip_with_odd_names(stores: Stores, names: list[str], odd: str):
    members = {name: CSV_FILES[name] for name in names} | {f"{odd}/{odd}": b"x", f"{odd}.csv": b"y"}
    stores.load({"pack.zip": archive(members)}, whole="pack.zip")
