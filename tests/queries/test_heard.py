"""When each source was last heard, on hand-made rows."""

from datetime import date

from queries.heard import HEARD_WITHIN, audit_sources_heard, sources_heard
from queries.scope import LC, LONDON_AREA, Scope
from tests.making import ENFIELD

AS_AT = date(2020, 6, 30)
DAY_AFTER = date(2020, 7, 1)


def test_a_source_is_heard_on_the_last_day_it_has_a_row_of(records):
    meeting(records, date(2020, 1, 1))
    meeting(records, AS_AT)
    meeting(records, DAY_AFTER)  # not held yet

    assert heard(records)["meetings"] == (AS_AT, None)


def test_a_source_by_months_is_heard_of_the_last_month_and_one_by_quarters_of_the_last_that_is_over(records):
    for month in ("2020-03", "2020-06", "2020-07"):
        records.add("system_audits", month=month)
    for exercise in ("2020-Q1", "2020-Q2", "2020-Q3", "green-reappraisal"):
        records.add("reviews", bcu="NA", exercise=exercise)

    found = heard(records)

    assert found["system_audits"] == (None, "2020-06")
    assert found["reviews"] == (None, "2020-Q2")
    assert heard(records, date(2020, 6, 29))["reviews"] == (None, "2020-Q1")


def test_the_log_is_heard_by_its_days_and_one_never_heard_has_its_row_all_the_same(records):
    records.opening(records.user("U1", "mps", "NA"), ENFIELD, date(2020, 5, 4))
    records.derive()

    found = heard(records)

    assert found["access_by_day"] == (date(2020, 5, 4), None)
    assert found["dataset_checks"] == (None, None)
    assert len(found) == len(HEARD_WITHIN)


def test_it_is_londons_alone(records):
    assert set(records.listed(sources_heard, AS_AT, "area")) == {(LONDON_AREA,)}
    assert records.listed(sources_heard, AS_AT, "area", scope=Scope("NA"), levels=LC) == []


def test_an_auditor_is_told_of_the_log_and_its_audits_and_of_no_other_source(records):
    records.add("user_audits", user_id=records.user("U1", "mps", "NA"), audited_on=AS_AT)
    meeting(records, AS_AT)

    assert records.listed(audit_sources_heard, AS_AT, "source", "last_on") == [
        ("access_by_day", None),
        ("inspections", None),
        ("system_audits", None),
        ("user_audits", AS_AT),
    ]


def meeting(records, held_on):
    records.add("meetings", board="oversight_group", held_on=held_on)


def heard(records, as_at=AS_AT):
    rows = records.listed(sources_heard, as_at, "source", "last_on", "last_period")
    return {source: (last_on, last_period) for source, last_on, last_period in rows}
