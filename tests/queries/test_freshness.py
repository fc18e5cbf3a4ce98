"""How far the data reach is told by the data, never by the clock."""

from datetime import UTC, date, datetime

from sqlalchemy import update

from queries.freshness import freshness, last_loads, load_state, meetings_held
from queries.tables.loads import load_tables, loads
from tests.making import ENFIELD, LOADED_AT


def test_nothing_held_has_no_date(records):
    assert fresh(records).data_date is None


def test_the_data_reach_the_end_of_the_month_that_register_and_log_both_reach(records):
    records.person(ENFIELD, date(2020, 12, 3))
    records.opening(records.user("U1", "mps", "NA"), ENFIELD, date(2020, 11, 12))

    assert fresh(records.derive()).data_date == date(2020, 11, 30)


def test_without_a_log_the_register_alone_tells(records):
    records.person(ENFIELD, date(2020, 12, 3))

    assert fresh(records.derive()).data_date == date(2020, 12, 31)


def test_a_month_that_was_still_running_at_the_last_load_is_not_reached(records):
    records.person(ENFIELD, date(2021, 3, 1))  # loaded on 1 March 2021

    assert fresh(records.derive()).data_date == date(2021, 2, 28)


def test_the_last_load_and_what_is_made_up_are_told(records):
    assert fresh(records).loaded_at == LOADED_AT
    assert not fresh(records).synthetic
    with records.engine.begin() as connection:
        connection.execute(update(loads).values(synthetic=1))
    assert fresh(records).synthetic


def test_each_table_says_when_it_last_came_in(records):
    with records.engine.begin() as connection:
        counts = {"added": 1, "changed": 0, "unchanged": 0, "refused": 0}
        connection.execute(load_tables.insert().values(load_id=1, table_name="reviews", **counts))
        assert last_loads(connection) == {"reviews": LOADED_AT}


def test_the_meetings_are_those_of_the_oversight_group_in_order(records):
    for held_on in (date(2020, 12, 8), date(2020, 9, 8)):
        records.add("meetings", board="oversight_group", held_on=held_on)
    records.add("meetings", board="audit_board", held_on=date(2020, 12, 20))  # another board

    with records.engine.begin() as connection:
        assert meetings_held(connection) == (date(2020, 9, 8), date(2020, 12, 8))


def test_a_load_that_changed_nothing_is_another_state_all_the_same(records):
    with records.engine.begin() as connection:
        before = load_state(connection)
        again = {"begun_at": LOADED_AT, "ended_at": LOADED_AT, "loaded_by": "a test", "pack": "again"}
        connection.execute(loads.insert().values(load_id=2, sha256="0", outcome="unchanged", **again))

        assert (before, load_state(connection)) == ((0, 1), (0, 2))


def test_an_instant_comes_back_as_it_went_in(records):
    moment = datetime(2020, 6, 9, 23, 30, 1, tzinfo=UTC)
    with records.engine.begin() as connection:
        connection.execute(update(loads).values(ended_at=moment))

    assert fresh(records).loaded_at == moment


def fresh(records):
    with records.engine.begin() as connection:
        return freshness(connection)
