"""Every board with its meetings and reports, on hand-made rows."""

from datetime import date

from queries.boards_in_time import meetings_of_boards, reports_to_boards

AS_AT = date(2020, 6, 30)
DAY_AFTER = date(2020, 7, 1)
EARLIER = date(2019, 9, 1)
BOARDS = [
    "oversight_group",
    "oversight_board",
    "audit_board",
    "ethics_panel",
    "disproportionality_board",
    "london_crime_reduction_board",
    "information_assurance",
]


def test_every_board_has_its_meetings_the_latest_first_and_one_without_any_says_so(records):
    records.add("meetings", board="oversight_group", held_on=EARLIER, chairs="met_intelligence")
    records.add(
        "meetings", board="oversight_group", held_on=AS_AT, chairs="met_intelligence;deputy_mayor_policing"
    )
    records.add("meetings", board="audit_board", held_on=AS_AT, chairs=None)
    records.add("meetings", board="ethics_panel", held_on=DAY_AFTER, chairs="mopac")

    found = records.listed(meetings_of_boards, AS_AT, "board", "held_on", "deputy_mayor")

    assert found == [
        ("oversight_group", AS_AT, 1),
        ("oversight_group", EARLIER, 0),
        ("oversight_board", None, 0),
        ("audit_board", AS_AT, 0),
        *((board, None, 0) for board in BOARDS[3:]),
    ]


def test_another_deputy_mayor_is_not_the_one_for_policing(records):
    records.add("meetings", board="oversight_group", held_on=AS_AT, chairs="deputy_mayor_communities;mayor")

    assert records.listed(meetings_of_boards, AS_AT, "deputy_mayor")[0] == (0,)


def test_a_report_is_told_as_far_as_it_was_known_and_boards_without_any_have_their_row(records):
    report(records, "ethics_panel", date(2019, 12, 31), reported_on=AS_AT, published_on=DAY_AFTER)
    report(records, "audit_board", date(2018, 12, 31), reported_on=EARLIER, published_on=EARLIER)
    report(records, "audit_board", date(2019, 12, 31), published_on=AS_AT)
    report(records, "oversight_board", date(2019, 12, 31), reported_on=DAY_AFTER)
    report(records, "oversight_group", date(2019, 12, 31))

    found = records.listed(reports_to_boards, AS_AT, "board", "period_end", "reported_on", "published_on")

    assert found == [
        ("oversight_group", None, None, None),
        ("oversight_board", None, None, None),
        ("audit_board", date(2019, 12, 31), None, AS_AT),
        ("audit_board", date(2018, 12, 31), EARLIER, EARLIER),
        ("ethics_panel", date(2019, 12, 31), AS_AT, None),
        *((board, None, None, None) for board in BOARDS[4:]),
    ]


def report(records, board, period_end, **dates):
    records.add("reports", board=board, period_end=period_end, **dates)
