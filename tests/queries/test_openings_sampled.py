"""Openings drawn by lot: repeatable, spread over the month, each with the same chance; hand-made rows."""

from collections import Counter
from datetime import date
from random import Random

from queries.calendar import LOTS
from queries.dates import month_end
from queries.openings_sampled import DRAWN, openings_sampled
from queries.scope import LONDON, L, Scope
from tests.making import CAMDEN, ENFIELD

AS_AT = date(2020, 8, 31)


def test_of_each_tenth_of_the_month_one_opening_is_drawn_where_its_lot_falls(records):
    records.user("U1", "mps", "NA")
    for day in range(1, 31):
        records.opening("U1", ENFIELD, date(2020, 8, day))
    records.opening("U1", ENFIELD, date(2020, 7, 31))  # not that month

    days = [row.day.day for row in listed(records.derive())]

    draw = Random("2020-08")  # noqa: S311 # as published
    lots = [int(draw.random() * LOTS) for _ in range(DRAWN)]
    assert days == [3 * place + 1 + 3 * lot // LOTS for place, lot in enumerate(lots)]
    assert days == [row.day.day for row in listed(records)]  # drawn again


def test_of_a_number_that_is_no_multiple_of_ten_no_opening_is_drawn_twice(records):
    records.user("U1", "mps", "NA")
    for day in range(1, 32):
        records.opening("U1", ENFIELD, date(2020, 8, day))

    rows = listed(records.derive())

    assert [row.drawn for row in rows] == [1] * DRAWN
    # nine parts of three, and a last one of four
    begins = [1, 4, 7, 10, 13, 16, 19, 22, 25, 28, 32]
    assert all(begins[at] <= row.day.day < begins[at + 1] for at, row in enumerate(rows))


def test_another_month_has_other_lots(records):
    records.user("U1", "mps", "NA")
    for month in (7, 8):
        for day in range(1, 31):
            records.opening("U1", ENFIELD, date(2020, month, day))
    records.derive()

    assert [row.day.day for row in listed(records)] != [
        row.day.day for row in listed(records, as_at=date(2020, 7, 31))
    ]


def test_openings_of_one_day_and_way_are_one_row_that_says_how_many_were_drawn(records):
    records.user("U1", "mps", "NA")
    for _ in range(60):
        records.opening("U1", ENFIELD, date(2020, 8, 3))
    for day in range(4, 31):
        records.opening("U1", ENFIELD, date(2020, 8, day), action="download")
    records.opening("U1", CAMDEN, date(2020, 8, 31), action="edit")

    rows = listed(records.derive())

    # of 88 openings, the tenths up to the sixth lie within the first sixty whatever the lots
    assert (rows[0].day, rows[0].events, rows[0].openings) == (date(2020, 8, 3), 60, 88)
    assert rows[0].drawn in {6, 7}  # of the seventh some
    assert sum(row.drawn for row in rows) == DRAWN


def test_of_fewer_openings_than_are_drawn_each_is_drawn_once(records):
    for number in range(4):
        records.opening("ghost", CAMDEN, date(2020, 8, 1 + number))

    rows = listed(records.derive())

    assert [(row.user, row.day.day, row.drawn, row.unit_name) for row in rows] == [
        ("unknown", 1, 1, None),
        ("unknown", 2, 1, None),
        ("unknown", 3, 1, None),
        ("unknown", 4, 1, None),
    ]


def test_every_opening_has_about_the_same_chance(records):
    """Over 60 months of 20 openings each, every place of the month is drawn about every other time."""
    records.user("U1", "mps", "NA")
    months = [date(2015 + at // 12, at % 12 + 1, 28) for at in range(60)]
    for month in months:
        for day in range(1, 21):
            records.opening("U1", ENFIELD, month.replace(day=day))
    records.derive()

    drawn = Counter(
        row.day.day
        for month in months
        for row in listed(records, as_at=month_end(month))
        for _ in range(row.drawn)
    )

    assert sum(drawn.values()) == 60 * DRAWN
    assert all(15 <= times <= 45 for times in drawn.values())
    assert len(drawn) == 20


def test_a_bcu_has_a_sample_of_its_own_matrices(records):
    records.user("stranger", "mps", "CN")
    for day in range(1, 31):
        records.opening("stranger", ENFIELD if day % 3 == 0 else CAMDEN, date(2020, 8, day))
    records.derive()

    north = listed(records, scope=Scope("NA"))

    assert {row.matrix_name for row in north} == {"Enfield"}
    assert {(row.openings, row.user, row.organisation) for row in north} == {(10, "stranger", None)}
    assert {row.matrix_name for row in listed(records)} == {"Enfield", "Camden"}


def listed(records, *, as_at=AS_AT, scope=LONDON):
    with records.engine.begin() as connection:
        return connection.execute(openings_sampled(scope, [as_at], L if scope.is_london else None)).all()
