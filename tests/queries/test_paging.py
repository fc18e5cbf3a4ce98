"""Rows are read page by page, each once, whatever the pages cut through."""

import pytest
from sqlalchemy import delete, select

from queries.paging import in_pages
from queries.tables.register import reviews

ALL = [("CN", "2019-Q1"), ("CN", "2019-Q2"), ("CN", "2019-Q3"), ("NA", "2019-Q1"), ("NA", "2019-Q2")]
KEY = list(reviews.primary_key)


@pytest.mark.parametrize(
    ("at_once", "sizes"),
    [
        (2, [2, 2, 1]),  # the second page begins within a BCU and ends within the next
        (5, [5]),
        (6, [5]),
        (1, [1, 1, 1, 1, 1]),
    ],
)
def test_every_row_is_on_one_page_in_the_order_of_its_key(records, at_once, sizes):
    reviewed(records)
    with records.engine.connect() as connection:
        pages = list(in_pages(connection, select(reviews), KEY, at_once))

    assert [len(page) for page in pages] == sizes
    assert [(row["bcu"], row["exercise"]) for page in pages for row in page] == ALL


def test_rows_that_were_read_may_be_taken_out(records):
    reviewed(records)
    read = []
    with records.engine.begin() as connection:
        for page in in_pages(connection, select(reviews), KEY, 2):
            read += [(row["bcu"], row["exercise"]) for row in page]
            connection.execute(delete(reviews).where(reviews.c.exercise.in_(row["exercise"] for row in page)))

    assert read == [("CN", "2019-Q1"), ("CN", "2019-Q2"), ("CN", "2019-Q3")]  # the two others went meanwhile


def test_no_row_is_no_page(records):
    with records.engine.connect() as connection:
        assert list(in_pages(connection, select(reviews), KEY, 2)) == []


def reviewed(records):
    for bcu, exercise in reversed(ALL):
        records.add("reviews", bcu=bcu, exercise=exercise)
