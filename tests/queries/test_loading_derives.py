"""What a load derives for the rows it touched is what working everything out anew would give."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from seed.pack import load_pack
from tests.packing import contents, derived, pack_of, rebuild_all

NOW = datetime(2021, 3, 1, 9, 14, tzinfo=UTC)
WITHDRAWALS = "table,key,withdrawn_on,reason\n"
LONDON_USERS = "user_id,organisation,unit,role\nU1,mps,CN,spoc\n"
PARTNER = "P1,borough,E09000007,partner\nP2,borough,E09000010,partner\n"
EVENTS = "event_id,occurred_at,user_id,matrix,version,action\n"

WORLD = {
    "bcus": "bcu\nCN\nNA\n",
    "boroughs": "borough,bcu\nE09000007,CN\nE09000010,NA\n",
    "nominals": "nominal_id\nN1\nN2\n",
    "entries": "entry_id,nominal_id,borough,added_on,removed_on\nS1,N1,E09000007,2020-01-01,2020-09-01\n",
    "harm_scores": "nominal_id,scored_on,harm_score,band\nN1,2020-02-01,5,amber\nN1,2020-03-01,0,green\n",
    "users": LONDON_USERS + PARTNER,
    "grants": (
        "grant_id,user_id,matrix,granted_on,granted_by,revoked_on\n"
        "G1,U1,E09000007,2019-01-01,U1,\nG2,P1,E09000007,2019-01-01,U1,\n"
    ),
    "training": (
        "user_id,course,completed_on\n"
        "U1,data_protection,2019-01-01\nU1,operating_model,2019-01-01\nU1,spoc,2019-01-01\n"
    ),
    "access_forms": "user_id,signed_on\nP1,2019-01-01\n",
    "access_events": EVENTS
    + "E1,2020-06-01T09:00:00Z,U1,E09000007,current,view\n"
    + "E2,2020-06-01T09:00:00Z,P1,E09000007,current,download\n"
    + "E3,2020-06-01T09:00:00Z,U8,E09000007,current,view\n"
    + "E4,2020-06-05T09:00:00Z,U1,E09000010,archive,view\n"
    + "E5,2020-06-01T09:00:00Z,P2,E09000010,current,view\n",
    "access_days": (
        "day,user_id,matrix,version,action,events,out_of_hours,first_at,last_at\n"
        "2020-07-01,U1,E09000010,current,view,3,0,2020-07-01T09:00:00Z,2020-07-01T11:00:00Z\n"
    ),
    "access_queries": "query_id,user_id,event_id,sent_on,due_on,answered_on,verdict\n"
    "Q1,P1,E2,2020-06-02,2020-06-30,,\nQ2,U1,E4,2020-06-02,2020-06-30,2020-06-10,justified\n",
    "agreements": "agreement_id,partner,signed_on,sharing_started_on\nA2,E09000010,2020-01-01,2020-01-01\n",
}

LATE = {
    "a revocation": {
        "grants": "grant_id,user_id,matrix,granted_on,granted_by,revoked_on\n"
        "G1,U1,E09000007,2019-01-01,U1,2020-05-01\n"
    },
    "a training date": {"training": "user_id,course,completed_on\nP1,data_protection,2020-01-01\n"},
    "an agreement": {
        "agreements": "agreement_id,partner,signed_on,sharing_started_on\n"
        "A1,E09000007,2020-01-01,2020-01-01\n"
    },
    "the answer to a query": {
        "access_queries": "query_id,user_id,event_id,sent_on,due_on,answered_on,verdict\n"
        "Q1,P1,E2,2020-06-02,2020-06-30,2020-06-10,justified\n"
    },
    "a user who was unknown": {"users": LONDON_USERS + "U8,mps,NA,viewer\n"},
    "a user's new unit": {"users": "user_id,organisation,unit,role\nP1,borough,E09000010,partner\n"},
    "a user's form": {"access_forms": "user_id,signed_on\nU8,2020-01-01\n", "users": LONDON_USERS + "U8,hmpps,hmpps,partner\n"},
    "a borough's new BCU": {"boroughs": "borough,bcu\nE09000010,CN\n"},
    "a spell of somebody else": {
        "entries": "entry_id,nominal_id,borough,added_on,removed_on\nS1,N2,E09000007,2020-01-01,2020-09-01\n"
    },
    "a corrected score": {
        "harm_scores": "nominal_id,scored_on,harm_score,band\nN1,2020-02-01,0,green\n"
    },
    "an event of another day and user": {
        "access_events": EVENTS + "E2,2020-06-03T09:00:00Z,U1,E09000007,current,download\n"
    },
    "an agreement that ends": {
        "agreements": "agreement_id,partner,signed_on,sharing_started_on,ended_on\n"
        "A2,E09000010,2020-01-01,2020-01-01,2020-06-01\n"
    },
    "an answer taken back": {
        "access_queries": "query_id,user_id,event_id,sent_on,due_on\nQ2,U1,E4,2020-06-02,2020-06-30\n"
    },
    "a query about another event": {
        "access_queries": "query_id,user_id,event_id,sent_on,due_on,answered_on,verdict\n"
        "Q2,U1,E2,2020-06-02,2020-06-30,2020-06-10,justified\n"
    },
    "an event's corrected time, in another London day": {
        "access_events": EVENTS + "E1,2020-05-31T22:59:00Z,U1,E09000007,current,view\n"
    },
    "a new event on a day that is held": {
        "access_events": EVENTS + "E9,2020-06-01T22:59:00Z,U1,E09000007,current,view\n"
    },
    "a spell that ends": {
        "entries": "entry_id,nominal_id,borough,added_on,removed_on,removal_reason\n"
        "S1,N1,E09000007,2020-01-01,2020-02-15,moved\nS2,N1,E09000010,2020-02-15,,\n"
    },
    "a user nobody knows any more": {"withdrawals": WITHDRAWALS + "users,P1,2021-01-01,error\n"},
    "a withdrawn event": {"withdrawals": WITHDRAWALS + "access_events,E2,2021-01-01,error\n"},
    "a withdrawn day": {
        "withdrawals": WITHDRAWALS
        + "access_days,2020-07-01;U1;E09000010;current;view,2021-01-01,error\n"
    },
    "a withdrawn query": {"withdrawals": WITHDRAWALS + "access_queries,Q2,2021-01-01,erasure\n"},
    "a withdrawn grant": {"withdrawals": WITHDRAWALS + "grants,G1,2021-01-01,\n"},
    "a withdrawn agreement": {"withdrawals": WITHDRAWALS + "agreements,A2,2021-01-01,error\n"},
    "a withdrawn course": {
        "withdrawals": WITHDRAWALS + "training,U1;operating_model;2019-01-01,2021-01-01,error\n"
    },
    "a withdrawn score": {"withdrawals": WITHDRAWALS + "harm_scores,N1;2020-02-01,2021-01-01,error\n"},
    "a withdrawn person": {"withdrawals": WITHDRAWALS + "nominals,N1,2021-01-01,erasure\n"},
    "a withdrawn borough": {"withdrawals": WITHDRAWALS + "boroughs,E09000010,2021-01-01,error\n"},
    "a rolled-up day's new count": {
        "access_days": "day,user_id,matrix,version,action,events,out_of_hours,first_at,last_at\n"
        "2020-07-01,U1,E09000010,current,view,4,0,2020-07-01T09:00:00Z,2020-07-01T11:00:00Z\n"
    },
}  # fmt: skip


@pytest.mark.parametrize("what", LATE)
def test_what_comes_late_changes_what_is_derived_as_a_full_rebuild_would(
    database: Engine, tmp_path: Path, what: str
):
    load_pack(database, pack_of(tmp_path, **WORLD), by="a test", now=NOW)
    before = derived(database)
    report = load_pack(database, pack_of(tmp_path, **LATE[what]), by="a test", now=NOW)
    assert report.outcome == "loaded", report
    after = derived(database)
    assert after != before
    rebuild_all(database)
    assert derived(database) == after


def test_a_late_revocation_is_a_finding_from_the_day_after_it(database: Engine, tmp_path: Path):
    load_pack(database, pack_of(tmp_path, **WORLD), by="a test", now=NOW)
    load_pack(database, pack_of(tmp_path, **LATE["a revocation"]), by="a test", now=NOW)
    found = [row[:5] for row in contents(database, "findings")["findings"] if row[1] == "U1"]
    day = date(2020, 6, 1)
    assert ("after_revocation", "U1", "E09000007", day, 1) in found
