"""Audit forms one by one: about which opening, how they were answered, which figure counts them; hand-made rows."""

from datetime import UTC, date, datetime

import pytest

from queries import forms
from queries.forms_listed import forms_listed
from queries.scope import LONDON, L, Scope
from tests.making import CAMDEN, ENFIELD

AS_AT = date(2020, 8, 31)
A_YEAR_BEFORE = date(2019, 8, 31)
FIGURES = {
    "forms_answered_on_time": "due_in_the_year",
    "forms_overdue": "forms_sent",
    "forms_unjustified": "answered_in_the_year",
    "forms_unverified": "answered_in_the_year",
}


def test_each_form_sent_by_the_date_says_which_figures_count_it(records):
    records.user("U1", "mps", "NA")
    for query_id, sent_on, due_on, answered_on, verdict in (
        ("on the day", date(2020, 6, 1), date(2020, 7, 1), date(2020, 7, 1), "justified"),
        ("late", date(2020, 6, 1), date(2020, 7, 1), date(2020, 7, 2), "unjustified"),
        ("open", date(2020, 6, 1), date(2020, 8, 30), None, None),
        ("due that day", date(2020, 6, 1), AS_AT, None, None),
        ("answered after", date(2020, 6, 1), date(2020, 7, 1), date(2020, 9, 1), "unverified"),
        ("a year ago", A_YEAR_BEFORE, date(2019, 9, 30), date(2019, 9, 1), "unverified"),
        ("long ago", date(2019, 7, 1), date(2019, 8, 1), A_YEAR_BEFORE, "unjustified"),
        ("to come", date(2020, 9, 1), date(2020, 10, 1), None, None),
    ):
        form(records, query_id, "U1", sent_on, due_on, answered_on=answered_on, verdict=verdict)

    rows = listed(records)

    assert {row.query_id: counts(row) for row in rows} == {
        # on time of due, overdue of sent, unjustified, unverified, answered in the year
        "on the day": (1, 1, 0, 1, 0, 0, 1),
        "late": (0, 1, 0, 1, 1, 0, 1),
        "open": (0, 1, 1, 1, 0, 0, 0),
        "due that day": (0, 0, 0, 1, 0, 0, 0),
        "answered after": (0, 1, 1, 1, 0, 0, 0),
        "a year ago": (0, 0, 0, 1, 0, 1, 1),
        "long ago": (0, 0, 0, 1, 0, 0, 0),
    }
    for figure, denominator in FIGURES.items():
        assert records.ask(getattr(forms, figure), AS_AT)["LONDON"] == (
            sum(getattr(row, figure) for row in rows),
            sum(getattr(row, denominator) for row in rows),
        )


def test_an_answer_after_the_date_is_not_told(records):
    records.user("U1", "mps", "NA")
    answered = {"answered_on": AS_AT, "verdict": "justified", "verified_by": "operation"}
    form(records, "known", "U1", date(2020, 6, 1), date(2020, 7, 1), **answered)
    answered |= {"answered_on": date(2020, 9, 1)}
    form(records, "not yet", "U1", date(2020, 6, 1), date(2020, 7, 1), **answered)

    assert [(row.answered_on, row.verdict, row.verified_by) for row in listed(records)] == [
        (AS_AT, "justified", "operation"),
        (None, None, None),
    ]


def test_a_form_names_the_opening_and_the_rules_that_this_opening_broke(records):
    records.user("U1", "borough", ENFIELD, "partner")
    moment = datetime(2020, 6, 9, 23, 30, tzinfo=UTC)  # half past midnight of the 10th in London
    downloaded = records.opening("U1", CAMDEN, moment, action="download")
    viewed = records.opening("U1", CAMDEN, moment)
    for query_id, event_id in (("1", downloaded), ("2", viewed), ("3", "rolled up"), ("4", None)):
        form(records, query_id, "U1", date(2020, 6, 12), date(2020, 7, 1), event_id=event_id)

    first, second, *others = listed(records.derive())

    assert (first.opened_at, first.opened_on, first.matrix_name, first.action, first.opener) == (
        moment,
        date(2020, 6, 10),
        "Camden",
        "download",
        "U1",
    )
    every_rule = {
        "no_grant",
        "partner_without_agreement",
        "partner_other_borough",
        "partner_without_form",
        "untrained",
    }
    assert set(first.rules.split(";")) == every_rule | {"partner_download"}
    assert set(second.rules.split(";")) == every_rule
    assert [(row.opened_at, row.matrix_name, row.rules) for row in others] == [(None, None, None)] * 2


def test_an_opening_that_broke_no_rule_is_named_without_one(records):
    records.user("U1", "mps", "intelligence", "custodian")
    records.grant("U1", "PAN", A_YEAR_BEFORE)
    for course in ("data_protection", "operating_model"):
        records.add("training", user_id="U1", course=course, completed_on=A_YEAR_BEFORE)
    event = records.opening("U1", "PAN", date(2020, 6, 10))
    form(records, "1", "U1", date(2020, 6, 12), date(2020, 7, 1), event_id=event)

    (row,) = listed(records.derive())

    assert (row.matrix_name, row.rules, row.opener) == ("PAN", None, None)


def test_a_bcu_has_the_forms_to_its_users_and_to_its_boroughs(records):
    for user_id, organisation, unit in (
        ("officer", "mps", "NA"),
        ("partner", "borough", ENFIELD),
        ("stranger", "mps", "CN"),
        ("analyst", "mps", "intelligence"),
    ):
        records.user(user_id, organisation, unit)
        form(records, user_id, user_id, date(2020, 6, 1), date(2020, 7, 1))

    assert [row.user for row in listed(records, scope=Scope("NA"))] == ["officer", "partner"]
    assert len(listed(records)) == 4


@pytest.mark.parametrize(("sent_on", "listed_"), [(AS_AT, 1), (date(2020, 9, 1), 0)])
def test_a_form_is_listed_from_the_day_it_was_sent(records, sent_on, listed_):
    form(records, "1", records.user("U1", "mps", "NA"), sent_on, date(2020, 10, 1))

    assert len(listed(records)) == listed_


def form(records, query_id, user_id, sent_on, due_on, **more):
    records.add("access_queries", query_id=query_id, user_id=user_id, sent_on=sent_on, due_on=due_on, **more)


def counts(row):
    return (
        row.forms_answered_on_time,
        row.due_in_the_year,
        row.forms_overdue,
        row.forms_sent,
        row.forms_unjustified,
        row.forms_unverified,
        row.answered_in_the_year,
    )


def listed(records, *, scope=LONDON):
    with records.engine.begin() as connection:
        return connection.execute(forms_listed(scope, [AS_AT], L if scope.is_london else None)).all()
