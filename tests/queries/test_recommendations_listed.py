"""Each claim, assessment and paper of a commitment, on hand-made rows."""

from datetime import date

import pytest

from queries.recommendations_listed import papers_listed, statuses_listed
from queries.scope import LC, LONDON_AREA, Scope

AS_AT = date(2020, 6, 30)
DAY_AFTER = date(2020, 7, 1)
EARLIER = date(2019, 12, 5)


@pytest.fixture
def promised(records):
    records.add("recommendations", recommendation=1, title="One")
    for name in ("1.1", "1.10", "1.9"):
        records.add(
            "commitments", commitment=name, recommendation=1, title="Something", evidence_kind="minute"
        )
    return records


def test_each_status_is_told_with_the_one_of_its_kind_before_it_the_latest_first(promised):
    said(promised, "claim", EARLIER, "complete")
    said(promised, "claim", AS_AT, "in_progress")  # back again
    said(promised, "claim", DAY_AFTER, "complete")  # not said yet
    said(promised, "assessment", date(2020, 1, 1), "met")

    found = promised.listed(statuses_listed, AS_AT, "recorded_on", "source", "status", "status_before")

    assert found == [
        (AS_AT, "claim", "in_progress", "complete"),
        (date(2020, 1, 1), "assessment", "met", None),
        (EARLIER, "claim", "complete", None),
    ]


def test_statuses_come_in_the_order_of_the_commitments_as_a_reader_counts(promised):
    for name in ("1.10", "1.9", "1.1"):
        said(promised, "claim", EARLIER, "complete", name)

    assert promised.listed(statuses_listed, AS_AT, "commitment") == [("1.1",), ("1.9",), ("1.10",)]


def test_a_paper_of_another_kind_is_shown_and_does_not_document(promised):
    paper(promised, "P1", AS_AT)
    paper(promised, "P2", EARLIER, kind="report")
    paper(promised, "P3", DAY_AFTER)  # not there yet
    paper(promised, "P4", EARLIER, commitment="1.10")

    found = promised.listed(papers_listed, AS_AT, "commitment", "evidence_id", "of_kind", "paper_once")

    assert found == [("1.1", "P1", 1, 1), ("1.1", "P2", 0, 1), ("1.10", "P4", 1, 1)]


@pytest.mark.parametrize("question", [statuses_listed, papers_listed])
def test_they_are_londons_alone(promised, question):
    said(promised, "claim", EARLIER, "complete")
    paper(promised, "P1", EARLIER)

    assert promised.listed(question, AS_AT, "area") == [(LONDON_AREA,)]
    assert promised.listed(question, AS_AT, "area", scope=Scope("NA"), levels=LC) == []


def said(records, source, recorded_on, status, commitment="1.1"):
    records.add(
        "status_updates", commitment=commitment, source=source, recorded_on=recorded_on, status=status
    )


def paper(records, evidence_id, dated_on, kind="minute", commitment="1.1"):
    records.add("evidence", evidence_id=evidence_id, commitment=commitment, dated_on=dated_on, kind=kind)
