"""The account of a quarter band by band, on hand-made rows with their boundary days."""

from datetime import date
from typing import Any

from queries.band_account import STEPS, account_by_band
from queries.scope import LONDON, Scope
from tests.making import BEXLEY, CAMDEN, ENFIELD, HARINGEY, Records

AS_AT = date(2020, 8, 31)
FIRST_DAY, EVE = date(2020, 7, 1), date(2020, 6, 30)
LONG_AGO = date(2018, 1, 1)
GREEN, RED = (LONG_AGO, 0, "green"), (LONG_AGO, 50, "red")


def test_who_stays_in_a_band_is_in_its_opening_and_its_closing(records):
    records.person(ENFIELD, EVE, scores=[GREEN])
    records.person(ENFIELD, LONG_AGO, date(2020, 9, 1), scores=[GREEN])  # leaves after the date
    # in neither: left on the eve, added after the date
    records.person(ENFIELD, LONG_AGO, EVE, scores=[GREEN])
    records.person(ENFIELD, date(2020, 9, 1), scores=[GREEN])

    assert account(records.derive()) == {"green": {"opening": 2, "closing": 2}}


def test_who_comes_and_who_leaves_counts_in_the_band_they_were_in_then(records):
    records.person(ENFIELD, FIRST_DAY, scores=[(FIRST_DAY, 0, "green")])  # scored the day they came
    records.person(ENFIELD, AS_AT, scores=[(date(2020, 9, 1), 0, "green")])  # scored later
    records.person(ENFIELD, LONG_AGO, AS_AT, scores=[RED], reason="died")
    records.person(ENFIELD, LONG_AGO, FIRST_DAY, scores=[RED, (FIRST_DAY, 0, "green")])  # scored as they left

    assert account(records.derive()) == {
        "green": {"added": 1, "closing": 1},
        "unscored": {"added": 1, "closing": 1},
        "red": {"opening": 2, "removed": 2},
    }


def test_who_comes_and_leaves_on_one_day_is_added_and_removed_in_one_band(records):
    records.person(ENFIELD, AS_AT, AS_AT, scores=[(AS_AT, 0, "green")])

    assert account(records.derive()) == {"green": {"added": 1, "removed": 1}}


def test_a_change_of_band_leaves_one_and_joins_the_other(records):
    for changed_on in (FIRST_DAY, AS_AT):
        records.person(ENFIELD, LONG_AGO, scores=[GREEN, (changed_on, 50, "red")])
    records.person(ENFIELD, EVE, scores=[(AS_AT, 9, "amber")])
    # no change in the quarter: before it, after the date, of the score alone
    records.person(ENFIELD, LONG_AGO, scores=[GREEN, (EVE, 50, "red")])
    records.person(ENFIELD, LONG_AGO, scores=[GREEN, (date(2020, 9, 1), 50, "red")])
    records.person(ENFIELD, LONG_AGO, scores=[GREEN, (AS_AT, 3, "green")])

    assert account(records.derive()) == {
        "green": {"opening": 4, "changed_from": 2, "closing": 2},
        "red": {"opening": 1, "changed_to": 2, "closing": 3},
        "unscored": {"opening": 1, "changed_from": 1},
        "amber": {"changed_to": 1, "closing": 1},
    }


def test_a_move_is_out_and_in_even_if_the_band_changes_on_that_day(records):
    moved_on = date(2020, 8, 1)
    moved = records.person(
        CAMDEN, LONG_AGO, moved_on, scores=[RED, (moved_on, 0, "green")], reason="moved", id_="moved"
    )
    records.entry(moved, ENFIELD, moved_on)
    within = records.person(ENFIELD, LONG_AGO, moved_on, scores=[GREEN], reason="moved")
    records.entry(within, HARINGEY, moved_on)
    records.derive()

    assert account(records) == {
        "red": {"opening": 1, "transferred_out": 1},
        "green": {"opening": 1, "transferred_in": 2, "transferred_out": 1, "closing": 2},
    }
    assert account(records, scope=Scope("CN")) == {"red": {"opening": 1, "transferred_out": 1}}
    assert account(records, scope=Scope("NA")) == {
        "green": {"opening": 1, "transferred_in": 2, "transferred_out": 1, "closing": 2}
    }


def test_every_band_has_a_row_in_order_also_where_nobody_is(records):
    records.person(BEXLEY, LONG_AGO, scores=[GREEN])
    records.derive()
    with records.engine.begin() as connection:
        rows = connection.execute(account_by_band(Scope("NA"), [EVE, AS_AT])).all()

    assert [(row.as_at, row.band) for row in rows] == [
        (when, band) for when in (EVE, AS_AT) for band in ("red", "amber", "green", "unscored")
    ]
    assert {row.first_day for row in rows} == {date(2020, 4, 1), FIRST_DAY}
    assert not any(getattr(row, step) for row in rows for step in STEPS)


def test_on_the_sample_every_band_reconciles_in_every_area(sample_database):
    dates = [date(2019, 3, 31), date(2019, 12, 31), date(2020, 8, 14), date(2021, 2, 28)]
    with sample_database.begin() as connection:
        rows = connection.execute(account_by_band(LONDON, dates)).all()

    assert len(rows) == 4 * 13 * 4
    assert [
        row
        for row in rows
        if row.opening + row.added + row.transferred_in + row.changed_to
        != row.closing + row.changed_from + row.removed + row.transferred_out
    ] == []
    assert sum(row.changed_to for row in rows) == sum(row.changed_from for row in rows) > 100


def account(records: Records, scope: Scope = LONDON) -> dict[str, dict[str, Any]]:
    """By band the steps that anybody took, of the scope's own area."""
    with records.engine.begin() as connection:
        rows = connection.execute(account_by_band(scope, [AS_AT])).all()
    found = {
        row.band: {step: getattr(row, step) for step in STEPS if getattr(row, step)}
        for row in rows
        if row.area == (scope.bcu or "LONDON")
    }
    return {band: steps for band, steps in found.items() if steps}
