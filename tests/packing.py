"""Packs made in view: the text of each file, as a test writes it."""

from pathlib import Path

from sqlalchemy import Engine, delete, select

from queries.derive import Touched, rebuild
from queries.tables import data_metadata, pack_tables

BCUS = "bcu,name\nCN,Central North\nNA,North Area\n"
BOROUGHS = "borough,name,bcu\nE09000007,Camden,CN\nE09000010,Enfield,NA\n"
NOMINALS = "nominal_id\nN1\nN2\n"
USERS = "user_id,organisation,unit,role\nU1,mps,CN,spoc\nP1,borough,E09000010,partner\n"
SMALL = {"bcus": BCUS, "boroughs": BOROUGHS, "nominals": NOMINALS, "users": USERS}


def pack_of(folder: Path, **tables: str | bytes) -> Path:
    """A pack in a new folder under this one: a file for each table, with just that text."""
    pack = folder / f"pack{len(list(folder.glob('pack*')))}"
    pack.mkdir(parents=True)
    for table, text in tables.items():
        (pack / f"{table}.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return pack


def contents(engine: Engine, *tables: str) -> dict[str, list[tuple[object, ...]]]:
    """Every row of these tables (all but the history of loads, when none are named), in order."""
    aside = {"loads", "load_tables"}
    names = tables or tuple(name for name in data_metadata.tables if name not in aside)
    tables_named = [data_metadata.tables[name] for name in names]
    with engine.connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in tables_named
        }


def derived(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that loads work out."""
    return contents(engine, *derived_names())


def derived_names() -> list[str]:
    aside = {"loads", "load_tables", "replaced_rows", "data_version", *pack_tables()}
    return [name for name in data_metadata.tables if name not in aside]


def rebuild_all(engine: Engine) -> None:
    """Works everything derived out anew, whatever any load touched."""
    held = contents(engine, "nominals", "access_events", "access_days")
    with engine.begin() as connection:
        for name in derived_names():
            connection.execute(delete(data_metadata.tables[name]))
        touched = Touched(connection)
        touched.add_people(str(row[0]) for row in held["nominals"])
        touched.add_users(str(row[2]) for row in held["access_events"])
        touched.add_users(str(row[1]) for row in held["access_days"])
        rebuild(connection, touched)
