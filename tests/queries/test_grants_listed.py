"""Live grants one by one: by whose word, and which of them the figures count; hand-made rows."""

from datetime import date

import pytest

from queries.grants import granted_by_spoc, self_grants
from queries.grants_listed import grants_listed
from queries.scope import LONDON, L, Scope
from tests.making import CAMDEN, ENFIELD

AS_AT = date(2020, 8, 31)
DAY = date(2020, 6, 1)
LONG_AGO = date(2019, 1, 1)


@pytest.fixture
def granted(records):
    """North Area's single point of contact grants to an officer of theirs and to a stranger; others do too."""
    for user_id, bcu in (("spoc", "NA"), ("officer", "NA"), ("stranger", "CN")):
        records.user(user_id, "mps", bcu)
    records.add("spocs", bcu="NA", from_on=LONG_AGO, user_id="spoc", rank="detective_superintendent")
    for grant_id, user_id, matrix, by in (
        ("theirs", "officer", ENFIELD, "spoc"),
        ("a stranger's", "stranger", ENFIELD, "spoc"),
        ("by another", "officer", ENFIELD, "stranger"),
        ("elsewhere", "officer", CAMDEN, "spoc"),  # not that BCU's point of contact
        ("pan", "officer", "PAN", "spoc"),
        ("own", "spoc", ENFIELD, "spoc"),
        ("nobody's of North Area", "stranger", CAMDEN, "officer"),
    ):
        records.grant(user_id, matrix, DAY, by=by, id_=grant_id)
    # not live: revoked that day, granted after
    records.grant("officer", ENFIELD, DAY, AS_AT, by="spoc", id_="revoked")
    records.grant("officer", ENFIELD, date(2020, 9, 1), by="spoc", id_="later")
    return records


def test_each_live_grant_is_one_row_that_says_whether_the_figures_count_it(granted):
    rows = {row.grant_id: (row.by_spoc, *counts(row)) for row in listed(granted)}

    assert rows == {
        "theirs": ("yes", 1, 1, 0, 1),
        "a stranger's": ("yes", 1, 1, 0, 1),
        "by another": ("no", 0, 1, 0, 1),
        "elsewhere": ("no", 0, 1, 0, 1),
        "pan": (None, 0, 0, 0, 1),  # the Intelligence Command's own
        "own": ("no", 0, 1, 1, 1),
        "nobody's of North Area": ("no", 0, 1, 0, 1),
    }
    assert granted.ask(granted_by_spoc, AS_AT)["LONDON"] == (2, 6)
    assert granted.ask(self_grants, AS_AT)["LONDON"] == (1, 7)


def test_a_bcu_has_grants_on_its_matrices_and_of_its_users_and_counts_the_former(granted):
    rows = {row.grant_id: (row.by_spoc, *counts(row)) for row in listed(granted, scope=Scope("NA"))}

    assert rows == {
        "theirs": ("yes", 1, 1, 0, 1),
        "a stranger's": ("yes", 1, 1, 0, 1),
        "by another": ("no", 0, 1, 0, 1),
        "own": ("no", 0, 1, 1, 1),
        # of its users, on Matrices that are not its own
        "elsewhere": (None, 0, 0, 0, 1),
        "pan": (None, 0, 0, 0, 1),
    }
    assert granted.ask(granted_by_spoc, AS_AT)["NA"] == (2, 4)


def test_of_a_user_of_another_bcu_the_id_alone_is_told(granted):
    north = {row.grant_id: row for row in listed(granted, scope=Scope("NA"))}
    london = {row.grant_id: row for row in listed(granted)}
    about = ("user", "organisation", "role", "unit_name", "matrix_name")

    assert [getattr(north["a stranger's"], name) for name in about] == [
        "stranger",
        None,
        None,
        None,
        "Enfield",
    ]
    assert [getattr(london["a stranger's"], name) for name in about] == [
        "stranger",
        "mps",
        "viewer",
        "Central North",
        "Enfield",
    ]
    assert london["pan"].matrix_name == "PAN"


def counts(row):
    return row.granted_by_spoc, row.borough_grants, row.self_grants, row.live_grants


def listed(records, *, scope=LONDON):
    with records.engine.begin() as connection:
        return connection.execute(grants_listed(scope, [AS_AT], L if scope.is_london else None)).all()
