"""The entries that make up the stays watched over two years, joined where a move joins them, on hand-made rows."""

from datetime import date, timedelta

from dashboard.staying.curves import in_short, points
from dashboard.staying.stays import Watched, stays
from queries.scope import LC, LONDON, L, Scope
from queries.stays_in_view import stays_in_view
from tests.making import CAMDEN, ENFIELD, HARINGEY

AS_AT, BEGINS = date(2020, 8, 31), date(2018, 8, 31)
LONG_AGO = date(2016, 8, 31)
TWO_YEARS, FOUR_YEARS = (BEGINS - LONG_AGO).days, (AS_AT - LONG_AGO).days


def test_a_stay_is_watched_from_the_first_of_the_two_years_or_from_its_beginning(records):
    records.person(ENFIELD, LONG_AGO)  # still there
    records.person(ENFIELD, date(2020, 1, 1), date(2020, 1, 31), reason="other")
    records.person(ENFIELD, LONG_AGO, AS_AT)  # removed, for no reason given
    records.person(ENFIELD, LONG_AGO, date(2020, 9, 1), reason="other")  # after the date: still there by then
    # not watched: gone by the first of the two years, added after the date
    records.person(ENFIELD, LONG_AGO, BEGINS)
    records.person(ENFIELD, date(2020, 9, 1))
    records.derive()

    assert watched(records) == [
        Watched(0, 30, ended=True, band=None),
        Watched(TWO_YEARS, FOUR_YEARS, ended=False, band=None),
        Watched(TWO_YEARS, FOUR_YEARS, ended=False, band=None),
        Watched(TWO_YEARS, FOUR_YEARS, ended=True, band=None),
    ]


def test_in_view_are_those_added_by_the_date_and_not_removed_by_the_first_of_the_two_years(records):
    records.person(ENFIELD, LONG_AGO, BEGINS, id_="gone")
    records.person(ENFIELD, LONG_AGO, BEGINS + timedelta(days=1), id_="seen")
    records.person(ENFIELD, AS_AT, id_="come")
    records.person(ENFIELD, AS_AT + timedelta(days=1), id_="to come")
    records.derive()

    assert records.listed(stays_in_view, AS_AT, "nominal_id") == [("come",), ("seen",)]


def test_a_move_carries_a_stay_on_and_is_no_removal(records):
    moved = records.person(ENFIELD, LONG_AGO, date(2017, 1, 1), reason="moved")
    records.entry(moved, CAMDEN, date(2017, 1, 1), date(2019, 1, 1), reason="moved")
    records.entry(moved, HARINGEY, date(2019, 1, 1), date(2020, 8, 31), reason="quarterly_review")
    records.derive()

    assert watched(records) == [Watched(TWO_YEARS, FOUR_YEARS, ended=True, band=None)]
    # North Area is told of what was on its own Matrices: the last part came by a move, so its beginning is not known.
    assert found(records, Scope("NA")).watched == ()
    assert found(records, Scope("NA")).moved_in == 1


def test_who_moves_out_of_a_bcu_is_watched_until_then_and_was_not_removed(records):
    moved = records.person(ENFIELD, LONG_AGO, date(2019, 8, 31), reason="moved")
    records.entry(moved, CAMDEN, date(2019, 8, 31))
    records.derive()

    assert found(records, Scope("NA")).watched == (
        Watched(TWO_YEARS, TWO_YEARS + 365, ended=False, band=None),
    )


def test_a_move_without_an_arrival_and_a_later_addition_are_two_stays(records):
    gone = records.person(ENFIELD, LONG_AGO, date(2019, 8, 31), reason="moved")
    records.entry(gone, ENFIELD, date(2020, 8, 1))
    again = records.person(CAMDEN, LONG_AGO, date(2019, 8, 31), reason="other")  # removed, and added that day
    records.entry(again, CAMDEN, date(2019, 8, 31))
    records.derive()

    assert watched(records) == [
        Watched(0, 30, ended=False, band=None),
        Watched(0, 366, ended=False, band=None),
        Watched(TWO_YEARS, TWO_YEARS + 365, ended=False, band=None),
        Watched(TWO_YEARS, TWO_YEARS + 365, ended=True, band=None),
    ]


def test_the_band_is_the_one_on_the_day_from_which_the_stay_is_watched(records):
    scores = [(LONG_AGO, 50, "red"), (date(2018, 8, 31), 20, "amber"), (date(2018, 9, 1), 0, "green")]
    records.person(ENFIELD, LONG_AGO, scores=scores)
    new = date(2019, 1, 1)
    records.person(ENFIELD, new, scores=[(new, 0, "green"), (date(2019, 1, 2), 50, "red")])
    records.person(ENFIELD, new, scores=[(date(2019, 1, 2), 50, "red")])
    records.derive()

    assert sorted(stay.band or "" for stay in watched(records)) == ["", "amber", "green"]


def test_the_curve_comes_down_by_hand(records):
    """Of twenty added on one day ten are removed after 100 days: a half; then ten are in view, and none leaves."""
    begun = date(2019, 1, 1)
    for number in range(20):
        left = begun + timedelta(100) if number < 10 else None
        records.person(ENFIELD, begun, left, reason="other" if left else None)
    records.derive()
    rows = told(records)

    (short,) = (row for row in in_short(rows) if row.band == "all")
    steps = [point for point in points(rows) if (point.band, point.what) == ("all", "step")]

    assert (short.stays, short.removed, short.median, short.why_not) == (
        20,
        10,
        None,
        "",
    )  # at a half, not under it
    assert short.after_1 == 0.5
    assert short.after_2 is None
    assert [(step.day, step.share, step.in_view) for step in steps] == [(100, 0.5, 20)]
    years = [point for point in points(rows) if (point.band, point.what) == ("all", "year")]
    assert [(round(year.day / 365.25), year.in_view) for year in years] == [(0, 20), (1, 10)]


def test_of_fewer_than_ten_stays_no_curve_is_made(records):
    for _ in range(9):
        records.person(ENFIELD, LONG_AGO)
    records.derive()
    rows = told(records)

    assert points(rows) == []
    assert {row.why_not for row in in_short(rows)} == {"not calculated: fewer than 10"}


def told(records, scope=LONDON):
    with records.engine.begin() as connection:
        levels = L if scope.is_london else LC
        return connection.execute(stays_in_view(scope, [AS_AT], levels)).all()


def found(records, scope=LONDON):
    return stays(told(records, scope))


def watched(records):
    return sorted(found(records).watched, key=lambda stay: (stay.first_seen, stay.last_seen, stay.ended))
