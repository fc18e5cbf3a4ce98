"""What each load did, counted of the tables that a reader is told of."""

from datetime import UTC, datetime

from sqlalchemy import insert

from queries.load_history import load_history
from queries.tables.loads import load_tables, loads

BEGUN = datetime(2020, 9, 1, 8, 0, tzinfo=UTC)


def test_a_load_counts_the_rows_of_the_tables_that_are_told_and_of_no_other(records):
    load(records, 2, "loaded", users=(5, 1), entries=(9, 3))
    load(records, 3, "refused")

    with records.engine.begin() as connection:
        everything = load_history(connection, lambda _: True)
        of_users = load_history(connection, lambda table: table == "users")

    assert [(seen.load_id, seen.outcome) for seen in everything] == [
        (3, "refused"),
        (2, "loaded"),
        (1, "loaded"),
    ]
    assert (everything[1].tables, everything[1].rows["added"], everything[1].rows["refused"]) == (2, 14, 4)
    assert (of_users[1].tables, of_users[1].rows["added"], of_users[1].rows["refused"]) == (1, 5, 1)
    assert everything[0].rows == dict.fromkeys(("added", "changed", "unchanged", "refused", "withdrawn"), 0)


def load(records, load_id, outcome, **counts):
    with records.engine.begin() as connection:
        connection.execute(
            insert(loads).values(
                load_id=load_id,
                begun_at=BEGUN,
                loaded_by="a clerk",
                pack="a pack",
                sha256="0",
                outcome=outcome,
            )
        )
        for table, (added, refused) in counts.items():
            connection.execute(
                insert(load_tables).values(
                    load_id=load_id, table_name=table, added=added, changed=0, unchanged=0, refused=refused
                )
            )
