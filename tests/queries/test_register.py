"""Who is on the Matrix, on hand-made rows."""

from datetime import date

from queries.register import zero_harm
from queries.scope import LONDON, Level, Scope
from tests.making import BEXLEY, CAMDEN, ENFIELD, HARINGEY

LAST_OF_JUNE = date(2020, 6, 30)
ADDED = date(2020, 1, 1)


def test_zero_harm_counts_people_whose_latest_score_is_nought(records):
    records.person(ENFIELD, ADDED, scores=[(date(2020, 1, 5), 0, "green")])
    records.person(ENFIELD, ADDED, scores=[(date(2020, 1, 5), 9, "amber"), (date(2020, 6, 30), 0, "green")])
    # not counted as zero: has a score now; never scored; scored nought only after the date
    records.person(HARINGEY, ADDED, scores=[(date(2020, 1, 5), 0, "green"), (date(2020, 6, 1), 3, "green")])
    records.person(CAMDEN, ADDED)
    records.person(CAMDEN, ADDED, scores=[(date(2020, 7, 1), 0, "green")])

    found = records.derive().ask(zero_harm, LAST_OF_JUNE)

    assert found["LONDON"] == (1 + 1, 2 + 1 + 2)
    assert found["NA"] == (2, 3)
    assert found["CN"] == (0, 2)
    assert found["SE"] == (0, 0)
    assert found[ENFIELD] == (2, 2)
    assert found[BEXLEY] == (0, 0)


def test_somebody_removed_on_a_day_is_not_on_the_matrix_at_its_end(records):
    zero = [(date(2020, 1, 5), 0, "green")]
    records.person(ENFIELD, ADDED, date(2020, 6, 30), scores=zero)
    records.person(ENFIELD, ADDED, date(2020, 7, 1), scores=zero)
    records.person(ENFIELD, date(2020, 6, 30), scores=zero)
    records.person(ENFIELD, date(2020, 7, 1), scores=zero)  # not included: added after

    assert records.derive().ask(zero_harm, LAST_OF_JUNE)["LONDON"] == (2, 2)


def test_somebody_who_moves_counts_once_in_the_borough_they_moved_to(records):
    zero = [(date(2020, 1, 5), 0, "green")]
    moved = records.person(ENFIELD, ADDED, date(2020, 6, 30), scores=zero, reason="moved")
    records.entry(moved, CAMDEN, date(2020, 6, 30))

    found = records.derive().ask(zero_harm, date(2020, 6, 29), LAST_OF_JUNE)

    assert found[date(2020, 6, 29), "NA"] == (1, 1)
    assert found[LAST_OF_JUNE, "NA"] == (0, 0)
    assert found[LAST_OF_JUNE, "CN"] == (1, 1)
    assert found[LAST_OF_JUNE, "LONDON"] == (1, 1)


def test_a_spell_of_no_days_was_never_on_the_matrix(records):
    records.person(ENFIELD, date(2020, 6, 30), date(2020, 6, 30))

    assert records.derive().ask(zero_harm, LAST_OF_JUNE)["LONDON"] == (0, 0)


def test_a_score_from_before_somebody_was_added_stands_until_the_next(records):
    records.person(ENFIELD, date(2020, 6, 1), scores=[(date(2019, 3, 1), 0, "green")])

    assert records.derive().ask(zero_harm, LAST_OF_JUNE)["LONDON"] == (1, 1)


def test_a_superintendent_is_answered_for_their_bcu_and_its_boroughs_alone(records):
    records.person(ENFIELD, ADDED)
    records.person(CAMDEN, ADDED)

    found = records.derive().ask(zero_harm, LAST_OF_JUNE, scope=Scope("NA"))

    assert found == {"NA": (0, 1), ENFIELD: (0, 1), HARINGEY: (0, 0)}


def test_a_level_asked_for_alone_is_answered_alone(records):
    records.derive()

    found = records.ask(zero_harm, LAST_OF_JUNE, scope=LONDON, levels=frozenset({Level.BCU}))

    assert set(found) == {"NA", "CN", "SE"}
