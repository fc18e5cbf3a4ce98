"""The recount is held to the customer's own figures before the questions are held to the recount."""

from datetime import date

import pytest

from tests.conformance.test_sample import key, same
from tests.proving import proving
from tests.recount import recount
from tests.recount.records import tables_of, with_reference


@pytest.fixture(scope="module")
def records(sample_pack):
    return with_reference(tables_of(sample_pack))


@pytest.mark.parametrize(
    "day",
    [
        "2018-06-30",
        "2020-02-29",
        "2021-02-28",
        *(["2019-08-14", "2019-12-31", "2020-11-17", "2021-09-30"] if proving() else []),
    ],
)
def test_the_recount_of_the_sample_is_every_expected_row(records, expected_figures, day):
    expected = {key(row): row for row in expected_figures if row["as_at"] == day}

    found = {
        (row.figure, row.area, row.as_at.isoformat()): row
        for row in recount(records, date.fromisoformat(day))
    }

    assert found.keys() == expected.keys()
    assert [different for different in expected if not same(found[different], expected[different])] == []
