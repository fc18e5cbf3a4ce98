"""The findings one by one: by rule, user, Matrix and month, with what was explained, on hand-made rows."""

from datetime import UTC, date, datetime

from queries.findings_listed import OF_RULE, findings_listed
from queries.rules import RULES
from queries.scope import LONDON, L, Scope
from tests.making import CAMDEN, ENFIELD

AS_AT = date(2020, 6, 30)


def test_a_finding_is_a_rule_a_user_a_matrix_and_a_month(records):
    partner = records.user("P1", "hmpps", "hmpps", "partner")
    first = datetime(2020, 5, 31, 22, 59, tzinfo=UTC)  # a minute to midnight in London
    last = datetime(2020, 5, 1, 8, 0, tzinfo=UTC)
    for moment in (first, last):
        records.opening(partner, CAMDEN, moment, action="download")
    records.opening(partner, CAMDEN, datetime(2020, 5, 31, 23, 0, tzinfo=UTC), action="edit")  # June there
    records.opening(partner, ENFIELD, last, action="download")
    records.opening(partner, CAMDEN, last)  # a view breaks other rules

    rows = listed(records.derive(), "partner_download")

    assert [(row.matrix, row.month, row.events) for row in rows] == [
        (CAMDEN, "2020-05", 2),
        (CAMDEN, "2020-06", 1),
        (ENFIELD, "2020-05", 1),
    ]
    assert (rows[0].user, rows[0].first_at, rows[0].last_at) == (partner, last, first)


def test_what_was_explained_by_the_date_is_told_beside_all_events(records):
    partner = records.user("P1", "hmpps", "hmpps", "partner")
    for day, answered_on, verdict in (
        (date(2020, 6, 1), AS_AT, "justified"),
        (date(2020, 6, 1), date(2020, 6, 2), "justified"),
        # not explained: answered later, another verdict, never asked
        (date(2020, 6, 1), date(2020, 7, 1), "justified"),
        (date(2020, 6, 2), AS_AT, "unverified"),
        (date(2020, 6, 3), None, None),
    ):
        event = records.opening(partner, CAMDEN, day, action="download")
        records.asked_about(event, partner, answered_on, verdict)

    (row,) = listed(records.derive(), "partner_download")

    assert (row.events, row.explained) == (5, 2)


def test_the_months_at_either_end_count_as_far_as_they_lie_in_the_twelve_months(records):
    partner = records.user("P1", "hmpps", "hmpps", "partner")
    for day in (date(2019, 6, 15), date(2019, 6, 16), date(2020, 6, 15), date(2020, 6, 16)):
        event = records.opening(partner, CAMDEN, day, action="download")
        records.asked_about(event, partner, day, "justified")

    rows = listed(records.derive(), "partner_download", as_at=date(2020, 6, 15))

    assert [(row.month, row.events, row.explained, row.first_at.date()) for row in rows] == [
        ("2019-06", 1, 1, date(2019, 6, 16)),
        ("2020-06", 1, 1, date(2020, 6, 15)),
    ]


def test_all_users_who_are_not_known_are_the_user_unknown(records):
    for ghost in ("ghost", "spectre"):
        records.opening(ghost, CAMDEN, AS_AT)

    rows = listed(records.derive())

    assert [(row.rule, row.user, row.events) for row in rows] == [("no_grant", "unknown", 2)]


