"""A row is checked on its own: its width, its values, the order of its dates and counts."""

import pytest

from queries.tables import pack_tables
from seed.pack.reader import Record
from seed.pack.rows import RowMaker


def made(table: str, header: str, cells: str):
    return RowMaker(pack_tables()[table], header.split(",")).row(Record(2, cells.split(",")))


def test_a_column_left_out_is_empty_and_a_breakdown_of_populations_means_all_of_them():
    row = made("populations", "area,year,source,persons", "LONDON,2021,census,9")
    assert row.faults == []
    assert row.key == ("LONDON", 2021, "census", "", "", "")
    assert row.values["persons"] == 9
    assert made("nominals", "nominal_id", "N1").values["gender"] is None


def test_a_row_of_another_width_than_its_header_is_bad():
    for cells in ("N1", "N1,male,more"):
        (fault,) = made("nominals", "nominal_id,gender", cells).faults
        assert "more or fewer values" in fault.reason


def test_every_bad_value_of_a_row_is_told():
    row = made("entries", "entry_id,nominal_id,borough,added_on", ",N1,E09000007,1 May")
    assert [(fault.column, fault.value) for fault in row.faults] == [("entry_id", ""), ("added_on", "1 May")]
    assert row.key is None


@pytest.mark.parametrize(
    ("table", "header", "good", "bad", "column"),
    [
        ("spocs", "bcu,user_id,rank,from_on,to_on", "CN,U1,ds,2020-01-02,2020-01-02",
         "CN,U1,ds,2020-01-02,2020-01-01", "to_on"),
        ("agreements", "agreement_id,partner,signed_on,ended_on", "A1,hmpps,,2020-01-01",
         "A1,hmpps,2020-01-02,2020-01-01", "ended_on"),
        ("inspections", "inspection_id,bcu,visited_on,actions_raised,actions_closed", "I1,CN,2020-01-01,4,4",
         "I1,CN,2020-01-01,4,5", "actions_raised"),
        ("status_updates", "commitment,source,recorded_on,status", "1.1,claim,2020-01-01,complete",
         "1.1,claim,2020-01-01,sustained", "status"),
    ],
)  # fmt: skip
def test_a_rule_within_a_row_refuses_it(*, table, header, good, bad, column):
    assert made(table, header, good).faults == []
    assert [fault.column for fault in made(table, header, bad).faults] == [column]
