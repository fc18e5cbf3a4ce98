"""Each check finds its planted fault and is content with clean records, on both engines."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Table, delete, select, update

from queries import checks
from queries.checks import CHECKS
from queries.tables import data_metadata, derived
from tests.making import BEXLEY, CAMDEN, ENFIELD

ADDED, LEFT = date(2019, 1, 1), date(2020, 3, 1)
DAY, NEXT_DAY = date(2020, 5, 4), date(2020, 5, 5)


def broken(records, name):
    with records.engine.begin() as connection:
        return [tuple(row.values()) for row in checks.broken(connection, CHECKS[name])]


def test_every_check_says_what_must_hold_and_what_to_do():
    assert len(CHECKS) > 10
    assert [
        name for name, check in CHECKS.items() if not (check.holds.endswith(".") and check.cure.endswith("."))
    ] == []


def test_london_has_twelve_bcus_and_thirty_two_boroughs(records):
    assert broken(records, "the_map_is_whole") == [("bcus", 3), ("boroughs", 5)]

    for number in range(4, 13):
        records.add("bcus", bcu=f"B{number}", name="Another")
    for number in range(6, 33):
        records.add("boroughs", borough=f"X{number}", name="Another", bcu="NA", tile_row=9, tile_col=number)

    assert broken(records, "the_map_is_whole") == []


def test_a_borough_without_a_bcu_is_named(records):
    assert broken(records, "every_borough_has_a_bcu") == []

    records.add("boroughs", borough="X1", name="Nowhere", bcu=None)

    assert broken(records, "every_borough_has_a_bcu") == [("X1",)]


def test_spells_that_share_a_day_are_both_named(records):
    person = records.person(ENFIELD, ADDED, LEFT)
    records.entry(person, CAMDEN, LEFT)  # from the day the other ended: no day in common
    records.entry(person, BEXLEY, date(2019, 6, 1), date(2019, 6, 1))  # a spell of no days shares none
    records.person(ENFIELD, ADDED)  # somebody else
    assert broken(records, "spells_do_not_overlap") == []

    other = records.person(ENFIELD, ADDED, LEFT, id_="N-two")
    records.entry(other, CAMDEN, date(2020, 2, 29))

    assert [entry_id.rpartition("-")[0] for (entry_id,) in broken(records, "spells_do_not_overlap")] == [
        "N-two"
    ] * 2


def test_a_move_that_arrives_nowhere_is_named(records):
    arrived = records.person(ENFIELD, ADDED, LEFT, reason="moved")
    records.entry(arrived, CAMDEN, LEFT)
    records.person(ENFIELD, ADDED, LEFT, reason="died")
    assert broken(records, "every_move_arrives") == []

    late = records.person(ENFIELD, ADDED, LEFT, reason="moved", id_="N-late")
    records.entry(late, CAMDEN, date(2020, 3, 2))

    ((entry_id, removed_on),) = broken(records, "every_move_arrives")
    assert (entry_id.startswith("N-late"), removed_on) == (True, LEFT)


def test_removals_reported_that_are_not_the_outcomes_are_named(records):
    for bcu, reported in (("NA", 1), ("CN", 2), ("SE", None)):
        records.add("reviews", bcu=bcu, exercise="2020-Q1", removed_reported=reported)
    somebody = records.person(ENFIELD, ADDED)
    outcome(records, "NA", "2020-Q1", somebody, "remove")
    outcome(records, "CN", "2020-Q1", somebody, "remove")
    # not counted: retained, another exercise, another BCU
    outcome(records, "NA", "2020-Q2", somebody, "remove")
    outcome(records, "CN", "2020-Q1", records.person(CAMDEN, ADDED), "retain")

    assert broken(records, "removals_reported_are_the_outcomes") == [("CN", "2020-Q1", 2, 1)]


def test_a_day_of_one_matrix_in_both_forms_is_named(records):
    records.opening("U1", ENFIELD, DAY)
    rolled_up(records, "U1", CAMDEN, DAY)
    rolled_up(records, "U1", ENFIELD, NEXT_DAY)
    records.derive()
    assert broken(records, "a_day_comes_in_one_form") == []

    rolled_up(records, "U2", ENFIELD, DAY)
    records.derive()

    assert broken(records, "a_day_comes_in_one_form") == [(DAY, ENFIELD)]


def test_openings_by_day_that_are_not_the_logs_are_named(records):
    for _ in range(2):
        records.opening("U1", ENFIELD, DAY)
    rolled_up(records, "U1", ENFIELD, NEXT_DAY)
    records.derive()
    assert broken(records, "access_days_are_the_log") == []

    change(records, update(derived.access_by_day).values(events=3))

    assert broken(records, "access_days_are_the_log") == [(DAY, "events", 2 - 3), (NEXT_DAY, "days", 5 - 3)]


def test_users_and_openers_worth_a_look_are_named(records):
    records.user("U1", "mps", "NA")
    records.add(
        "grants",
        grant_id="G1",
        user_id="U1",
        matrix=ENFIELD,
        granted_on=ADDED,
        granted_by="U1",
        revoked_on=LEFT,
    )
    records.opening("U1", ENFIELD, DAY)
    records.derive()
    assert broken(records, "every_user_was_granted_something") == []
    assert broken(records, "every_opener_is_known") == []

    records.user("U2", "mps", "NA")
    records.opening("GHOST", ENFIELD, DAY)
    records.derive()

    assert broken(records, "every_user_was_granted_something") == [("U2",)]
    assert broken(records, "every_opener_is_known") == [("GHOST", 1)]
    assert not CHECKS["every_user_was_granted_something"].is_wrong
    assert not CHECKS["every_opener_is_known"].is_wrong


def test_a_commitment_that_nothing_could_show_is_named(records):
    records.add("recommendations", recommendation=1, title="One")
    for name, values in {
        "1.1": {"control": "sop_reviewed"},
        "1.2": {"evidence_kind": "minute"},
        "1.3": {},
        "1.4": {"control": ""},
    }.items():
        records.add("commitments", commitment=name, recommendation=1, title="Something", **values)

    assert broken(records, "every_commitment_can_be_shown") == [("1.3",), ("1.4",)]


# Each derived table: the check that rebuilds it, and a column of it that is no key, put wrong.
REBUILT: dict[str, tuple[str, dict[str, Any]]] = {
    "spells": ("spells_are_rebuilt_alike", {"band": "red"}),
    "transfers": ("transfers_are_rebuilt_alike", {"borough": BEXLEY}),
    "access_by_day": ("access_by_day_is_rebuilt_alike", {"events": 9}),
    "findings": ("findings_are_rebuilt_alike", {"events": 9}),
    "explanations": ("explanations_are_rebuilt_alike", {"explained_on": NEXT_DAY}),
}


def test_every_derived_table_is_rebuilt_by_a_check():
    assert {table.name for table in vars(derived).values() if isinstance(table, Table)} == set(REBUILT)


@pytest.mark.parametrize("table", REBUILT)
def test_what_was_derived_is_what_a_full_rebuild_makes(records, table):
    name, wrong = REBUILT[table]
    everything_derived(records)
    keys = held(records, table)
    assert keys != []
    assert broken(records, name) == []

    change(records, update(data_metadata.tables[table]).values(wrong))
    assert broken(records, name) == keys

    change(records, delete(data_metadata.tables[table]))
    assert broken(records, name) == keys


def everything_derived(records):
    """A person who moved, and an opening that broke rules and was explained."""
    person = records.person(ENFIELD, ADDED, LEFT, reason="moved", scores=[(ADDED, 0, "green")])
    records.entry(person, CAMDEN, LEFT)
    records.user("U1", "mps", "NA")
    for _ in range(2):
        event = records.opening("U1", ENFIELD, DAY)
    records.asked_about(event, "U1", DAY, "justified")
    rolled_up(records, "U1", ENFIELD, NEXT_DAY)
    records.derive()


def held(records, table):
    key = list(data_metadata.tables[table].primary_key)
    with records.engine.begin() as connection:
        return [tuple(row) for row in connection.execute(select(*key).order_by(*key))]


def change(records, statement):
    with records.engine.begin() as connection:
        connection.execute(statement)


def rolled_up(records, user_id, matrix, day):
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    records.add(
        "access_days",
        day=day,
        user_id=user_id,
        matrix=matrix,
        version="current",
        action="view",
        events=5,
        out_of_hours=0,
        first_at=noon,
        last_at=noon,
    )


def outcome(records, bcu, exercise, nominal_id, said):
    records.add(
        "review_outcomes", bcu=bcu, exercise=exercise, nominal_id=nominal_id, reviewed_on=DAY, outcome=said
    )
