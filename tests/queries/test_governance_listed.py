"""The posts, visits, audits, versions and checks behind the figures about them, on hand-made rows."""

from datetime import date

from queries.audits_listed import archive_versions_listed, inspections_listed, system_audits_listed
from queries.governance_listed import dataset_checks_listed, spocs_listed
from queries.scope import LC, Scope

AS_AT = date(2020, 6, 30)
DAY_AFTER = date(2020, 7, 1)
EARLIER = date(2019, 9, 1)
POSTS = ("bcu_name", "user_id", "in_post", "trained", "bcu_once")
VISITS = ("bcu_name", "visited_on", "inspected", "inspected_fully", "bcu_once")


def test_a_bcu_counts_once_with_the_trained_one_of_two_in_post(records):
    contact(records, "U1", "NA", from_on=EARLIER)
    contact(records, "U2", "NA", from_on=date(2020, 1, 1), trained_on=AS_AT)
    contact(records, "U3", "CN", trained_on=DAY_AFTER)  # trained a day too late

    assert records.listed(spocs_listed, AS_AT, *POSTS) == [
        ("Central North", "U3", 1, 0, 1),
        ("North Area", "U1", 0, 0, 0),
        ("North Area", "U2", 1, 1, 1),
        ("South East", None, 0, 0, 1),  # nobody in post, and loudly so
    ]


def test_one_of_another_rank_is_shown_and_does_not_count(records):
    contact(records, "U1", "NA", rank="inspector", trained_on=EARLIER)
    contact(records, "U2", "SE", to_on=AS_AT)  # left that day

    assert records.listed(spocs_listed, AS_AT, *POSTS) == [
        ("Central North", None, 0, 0, 1),
        ("North Area", "U1", 0, 0, 1),
        ("South East", None, 0, 0, 1),
    ]


def test_the_visit_that_speaks_for_a_bcu_is_the_latest_in_full_of_the_year(records):
    visit(records, "NA", date(2019, 6, 30))  # a day too early
    visit(records, "NA", date(2019, 7, 1))
    visit(records, "NA", AS_AT, deputies="no")
    visit(records, "CN", date(2019, 6, 30))
    visit(records, "SE", date(2020, 2, 1), editors=None)
    visit(records, "SE", DAY_AFTER)  # still to come

    assert records.listed(inspections_listed, AS_AT, *VISITS) == [
        ("Central North", date(2019, 6, 30), 0, 0, 1),
        ("North Area", date(2019, 7, 1), 1, 1, 1),
        ("South East", date(2020, 2, 1), 1, 0, 1),
    ]


def test_a_visit_of_the_very_day_speaks(records):
    visit(records, "CN", AS_AT)

    assert records.listed(inspections_listed, AS_AT, *VISITS) == [
        ("Central North", AS_AT, 1, 1, 1),
        ("North Area", None, 0, 0, 1),
        ("South East", None, 0, 0, 1),
    ]


def test_a_bcu_is_told_of_its_own_posts_and_visits_alone(records):
    contact(records, "U1", "NA")
    contact(records, "U2", "CN")
    visit(records, "CN", AS_AT)

    assert records.listed(spocs_listed, AS_AT, "area", "user_id", scope=Scope("NA"), levels=LC) == [
        ("NA", "U1")
    ]
    assert records.listed(inspections_listed, AS_AT, *VISITS, scope=Scope("NA"), levels=LC) == [
        ("North Area", None, 0, 0, 1)
    ]


def test_each_of_the_twelve_months_has_its_row_audited_or_not(records):
    records.add("system_audits", month="2020-05", completed_on=AS_AT, findings_sent_on=DAY_AFTER)
    records.add("system_audits", month="2020-03", completed_on=date(2020, 4, 1), findings_sent_on=AS_AT)
    records.add("system_audits", month="2019-06", completed_on=date(2019, 7, 1), findings_sent_on=None)
    records.add("system_audits", month="2019-05", completed_on=date(2019, 6, 1))  # too long ago

    found = records.listed(
        system_audits_listed, AS_AT, "month", "completed_on", "findings_sent_on", "done", "sent"
    )

    assert len(found) == 12
    assert found[0] == ("2020-05", AS_AT, None, 1, 0)
    assert found[1] == ("2020-04", None, None, 0, 0)
    assert found[2] == ("2020-03", date(2020, 4, 1), AS_AT, 1, 1)
    assert found[-1] == ("2019-06", date(2019, 7, 1), None, 1, 0)


def test_a_past_version_is_due_to_go_four_years_after_it_was_archived(records):
    archived(records, "A1", date(2016, 6, 30))
    archived(records, "A2", date(2016, 7, 1))
    # not kept: deleted by then; archived later
    archived(records, "A3", date(2015, 1, 1), deleted_on=AS_AT)
    archived(records, "A4", DAY_AFTER)

    assert records.listed(archive_versions_listed, AS_AT, "version_id", "due_on", "over_retention") == [
        ("A1", date(2020, 6, 30), 1),
        ("A2", date(2020, 7, 1), 0),
    ]


def test_each_data_set_has_a_row_for_each_of_the_six_checks_as_last_made(records):
    records.add("datasets", dataset="A", owner="met_intelligence")
    for checked_on, met in ((EARLIER, "no"), (AS_AT, "yes"), (DAY_AFTER, "no")):
        records.add("dataset_checks", dataset="A", check="dpia", checked_on=checked_on, met=met)

    found = records.listed(dataset_checks_listed, AS_AT, "check", "checked_on", "met", "counted")

    assert found[:2] == [("secure_location", None, None, 0), ("dpia", AS_AT, "yes", 1)]
    assert [row[3] for row in found] == [0, 1, 0, 0, 0, 0]


def contact(
    records, user_id, bcu, *, from_on=EARLIER, to_on=None, rank="detective_superintendent", trained_on=None
):
    records.add(
        "spocs",
        bcu=bcu,
        from_on=from_on,
        to_on=to_on,
        user_id=records.user(user_id, "mps", bcu, "spoc"),
        rank=rank,
    )
    if trained_on:
        records.add("training", user_id=user_id, course="spoc", completed_on=trained_on)


def visit(records, bcu, visited_on, *, deputies="yes", editors="yes"):
    records.add(
        "inspections",
        inspection_id=f"V{next(records._ids)}",
        bcu=bcu,
        visited_on=visited_on,
        spocs_interviewed="yes",
        deputies_interviewed=deputies,
        editors_interviewed=editors,
    )


def archived(records, version_id, archived_on, deleted_on=None):
    records.add("archive_versions", version_id=version_id, archived_on=archived_on, deleted_on=deleted_on)