def test_a_bcu_has_findings_on_its_matrices_and_of_its_users(records):
    officer = records.user("officer NA", "mps", "NA")
    partner = records.user("partner NA", "borough", ENFIELD, "partner")
    stranger = records.user("officer CN", "mps", "CN")
    analyst = records.user("analyst", "mps", "intelligence", "analyst")
    for user, matrix in (
        (officer, ENFIELD),  # both theirs: once
        (officer, CAMDEN),
        (partner, "PAN"),
        (stranger, ENFIELD),
        ("ghost", ENFIELD),
        # nobody's of North Area
        (stranger, CAMDEN),
        (analyst, "PAN"),
        ("ghost", CAMDEN),
    ):
        records.opening(user, matrix, AS_AT)
    records.derive()

    north = {(row.user, row.matrix) for row in listed(records, "no_grant", scope=Scope("NA"))}
    london = [(row.user, row.matrix) for row in listed(records, "no_grant", levels=L)]

    assert north == {
        (officer, ENFIELD),
        (officer, CAMDEN),
        (partner, "PAN"),
        (stranger, ENFIELD),
        ("unknown", ENFIELD),
    }
    assert len(london) == len(set(london)) == 8
    assert {row.area for row in listed(records, scope=Scope("NA"))} == {"NA"}


def test_a_finding_says_how_the_matrix_was_opened_and_on_how_many_days(records):
    partner = records.user("P1", "borough", CAMDEN, "partner")
    for day, action, version in (
        (date(2020, 5, 4), "download", "current"),
        (date(2020, 5, 4), "download", "archive"),
        (date(2020, 5, 19), "edit", "current"),
        (date(2020, 5, 19), "view", "current"),
        (date(2020, 5, 20), "view", "archive"),
    ):
        records.opening(partner, CAMDEN, day, action=action, version=version)
    records.derive()

    def acts(rule):
        (row,) = listed(records, rule)
        return row.events, row.days, row.views, row.downloads, row.edits

    assert acts("partner_download") == (3, 2, 0, 2, 1)
    assert acts("archived_version") == (2, 2, 1, 1, 0)
    assert acts("untrained") == (5, 3, 2, 2, 1)


def test_what_a_bcu_counts_is_by_the_matrix_and_what_it_is_told_of_a_stranger_is_the_id(records):
    officer = records.user("officer NA", "mps", "NA")
    stranger = records.user("officer CN", "mps", "CN")
    for user in (officer, stranger):
        for matrix in (ENFIELD, CAMDEN):
            event = records.opening(user, matrix, AS_AT)
        records.opening(user, ENFIELD, AS_AT)
    records.asked_about(event, stranger, AS_AT, "justified")
    records.derive()

    def seen(scope, levels=None):
        rows = listed(records, "no_grant", scope=scope, levels=levels)
        return {
            (row.user, row.matrix_name): (row.counted, row.unexplained, row.organisation, row.unit_name)
            for row in rows
        }

    assert seen(Scope("NA")) == {
        (officer, "Enfield"): (2, 2, "mps", "North Area"),
        (officer, "Camden"): (0, 0, "mps", "North Area"),
        (stranger, "Enfield"): (2, 2, None, None),
    }
    assert seen(LONDON, L) == {
        (officer, "Enfield"): (2, 2, "mps", "North Area"),
        (officer, "Camden"): (1, 1, "mps", "North Area"),
        (stranger, "Enfield"): (2, 2, "mps", "Central North"),
        (stranger, "Camden"): (1, 0, "mps", "Central North"),
    }


def test_the_findings_of_one_rule_are_those_of_all_that_are_of_it(records):
    partner = records.user("P1", "hmpps", "hmpps", "partner")
    records.opening(partner, CAMDEN, AS_AT, action="download")
    records.derive()

    with records.engine.begin() as connection:
        found = {
            rule: connection.execute(question(LONDON, [AS_AT], L)).all() for rule, question in OF_RULE.items()
        }

    assert found.keys() == RULES.keys()
    assert {rule: rows for rule, rows in found.items() if rows} == {
        rule: listed(records, rule)
        for rule in (
            "no_grant",
            "partner_download",
            "partner_without_agreement",
            "partner_without_form",
            "untrained",
        )
    }


def listed(records, rule=None, *, as_at=AS_AT, scope=LONDON, levels=L):
    asked = levels if scope.is_london else None
    with records.engine.begin() as connection:
        rows = connection.execute(findings_listed(scope, [as_at], asked)).all()
    return [row for row in rows if rule in {None, row.rule}]
