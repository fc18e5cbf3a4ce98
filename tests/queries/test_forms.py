"""The audit forms: answered on time, overdue, and what was found, on hand-made rows."""

from datetime import date

import pytest

from queries.forms import forms_answered_on_time, forms_overdue, forms_unjustified, forms_unverified
from queries.scope import Scope

AS_AT = date(2020, 6, 30)
SENT, DUE = date(2020, 5, 1), date(2020, 5, 29)


def test_a_form_is_answered_on_time_by_the_day_it_was_due(records):
    form(records, answered_on=DUE)
    form(records, answered_on=date(2020, 5, 2))
    form(records, sent_on=date(2019, 7, 1), answered_on=DUE)
    form(records, due_on=date(2020, 6, 29), answered_on=date(2020, 6, 29))
    # not on time: a day late, not answered
    form(records, answered_on=date(2020, 5, 30))
    form(records)
    # not asked of: due that day, sent too early, sent after
    form(records, due_on=AS_AT, answered_on=DUE)
    form(records, sent_on=date(2019, 6, 30), answered_on=date(2019, 7, 1))
    form(records, sent_on=date(2020, 7, 1), due_on=date(2020, 6, 1), answered_on=date(2020, 5, 1))

    assert records.ask(forms_answered_on_time, AS_AT) == {"LONDON": (4, 6)}
    assert records.ask(forms_answered_on_time, AS_AT, scope=Scope("NA")) == {}


def test_a_form_is_overdue_from_the_day_after_it_was_due_until_it_is_answered(records):
    form(records, due_on=date(2020, 6, 29))
    form(records, answered_on=date(2020, 7, 1))
    form(records, sent_on=date(2017, 1, 1), due_on=date(2017, 2, 1))
    # not overdue: due that day, answered that day
    form(records, due_on=AS_AT)
    form(records, answered_on=AS_AT)
    form(records, sent_on=AS_AT, due_on=date(2020, 7, 31))
    # not sent yet
    form(records, sent_on=date(2020, 7, 1))

    assert records.ask(forms_overdue, AS_AT) == {"LONDON": (3, 6)}


@pytest.mark.parametrize(
    ("question", "verdict", "other"),
    [(forms_unjustified, "unjustified", "unverified"), (forms_unverified, "unverified", "unjustified")],
)
def test_a_verdict_counts_in_the_twelve_months_after_its_answer(records, question, verdict, other):
    form(records, answered_on=AS_AT, verdict=verdict)
    form(records, answered_on=date(2019, 7, 1), verdict=verdict)
    # other verdicts, and none
    form(records, answered_on=AS_AT, verdict=other)
    form(records, answered_on=AS_AT, verdict="justified")
    form(records, answered_on=AS_AT)
    # not answered in those months
    form(records, answered_on=date(2019, 6, 30), verdict=verdict)
    form(records, answered_on=date(2020, 7, 1), verdict=verdict)
    form(records)

    assert records.ask(question, AS_AT) == {"LONDON": (2, 5)}


def form(records, *, sent_on=SENT, due_on=DUE, answered_on=None, verdict=None):
    number = next(records._ids)
    records.add(
        "access_queries",
        query_id=f"Q{number}",
        user_id=records.user(f"U{number}", "mps", "NA"),
        sent_on=sent_on,
        due_on=due_on,
        answered_on=answered_on,
        verdict=verdict,
    )
