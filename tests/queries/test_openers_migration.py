"""A log that an older version derived learns who its openers are, and loses nothing."""

from alembic import command
from sqlalchemy import Engine, insert, select

from queries.engines import writing_engine
from queries.migrate import _config, upgrade
from queries.stores import DATA
from queries.tables import data_metadata
from queries.tables.derived import access_by_day, findings
from tests.making import LOADED_AT

BEFORE = "0005"


def test_a_log_of_an_older_version_is_given_its_openers(bare_database_url: str):
    engine = writing_engine(bare_database_url)
    with engine.begin() as connection:
        command.upgrade(_config(DATA, connection), BEFORE)
    written_by_the_older_version(engine)

    upgrade(engine)

    with engine.begin() as connection:
        log = access_by_day.c
        openings = connection.execute(select(log.user_id, log.opener, log.events).order_by(log.user_id)).all()
        found = connection.execute(select(findings.c.user_id, findings.c.opener, findings.c.first_at)).all()
    engine.dispose()
    assert openings == [("ghost", "unknown", 2), ("officer", "officer", 1)]
    assert found == [("ghost", "unknown", LOADED_AT)]


def written_by_the_older_version(engine: Engine) -> None:
    day = {"day": LOADED_AT.date(), "matrix": "PAN", "first_at": LOADED_AT, "last_at": LOADED_AT}
    rolled = day | {"version": "current", "action": "view", "form": "days", "out_of_hours": 0}
    rows = {
        "loads": [
            {
                "load_id": 1,
                "begun_at": LOADED_AT,
                "loaded_by": "a test",
                "pack": "older",
                "sha256": "0",
                "outcome": "loaded",
            }
        ],
        "users": [
            {
                "user_id": "officer",
                "organisation": "mps",
                "unit": "intelligence",
                "role": "analyst",
                "load_id": 1,
            }
        ],
        "access_by_day": [
            rolled | {"user_id": "officer", "events": 1},
            rolled | {"user_id": "ghost", "events": 2},
            rolled | {"user_id": "nobody", "events": 0},  # no opening: left out
        ],
        "findings": [day | {"rule": "no_grant", "user_id": "ghost", "events": 2}],
    }
    with engine.begin() as connection:
        for table, values in rows.items():
            connection.execute(insert(data_metadata.tables[table]), values)
