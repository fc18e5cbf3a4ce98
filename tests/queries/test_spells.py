"""Spells: a person's time on a borough's Matrix, cut wherever their score or band changes."""

from datetime import date

from sqlalchemy import select

from queries.tables.derived import spells
from tests.making import CAMDEN, ENFIELD

JANUARY, FEBRUARY, MARCH, APRIL = (date(2020, month, 1) for month in (1, 2, 3, 4))


def test_a_spell_is_cut_where_score_or_band_changes_and_nowhere_else(records):
    scores = [
        (FEBRUARY, 0, "green"),
        (date(2020, 2, 15), 0, "green"),
        (MARCH, 0, "amber"),
        (APRIL, 7, "amber"),
    ]
    records.person(ENFIELD, JANUARY, date(2020, 5, 1), scores=scores)

    assert pieces(records) == [
        (JANUARY, FEBRUARY, None, None),
        (FEBRUARY, MARCH, 0, "green"),
        (MARCH, APRIL, 0, "amber"),
        (APRIL, date(2020, 5, 1), 7, "amber"),
    ]


def test_scores_outside_an_entry_cut_nothing(records):
    scores = [(JANUARY, 5, "red"), (APRIL, 0, "green")]
    records.person(ENFIELD, FEBRUARY, MARCH, scores=scores)

    assert pieces(records) == [(FEBRUARY, MARCH, 5, "red")]


def test_a_score_of_the_day_somebody_is_added_stands_from_that_day(records):
    records.person(ENFIELD, FEBRUARY, scores=[(FEBRUARY, 5, "red")])

    assert pieces(records) == [(FEBRUARY, None, 5, "red")]


def test_a_score_of_the_day_somebody_is_removed_makes_no_spell(records):
    records.person(ENFIELD, FEBRUARY, MARCH, scores=[(MARCH, 5, "red")])

    assert pieces(records) == [(FEBRUARY, MARCH, None, None)]


def test_each_stay_of_somebody_who_moved_is_a_spell_of_its_own(records):
    moved = records.person(ENFIELD, JANUARY, MARCH, scores=[(JANUARY, 0, "green")])
    records.entry(moved, CAMDEN, MARCH)

    assert pieces(records) == [(JANUARY, MARCH, 0, "green"), (MARCH, None, 0, "green")]


def test_what_was_ever_true_of_somebody_stays_true(records):
    scores = [(JANUARY, 0, "green"), (FEBRUARY, 3, "amber"), (MARCH, 0, "green")]
    records.person(ENFIELD, JANUARY, scores=scores)

    with records.derive().engine.begin() as connection:
        found = connection.execute(select(spells).order_by(spells.c.from_on)).all()

    assert [(row.ever_above_zero, row.ever_above_green) for row in found] == [(0, 0), (1, 1), (1, 1)]


def pieces(records):
    with records.derive().engine.begin() as connection:
        rows = connection.execute(select(spells).order_by(spells.c.from_on))
        return [(row.from_on, row.to_on, row.harm_score, row.band) for row in rows]
