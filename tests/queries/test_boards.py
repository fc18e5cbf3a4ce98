"""Meetings and reports, on hand-made rows."""

from datetime import date

import pytest

from queries.boards import (
    audit_report_published,
    deputy_mayor_chairs,
    disproportionality_board_met,
    ethics_report_published,
    oversight_group_met,
    oversight_reported,
)

AS_AT = date(2020, 8, 31)
DAY_AFTER = date(2020, 9, 1)
SIX_MONTHS_BEFORE = date(2020, 2, 29)  # 31 August less six months, clipped to the end of February
TWELVE_MONTHS_BEFORE = date(2019, 8, 31)
YES, NO = {"LONDON": (1, 1)}, {"LONDON": (0, 1)}


@pytest.mark.parametrize(
    ("question", "board"),
    [(ethics_report_published, "ethics_panel"), (audit_report_published, "audit_board")],
)
@pytest.mark.parametrize(
    ("published_on", "expected"),
    [
        (AS_AT, YES),
        (date(2019, 9, 1), YES),
        (TWELVE_MONTHS_BEFORE, NO),
        (DAY_AFTER, NO),
        (None, NO),
    ],
)
def test_a_report_counts_when_it_was_published_in_twelve_months(
    records, question, board, published_on, expected
):
    report(records, board, reported_on=AS_AT, published_on=published_on)

    assert records.ask(question, AS_AT) == expected


def test_a_report_to_one_board_is_none_to_another(records):
    report(records, "oversight_board", reported_on=AS_AT, published_on=AS_AT)

    assert records.ask(ethics_report_published, AS_AT) == NO
    assert records.ask(audit_report_published, AS_AT) == NO


@pytest.mark.parametrize(
    ("reported_on", "expected"),
    [(AS_AT, YES), (date(2019, 9, 1), YES), (TWELVE_MONTHS_BEFORE, NO), (DAY_AFTER, NO), (None, NO)],
)
def test_the_oversight_board_was_reported_to_when_it_was_told_published_or_not(
    records, reported_on, expected
):
    report(records, "oversight_board", reported_on=reported_on, published_on=None)
    report(records, "ethics_panel", reported_on=AS_AT, published_on=AS_AT)  # not included: another board

    assert records.ask(oversight_reported, AS_AT) == expected


@pytest.mark.parametrize(
    ("held_on", "expected"),
    [(AS_AT, YES), (date(2020, 3, 1), YES), (SIX_MONTHS_BEFORE, NO), (DAY_AFTER, NO)],
)
def test_the_oversight_group_met_in_six_months(records, held_on, expected):
    meeting(records, held_on)
    meeting(records, AS_AT, board="oversight_board")  # not included: another board

    assert records.ask(oversight_group_met, AS_AT) == expected


@pytest.mark.parametrize(
    ("held_on", "expected"),
    [(AS_AT, YES), (date(2019, 9, 1), YES), (TWELVE_MONTHS_BEFORE, NO), (DAY_AFTER, NO)],
)
def test_the_disproportionality_board_met_in_twelve_months(records, held_on, expected):
    meeting(records, held_on, board="disproportionality_board")
    meeting(records, AS_AT)  # not included: another board

    assert records.ask(disproportionality_board_met, AS_AT) == expected


def test_the_deputy_mayor_is_to_chair_from_the_third_meeting_on(records):
    meeting(records, date(2019, 3, 1), "met_intelligence")
    meeting(records, date(2019, 6, 1), "deputy_mayor_policing")  # not included: the second
    meeting(records, date(2019, 9, 1), "met_intelligence;deputy_mayor_policing")
    meeting(records, date(2019, 12, 1), "deputy_mayor_communities;met_intelligence")
    meeting(records, date(2020, 3, 1), None)
    meeting(records, AS_AT, "deputy_mayor_policing;mopac")
    meeting(records, DAY_AFTER, "deputy_mayor_policing")
    # not included: another board's
    meeting(records, AS_AT, "deputy_mayor_policing", board="oversight_board")

    found = records.ask(deputy_mayor_chairs, date(2019, 8, 31), date(2019, 9, 1), AS_AT, DAY_AFTER)

    assert [found[day, "LONDON"] for day in (date(2019, 8, 31), date(2019, 9, 1), AS_AT, DAY_AFTER)] == [
        (0, 0),
        (1, 1),
        (2, 4),
        (3, 5),
    ]


def meeting(records, held_on, chairs=None, *, board="oversight_group"):
    records.add("meetings", board=board, held_on=held_on, chairs=chairs)


def report(records, board, *, reported_on, published_on):
    records.add(
        "reports",
        board=board,
        period_end=date(2019, 6, 30),
        reported_on=reported_on,
        published_on=published_on,
    )
