"""The trail: whatever is done to it, other than adding a row, shows."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from dashboard import trail
from dashboard.permissions import Role, Viewer
from queries.app_store.trail import newest
from queries.app_store.triggers import REFUSAL

CHAIR = Viewer("chair", Role.OVERSIGHT)
ENFIELD = Viewer("enfield", Role.SUPERINTENDENT, "NA")


@pytest.fixture
def five_rows(app_store: Engine) -> Engine:
    """A trail of five rows."""
    for page in ("reviews", "sharing", "reviews", "sharing", "reviews"):
        trail.record(CHAIR, "page opened", page=page)
    return app_store


def test_a_row_says_who_did_what_in_which_role_and_scope(app_store: Engine) -> None:
    trail.record(ENFIELD, "download", page="sharing", detail={"export": "e1"})
    with app_store.connect() as connection:
        (row,) = newest(connection, 10)
    told = {name: row[name] for name in ("seq", "who", "role", "what", "page", "scope", "detail")}
    assert told == {
        "seq": 1,
        "who": "enfield",
        "role": "superintendent",
        "what": "download",
        "page": "sharing",
        "scope": "NA",
        "detail": '{"export": "e1"}',
    }


def test_an_untouched_trail_is_whole(five_rows: Engine) -> None:
    assert trail.verify() is None


def test_an_empty_trail_is_whole(app_store: Engine) -> None:
    assert trail.verify() is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE trail SET who = 'nobody' WHERE seq = 3",
        "DELETE FROM trail WHERE seq = 5",
        "UPDATE trail_head SET seq = 2",
        "DELETE FROM trail_head",
    ],
)
def test_the_database_itself_refuses_to_change_the_trail(five_rows: Engine, statement: str) -> None:
    with pytest.raises(DatabaseError, match=REFUSAL), five_rows.begin() as connection:
        connection.exec_driver_sql(statement)
    assert trail.verify() is None


@pytest.mark.parametrize(
    ("statements", "fault"),
    [
        (["UPDATE trail SET who = 'nobody' WHERE seq = 3"], "The trail was changed at row 3."),
        (["UPDATE trail SET detail = '{}' WHERE seq = 1"], "The trail was changed at row 1."),
        (["DELETE FROM trail WHERE seq = 2"], "The trail has a gap or a stranger at row 2."),
        (["DELETE FROM trail WHERE seq > 3"], "The trail was cut off: its end is not row 3."),
        (
            ["DELETE FROM trail WHERE seq > 3", "UPDATE trail_head SET seq = 3"],
            "The trail was cut off: its end is not row 3.",
        ),
        (["DELETE FROM trail"], "The trail was cut off: its end is not row 0."),
        (
            ["UPDATE trail SET seq = 99 WHERE seq = 2", "UPDATE trail SET seq = 2 WHERE seq = 3",
             "UPDATE trail SET seq = 3 WHERE seq = 99"],
            "The trail was changed at row 2.",
        ),
        (
            ["INSERT INTO trail SELECT 6, at, who, role, what, page, scope, as_at, detail, mac FROM trail WHERE seq = 5"],
            "The trail was changed at row 6.",
        ),
    ],
)  # fmt: skip
def test_who_gets_past_the_database_is_found_out_at_the_first_row(
    five_rows: Engine, statements: list[str], fault: str
) -> None:
    _without_triggers(five_rows, statements)
    assert trail.verify() == fault


def test_writers_side_by_side_leave_one_whole_trail(app_store: Engine) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: trail.record(CHAIR, "page opened"), range(20)))
    assert trail.verify() is None
    with app_store.connect() as connection:
        assert newest(connection, 1)[0]["seq"] == 20


def test_what_cannot_be_recorded_is_refused(app_store: Engine) -> None:
    with app_store.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE trail RENAME TO gone")
    with pytest.raises(trail.NoTrail, match="trail of who saw what cannot be written"):
        trail.record(CHAIR, "page opened")


def _without_triggers(engine: Engine, statements: list[str]) -> None:
    """As somebody would who owns the database."""
    drop: dict[str, Callable[[str, str], str]] = {
        "sqlite": lambda name, _: f"DROP TRIGGER {name}",
        "postgresql": lambda name, table: f"DROP TRIGGER {name} ON {table}",
    }
    triggers = {
        "trail_keeps_rows": "trail",
        "trail_keeps_values": "trail",
        "trail_head_moves_on": "trail_head",
    }
    with engine.begin() as connection:
        for name, table in triggers.items():
            connection.exec_driver_sql(drop[engine.dialect.name](name, table))
        for statement in statements:
            connection.exec_driver_sql(statement)
