"""What is on paper, on hand-made rows."""

from datetime import date

import pytest

from queries.documents import (
    dpia_current,
    eia_current,
    legal_mandate_published,
    pilot_reviewed,
    policy_reviewed,
    population_review_published,
    sop_reviewed,
    topics_by_deadline,
    topics_published,
)

AS_AT = date(2020, 6, 30)
DAY_AFTER = date(2020, 7, 1)
TWELVE_MONTHS_BEFORE = date(2019, 6, 30)
YES, NO = {"LONDON": (1, 1)}, {"LONDON": (0, 1)}
IN_TWELVE_MONTHS = pytest.mark.parametrize(
    ("day", "expected"),
    [(AS_AT, YES), (date(2019, 7, 1), YES), (TWELVE_MONTHS_BEFORE, NO), (DAY_AFTER, NO), (None, NO)],
)


@pytest.mark.parametrize(("question", "kind"), [(sop_reviewed, "sop"), (policy_reviewed, "policy")])
@IN_TWELVE_MONTHS
def test_rules_are_reviewed_when_a_version_was_approved_in_twelve_months(
    records, question, kind, day, expected
):
    document(records, kind, approved_on=day, published_on=AS_AT)
    document(records, "terms_of_reference", approved_on=AS_AT)  # not included: another kind

    assert records.ask(question, AS_AT) == expected


@IN_TWELVE_MONTHS
def test_the_population_is_reviewed_when_a_review_was_published_in_twelve_months(records, day, expected):
    document(records, "annual_review", approved_on=AS_AT, published_on=day)
    document(records, "pilot_review", approved_on=AS_AT, published_on=AS_AT)  # not included: another kind

    assert records.ask(population_review_published, AS_AT) == expected


@pytest.mark.parametrize(
    ("question", "kind"), [(legal_mandate_published, "legal_mandate"), (pilot_reviewed, "pilot_review")]
)
@pytest.mark.parametrize(
    ("day", "expected"), [(AS_AT, YES), (date(2012, 1, 1), YES), (DAY_AFTER, NO), (None, NO)]
)
def test_what_is_published_once_stays_published(records, question, kind, day, expected):
    document(records, kind, approved_on=AS_AT, published_on=day)
    document(records, "data_strategy", published_on=AS_AT)  # not included: another kind

    assert records.ask(question, AS_AT) == expected


@pytest.mark.parametrize(("question", "kind"), [(dpia_current, "dpia"), (eia_current, "eia")])
class TestAnAssessmentIsCurrent:
    def test_until_the_day_before_its_review_is_due(self, records, question, kind):
        document(records, kind, published_on=AS_AT, review_due_on=DAY_AFTER)

        found = records.ask(question, date(2020, 6, 29), AS_AT, DAY_AFTER)

        assert [found[day, "LONDON"] for day in (date(2020, 6, 29), AS_AT, DAY_AFTER)] == [
            (0, 1),  # not yet published
            (1, 1),
            (0, 1),
        ]

    def test_by_the_version_published_last_alone(self, records, question, kind):
        document(records, kind, published_on=date(2019, 1, 1), review_due_on=date(2022, 1, 1))
        document(records, kind, published_on=date(2020, 1, 1), review_due_on=date(2020, 6, 1))
        # not included: published after; approved, never published; another kind
        document(records, kind, published_on=DAY_AFTER, review_due_on=date(2022, 1, 1))
        document(records, kind, approved_on=AS_AT, review_due_on=date(2022, 1, 1))
        document(records, "sop", published_on=AS_AT, review_due_on=date(2022, 1, 1))

        assert records.ask(question, AS_AT) == NO
        assert records.ask(question, date(2019, 12, 31)) == YES

    def test_not_without_a_day_on_which_its_review_is_due(self, records, question, kind):
        document(records, kind, published_on=AS_AT)

        assert records.ask(question, AS_AT) == NO

    def test_where_one_of_two_published_that_day_is(self, records, question, kind):
        document(records, kind, published_on=AS_AT, review_due_on=date(2020, 1, 1))
        document(records, kind, published_on=AS_AT, review_due_on=DAY_AFTER)

        assert records.ask(question, AS_AT) == YES


def test_topics_count_as_they_are_published_and_in_time_until_the_deadline(records):
    topic(records, "faq", date(2019, 2, 1))
    topic(records, "governance", date(2019, 2, 28))
    topic(records, "training", date(2019, 3, 1))
    topic(records, "information_sharing", None)
    dates = (date(2019, 1, 31), date(2019, 2, 27), date(2019, 2, 28), date(2019, 3, 1))

    published, in_time = records.ask(topics_published, *dates), records.ask(topics_by_deadline, *dates)

    assert [published[day, "LONDON"] for day in dates] == [(0, 8), (1, 8), (2, 8), (3, 8)]
    assert [in_time[day, "LONDON"] for day in dates] == [(0, 8), (1, 8), (2, 8), (2, 8)]


def document(records, kind, **dates):
    records.add("documents", kind=kind, version=str(next(records._ids)), **dates)


def topic(records, name, published_on):
    records.add("publication_topics", topic=name, published_on=published_on)
