"""Whether the last month's audit was done, and its findings sent; hand-made rows."""

from datetime import date

from queries.audits_listed import last_month_audit
from queries.scope import LONDON, Scope

AS_AT = date(2020, 8, 31)


def test_the_audit_of_the_month_that_just_ended_is_told_as_it_stood(records):
    for month, completed_on, findings_sent_on in (
        ("2020-08", AS_AT, date(2020, 9, 1)),  # sent after the date
        ("2020-07", date(2020, 8, 3), date(2020, 8, 30)),
    ):
        records.add(
            "system_audits", month=month, completed_on=completed_on, findings_sent_on=findings_sent_on
        )

    assert told(records, AS_AT) == [("2020-08", AS_AT, None)]
    assert told(records, date(2020, 8, 30)) == [("2020-07", date(2020, 8, 3), date(2020, 8, 30))]
    assert told(records, date(2020, 8, 2)) == [("2020-07", None, None)]


def test_a_month_without_an_audit_has_its_row_and_a_bcu_none(records):
    assert told(records, AS_AT) == [("2020-08", None, None)]
    assert told(records, AS_AT, scope=Scope("NA")) == []


def told(records, as_at, *, scope=LONDON):
    with records.engine.begin() as connection:
        rows = connection.execute(last_month_audit(scope, [as_at])).all()
    return [(row.month, row.completed_on, row.findings_sent_on) for row in rows]
