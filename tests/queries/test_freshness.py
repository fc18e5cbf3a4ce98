"""How far the data reach is told by the data, never by the clock."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import update

from queries.freshness import freshness, last_loads, meeting_before
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


@pytest.mark.parametrize(
    ("as_at", "before"),
    [
        (date(2020, 12, 31), date(2020, 12, 8)),
        (date(2020, 12, 8), date(2020, 9, 8)),  # the meeting of the day itself is not before it
        (date(2020, 9, 8), date(2020, 6, 30)),  # none before: the end of the quarter before
    ],
)
def test_what_is_compared_with_is_the_last_meeting_before(records, as_at, before):
    for held_on in (date(2020, 9, 8), date(2020, 12, 8)):
        records.add("meetings", board="oversight_group", held_on=held_on)
    records.add("meetings", board="audit_board", held_on=date(2020, 12, 20))  # another board

    with records.engine.begin() as connection:
        assert meeting_before(connection, as_at) == before


def test_an_instant_comes_back_as_it_went_in(records):
    moment = datetime(2020, 6, 9, 23, 30, 1, tzinfo=UTC)
    with records.engine.begin() as connection:
        connection.execute(update(loads).values(ended_at=moment))

    assert fresh(records).loaded_at == moment


def fresh(records):
    with records.engine.begin() as connection:
        return freshness(connection)
