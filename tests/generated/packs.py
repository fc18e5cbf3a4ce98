"""Whole packs: a world, its rows, and the loads they come in, earlier and wrong versions of some rows first."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from tests.generated import access, governance, log, places, register
from tests.generated.world import Tables, Text, World
from tests.recount.records import COLUMNS, columns_of, key_of

SIZES = (0, 1, 2, 4, 5, 6, 7, 8)  # how many people, and how many users

# Others point at their rows, so they come with the first load, and are left out only with all that hangs on them.
FOUNDATIONS = (
    "bcus",
    "boroughs",
    "nominals",
    "users",
    "recommendations",
    "commitments",
    "datasets",
    "access_events",
    "access_days",
)
# What a later load may correct: columns that no other row depends on, with what they said before.
EARLIER: dict[str, Text] = {
    "boroughs": {"bcu": ""},
    "nominals": {"ethnicity": "other", "birth_month": ""},
    "users": {"organisation": "mps", "role": "viewer"},
    "grants": {"revoked_on": ""},
    "agreements": {"sharing_started_on": "", "ended_on": ""},
    "access_queries": {"answered_on": "", "verdict": ""},
    "access_events": {"action": "edit", "version": "archive"},
    "harm_scores": {"harm_score": "3", "band": "red"},
    "review_outcomes": {"outcome": "remove", "evidence_on": ""},
    "entries": {"removal_reason": "other", "evidence_sources": ""},
    "spocs": {"rank": "inspector", "to_on": ""},
    "commitments": {"control": "hmpps_agreement"},
}
# Of these tables rows may be withdrawn: the map and the log's days, on which the rest is built, stay.
WITHDRAWN = sorted({*EARLIER, "status_updates", "datasets", "training", "documents"} - {"boroughs"})


@dataclass(frozen=True)
class Made:
    """Packs to be loaded one after another, on the reference or on nothing, and the dates to be asked about."""

    dates: tuple[date, ...]
    on_reference: bool
    packs: tuple[Tables, ...]

    def __repr__(self) -> str:
        """The example in full, as hypothesis prints a failing one."""
        lines = [f"dates={[str(day) for day in self.dates]} on_reference={self.on_reference}"]
        for number, pack in enumerate(self.packs, start=1):
            lines += [f"load {number}: {table}: {row}" for table, found in pack.items() for row in found]
        return "\n".join(lines)


@st.composite
def made_packs(draw: st.DrawFn, dates: st.SearchStrategy[tuple[date, ...]]) -> Made:
    """Any valid rows of any tables, in one load or several."""
    asked = draw(dates)
    on_reference, bcus, boroughs, tables = draw(places.maps())
    people = [f"N{number}" for number in range(draw(st.sampled_from(SIZES)))]
    users = [f"U{number}" for number in range(draw(st.sampled_from(SIZES)))]
    world = World(asked, on_reference, bcus, boroughs, people, users)
    for topic in draw(st.just(TOPICS) | st.sets(st.sampled_from(TOPICS)).map(sorted)):
        for part in MAKERS[topic](world):
            tables = tables | draw(part)
    left_out = draw(
        st.sets(st.sampled_from([name for name in COLUMNS if name not in FOUNDATIONS]), max_size=5)
    )
    tables = {name: found for name, found in tables.items() if name not in left_out}
    packs = draw(_loads(tables)) if tables else []
    for withdrawal in draw(_withdrawals(tables)):
        packs[draw(st.integers(0, len(packs) - 1))].setdefault("withdrawals", []).append(withdrawal)
    return Made(asked, on_reference, tuple(packs))


def _named(name: str, rows: st.SearchStrategy[list[Text]]) -> st.SearchStrategy[Tables]:
    return rows.map(lambda found: {name: found})


MAKERS = {
    "places": lambda world: [_named("populations", places.populations(world.boroughs))],
    "register": lambda world: [
        _named("nominals", register.nominals(world)),
        _named("entries", register.entries(world)),
        register.tables(world),
    ],
    "access": lambda world: [
        _named("users", access.users(world)),
        access.tables(world),
        log.tables(world),
    ],
    "governance": lambda world: [
        governance.tables(world),
        governance.datasets(world),
        governance.promises(world),
    ],
}
TOPICS = sorted(MAKERS)


@st.composite
def _loads(draw: st.DrawFn, tables: Tables) -> list[Tables]:
    """All in one load; or spread over several, the earlier versions of some rows in the first."""
    if draw(st.booleans()):
        return [tables]
    count = draw(st.integers(2, 3))
    packs: list[Tables] = [{} for _ in range(count)]
    for name, found in tables.items():
        packs[draw(st.integers(0, count - 1))][name] = []  # a table without a row is one of a pack's shapes
        for row in found:
            first = 0 if name in FOUNDATIONS else draw(st.integers(0, count - 1))
            packs[first].setdefault(name, []).append(row)
            if first == 0 and name in EARLIER and draw(st.integers(0, 3)) == 0:
                packs[0][name][-1] = row | _given(EARLIER[name], row)
                packs[draw(st.integers(1, count - 1))].setdefault(name, []).append(row)
    return [pack for pack in packs if pack]


def _withdrawals(tables: Tables) -> st.SearchStrategy[list[Text]]:
    """Rows that should never have been loaded: they come out, or stay out, in whichever order the loads come."""
    named = [
        {"table": table, "key": ";".join(row[name] for name in key_of(table)), "reason": "error"}
        for table, found in tables.items()
        if table in WITHDRAWN
        for row in found
    ]
    if not named:
        return st.just([])
    return st.just([]) | st.lists(
        st.sampled_from(named), max_size=4, unique_by=lambda row: tuple(row.values())
    )


def _given(earlier: Text, row: Text) -> Text:
    return {column: text for column, text in earlier.items() if column in row}


def write(pack: Tables, folder: Path) -> Path:
    """The pack as files; a column that is empty in every row is left out, of a table without rows none is."""
    folder.mkdir(parents=True)
    for table, found in pack.items():
        columns = [name for name in _all_columns(table) if not found or any(row.get(name) for row in found)]
        _write_table(folder / f"{table}.csv", columns, found)
    return folder


def _all_columns(table: str) -> list[str]:
    return ["table", "key", "reason"] if table == "withdrawals" else columns_of(table)


def _write_table(file: Path, columns: Sequence[str], found: Sequence[Mapping[str, str]]) -> None:
    with file.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.DictWriter(opened, columns, extrasaction="ignore", restval="")
        writer.writeheader()
        writer.writerows(found)
