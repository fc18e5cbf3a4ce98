"""Who is on the Matrix, on hand-made rows."""

from datetime import date

from queries.register import always_green, bands, matrix_population, never_harm, zero_harm
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


def test_everybody_is_in_one_band_or_not_scored(records):
    for band in ("red", "amber", "green"):
        records.person(ENFIELD, ADDED, scores=[(ADDED, 5, "amber"), (LAST_OF_JUNE, 5, band)])
    records.person(CAMDEN, ADDED, scores=[(date(2020, 7, 1), 5, "red")])  # scored only after the date
    records.person(ENFIELD, ADDED, LAST_OF_JUNE, scores=[(ADDED, 5, "red")])  # not counted: no longer there
    records.derive()

    found = {band.name: records.ask(band, LAST_OF_JUNE) for band in bands}

    assert {name: answer["LONDON"] for name, answer in found.items()} == {
        "band_red": (1, 4),
        "band_amber": (1, 4),
        "band_green": (1, 4),
        "band_unscored": (1, 4),
    }
    assert found["band_unscored"]["CN"] == (1, 1)
    assert records.ask(matrix_population, LAST_OF_JUNE)["LONDON"] == (4, None)
    assert records.ask(matrix_population, LAST_OF_JUNE)[ENFIELD] == (3, None)


def test_never_harm_counts_people_without_a_score_above_nought_by_the_date(records):
    records.person(ENFIELD, ADDED)  # never scored
    records.person(ENFIELD, ADDED, scores=[(ADDED, 0, "red"), (date(2020, 7, 1), 9, "red")])
    # not counted: a score now, a score once, a score before they came
    records.person(ENFIELD, ADDED, scores=[(LAST_OF_JUNE, 1, "green")])
    records.person(CAMDEN, ADDED, scores=[(ADDED, 1, "green"), (date(2020, 3, 1), 0, "green")])
    records.person(CAMDEN, ADDED, scores=[(date(2015, 1, 1), 7, "red"), (date(2016, 1, 1), 0, "green")])

    found = records.derive().ask(never_harm, LAST_OF_JUNE)

    assert found["LONDON"] == (2, 5)
    assert found["CN"] == (0, 2)


def test_always_green_counts_people_scored_and_never_in_another_band(records):
    records.person(ENFIELD, ADDED, scores=[(ADDED, 30, "green"), (date(2020, 7, 1), 50, "red")])
    records.person(ENFIELD, ADDED, scores=[(ADDED, 0, "green"), (LAST_OF_JUNE, 1, "green")])
    # not counted: never scored, another band now, another band once, another band before they came
    records.person(ENFIELD, ADDED)
    records.person(ENFIELD, ADDED, scores=[(ADDED, 0, "green"), (LAST_OF_JUNE, 0, "amber")])
    records.person(CAMDEN, ADDED, scores=[(ADDED, 0, "amber"), (date(2020, 3, 1), 0, "green")])
    records.person(CAMDEN, ADDED, scores=[(date(2015, 1, 1), 0, "red"), (date(2016, 1, 1), 0, "green")])

    found = records.derive().ask(always_green, LAST_OF_JUNE)

    assert found["LONDON"] == (2, 6)
    assert found["CN"] == (0, 2)
