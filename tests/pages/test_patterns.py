"""Patterns that need a look, on the page Access audit: whose they are only for who may see it, and nobody accused."""

import re
from datetime import date

import pytest
from sqlalchemy import insert

from dashboard.permissions import Role
from queries.tables.access import access_days
from tests.making import CAMDEN, ENFIELD
from tests.pages.conftest import OVERSIGHT, READERS
from tests.pages.reading import said
from tests.pages.test_green import findings, words
from tests.queries.test_patterns_of_use import USERS, openings

AUDITOR, OF_NORTH_AREA = READERS[Role.AUDITOR], READERS[Role.SUPERINTENDENT]
AS_AT = {"as_at": "2020-12-31"}


@pytest.fixture
def london(records):
    """Two years of 24 users, of whom one of each BCU opened far more than ever in December 2020."""
    for bcu, matrix in (("NA", ENFIELD), ("CN", CAMDEN)):
        for number in range(USERS):
            records.grant(records.user(f"{bcu}{number:02d}", "mps", bcu), matrix, date(2018, 1, 1))
    with records.engine.begin() as connection:
        connection.execute(insert(access_days), [*openings()])
    return records.derive()


def section(page):
    """What stands between the heading of the patterns and the series that follow."""
    told = words(said(page))
    return told[told.index(" need") : told.index("Views of a Matrix")]


@pytest.mark.parametrize(
    ("reader", "heading", "users"),
    [
        (OVERSIGHT, "Two patterns need a look: more openings than expected (2)", set()),
        (AUDITOR, "Two patterns need a look: more openings than expected (2)", {"NA03", "CN03"}),
        (OF_NORTH_AREA, "One pattern needs a look in North Area: more openings than expected (1)", {"NA03"}),
    ],
    ids=("the group", "an auditor", "a superintendent"),
)
def test_each_reader_is_told_of_whom_they_may_see(london, opened, reader, heading, users):
    page = opened("access", reader, **AS_AT)
    told = section(page)

    assert heading in findings(page)
    assert set(re.findall(r"\b(?:NA|CN)\d\d\b", told)) == users
    for user in users:
        assert f"User {user} opened a Matrix 50 times in December 2020." in told
    assert ("It may be innocent: a quarterly review or an audit fell to them" in told) is bool(users)


@pytest.mark.parametrize("reader", [OVERSIGHT, AUDITOR, OF_NORTH_AREA])
def test_what_they_cannot_see_is_said_and_nobody_is_accused(london, opened, reader):
    told = section(opened("access", reader, **AS_AT))

    assert "What this cannot see" in told
    assert "Which people were looked at, and why" in told
    assert "a reason to ask, and no more" in told
    assert not re.search("finding|breach", told, re.IGNORECASE)


def test_a_log_with_gaps_tells_of_no_pattern(records, opened):
    records.opening(records.user("U1", "mps", "NA"), ENFIELD, date(2020, 12, 1))
    records.derive()
    page = opened("access", AUDITOR, **AS_AT)

    assert "No data on patterns of use" in findings(page)
    assert "the log does not hold each of the 12 months" in said(page)


def test_the_monthly_series_says_whether_a_month_is_out_of_the_usual(london, opened):
    """All users vary together by up to 96 openings from month to month, so that 88 more are nothing unusual."""
    page = opened("access", OVERSIGHT, **AS_AT)

    assert "Views of a Matrix by month vary as they usually do" in findings(page)
    assert any(heading.startswith("Findings by month") for heading in findings(page))
