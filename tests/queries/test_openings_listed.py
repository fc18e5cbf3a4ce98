"""Who opened a Matrix last month, on which days, and where the log is silent; hand-made rows."""

from datetime import UTC, date, datetime

import pytest

from queries import openings
from queries.openings_listed import days_logged, days_of_log, matrix_months, openers_listed
from queries.scope import LONDON, L, Scope
from tests.making import BEXLEY, CAMDEN, ENFIELD, HARINGEY

AS_AT = date(2020, 8, 30)  # the last month is July
DAY = date(2020, 7, 10)


@pytest.fixture
def opened(records):
    """An officer of North Area, one of another BCU, and two whom nobody knows."""
    records.user("officer", "mps", "NA")
    records.user("stranger", "mps", "CN", "editor")
    for user, matrix, day, action in (
        ("officer", ENFIELD, date(2020, 7, 1), "view"),
        ("officer", ENFIELD, date(2020, 7, 31), "view"),
        ("officer", HARINGEY, DAY, "download"),
        ("officer", CAMDEN, DAY, "view"),
        ("stranger", ENFIELD, DAY, "edit"),
        ("stranger", "PAN", DAY, "view"),
        ("ghost", CAMDEN, DAY, "view"),
        ("spectre", CAMDEN, DAY, "view"),
        # not last month
        ("officer", ENFIELD, date(2020, 6, 30), "edit"),
        ("officer", ENFIELD, date(2020, 8, 1), "edit"),
    ):
        records.opening(user, matrix, day, action=action)
    return records.derive()


def test_each_user_who_opened_a_matrix_last_month_is_one_row(opened):
    rows = {row.user: row for row in listed(opened, openers_listed)}

    assert {user: (row.matrices, *acts(row)) for user, row in rows.items()} == {
        "officer": (3, 3, 1, 0, 1, 1, 0, 1),
        "stranger": (2, 1, 0, 1, 1, 0, 1, 1),
        "unknown": (1, 2, 0, 0, 1, 0, 0, 1),
    }
    assert (rows["officer"].first_on, rows["officer"].last_on) == (date(2020, 7, 1), date(2020, 7, 31))
    assert (rows["stranger"].unit_name, rows["unknown"].unit_name) == ("Central North", None)


def test_the_rows_of_an_area_add_up_to_what_the_figures_count_there(opened):
    for scope, area in ((LONDON, "LONDON"), (Scope("NA"), "NA"), (Scope("CN"), "CN"), (Scope("SE"), "SE")):
        rows = listed(opened, openers_listed, scope=scope)
        for action, plural in openings.ACTIONS.items():
            events = opened.ask(openings.EVENTS[action], AS_AT)[area]
            users = opened.ask(openings.USERS[action], AS_AT)[area]

            assert (sum(getattr(row, plural) for row in rows), None) == events, (area, action)
            assert (sum(getattr(row, f"users_{action}") for row in rows), None) == users, (area, action)
        assert (sum(row.users_any for row in rows), None) == opened.ask(openings.USERS["any"], AS_AT)[area]


def test_a_bcu_is_told_of_who_opened_its_matrices_and_of_a_stranger_the_id(opened):
    rows = listed(opened, openers_listed, scope=Scope("NA"))

    assert [
        (row.user, row.matrices, row.views, row.organisation, row.role, row.unit_name) for row in rows
    ] == [
        ("officer", 2, 2, "mps", "viewer", "North Area"),  # not what they opened elsewhere
        ("stranger", 1, 0, None, None, None),
    ]


def test_an_opening_at_night_is_told_apart(records):
    records.user("U1", "mps", "NA")
    for moment in (
        datetime(2020, 7, 9, 20, 59, tzinfo=UTC),  # a minute to ten in London
        datetime(2020, 7, 9, 21, 0, tzinfo=UTC),
        datetime(2020, 7, 10, 4, 59, tzinfo=UTC),  # a minute to six
        datetime(2020, 7, 10, 5, 0, tzinfo=UTC),
    ):
        records.opening("U1", ENFIELD, moment)

    assert [row.out_of_hours for row in listed(records.derive(), openers_listed)] == [2]


def test_each_matrix_has_its_twelve_months_and_is_silent_where_nothing_was_opened(records):
    records.opening("U1", ENFIELD, date(2020, 7, 31))
    records.opening("U1", "PAN", date(2020, 6, 1))  # no borough's
    records.opening("U1", ENFIELD, date(2020, 8, 1))  # in the month that is running
    records.derive()

    rows = listed(records, matrix_months)
    enfield = {row.month: row.silent_matrices for row in rows if row.matrix == ENFIELD}

    assert list(enfield) == [f"2019-{number:02}" for number in range(8, 13)] + [
        f"2020-{number:02}" for number in range(1, 8)
    ]
    assert [month for month, silent in enfield.items() if not silent] == ["2020-07"]
    assert (sum(row.silent_matrices for row in rows), len(rows)) == (59, 60)
    assert records.ask(openings.silent_matrices, AS_AT)["LONDON"] == (59, 60)
    assert {row.matrix for row in listed(records, matrix_months, scope=Scope("SE"))} == {BEXLEY}


def test_the_days_of_the_month_with_an_opening_are_counted_by_the_matrices_of_the_area(opened):
    assert opened.ask(days_logged, AS_AT) == {
        "LONDON": (3, 31),
        "NA": (3, 31),  # the 1st, the 10th and the 31st
        "CN": (1, 31),
        "SE": (0, 31),
    }
    days = {row.day: (row.logged, row.days_logged, row.days) for row in listed(opened, days_of_log)}
    assert len(days) == 31
    assert [day.day for day, said in days.items() if said == ("yes", 1, 1)] == [1, 10, 31]
    assert days[date(2020, 7, 2)] == ("no", 0, 1)
    assert [row.day for row in listed(opened, days_of_log, scope=Scope("CN")) if row.days_logged] == [DAY]


@pytest.mark.parametrize(("as_at", "days"), [(date(2020, 8, 30), 31), (date(2020, 3, 30), 29)])
def test_the_last_month_is_the_latest_that_has_ended(records, as_at, days):
    assert records.ask(days_logged, as_at)["LONDON"] == (0, days)


def acts(row):
    told = ("views", "downloads", "edits", "users_view", "users_download", "users_edit", "users_any")
    return tuple(getattr(row, name) for name in told)


def listed(records, question, *, scope=LONDON):
    with records.engine.begin() as connection:
        return connection.execute(question(scope, [AS_AT], L if scope.is_london else None)).all()
