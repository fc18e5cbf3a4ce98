"""Parquet is read as what its columns hold: typed ones where the contract has that type, text as it is."""

from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sqlalchemy import Engine

from queries.loading import TableCount
from seed.pack import LoadReport, load_pack
from seed.pack.parquet_file import read_parquet
from seed.pack.reader import Unreadable
from tests.packing import contents

AT = datetime(2020, 6, 1, 9, tzinfo=UTC)


def written(**columns: Any) -> bytes:
    content = BytesIO()
    pq.write_table(pa.table(columns), content)
    return content.getvalue()


def loaded(engine: Engine, folder: Path, **tables: bytes) -> LoadReport:
    pack = folder / f"pack{len(list(folder.glob('pack*')))}"
    pack.mkdir()
    for name, content in tables.items():
        (pack / f"{name}.parquet").write_bytes(content)
    return load_pack(engine, pack, by="a test")


def events(occurred_at: Any, **other: Any) -> bytes:
    number = len(occurred_at)
    columns = {
        "event_id": [f"E{place}" for place in range(number)],
        "user_id": pa.array(["U1"] * number).dictionary_encode(),
        "matrix": pa.array(["PAN"] * number, pa.large_string()),
        "version": ["current"] * number,
        "action": ["view"] * number,
    }
    return written(**columns | other, occurred_at=occurred_at)


@pytest.mark.parametrize(
    "occurred_at",
    [
        ["2020-06-01T10:00:00+01:00"],
        pa.array([AT], pa.timestamp("us", tz="Europe/London")),
        pa.array([AT], pa.timestamp("ns", tz="UTC")),
        pa.array([AT], pa.timestamp("s", tz="+05:30")),
    ],
)
def test_an_instant_comes_as_text_with_its_offset_or_with_a_zone(sqlite: Engine, tmp_path: Path, occurred_at):
    assert loaded(sqlite, tmp_path, access_events=events(occurred_at)).outcome == "loaded"
    assert contents(sqlite, "access_events")["access_events"][0][1] == AT


@pytest.mark.parametrize(
    ("occurred_at", "reason"),
    [
        (pa.array([AT.replace(tzinfo=None)], pa.timestamp("us")), "is a time without its offset"),
        (pa.array([date(2020, 6, 1)]), "is a time without its offset"),
        (
            pa.array([1], pa.timestamp("ns", tz="UTC")),
            "is not an instant",
        ),  # a microsecond holds no nanosecond
        (pa.array([1590969600]), "is a time without its offset"),
    ],
)
def test_an_instant_is_never_guessed(sqlite: Engine, tmp_path: Path, occurred_at, reason):
    (bad,) = loaded(sqlite, tmp_path, access_events=events(occurred_at)).bad_rows
    assert (bad.file, bad.line, bad.column) == ("access_events.parquet", 2, "occurred_at")
    assert bad.reason.startswith(reason)


def test_days_counts_and_empty_cells_are_taken_as_they_are_typed(sqlite: Engine, tmp_path: Path):
    midnight = pa.array([datetime(2020, 6, 1), None], pa.timestamp("ns"))
    versions = written(version_id=["V1", "V2"], archived_on=[date(2019, 1, 1)] * 2, deleted_on=midnight)
    numbers = {"tile_row": pa.array([1, None], pa.int8()), "tile_col": pa.array([2.0, None])}
    boroughs = written(borough=["E09000010", "E09000014"], name=["NA", ""], **numbers)
    report = loaded(sqlite, tmp_path, archive_versions=versions, boroughs=boroughs)
    assert report.outcome == "loaded", report
    held = contents(sqlite, "archive_versions", "boroughs")
    assert [row[:3] for row in held["archive_versions"]] == [
        ("V1", date(2019, 1, 1), date(2020, 6, 1)),
        ("V2", date(2019, 1, 1), None),
    ]
    assert [row[:5] for row in held["boroughs"]] == [
        ("E09000010", "NA", None, 1, 2),
        ("E09000014", None, None, None, None),
    ]


@pytest.mark.parametrize(
    ("column", "reason"),
    [
        (pa.array([1]), "is not text"),
        (pa.array([1.1]), "is not text"),
        (pa.array([True]), "is not text"),
        (pa.array([None], pa.null()), "is empty"),
    ],
)
def test_a_code_is_text(sqlite: Engine, tmp_path: Path, column, reason):
    (bad,) = loaded(sqlite, tmp_path, nominals=written(nominal_id=column)).bad_rows
    assert bad.reason.startswith(reason)


@pytest.mark.parametrize("column", [pa.array([["N1"]]), pa.array([b"N1"]), pa.array([{"a": 1}])])
def test_a_type_that_no_column_has_refuses_the_file(sqlite: Engine, tmp_path: Path, column):
    (bad,) = loaded(sqlite, tmp_path, nominals=written(nominal_id=column)).bad_rows
    assert (bad.line, bad.reason.startswith("holds 'nominal_id' as ")) == (None, True)


def test_a_file_of_one_table_is_a_pack_and_may_lie_in_a_zip(sqlite: Engine, tmp_path: Path):
    content = written(nominal_id=[f"N{number}" for number in range(30_000)])
    (tmp_path / "nominals.parquet").write_bytes(content)
    alone = load_pack(sqlite, tmp_path / "nominals.parquet", by="a test")
    with ZipFile(tmp_path / "mixed.zip", "w") as archive:
        archive.writestr("nominals.parquet", content)
        archive.writestr("bcus.csv", "bcu\nNA\n")
    mixed = load_pack(sqlite, tmp_path / "mixed.zip", by="a test")
    assert alone.tables == {"nominals": TableCount(added=30_000)}
    assert mixed.tables == {"bcus": TableCount(added=1), "nominals": TableCount(unchanged=30_000)}


@pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1" + bytes(20) + b"PAR1", b"nominal_id\nN1\n"])
def test_what_is_no_parquet_is_said(content):
    with pytest.raises(Unreadable, match="is no Parquet that can be read"):
        list(read_parquet(BytesIO(content)))


def test_a_column_twice_is_refused_by_its_name(sqlite: Engine, tmp_path: Path):
    content = BytesIO()
    pq.write_table(pa.Table.from_arrays([pa.array(["N1"])] * 2, names=["nominal_id"] * 2), content)
    (bad,) = loaded(sqlite, tmp_path, nominals=content.getvalue()).bad_rows
    assert (bad.column, bad.reason) == ("nominal_id", "is a column twice")
