"""What was opened in the last month, by how many, and where the log is silent, on hand-made rows."""

from datetime import UTC, date, datetime

from queries.openings import EVENTS, USERS, silent_matrices
from queries.scope import L, Level, Scope
from tests.making import BEXLEY, BOROUGHS, CAMDEN, ENFIELD, HARINGEY, ISLINGTON

AS_AT = date(2020, 6, 30)
DAY = date(2020, 6, 10)


def test_the_last_month_is_the_latest_that_is_over(records):
    user = records.user("U1", "mps", "NA")
    for day, times in ((date(2020, 4, 30), 1), (date(2020, 5, 1), 2), (date(2020, 5, 31), 4), (AS_AT, 8)):
        for _ in range(times):
            records.opening(user, ENFIELD, day)

    found = records.derive().ask(EVENTS["view"], date(2020, 6, 29), AS_AT, date(2020, 7, 30))

    assert found[date(2020, 6, 29), "LONDON"] == (2 + 4, None)
    assert found[AS_AT, "LONDON"] == (8, None)
    assert found[date(2020, 7, 30), ENFIELD] == (8, None)


def test_a_months_end_is_midnight_in_london_when_the_clocks_change(records):
    """In summer London's midnight is 23:00 UTC; on 31 March 2019 and 25 October 2020 the clocks change."""
    user = records.user("U1", "mps", "NA")
    for moment in (
        datetime(2020, 5, 31, 22, 59, tzinfo=UTC),  # still May
        datetime(2020, 5, 31, 23, 0, tzinfo=UTC),  # June
        datetime(2020, 6, 30, 22, 59, tzinfo=UTC),  # June
        datetime(2019, 3, 31, 22, 59, tzinfo=UTC),  # March, summer time since one that morning
        datetime(2019, 3, 31, 23, 30, tzinfo=UTC),  # April
        datetime(2020, 10, 31, 23, 59, tzinfo=UTC),  # October, winter time since the 25th
        datetime(2020, 11, 1, 0, 0, tzinfo=UTC),  # November
    ):
        records.opening(user, ENFIELD, moment)
    ends = (
        date(2019, 3, 31),
        date(2019, 4, 30),
        date(2020, 5, 31),
        AS_AT,
        date(2020, 10, 31),
        date(2020, 11, 30),
    )

    found = records.derive().ask(EVENTS["view"], *ends)

    assert [found[end, "LONDON"][0] for end in ends] == [1, 1, 1, 2, 1, 1]


def test_openings_count_by_action_and_matrix_and_london_counts_all(records):
    user = records.user("U1", "mps", "NA")
    for matrix in (ENFIELD, ENFIELD, HARINGEY, CAMDEN, "PAN"):
        records.opening(user, matrix, DAY, action="download")
    records.opening(user, ENFIELD, DAY, action="download", version="archive")
    # another action
    records.opening(user, ENFIELD, DAY, action="edit")

    found = records.derive().ask(EVENTS["download"], AS_AT)

    assert found["LONDON"] == (6, None)
    assert found["PAN"] == (1, None)
    assert (found["NA"], found["CN"], found["SE"]) == ((4, None), (1, None), (0, None))
    assert (found[ENFIELD], found[HARINGEY], found[BEXLEY]) == ((3, None), (1, None), (0, None))
    assert records.ask(EVENTS["edit"], AS_AT)["LONDON"] == (1, None)
    assert records.ask(EVENTS["view"], AS_AT)["LONDON"] == (0, None)


def test_the_pan_london_matrix_is_an_area_at_level_london_for_londons_reader_alone(records):
    for question in (EVENTS["view"], USERS["any"]):
        assert set(records.ask(question, AS_AT, levels=L)) == {"LONDON", "PAN"}
        assert "PAN" not in records.ask(question, AS_AT, levels=frozenset({Level.BCU, Level.BOROUGH}))
        assert set(records.ask(question, AS_AT, scope=Scope("NA"))) == {"NA", ENFIELD, HARINGEY}


def test_a_user_counts_once_in_each_area_whatever_they_opened_there(records):
    for user_id, opened in (("U1", (ENFIELD, HARINGEY, CAMDEN)), ("U2", (ENFIELD, "PAN"))):
        records.user(user_id, "mps", "NA")
        for matrix in opened:
            for _ in range(2):
                records.opening(user_id, matrix, DAY)
    records.opening("U2", ISLINGTON, DAY, action="edit")
    # not in the month
    records.opening(records.user("U3", "mps", "NA"), ENFIELD, date(2020, 5, 31))

    viewers = records.derive().ask(USERS["view"], AS_AT)

    assert (viewers["LONDON"], viewers["PAN"]) == ((2, None), (1, None))
    assert (viewers["NA"], viewers["CN"]) == ((2, None), (1, None))
    assert (viewers[ENFIELD], viewers[HARINGEY], viewers[ISLINGTON]) == ((2, None), (1, None), (0, None))
    assert records.ask(USERS["any"], AS_AT)["CN"] == (2, None)
    assert records.ask(USERS["edit"], AS_AT)["LONDON"] == (1, None)
    assert records.ask(USERS["download"], AS_AT)["LONDON"] == (0, None)


def test_all_users_who_are_not_known_are_one(records):
    records.opening(records.user("U1", "mps", "NA"), ENFIELD, DAY)
    for ghost, matrix in (("ghost", ENFIELD), ("spectre", ENFIELD), ("spectre", CAMDEN)):
        records.opening(ghost, matrix, DAY)

    found = records.derive().ask(USERS["any"], AS_AT)

    assert (found["LONDON"], found[ENFIELD], found[CAMDEN]) == ((2, None), (2, None), (1, None))
    assert records.ask(EVENTS["view"], AS_AT)["LONDON"] == (4, None)


def test_a_borough_is_silent_in_a_month_without_any_event_on_its_matrix(records):
    user = records.user("U1", "mps", "NA")
    for borough in BOROUGHS:
        for month in range(1, 13):
            records.opening(user, borough, date(2019, month, 1), action="edit", version="archive")
    records.derive()

    whole, later = date(2020, 1, 31), date(2020, 2, 1)

    assert records.ask(silent_matrices, whole) == {"LONDON": (0, 5 * 12)}
    assert records.ask(silent_matrices, later) == {"LONDON": (5, 5 * 12)}  # January 2020 is silent
    assert records.ask(silent_matrices, date(2019, 12, 31)) == {"LONDON": (5, 5 * 12)}  # December 2018 is


def test_the_pan_london_matrix_breaks_no_boroughs_silence(records):
    records.opening(records.user("U1", "mps", "NA"), "PAN", date(2020, 5, 31))
    records.opening("U1", ENFIELD, date(2020, 5, 31))
    # not in the 12 months before June 2020
    records.opening("U1", CAMDEN, date(2020, 6, 1))
    records.opening("U1", CAMDEN, date(2019, 5, 31))

    assert records.derive().ask(silent_matrices, AS_AT) == {"LONDON": (60 - 1, 60)}
