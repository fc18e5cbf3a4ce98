"""Rules that a row can break only beside other rows, on both engines."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from queries.loading import TableCount
from seed.pack import LoadReport, load_pack, table
from tests.packing import SMALL, contents, pack_of

NOW = datetime(2021, 3, 1, 9, 14, tzinfo=UTC)

ENTRIES = "entry_id,nominal_id,borough,added_on,removed_on\n"
EVENTS = "event_id,occurred_at,user_id,matrix,version,action\n"
DAYS = "day,user_id,matrix,version,action,events,out_of_hours,first_at,last_at\n"
QUERIES = "query_id,user_id,event_id,sent_on,due_on\n"

A_DAY = "2020-06-01,U1,PAN,current,view,3,0,2020-06-01T09:00:00Z,2020-06-01T11:00:00Z\n"
ITS_EVENT = "E1,2020-06-01T09:00:00Z,U1,PAN,current,view\n"


def loaded(database: Engine, folder: Path, **tables: str) -> LoadReport:
    return load_pack(database, pack_of(folder, **tables), by="a test", now=NOW)


def faults(report: LoadReport) -> list[tuple[str, int | None, str | None, str]]:
    return [(bad.file, bad.line, bad.column, bad.reason) for bad in report.bad_rows]


@pytest.mark.parametrize(
    ("name", "text", "column", "reason"),
    [
        ("entries", ENTRIES + "S1,N9,E09000007,2020-01-01,\n", "nominal_id", "is not in nominals"),
        ("entries", ENTRIES + "S1,N1,E09000099,2020-01-01,\n", "borough", "is not in boroughs"),
        ("users", "user_id,organisation,unit,role\nU2,mps,XX,spoc\n", "unit",
         "is not in bcus or boroughs, nor intelligence, nor hmpps"),
        ("access_events", EVENTS + ITS_EVENT.replace("PAN", "London"), "matrix", "is not in boroughs, nor PAN"),
        ("access_queries", QUERIES + "Q1,U1,E9,2020-01-01,2020-01-29\n", "event_id", "is not in access_events"),
    ],
)  # fmt: skip
def test_a_dangling_reference_refuses_the_row(database, tmp_path, *, name, text, column, reason):
    report = loaded(database, tmp_path, **SMALL | {name: text})
    assert report.outcome == "refused"
    assert faults(report) == [(f"{name}.csv", 2, column, reason)]


def test_a_word_stands_in_for_a_reference_only_where_the_contract_says_so(database, tmp_path):
    agreements = "agreement_id,partner\nA1,hmpps\nA2,PAN\n"
    events = EVENTS + ITS_EVENT
    report = loaded(database, tmp_path, **SMALL, agreements=agreements, access_events=events)
    assert faults(report) == [("agreements.csv", 3, "partner", "is not in boroughs, nor hmpps")]


def test_a_reference_to_a_refused_row_refuses_with_that_as_its_reason(database, tmp_path):
    boroughs = SMALL["boroughs"] + "E09000008,Croydon,XX\n"
    entries = ENTRIES + "S1,N1,E09000008,2020-01-01,\nS2,N2,E09000007,2020-01-01,\n"
    report = loaded(database, tmp_path, **SMALL | {"boroughs": boroughs}, entries=entries)
    assert faults(report) == [
        ("boroughs.csv", 4, "bcu", "is not in bcus"),
        ("entries.csv", 2, "borough", "refers to a row of boroughs that was refused"),
    ]
    assert report.tables["entries"] == TableCount(added=1, refused=1)


def test_an_event_by_somebody_unknown_is_held_and_told(database, tmp_path):
    events = EVENTS + ITS_EVENT.replace("U1", "U8") + ITS_EVENT.replace("U1", "U9").replace("E1", "E2")
    report = loaded(database, tmp_path, **SMALL, access_events=events)
    assert report.outcome == "loaded"
    assert report.notes == ("2 events are by 2 users who are not in users: held under `unknown`.",)


def test_the_users_may_not_contain_unknown(database, tmp_path):
    users = SMALL["users"] + "unknown,mps,CN,viewer\n"
    report = loaded(database, tmp_path, **SMALL | {"users": users})
    assert faults(report) == [("users.csv", 4, "user_id", "is reserved for users who are not known")]


@pytest.mark.parametrize("at_once", [1, 2, 10_000])
def test_two_rows_of_one_key_count_once_if_identical_and_are_both_refused_if_not(
    database, tmp_path, monkeypatch, at_once
):
    monkeypatch.setattr(table, "AT_ONCE", at_once)
    twice = "nominal_id,gender\nN1,male\nN2,female\nN1,male\n"
    good = loaded(database, tmp_path, nominals=twice)
    assert (good.outcome, good.tables["nominals"]) == ("loaded", TableCount(added=2))
    differing = "nominal_id,gender\nN1,male\nN2,female\nN2,male\nN2,female\nN3,wrong\nN3,male\n"
    bad = loaded(database, tmp_path, nominals=differing)
    assert bad.tables["nominals"] == TableCount(unchanged=1, refused=4)
    assert {line for _, line, _, _ in faults(bad)} == {3, 4, 6, 7}
    assert {row[0]: row[2] for row in contents(database, "nominals")["nominals"]} == {
        "N1": "male",
        "N2": "female",
    }


def test_overlapping_spells_of_one_person_are_both_refused(database, tmp_path):
    spells = (
        "S1,N1,E09000007,2020-01-01,2020-03-01\n"
        "S2,N1,E09000010,2020-02-29,\n"
        "S3,N2,E09000007,2020-01-01,2020-03-01\n"
        "S4,N2,E09000010,2020-03-01,\n"  # from the day the other ended: no overlap
        "S5,N2,E09000010,2020-02-01,2020-02-01\n"  # a spell of no days overlaps nothing
    )
    report = loaded(database, tmp_path, **SMALL, entries=ENTRIES + spells)
    reason = "overlaps another spell of the same person"
    assert faults(report) == [
        ("entries.csv", 2, "entry_id", reason),
        ("entries.csv", 3, "entry_id", reason),
    ]
    assert report.tables["entries"] == TableCount(added=3, refused=2)


def test_a_spell_may_not_overlap_one_that_is_held(database, tmp_path):
    loaded(database, tmp_path, **SMALL, entries=ENTRIES + "S1,N1,E09000007,2020-01-01,\n")
    late = loaded(database, tmp_path, entries=ENTRIES + "S2,N1,E09000010,2020-06-01,\n")
    assert faults(late) == [("entries.csv", 2, "entry_id", "overlaps another spell of the same person")]
    ended = ENTRIES + "S1,N1,E09000007,2020-01-01,2020-06-01\nS2,N1,E09000010,2020-06-01,\n"
    assert loaded(database, tmp_path, entries=ended).tables["entries"] == TableCount(added=1, changed=1)


def test_a_london_day_of_one_matrix_comes_in_one_form_only(database, tmp_path):
    loaded(database, tmp_path, **SMALL, access_days=DAYS + A_DAY)
    report = loaded(database, tmp_path, access_events=EVENTS + ITS_EVENT)
    assert [(bad.file, bad.line, bad.column, bad.value) for bad in report.bad_rows] == [
        ("access_events.csv", 2, "day", "2020-06-01")
    ]
    elsewhere = ITS_EVENT.replace("PAN", "E09000007")
    assert loaded(database, tmp_path, access_events=EVENTS + elsewhere).outcome == "loaded"
    in_days = loaded(database, tmp_path, access_days=DAYS + A_DAY.replace("PAN", "E09000007"))
    assert [(bad.file, bad.line, bad.column) for bad in in_days.bad_rows] == [("access_days.csv", 2, "day")]


def test_both_forms_of_a_day_in_one_pack_are_both_refused(database, tmp_path):
    days = DAYS + A_DAY + A_DAY.replace("view", "edit") + A_DAY.replace("PAN", "E09000007")
    events = EVENTS + ITS_EVENT + ITS_EVENT.replace("E1,2020-06-01", "E2,2020-06-02")
    report = loaded(database, tmp_path, **SMALL, access_days=days, access_events=events)
    assert sorted((bad.file, bad.line, bad.value) for bad in report.bad_rows) == [
        ("access_days.csv", 2, "2020-06-01"),
        ("access_days.csv", 3, "2020-06-01"),
        ("access_events.csv", 2, "2020-06-01"),
    ]
    assert report.tables["access_days"] == TableCount(added=1, refused=2)
    assert report.tables["access_events"] == TableCount(added=1, refused=1)


def test_a_day_held_already_stays_when_a_pack_brings_it_again_beside_its_events(database, tmp_path):
    loaded(database, tmp_path, **SMALL, access_days=DAYS + A_DAY)
    more = DAYS + A_DAY.replace(",3,0,", ",4,0,")
    report = loaded(database, tmp_path, access_days=more, access_events=EVENTS + ITS_EVENT)
    assert [(bad.file, bad.line) for bad in report.bad_rows] == [("access_events.csv", 2)]
    assert report.tables["access_days"] == TableCount(changed=1)


def test_a_query_about_a_day_that_came_rolled_up_needs_no_event_that_resolves(database, tmp_path):
    queries = QUERIES + "Q1,U1,E9,2020-06-02,2020-06-30\nQ2,P1,E9,2020-06-02,2020-06-30\n"
    report = loaded(database, tmp_path, **SMALL, access_days=DAYS + A_DAY, access_queries=queries)
    assert faults(report) == [("access_queries.csv", 3, "event_id", "is not in access_events")]


def test_a_row_that_refers_to_nothing_wrong_and_has_no_reference_is_taken(database, tmp_path):
    queries = QUERIES + "Q1,U1,,2020-06-02,2020-06-30\n"
    assert loaded(database, tmp_path, **SMALL, access_queries=queries).outcome == "loaded"


def test_the_report_lists_the_first_thousand_bad_rows_with_every_fault_and_counts_them_all(
    database, tmp_path
):
    rows = "".join(f"N{number},neither,nobody\n" for number in range(1_200))
    report = loaded(database, tmp_path, nominals=f"nominal_id,gender,ethnicity\n{rows}")
    assert len(report.bad_rows) == 2_000
    assert {row.line for row in report.bad_rows} == set(range(2, 1_002))
    assert report.reasons == {
        "is not one of: male female other": 1_200,
        "is not one of: asian black mixed white other": 1_200,
    }
    assert report.tables["nominals"] == TableCount(refused=1_200)
    assert len(report.set_aside) == 1_000
    assert report.set_aside[0].values == {"nominal_id": "N0", "gender": "neither", "ethnicity": "nobody"}
