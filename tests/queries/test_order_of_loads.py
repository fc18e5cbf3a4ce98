"""In whatever order and parts records come, the tables are the same in the end, and all that is derived from them."""

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select

from queries.columns import Reference
from queries.tables import data_metadata, pack_columns, pack_tables
from seed.pack import load_pack
from seed.reference import ensure_reference
from tests.packing import derived_names
from tests.proving import cases

SEED = 2021
PARTS = 3  # at most, of each table


@dataclass(frozen=True)
class Part:
    """Some rows of one table."""

    table: str
    header: list[str]
    rows: list[list[str]]


def test_any_order_and_split_of_loads_gives_the_same_tables(
    database: Engine, sample_pack: Path, tmp_path: Path, proof
):
    ensure_reference(database)
    load_pack(database, sample_pack, by="a test")
    at_once = everything(database)
    orders = cases(sample=1, full=6)
    for number in range(orders):
        chance = random.Random(SEED + number)  # noqa: S311 # chooses, hides nothing
        empty(database)
        ensure_reference(database)
        for part in ordered(parts(sample_pack, chance), chance):
            report = load_pack(database, written(part, tmp_path), by="a test")
            assert report.outcome in ("loaded", "unchanged"), (part.table, report)
        found = everything(database)
        assert [name for name in at_once if found[name] != at_once[name]] == [], SEED + number
    assert sum(map(len, at_once.values())) > 50_000
    proof(f"orders and splits of loads, on {database.dialect.name}", orders, SEED, "every table as at once")


def parts(pack: Path, chance: random.Random) -> list[Part]:
    """Each table's rows, shuffled and dealt into up to three parts."""
    found = []
    for file in sorted(pack.glob("*.csv")):
        with file.open(newline="", encoding="utf-8") as opened:
            header, *rows = csv.reader(opened)
        chance.shuffle(rows)
        number = chance.randint(1, PARTS)
        found += [Part(file.stem, header, rows[start::number]) for start in range(number)]
    return found


def ordered(waiting: list[Part], chance: random.Random) -> Iterator[Part]:
    """The parts in an order that references allow; the log comes as early as it can, so before its users."""
    chance.shuffle(waiting)
    waiting.sort(key=lambda part: part.table != "access_events")
    while waiting:
        tables = {part.table for part in waiting}
        part = next(part for part in waiting if not needs(part.table) & tables)
        waiting.remove(part)
        yield part


def needs(table: str) -> set[str]:
    references: list[Reference | None] = [
        column.info["refers"] for column in pack_columns(pack_tables()[table])
    ]
    return {name for refers in references if refers and not refers.else_unknown for name in refers.tables}


def written(part: Part, folder: Path) -> Path:
    path = folder / f"{part.table}.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([part.header, *part.rows])
    return path


def everything(engine: Engine) -> dict[str, list[Any]]:
    """Every row of the packs' tables, but for the load that brought it, and of the derived ones."""
    found = {}
    with engine.connect() as connection:
        for name in (*pack_tables(), *derived_names()):
            table = data_metadata.tables[name]
            columns = [column for column in table.columns if column.name != "load_id"]
            found[name] = list(connection.execute(select(*columns).order_by(*table.primary_key)))
    return found


def empty(engine: Engine) -> None:
    with engine.begin() as connection:
        for table in reversed(data_metadata.sorted_tables):
            connection.execute(table.delete())
