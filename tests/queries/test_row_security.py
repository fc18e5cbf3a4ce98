"""On PostgreSQL a forgotten condition shows a BCU nothing of another's: row-level security, as a plain role."""

from datetime import date

import pytest
from sqlalchemy import Engine, create_engine, func, insert, select, text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.pool import NullPool

from queries.evidence import green_evidenced, retained_untested
from queries.flow import added, transferred_in
from queries.row_security import reading
from queries.scope import LONDON, Scope
from queries.tables import data_metadata
from queries.tables.reference import boroughs
from tests.making import CAMDEN, ENFIELD, Records

END_OF_Q2 = date(2020, 6, 30)
READ, LOAD = "a_reader", "a_loader"
# Beside the map and the version of the data, which every scope reads: one row of each BCU in each of these.
OWN = (
    *("nominals", "entries", "harm_scores", "reviews", "review_outcomes", "interventions", "spells"),
    *("users", "grants", "training", "access_forms", "access_events", "user_audits", "access_queries"),
    *("inspections", "spocs", "agreements", "access_by_day", "findings"),
)
LONDONS = ("police_activity", "system_audits", "meetings", "status_updates", "loads")


@pytest.fixture
def london(plain: dict[str, Engine]) -> dict[str, Engine]:
    """One row for each of two BCUs in every table that has any, written as the loader."""
    records, day = Records(plain["loader"]), date(2020, 6, 10)
    records.add("recommendations", recommendation=1, title="one")
    records.add("commitments", commitment="1.1", recommendation=1, title="one")
    records.add("status_updates", commitment="1.1", source="claim", recorded_on=day, status="complete")
    records.add("meetings", board="oversight_group", held_on=day)
    records.add("system_audits", month="2020-06")
    records.add("police_activity", month="2020-06", borough=CAMDEN, kind="stop", ethnicity="white", count=1)
    for bcu, borough in (("NA", ENFIELD), ("CN", CAMDEN)):
        person = records.person(borough, date(2020, 1, 1), scores=[(date(2019, 1, 1), 0, "green")])
        records.add("reviews", bcu=bcu, exercise="2020-Q2")
        records.add("inspections", inspection_id=f"V{bcu}", bcu=bcu, visited_on=day)
        records.add(
            "review_outcomes",
            bcu=bcu,
            exercise="2020-Q2",
            nominal_id=person,
            reviewed_on=day,
            outcome="retain",
        )
        records.add(
            "interventions", intervention_id=f"I{bcu}", nominal_id=person, offered_on=day, kind="legal"
        )
        user = records.user(f"U{bcu}", "mps", bcu)
        records.add("spocs", bcu=bcu, from_on=day, user_id=user, rank="detective_superintendent")
        records.add(
            "grants", grant_id=f"G{bcu}", user_id=user, matrix=borough, granted_on=day, granted_by=user
        )
        records.add("training", user_id=user, course="spoc", completed_on=day)
        records.add("access_forms", user_id=user, signed_on=day)
        records.add("user_audits", user_id=user, audited_on=day)
        records.asked_about(records.opening(user, borough, day), user, None, None)
        records.add("agreements", agreement_id=f"D{bcu}", partner=borough)
    records.derive()
    return plain


@pytest.mark.parametrize("scope", [Scope("NA"), LONDON], ids=["a BCU", "London"])
def test_a_scope_sees_its_own_rows_of_every_table_and_no_others(london, scope):
    with reading(london["reader"], scope) as connection:
        seen = {name: count(connection, name) for name in (*OWN, *LONDONS)}

    each, all_of_london = (1, 0) if scope.bcu else (2, 1)
    assert seen == dict.fromkeys(OWN, each) | dict.fromkeys(LONDONS, all_of_london)


def test_a_bcus_rows_are_those_of_that_bcu(london):
    with reading(london["reader"], Scope("CN")) as connection:
        users = connection.scalars(select(data_metadata.tables["users"].c.user_id)).all()
        map_ = connection.scalars(select(boroughs.c.borough)).all()

    assert users == ["UCN"]
    assert {ENFIELD, CAMDEN} <= set(map_)


@pytest.mark.parametrize("code", ["", "na", "XX", "NULL", "NA' OR '1'='1"])
def test_a_scope_that_is_no_bcu_sees_nothing(london, code):
    with london["reader"].begin() as connection:
        connection.execute(select(func.set_config("oversight.scope", code, text("true"))))
        assert {count(connection, name) for name in OWN} == {0}


def test_without_a_scope_nothing_is_seen_also_after_a_transaction_that_had_one(london):
    for _ in range(3):
        with reading(london["reader"], LONDON) as connection:
            assert count(connection, "entries") == 2
        with london["reader"].begin() as connection:
            assert {count(connection, name) for name in (*OWN, *LONDONS, "boroughs")} == {0}


def test_the_reader_cannot_write_even_as_the_loader(london):
    with create_engine(london["reader"].url, poolclass=NullPool).connect() as connection:
        connection.execute(select(func.set_config("oversight.scope", "loader", text("false"))))
        with pytest.raises(ProgrammingError, match="permission denied"):
            connection.execute(insert(data_metadata.tables["bcus"]).values(bcu="ZZ", load_id=1))


def test_every_table_of_the_data_is_secured_and_forced(plain):
    with plain["loader"].begin() as connection:
        found = connection.execute(
            text("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        )
        assert set(found.scalars()) >= set(data_metadata.tables)


def test_a_bcus_figures_of_people_who_came_from_elsewhere_are_those_that_london_sees(plain):
    """A move is seen as one from both sides; what somebody was kept for elsewhere is known where they are now."""
    records, moved_on = Records(plain["loader"]), date(2020, 5, 1)
    scores = [(date(2019, 1, 1), 0, "green")]
    moved = records.person(ENFIELD, date(2020, 1, 1), moved_on, reason="moved", scores=scores)
    records.entry(moved, CAMDEN, moved_on)
    records.add(
        "review_outcomes",
        bcu="NA",
        exercise="2020-Q1",
        nominal_id=moved,
        reviewed_on=date(2020, 2, 1),
        outcome="retain",
        evidence_on=date(2020, 1, 9),
    )
    records.derive()
    expected = {
        added: (0, None),
        transferred_in: (1, None),
        green_evidenced: (1, 1),
        retained_untested: (1, 1),
    }

    for scope in (LONDON, Scope("CN")):
        with reading(plain["reader"], scope) as connection:
            for question, counted in expected.items():
                rows = connection.execute(question(scope, [END_OF_Q2])).all()
                assert [(row.numerator, row.denominator) for row in rows if row.area == "CN"] == [counted]


def count(connection, name):
    return connection.scalar(select(func.count()).select_from(data_metadata.tables[name]))
