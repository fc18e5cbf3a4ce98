"""CSV as RFC 4180 has it, and every way a file is not that."""

import csv
from contextlib import suppress
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seed.pack.csv_file import read_csv
from seed.pack.reader import Record, Unreadable

CELLS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
ROWS = st.lists(st.lists(CELLS, min_size=2, max_size=4), max_size=8)


def read(content: bytes) -> list[Record]:
    return list(read_csv(BytesIO(content)))


@given(ROWS)
def test_what_is_written_as_csv_is_read_back_as_it_was(rows):
    text = StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(rows)
    assert [record.cells for record in read(text.getvalue().encode())] == rows


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_of_three_ways(end):
    text = end.join(['a,"b"', "1,2", "3,4"])
    assert read(text.encode()) == [(1, ["a", "b"]), (2, ["1", "2"]), (3, ["3", "4"])]


def test_a_byte_order_mark_is_no_part_of_the_first_column():
    assert read(b"\xef\xbb\xbfa,b\n") == [(1, ["a", "b"])]


def test_a_row_is_named_by_the_line_it_starts_on():
    assert read(b'a,b\n1,"two\nlines"\n\n3,4\n') == [
        (1, ["a", "b"]),
        (2, ["1", "two\nlines"]),
        (5, ["3", "4"]),
    ]


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b'a,b\n1,"2\n', 2, "is not CSV"),
        (b'a,b\n1,"2"x\n', 2, "is not CSV"),
        (b"a,b\n1,\x00\n", 2, "NUL"),
        (b"a,b\n1,caf\xe9\n", 1, "is not UTF-8"),
        ("a,b\n1,2\n".encode("utf-16"), 1, "is not UTF-8"),
        ("a,b\n1,2\n".encode("utf-16-le"), 1, "NUL"),
        (b"a,b\n1,\xed\xa0\x80\n", 1, "is not UTF-8"),
        (b"a,b\n1," + b"x" * 200_000, 2, "field larger than field limit"),
    ],
)
def test_what_is_no_csv_is_said_with_its_line(content, line, reason):
    with pytest.raises(Unreadable, match=reason) as refusal:
        read(content)
    assert refusal.value.line == line


@given(st.binary(max_size=200))
def test_no_bytes_do_worse_than_being_unreadable(content):
    with suppress(Unreadable):
        assert all(record.cells for record in read(content))
