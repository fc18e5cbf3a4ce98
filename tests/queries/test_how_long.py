"""How long people stay and how old what they are kept on is, sorted into spans, on their boundary days."""

from datetime import date
from typing import Any

from queries.how_long import evidence_ages, lengths_of_stay
from queries.question import Question
from queries.scope import LONDON, Scope
from tests.making import BEXLEY, CAMDEN, ENFIELD, Records

AS_AT = date(2020, 8, 31)
LONG_AGO = date(2010, 1, 1)
GREEN = [(LONG_AGO, 0, "green")]


def test_a_stay_is_as_long_as_its_entry_runs(records):
    for added_on in (
        AS_AT,
        date(2019, 9, 1),  # a day short of a year
        date(2019, 8, 31),  # a year
        date(2018, 8, 31),  # two
        date(2016, 9, 1),
        date(2016, 8, 31),  # four
        LONG_AGO,
    ):
        records.person(ENFIELD, added_on)
    # not of them: gone by the date, added after it
    records.person(ENFIELD, LONG_AGO, AS_AT)
    records.person(ENFIELD, date(2020, 9, 1))

    found = sorted_(records.derive(), lengths_of_stay)

    assert found == {(0, 12): 2, (12, 24): 1, (24, 48): 2, (48, None): 2}


def test_a_move_begins_a_stay_anew_and_is_said(records):
    moved = records.person(CAMDEN, LONG_AGO, date(2020, 1, 1), reason="moved")
    records.entry(moved, ENFIELD, date(2020, 1, 1))
    back = records.person(CAMDEN, LONG_AGO, date(2019, 1, 1))  # removed, and added again: no move
    records.entry(back, ENFIELD, date(2020, 1, 1))
    records.derive()

    with records.engine.begin() as connection:
        rows = connection.execute(lengths_of_stay(Scope("NA"), [AS_AT])).all()

    assert [(row.numerator, row.moved_in, row.denominator) for row in rows] == [
        (2, 1, 2),
        (0, 0, 2),
        (0, 0, 2),
        (0, 0, 2),
    ]


def test_what_green_people_are_kept_on_is_as_old_as_the_newest_of_it(records):
    for evidence_on in (
        AS_AT,
        date(2020, 6, 1),  # a day short of three months
        date(2020, 5, 31),
        date(2020, 2, 29),  # six months, clipped to the month's last day
        date(2019, 9, 1),
        date(2019, 8, 31),  # a year: no longer of the last
        date(2019, 2, 28),
        date(2018, 8, 31),
    ):
        kept(records, records.person(ENFIELD, LONG_AGO, scores=GREEN), evidence_on)
    several = records.person(ENFIELD, LONG_AGO, scores=GREEN)
    kept(records, several, AS_AT, exercise="2020-Q1")
    kept(records, several, date(2015, 1, 1))
    none_on_record: list[tuple[date | None, dict[str, Any]]] = [
        (None, {}),
        (date(2020, 9, 1), {}),  # not known yet
        (AS_AT, {"outcome": "remove"}),
        (AS_AT, {"reviewed_on": date(2020, 9, 1)}),
    ]
    for dated_on, about in none_on_record:
        kept(records, records.person(BEXLEY, LONG_AGO, scores=GREEN), dated_on, **about)
    # not of them: not green, gone
    kept(records, records.person(ENFIELD, LONG_AGO), AS_AT)
    kept(records, records.person(ENFIELD, LONG_AGO, AS_AT, scores=GREEN), AS_AT)
    records.derive()

    assert sorted_(records, evidence_ages) == {
        (0, 3): 3,
        (3, 6): 1,
        (6, 9): 1,
        (9, 12): 1,
        (12, 18): 1,
        (18, 24): 1,
        (24, None): 1,
        (None, None): 4,
    }
    assert sorted_(records, evidence_ages, Scope("SE"))[None, None] == 4
    assert sorted_(records, evidence_ages, Scope("NA"))[None, None] == 0


def test_all_spans_of_all_areas_are_there_with_all_of_the_area_beside_them(records):
    records.person(ENFIELD, LONG_AGO, scores=GREEN)
    records.derive()

    with records.engine.begin() as connection:
        rows = connection.execute(evidence_ages(LONDON, [AS_AT])).all()

    assert [(row.area, row.place) for row in rows] == [
        (area, place) for area in ("CN", "LONDON", "NA", "SE") for place in range(8)
    ]
    assert {row.area: row.denominator for row in rows} == {"CN": 0, "LONDON": 1, "NA": 1, "SE": 0}


def sorted_(records: Records, question: Question, scope: Scope = LONDON) -> dict[Any, int]:
    """How many of the scope's own area are in each span."""
    with records.engine.begin() as connection:
        rows = connection.execute(question(scope, [AS_AT])).all()
    own = scope.bcu or "LONDON"
    return {(row.over, row.under): row.numerator for row in rows if row.area == own}


def kept(records: Records, nominal_id: str, evidence_on: date | None, **about: Any) -> None:
    row = {"bcu": "NA", "exercise": "2020-Q3", "outcome": "retain", "reviewed_on": AS_AT} | about
    records.add("review_outcomes", nominal_id=nominal_id, evidence_on=evidence_on, **row)
