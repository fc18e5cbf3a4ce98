"""What stands wrong at a date, one by one, and since when: hand-made rows beside what the figures count."""

from datetime import date

import pytest

from queries import audits, forms, grants, openings, users
from queries.findings_of_state import STATE
from queries.scope import LONDON, L, Scope
from tests.making import BOROUGHS, CAMDEN, ENFIELD

AS_AT = date(2020, 8, 31)
LONG_AGO = date(2019, 1, 1)


def test_a_user_is_dormant_since_six_months_passed_from_their_last_opening(records):
    for user_id, opened_on in (
        ("opened", date(2020, 1, 10)),
        ("opened on a long month's end", date(2019, 8, 31)),
        ("opened six months ago", date(2020, 2, 29)),
        ("never", None),
        ("granted later", LONG_AGO),
        ("opened after", date(2020, 9, 1)),
        ("in use", date(2020, 3, 1)),  # not dormant
    ):
        records.user(user_id, "mps", "NA")
        records.grant(user_id, ENFIELD, date(2020, 2, 29) if user_id == "granted later" else LONG_AGO)
        if opened_on:
            records.opening(user_id, ENFIELD, opened_on)

    assert found(records.derive(), "dormant_live") == {
        ("user", "opened", date(2020, 7, 10)),
        ("user", "opened on a long month's end", date(2020, 3, 1)),  # the first day six months on
        ("user", "opened six months ago", date(2020, 8, 29)),
        ("user", "never", date(2019, 7, 1)),
        ("user", "granted later", date(2020, 8, 29)),
        ("user", "opened after", date(2019, 7, 1)),
    }
    assert counted(records, users.dormant_live) == 6


def test_a_user_is_not_audited_in_time_since_six_months_passed_from_the_last_audit(records):
    for user_id, audited_on in (
        ("audited", date(2020, 1, 10)),
        ("never", None),
        ("audited after", date(2020, 9, 1)),
        ("in time", date(2020, 3, 1)),  # not listed
    ):
        records.grant(records.user(user_id, "mps", "NA"), ENFIELD, date(2019, 8, 29))
        if audited_on:
            records.add("user_audits", user_id=user_id, audited_on=audited_on)

    assert found(records, "audited_in_time") == {
        ("user", "audited", date(2020, 7, 10)),
        ("user", "never", date(2020, 2, 29)),
        ("user", "audited after", date(2020, 2, 29)),
    }
    assert counted(records, users.audited_in_time) == 1


def test_a_grant_to_oneself_stands_since_it_was_granted(records):
    records.user("U1", "mps", "NA")
    records.user("U2", "mps", "CN")
    records.grant("U1", CAMDEN, LONG_AGO, id_="own")
    # by another, revoked
    records.grant("U1", CAMDEN, LONG_AGO, by="U2")
    records.grant("U1", CAMDEN, LONG_AGO, AS_AT)

    assert found(records, "self_grants") == {("grant", "own", LONG_AGO)}
    assert counted(records, grants.self_grants) == 1


def test_a_form_is_overdue_since_the_day_it_was_due(records):
    records.user("U1", "mps", "NA")
    for query_id, answered_on in (("open", None), ("answered", AS_AT), ("answered after", date(2020, 9, 1))):
        query(records, query_id, "U1", answered_on)

    assert found(records, "forms_overdue") == {
        ("query", "open", date(2020, 6, 30)),
        ("query", "answered after", date(2020, 6, 30)),
    }
    assert counted(records, forms.forms_overdue) == 2


def test_a_version_is_over_retention_since_four_years_passed(records):
    for version_id, archived_on in (
        ("leap", date(2016, 2, 29)),
        ("on the day", date(2016, 8, 31)),
        ("a day later", date(2016, 9, 1)),  # not listed
    ):
        records.add("archive_versions", version_id=version_id, archived_on=archived_on)

    assert found(records, "archive_over_retention") == {
        ("version", "leap", date(2020, 2, 29)),
        ("version", "on the day", AS_AT),
    }
    assert counted(records, audits.archive_over_retention) == 2


def test_a_month_is_silent_since_its_first_day(records):
    user = records.user("U1", "mps", "NA")
    for borough in BOROUGHS:
        for month in range(12):
            if (borough, month) != (CAMDEN, 5):
                records.opening(user, borough, date(2019 + (7 + month) // 12, (7 + month) % 12 + 1, 15))

    assert found(records.derive(), "silent_matrices") == {
        ("borough_month", f"{CAMDEN}/2020-01", date(2020, 1, 1))
    }
    assert counted(records, openings.silent_matrices) == 1


@pytest.fixture
def everywhere(records):
    """One of each state in North Area and in Central North, by their names; a version is of no BCU."""
    for bcu, borough in (("NA", ENFIELD), ("CN", CAMDEN)):
        for user_id, organisation, unit in (
            (f"officer {bcu}", "mps", bcu),
            (f"partner {bcu}", "borough", borough),
        ):
            records.grant(
                records.user(user_id, organisation, unit), borough, LONG_AGO, id_=f"grant of {user_id}"
            )
            query(records, f"query to {user_id}", user_id, None)
    records.grant("officer NA", CAMDEN, LONG_AGO, id_="abroad")
    records.add("archive_versions", version_id="old", archived_on=LONG_AGO.replace(year=2010))
    return records.derive()


@pytest.mark.parametrize(
    ("rule", "own"),
    [
        ("dormant_live", {"officer NA", "partner NA"}),
        ("audited_in_time", {"officer NA", "partner NA"}),
        ("self_grants", {"grant of officer NA", "grant of partner NA", "abroad"}),
        ("forms_overdue", {"query to officer NA", "query to partner NA"}),
        ("archive_over_retention", set()),
    ],
)
def test_a_bcu_has_what_is_of_its_users_and_its_matrices(everywhere, rule, own):
    assert {subject for _, subject, _ in found(everywhere, rule, Scope("NA"))} == own


def test_a_bcu_has_the_silent_months_of_its_boroughs(everywhere):
    subjects = {subject for _, subject, _ in found(everywhere, "silent_matrices", Scope("CN"))}

    assert len(subjects) == 2 * 12
    assert not any(subject.startswith(ENFIELD) for subject in subjects)


def found(records, rule, scope=LONDON):
    """(subject kind, subject, since) of a rule, each once."""
    with records.engine.begin() as connection:
        rows = connection.execute(STATE[rule](scope, [AS_AT], L if scope.is_london else None)).all()
    assert {row.rule for row in rows} <= {rule}
    subjects = [(row.subject_kind, row.subject, row.since) for row in rows]
    assert len(subjects) == len(set(subjects))
    return set(subjects)


def counted(records, question):
    return records.ask(question, AS_AT, levels=L)["LONDON"][0]


def query(records, query_id, user_id, answered_on):
    records.add(
        "access_queries",
        query_id=query_id,
        user_id=user_id,
        sent_on=date(2020, 6, 1),
        due_on=date(2020, 6, 30),
        answered_on=answered_on,
    )
