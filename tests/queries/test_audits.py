"""Audits of the system, visits to BCUs and the clearing of the archive, on hand-made rows."""

from datetime import date

import pytest

from queries.audits import (
    archive_over_retention,
    bcus_inspected,
    bcus_inspected_fully,
    system_audit_findings_sent,
    system_audits_done,
)
from queries.reading import silent_dates
from queries.scope import Scope
from queries.silence import SYSTEM_AUDITS

AS_AT = date(2020, 2, 29)


@pytest.mark.parametrize(
    ("question", "column"),
    [(system_audits_done, "completed_on"), (system_audit_findings_sent, "findings_sent_on")],
)
def test_the_audits_of_the_twelve_months_before_the_month_are_done_by_the_date(records, question, column):
    for month, done_on in (
        ("2020-01", AS_AT),
        ("2019-02", date(2019, 3, 1)),
        # not done by the date, not done, and of other months
        ("2019-12", date(2020, 3, 1)),
        ("2019-11", None),
        ("2019-01", date(2019, 2, 1)),
        ("2020-02", AS_AT),
    ):
        records.add("system_audits", **{"month": month, column: done_on})

    assert records.ask(question, AS_AT) == {"LONDON": (2, 12)}
    assert records.ask(question, AS_AT, scope=Scope("NA")) == {}


def test_an_audit_completed_is_not_an_audit_whose_findings_were_sent(records):
    records.add("system_audits", month="2020-01", completed_on=AS_AT)

    assert records.ask(system_audits_done, AS_AT)["LONDON"] == (1, 12)
    assert records.ask(system_audit_findings_sent, AS_AT)["LONDON"] == (0, 12)


def test_the_audits_speak_once_a_month_before_the_dates_own_has_a_row(records):
    records.add("system_audits", month="2020-01")
    days = (date(2020, 1, 31), date(2020, 2, 1))

    with records.engine.begin() as connection:
        assert silent_dates(connection, SYSTEM_AUDITS, days) == {days[0]: True, days[1]: False}


def test_a_bcu_is_inspected_when_it_was_visited_in_the_twelve_months(records):
    visit(records, "NA", AS_AT)
    visit(records, "NA", date(2019, 6, 1))
    visit(records, "CN", date(2019, 3, 1))
    # not inspected: too early, too late
    visit(records, "SE", date(2019, 2, 28))
    visit(records, "SE", date(2020, 3, 1))

    assert records.ask(bcus_inspected, AS_AT) == {"LONDON": (2, 3), "NA": (1, 1), "CN": (1, 1), "SE": (0, 1)}
    assert records.ask(bcus_inspected, AS_AT, scope=Scope("NA")) == {"NA": (1, 1)}


def test_a_full_inspection_interviews_everybody_in_one_visit(records):
    visit(records, "NA", AS_AT, "yes", "yes", "yes")
    visit(records, "NA", AS_AT, "no", "yes", "yes")
    # not in full: over two visits, one not known, too early
    visit(records, "CN", AS_AT, "yes", "yes", "no")
    visit(records, "CN", AS_AT, "no", "no", "yes")
    visit(records, "CN", AS_AT, "yes", None, "yes")
    visit(records, "CN", AS_AT, "no", "yes", "yes")
    visit(records, "SE", date(2019, 2, 28), "yes", "yes", "yes")

    found = records.ask(bcus_inspected_fully, AS_AT)

    assert found == {"LONDON": (1, 3), "NA": (1, 1), "CN": (0, 1), "SE": (0, 1)}


def test_a_past_version_is_kept_too_long_from_four_years_to_the_day(records):
    for version_id, archived_on, deleted_on in (
        ("on the day", date(2016, 2, 29), None),
        ("deleted after", date(2016, 1, 1), date(2020, 3, 1)),
        # kept, not too long
        ("a day later", date(2016, 3, 1), None),
        ("archived that day", AS_AT, None),
        # not kept, not there yet
        ("deleted that day", date(2016, 1, 1), AS_AT),
        ("archived after", date(2020, 3, 1), None),
    ):
        records.add("archive_versions", version_id=version_id, archived_on=archived_on, deleted_on=deleted_on)

    assert records.ask(archive_over_retention, AS_AT) == {"LONDON": (2, 4)}


def visit(records, bcu, visited_on, *interviewed):
    spocs, deputies, editors = interviewed or (None, None, None)
    records.add(
        "inspections",
        inspection_id=f"V{next(records._ids)}",
        bcu=bcu,
        visited_on=visited_on,
        spocs_interviewed=spocs,
        deputies_interviewed=deputies,
        editors_interviewed=editors,
    )
