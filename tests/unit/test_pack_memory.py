"""A load of any number of openings needs the memory of a few thousand of them."""

import tracemalloc
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from seed.pack import load_pack, rows, source, table
from tests.packing import SMALL, pack_of

FEW, MANY = 400, 4_000


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch):
    """So that a few hundred rows fill what a load holds at once."""
    monkeypatch.setattr(source, "_PIECE", 1_000)
    monkeypatch.setattr(table, "AT_ONCE", 100)
    monkeypatch.setattr(rows, "REMEMBERED", 100)


def test_ten_times_the_openings_take_no_more_memory(sqlite: Engine, tmp_path: Path):
    load_pack(
        sqlite, pack_of(tmp_path, **SMALL, access_events=openings(0, FEW)), by="a test"
    )  # fills what is kept
    few = peak_of(sqlite, pack_of(tmp_path, access_events=openings(FEW, FEW)))
    many = peak_of(sqlite, pack_of(tmp_path, access_events=openings(2 * FEW, MANY)))

    assert many < 1.5 * few


def openings(first: int, count: int) -> str:
    """One each hour, so that there are more days of the log as well."""
    hours = ((each, datetime(2018, 1, 1) + timedelta(hours=each)) for each in range(first, first + count))
    told = (f"E{each},{hour.isoformat()}Z,U1,E09000007,current,view" for each, hour in hours)
    return "\n".join(("event_id,occurred_at,user_id,matrix,version,action", *told, ""))


def peak_of(engine: Engine, pack: Path) -> int:
    """The most bytes that Python held at once while a pack was taken in."""
    tracemalloc.start()
    try:
        assert load_pack(engine, pack, by="a test").outcome == "loaded"
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
