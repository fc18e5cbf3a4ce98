"""Patterns as readers are given them: the same for all, each to whom they concern, ids for those alone who may see them."""

from datetime import UTC, date, datetime
from functools import cache
from itertools import product

import pytest
from sqlalchemy import insert

from dashboard import answers, engine
from dashboard.answers import answer
from dashboard.figures.patterns import patterns_of_use
from dashboard.permissions import Role, Viewer
from queries.dates import months_before
from queries.scope import LONDON, L, Scope
from queries.tables.access import access_days
from tests.making import CAMDEN, ENFIELD

AS_AT = date(2020, 12, 31)
AUDITOR, OVERSIGHT = Viewer("the auditor", Role.AUDITOR), Viewer("the group", Role.OVERSIGHT)
NORTH, CENTRAL = (Viewer(f"of {bcu}", Role.SUPERINTENDENT, bcu) for bcu in ("NA", "CN"))
USERS = 12


@pytest.fixture
def london(records, monkeypatch):
    """12 users of North Area and 12 of Central North; one of each BCU opened far more than ever in December 2020."""
    for bcu, matrix in (("NA", ENFIELD), ("CN", CAMDEN)):
        for number in range(USERS):
            records.grant(records.user(f"{bcu}{number:02d}", "mps", bcu), matrix, date(2018, 1, 1))
    with records.engine.begin() as connection:
        connection.execute(insert(access_days), [*openings()])
    records.derive()
    reads = cache(lambda: records.engine)
    monkeypatch.setattr(answers, "data_engine", reads)
    monkeypatch.setattr(engine, "data_engine", reads)
    return records


def test_an_auditor_is_told_of_every_user_and_a_superintendent_of_their_own(london):
    assert users_of(AUDITOR) == {"NA03", "CN03"}
    assert users_of(NORTH) == {"NA03"}
    assert users_of(CENTRAL) == {"CN03"}


def test_all_are_told_the_same_of_a_user(london):
    (north,) = told(NORTH)
    (everybodys,) = [record for record in told(AUDITOR) if record["user"] == "NA03"]

    assert north == everybodys | {"area": "NA"}
    assert "50 times in December 2020" in north["sentence"]


def test_oversight_is_given_counts_and_no_id(london):
    found = told(OVERSIGHT)

    assert [(record["kind"], record["unit"], record["rows"]) for record in found] == [
        ("volume", "CN", 1),
        ("volume", "NA", 1),
    ]
    assert not any("03" in str(value) for record in found for value in record.values())


def test_oversight_looking_at_one_bcu_is_given_its_counts(london):
    found = answer(patterns_of_use, OVERSIGHT, [AS_AT], None, Scope("NA")).records

    assert [(record["area"], record["unit"], record["rows"]) for record in found] == [("NA", "NA", 1)]


def test_what_a_bcu_is_given_rests_on_its_own_rows_not_on_a_column(london, monkeypatch):
    """A positive control: were London's patterns handed over as they are, another's user would be among them."""
    monkeypatch.setattr(answers, "_own_among_all", everything)

    assert users_of(NORTH) == {"NA03", "CN03"}


def test_at_another_date_the_same_month_is_told_alike(london):
    """A month is looked at for half a year, each time against the 18 months before it."""
    later = [record for record in told(AUDITOR, date(2021, 1, 31)) if record["kind"] == "volume"]

    assert [(record["user"], record["month"]) for record in later] == [
        ("CN03", "2020-12"),
        ("NA03", "2020-12"),
    ]


def everything(of, asked):
    rows = answers._ask(of, asked, LONDON, L)
    return [{**row._asdict(), "area": asked.scope.bcu} for row in rows]


def told(reader, as_at=AS_AT):
    return answer(patterns_of_use, reader, [as_at]).records


def users_of(reader):
    return {record["user"] for record in told(reader)}


def openings():
    """The log as it comes rolled up by day: all at once, as there are 576 days."""
    for bcu, matrix in (("NA", ENFIELD), ("CN", CAMDEN)):
        for number, back in product(range(USERS), range(24)):
            day = months_before(date(2020, 12, 15), back)
            noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
            yield {
                "load_id": 1,
                "day": day,
                "user_id": f"{bcu}{number:02d}",
                "matrix": matrix,
                "version": "current",
                "action": "view",
                "events": 50 if (number, back) == (3, 0) else 6 + (5 * number + 3 * back) % 5,
                "out_of_hours": 0,
                "first_at": noon,
                "last_at": noon,
            }
