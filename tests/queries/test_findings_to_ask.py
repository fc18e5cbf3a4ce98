"""Whether the users of findings were asked about them: by the as-at date, about those very openings, one's own users."""

from datetime import date

import pytest

from queries.findings_to_ask import findings_to_ask
from queries.scope import LONDON, Scope
from tests.making import CAMDEN, ENFIELD, Records

D = date(2020, 11, 30)
CN = Scope("CN")


@pytest.fixture
def found(records: Records) -> Records:
    """Two openings of Camden's Matrix in May without a grant, and one in June, by a user of Central North."""
    records.user("U31", "mps", "CN")
    for course in ("data_protection", "operating_model"):
        records.add("training", user_id="U31", course=course, completed_on=date(2018, 1, 1))
    return records


def opened(records: Records, day: date, user: str = "U31", matrix: str = CAMDEN) -> str:
    return records.opening(user, matrix, day)


def ask(records: Records, event: str, sent_on: date, user: str = "U31", **answer: object) -> None:
    records.add(
        "access_queries",
        query_id=f"Q-{event}-{sent_on}",
        user_id=user,
        event_id=event,
        sent_on=sent_on,
        due_on=date(2020, 12, 31),
        **answer,
    )


def asked(
    records: Records, scope: Scope = CN, as_at: date = D
) -> dict[tuple[str, str, str], tuple[int, int]]:
    """(openings, asked about) by user, rule and month."""
    records.derive()
    with records.engine.begin() as connection:
        rows = connection.execute(findings_to_ask(scope, [as_at])).all()
    return {(row.user, row.rule, row.month): (row.events, row.asked) for row in rows}


def test_nobody_was_asked_where_no_form_was_sent(found: Records):
    opened(found, date(2020, 5, 4))

    assert asked(found) == {("U31", "no_grant", "2020-05"): (1, 0)}


def test_each_opening_asked_about_counts_once_in_its_own_month(found: Records):
    first, second = opened(found, date(2020, 5, 4)), opened(found, date(2020, 5, 20))
    opened(found, date(2020, 5, 21))
    june = opened(found, date(2020, 6, 1))
    ask(found, first, date(2020, 6, 9))
    ask(found, first, date(2020, 7, 9))  # asked again
    ask(found, second, date(2020, 6, 9), answered_on=date(2020, 6, 20), verdict="unverified")
    ask(found, june, date(2020, 7, 9))

    assert asked(found) == {
        ("U31", "no_grant", "2020-05"): (3, 2),
        ("U31", "no_grant", "2020-06"): (1, 1),
    }


def test_a_form_sent_after_the_as_at_date_is_not_known_yet(found: Records):
    ask(found, opened(found, date(2020, 5, 4)), date(2020, 11, 30))

    assert asked(found) == {("U31", "no_grant", "2020-05"): (1, 1)}
    assert asked(found, as_at=date(2020, 11, 29)) == {("U31", "no_grant", "2020-05"): (1, 0)}


def test_an_opening_that_broke_no_rule_is_none_of_the_findings(found: Records):
    """A view by a partner is no download, though both are of one day."""
    found.user("P1", "borough", CAMDEN, "partner")
    found.grant("P1", CAMDEN, date(2019, 1, 1))
    found.add("access_forms", user_id="P1", signed_on=date(2019, 1, 1))
    found.add("training", user_id="P1", course="data_protection", completed_on=date(2018, 1, 1))
    found.add(
        "agreements",
        agreement_id="A1",
        partner=CAMDEN,
        signed_on=date(2019, 1, 1),
        sharing_started_on=date(2019, 1, 1),
    )
    viewed = found.opening("P1", CAMDEN, date(2020, 5, 4))
    found.opening("P1", CAMDEN, date(2020, 5, 4), action="download")
    ask(found, viewed, date(2020, 6, 9), user="P1")

    assert asked(found) == {("P1", "partner_download", "2020-05"): (1, 0)}


def test_a_bcu_is_not_told_what_another_bcus_user_was_asked(found: Records):
    found.user("U7", "mps", "NA")
    for course in ("data_protection", "operating_model"):
        found.add("training", user_id="U7", course=course, completed_on=date(2018, 1, 1))
    found.grant("U7", ENFIELD, date(2019, 1, 1))
    event = opened(found, date(2020, 5, 4), user="U7")
    ask(found, event, date(2020, 6, 9), user="U7")

    assert asked(found)["U7", "no_grant", "2020-05"] == (1, 0)
    assert asked(found, Scope("NA"))["U7", "no_grant", "2020-05"] == (1, 1)
    assert asked(found, LONDON)["U7", "no_grant", "2020-05"] == (1, 1)
