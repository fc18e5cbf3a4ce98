"""A cell is exactly in its column's form, or a bad value."""

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.tables import data_metadata
from seed.pack import values
from seed.pack.values import BadValue, parser_of


@pytest.mark.parametrize(
    ("parse", "cell", "value"),
    [
        (values.day, "2020-02-29", date(2020, 2, 29)),
        (values.month, "2020-12", "2020-12"),
        (values.exercise, "2020-Q4", "2020-Q4"),
        (values.exercise, "green-reappraisal", "green-reappraisal"),
        (values.count, "0", 0),
        (values.count, "2147483647", 2147483647),
        (values.instant, "2020-06-01T00:30:00+01:00", datetime(2020, 5, 31, 23, 30, tzinfo=UTC)),
        (values.instant, "2020-06-01T00:30:00.25Z", datetime(2020, 6, 1, 0, 30, 0, 250_000, tzinfo=UTC)),
        (values.code, "NA", "NA"),
        (values.code, "null", "null"),
        (values.code, "Zoë-1", "Zoë-1"),
    ],
)
def test_a_value_in_its_form_is_taken_as_it_is(parse, cell, value):
    assert parse(cell) == value


@pytest.mark.parametrize(
    ("parse", "cells"),
    [
        (values.day, ["2020-2-9", "20200209", "2021-02-29", "09/02/2020", " 2020-02-09", "2020-02-09\n",
                      "2020-02-09T00:00", "1899-12-31", "3000-01-01", "0000-01-01", "２０２０-02-09", "2020-W06-7"]),
        (values.month, ["2020-13", "2020-00", "2020-1", "2020-01-01", "1899-12", "0000-01", "2020-01 "]),
        (values.exercise, ["2020-Q5", "2020-Q0", "2020Q1", "2020-q1", "Green-reappraisal", "0000-Q1"]),
        (values.count, ["-1", "+1", "1.0", "1e3", "1,000", " 1", "١", "2147483648", "99999999999"]),
        (values.instant, ["2020-06-01T00:30:00", "2020-06-01", "2020-06-01 00:30:00Z", "2020-06-01T24:00:00Z",
                          "2020-06-01T00:00:60Z", "2020-06-01T00:00:00+25:00", "1800-01-01T00:00:00Z",
                          "2020-06-01T00:00:00.1234567Z", "2020-06-31T00:00:00Z", "2020-06-01T00:00:00z"]),
        (values.code, [" NA", "NA ", "N\tA", "N\u200bA", "NA\n", "N\u00a0A"]),
    ],
)  # fmt: skip
def test_a_value_out_of_its_form_is_bad(parse, cells):
    for cell in cells:
        with pytest.raises(BadValue):
            parse(cell)


@pytest.mark.parametrize(
    ("table", "column", "good", "bad"),
    [
        ("nominals", "gender", "male", "Male"),
        ("meetings", "chairs", "mopac;mayor", "mopac; mayor"),
        ("bcus", "bcu", "NA", "NA "),
        ("agreements", "sent_on", "2020-01-01", "2020-01"),
        ("reviews", "exercise", "2020-Q1", "2020-Q9"),
    ],
)
def test_a_column_reads_its_cells_by_the_type_of_the_contract(table, column, good, bad):
    parse = parser_of(data_metadata.tables[table].c[column])
    parse(good)
    with pytest.raises(BadValue):
        parse(bad)


def test_free_text_is_kept_as_it_came():
    parse = parser_of(data_metadata.tables["agreements"].c.next_step)
    assert parse("  Ask “legal” ✔ \n again ") == "  Ask “legal” ✔ \n again "


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_every_day_of_the_contract_is_read_back_as_itself(day):
    assert values.day(day.isoformat()) == day


@given(st.text())
def test_any_text_is_a_value_or_a_bad_value_and_nothing_else(cell):
    for parse in (values.day, values.month, values.exercise, values.count, values.instant, values.code):
        with suppress(BadValue):
            assert parse(cell) is not None
