"""The documents, topics, meetings and reports behind the figures about them, on hand-made rows."""

from datetime import date, timedelta

import pytest

from queries.boards_listed import (
    audit_reports,
    disproportionality_board_meetings,
    oversight_group_meetings,
    oversight_reports,
)
from queries.documents_listed import dpia_versions, legal_mandates, sop_versions, topics_listed
from queries.scope import LC, LONDON_AREA, Scope

AS_AT = date(2020, 6, 30)
DAY_AFTER = date(2020, 7, 1)
YEAR_BEFORE, DAY_PAST_IT = date(2019, 6, 30), date(2019, 7, 1)


def test_of_the_versions_approved_within_the_year_the_latest_counts_and_the_others_are_shown(records):
    version(records, "sop", "1", approved_on=YEAR_BEFORE)  # a day too early
    version(records, "sop", "2", approved_on=DAY_PAST_IT)
    version(records, "sop", "3", approved_on=AS_AT)
    # not shown: approved later; of another kind; without a date
    version(records, "sop", "4", approved_on=DAY_AFTER)
    version(records, "policy", "1", approved_on=AS_AT)
    version(records, "sop", "5")

    found = records.listed(sop_versions, AS_AT, "version", "counted", "version_once")

    assert found == [("3", 1, 1), ("2", 0, 1), ("1", 0, 1)]


def test_a_version_published_later_is_shown_as_not_published_yet(records):
    version(records, "sop", "1", approved_on=AS_AT, published_on=DAY_AFTER)

    assert records.listed(sop_versions, AS_AT, "approved_on", "published_on") == [(AS_AT, None)]
    assert records.listed(sop_versions, DAY_AFTER, "approved_on", "published_on") == [(AS_AT, DAY_AFTER)]


def test_an_earlier_version_counts_for_nothing_once_the_latest_is_past_its_review(records):
    version(records, "dpia", "1", published_on=date(2019, 1, 1), review_due_on=date(2030, 1, 1))
    version(records, "dpia", "2", published_on=date(2020, 1, 1), review_due_on=AS_AT)

    assert records.listed(dpia_versions, AS_AT, "version", "counted") == [("2", 0), ("1", 0)]
    assert records.listed(dpia_versions, date(2020, 6, 29), "version", "counted") == [("2", 1), ("1", 0)]


def test_of_two_versions_published_on_one_day_the_one_in_date_counts(records):
    version(records, "dpia", "1", published_on=AS_AT, review_due_on=DAY_AFTER)
    version(records, "dpia", "2", published_on=AS_AT, review_due_on=AS_AT)

    assert set(records.listed(dpia_versions, AS_AT, "version", "counted")) == {("1", 1), ("2", 0)}


def test_one_that_is_approved_only_does_not_count_as_published(records):
    version(records, "legal_mandate", "1", approved_on=AS_AT)

    assert records.listed(legal_mandates, AS_AT, "version", "counted") == [("1", 0)]


def test_every_topic_has_its_row_published_or_not(records):
    records.add("publication_topics", topic="faq", published_on=date(2019, 2, 28))
    records.add("publication_topics", topic="training", published_on=AS_AT)
    records.add("publication_topics", topic="governance", published_on=DAY_AFTER)

    found = records.listed(topics_listed, AS_AT, "topic", "published_on", "published", "in_time")

    assert len(found) == 8
    assert found[:3] == [
        ("faq", date(2019, 2, 28), 1, 1),
        ("governance", None, 0, 0),
        ("training", AS_AT, 1, 0),
    ]
    assert sum(row[2] for row in found) == 2


def test_the_latest_meeting_within_six_months_counts_and_those_from_the_third_are_to_be_chaired(records):
    meeting(records, date(2019, 3, 1))
    meeting(records, date(2019, 6, 1), "deputy_mayor_policing")  # the second: not yet to be
    meeting(records, date(2019, 9, 1), "mopac;deputy_mayor_policing")
    meeting(records, date(2020, 1, 1), "deputy_mayor_communities")
    meeting(records, AS_AT)
    meeting(records, DAY_AFTER, "deputy_mayor_policing")  # not held yet

    found = records.listed(
        oversight_group_meetings, AS_AT, "held_on", "met_in_time", "to_be_chaired", "chaired"
    )

    assert found == [
        (AS_AT, 1, 1, 0),
        (date(2020, 1, 1), 0, 1, 0),
        (date(2019, 9, 1), 0, 1, 1),
        (date(2019, 6, 1), 0, 0, 0),
        (date(2019, 3, 1), 0, 0, 0),
    ]


def test_another_board_counts_its_own_meetings_within_a_year(records):
    meeting(records, YEAR_BEFORE, board="disproportionality_board")
    meeting(records, AS_AT)

    assert records.listed(disproportionality_board_meetings, AS_AT, "held_on", "met_in_time") == [
        (YEAR_BEFORE, 0)
    ]


@pytest.mark.parametrize(("question", "counted"), [(audit_reports, 0), (oversight_reports, 1)])
def test_a_report_made_but_not_published_counts_where_making_it_is_what_is_asked(records, question, counted):
    board = {audit_reports.name: "audit_board", oversight_reports.name: "oversight_board"}[question.name]
    records.add("reports", board=board, period_end=date(2020, 3, 31), reported_on=AS_AT)
    records.add("reports", board="ethics_panel", period_end=date(2020, 3, 31), published_on=AS_AT)

    found = records.listed(question, AS_AT, "reported_on", "published_on", "counted")

    assert found == [(AS_AT, None, counted)]


def test_a_report_of_which_only_the_publication_is_recorded_is_listed_from_that_day(records):
    records.add("reports", board="audit_board", period_end=date(2020, 3, 31), published_on=AS_AT)

    assert records.listed(audit_reports, AS_AT, "reported_on", "published_on", "counted") == [
        (None, AS_AT, 1)
    ]
    assert records.listed(audit_reports, AS_AT - timedelta(days=1), "published_on") == []


def test_they_are_londons_alone_and_so_of_no_bcu(records):
    version(records, "sop", "1", approved_on=AS_AT)

    assert records.listed(sop_versions, AS_AT, "area") == [(LONDON_AREA,)]
    assert records.listed(sop_versions, AS_AT, "area", scope=Scope("NA"), levels=LC) == []


def version(records, kind, name, **dates):
    records.add("documents", kind=kind, version=name, **dates)


def meeting(records, held_on, chairs=None, board="oversight_group"):
    records.add("meetings", board=board, held_on=held_on, chairs=chairs)
