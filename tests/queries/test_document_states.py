"""How each kind of document stands, on hand-made rows."""

from datetime import date

import pytest

from queries.document_states import document_states

AS_AT = date(2020, 6, 30)
DAY_AFTER = date(2020, 7, 1)
EARLIER = date(2019, 9, 1)
KINDS = [
    "sop",
    "policy",
    "dpia",
    "eia",
    "legal_mandate",
    "terms_of_reference",
    "pilot_review",
    "annual_review",
    "data_strategy",
]


def state_of(records, kind="sop"):
    found = records.listed(document_states, AS_AT, "kind", "version", "state")
    return next((version, state) for each, version, state in found if each == kind)


def test_every_kind_has_its_row_and_what_was_never_recorded_says_so(records):
    found = records.listed(document_states, AS_AT, "kind", "version", "state")

    assert found == [(kind, None, "not_recorded") for kind in KINDS]


@pytest.mark.parametrize(
    ("dates", "state"),
    [
        ({"approved_on": AS_AT, "published_on": AS_AT, "review_due_on": DAY_AFTER}, "in_force"),
        ({"approved_on": AS_AT, "published_on": AS_AT, "review_due_on": AS_AT}, "review_overdue"),
        ({"approved_on": AS_AT, "published_on": AS_AT}, "no_review_date"),
        ({"published_on": AS_AT, "review_due_on": DAY_AFTER}, "in_force"),
        ({"approved_on": AS_AT, "review_due_on": DAY_AFTER}, "not_published"),
        ({"approved_on": AS_AT, "published_on": DAY_AFTER, "review_due_on": DAY_AFTER}, "not_published"),
        ({"approved_on": EARLIER, "review_due_on": AS_AT}, "review_overdue"),  # the worse of the two is said
    ],
)
def test_a_version_stands_by_its_dates(records, dates, state):
    version(records, "1", **dates)

    assert state_of(records) == ("1", state)


def test_a_version_approved_or_published_later_is_not_there_yet(records):
    version(records, "1", approved_on=DAY_AFTER)
    version(records, "2", published_on=DAY_AFTER)
    version(records, "3")

    assert state_of(records) == (None, "not_recorded")


def test_the_version_approved_last_speaks_and_the_day_any_was_published_is_told(records):
    version(records, "1", approved_on=EARLIER, published_on=date(2019, 9, 2), review_due_on=DAY_AFTER)
    version(records, "2", approved_on=AS_AT)
    version(records, "9", approved_on=EARLIER)

    found = records.listed(document_states, AS_AT, "version", "published_on", "last_published_on", "state")

    assert found[0] == ("2", None, date(2019, 9, 2), "not_published")


def version(records, name, kind="sop", **dates):
    records.add("documents", kind=kind, version=name, **dates)
