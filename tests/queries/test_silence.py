"""A source is silent where it says nothing dated by the as-at date: nothing counted is not a pass."""

from datetime import date

import pytest

from queries.reading import silent_dates
from queries.silence import AGREEMENTS, DOCUMENTS, LOG_6, LOG_12, REVIEW_OUTCOMES, REVIEWS, Source
from tests.making import CAMDEN, ENFIELD

AS_AT = date(2020, 6, 30)
FIRST_DAYS = [date(2019, 12, 1), *(date(2020, month, 1) for month in range(1, 6))]
LAST_DAYS = [date(2019, 12, 31), *(date(2020, *day) for day in ((1, 31), (2, 29), (3, 31), (4, 30), (5, 31)))]


def test_an_empty_source_is_silent(records):
    for source in (AGREEMENTS, REVIEWS, REVIEW_OUTCOMES, LOG_12, Source("datasets")):
        assert is_silent(records, source, AS_AT), source


def test_agreements_speak_from_the_day_the_first_was_sent(records):
    records.add("agreements", agreement_id="D1", partner=CAMDEN, sent_on=AS_AT)

    assert not is_silent(records, AGREEMENTS, AS_AT)
    assert is_silent(records, AGREEMENTS, date(2020, 6, 29))


def test_an_agreement_never_sent_breaks_no_silence(records):
    records.add("agreements", agreement_id="D1", partner=CAMDEN, signed_on=date(2020, 1, 1))

    assert is_silent(records, AGREEMENTS, AS_AT)


def test_reviews_speak_once_a_quarter_with_a_row_is_over(records):
    records.add("reviews", bcu="NA", exercise="2020-Q2")

    assert not is_silent(records, REVIEWS, AS_AT)
    assert is_silent(records, REVIEWS, date(2020, 6, 29))


def test_the_reappraisal_is_no_quarter(records):
    records.add("reviews", bcu="NA", exercise="green-reappraisal", completed_on=date(2019, 9, 1))

    assert is_silent(records, REVIEWS, AS_AT)


def test_a_table_without_dates_is_silent_only_when_empty(records):
    records.add("datasets", dataset="A")

    assert not is_silent(records, Source("datasets"), date(1990, 1, 1))


def test_a_month_counts_as_a_date(records):
    records.add("system_audits", month="2020-06")

    assert not is_silent(records, Source("system_audits", "month"), date(2020, 6, 1))
    assert is_silent(records, Source("system_audits", "month"), date(2020, 5, 31))


@pytest.mark.parametrize("missing", [None, 1, 6, 12])
def test_the_log_speaks_when_each_of_the_twelve_months_before_holds_an_event(records, missing):
    user = records.user("U1", "mps", "NA")
    for back in range(1, 13):
        month = 12 * 2020 + 5 - back
        if back != missing:
            records.opening(user, ENFIELD, date(month // 12, month % 12 + 1, 28))
    records.derive()

    assert is_silent(records, LOG_12, AS_AT) is (missing is not None)


@pytest.mark.parametrize("days", [FIRST_DAYS, LAST_DAYS], ids=["first", "last"])
def test_an_event_on_a_months_first_or_last_day_speaks_for_that_month(records, days):
    user = records.user("U1", "mps", "NA")
    for day in days:
        records.opening(user, ENFIELD, day)

    assert not is_silent(records.derive(), LOG_6, AS_AT)


@pytest.mark.parametrize("dated_by", ["approved_on", "published_on"])
def test_documents_speak_from_the_day_one_was_approved_or_else_published(records, dated_by):
    records.add("documents", kind="sop", version="1.0", **{dated_by: AS_AT})

    assert not is_silent(records, DOCUMENTS, AS_AT)
    assert is_silent(records, DOCUMENTS, date(2020, 6, 29))


def test_the_months_own_events_break_no_silence(records):
    records.opening(records.user("U1", "mps", "NA"), ENFIELD, AS_AT)

    assert is_silent(records.derive(), LOG_12, AS_AT)


def is_silent(records, source, day):
    with records.engine.begin() as connection:
        return silent_dates(connection, source, [day])[day]
