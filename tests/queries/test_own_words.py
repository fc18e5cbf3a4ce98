"""The Group's own words go in by the door of every row, under the name of who entered them, and out again."""

import csv
from collections.abc import Iterator
from datetime import date
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from sqlalchemy import Engine, Table, select

from dashboard import engine as dashboard_engine
from dashboard.app_store import app_writer
from dashboard.key import make_key
from dashboard.own_words.entries import assessment, decision, paper, withdrawal
from dashboard.own_words.recording import PACK, can_load, enter, pack_of, withdrawable
from dashboard.permissions import Role, Viewer
from dashboard.settings import settings
from queries import loading
from queries.app_store.trail import in_order
from queries.decisions_listed import decisions_listed
from queries.errors import Tellable
from queries.migrate import upgrade
from queries.scope import ALL_LEVELS, LONDON_AREA, Scope
from queries.stores import APP
from queries.tables.governance import decisions, evidence, status_updates
from seed.pack import load_pack
from tests.making import Records
from tests.packing import pack_of as pack_with

CHAIR = Viewer("chair", Role.OVERSIGHT, may_publish=True)
TODAY, DUE = date(2020, 12, 8), date(2021, 1, 31)


@pytest.fixture
def london(
    database: Engine, database_url: str, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Engine]:
    """A database with commitment 2.10, that the dashboard may load into; its own store beside it."""
    for name in ("OVERSIGHT_DATABASE_URL", "OVERSIGHT_LOADING_URL"):
        monkeypatch.setenv(name, database_url)
    monkeypatch.setenv("OVERSIGHT_APP_DATABASE_URL", f"sqlite:///{tmp_path / 'app.db'}")
    settings.cache_clear()
    dashboard_engine.data_engine.cache_clear()
    make_key()
    upgrade(app_writer(), APP)
    promised = pack_with(
        tmp_path / "promised",
        recommendations="recommendation,title\n2,Review the people on it\n",
        commitments="commitment,recommendation,title\n2.10,2,Three tests\n",
    )
    assert load_pack(database, promised, by="a test").outcome == "loaded"
    yield database
    dashboard_engine.data_engine().dispose()
    app_writer().dispose()


def the_assessment(status: str = "partly_met", on: date = TODAY, commitment: str = "2.10"):
    return assessment(commitment, on, status=status, note="seen on paper", today=TODAY)


def the_action(**more):
    said: dict[str, Any] = {
        "kind": "action",
        "title": "Report by BCU",
        "owner": "MPS",
        "due_on": DUE,
        "today": TODAY,
    }
    return decision("2.10", TODAY, **said | more)


def held(database: Engine, table: Table) -> list[Any]:
    with database.connect() as connection:
        return list(connection.execute(select(table)).mappings())


def version(database: Engine) -> int:
    with database.connect() as connection:
        return loading.version(connection)


def noted() -> list[tuple[str, str]]:
    with app_writer().connect() as connection:
        return [(row["who"], row["what"]) for row in in_order(connection)]


def test_an_assessment_is_loaded_under_the_name_of_who_entered_it(london: Engine):
    before = version(london)
    done = enter(CHAIR, the_assessment())

    (row,) = held(london, status_updates)
    assert (row["commitment"], row["source"], row["recorded_on"], row["status"], row["note"]) == (
        "2.10",
        "assessment",
        TODAY,
        "partly_met",
        "seen on paper",
    )
    with london.connect() as connection:
        load = loading.attempts(connection)[0]
    assert (load.loaded_by, load.pack, load.outcome, load.load_id) == (
        "chair",
        PACK,
        "loaded",
        row["load_id"],
    )
    assert (version(london), done.replaced) == (before + 1, False)
    assert noted() == [("chair", "words entered")]


def test_evidence_and_an_action_go_in_alike(london: Engine):
    enter(CHAIR, paper("2.10", TODAY, kind="minute", title="Minutes", url="https://a.example/", today=TODAY))
    enter(CHAIR, the_action())

    (minute,), (action,) = held(london, evidence), held(london, decisions)
    assert (minute["commitment"], minute["kind"], minute["title"]) == ("2.10", "minute", "Minutes")
    assert (action["kind"], action["owner"], action["due_on"]) == ("action", "MPS", DUE)


def test_the_same_words_twice_change_nothing_and_others_of_the_day_take_their_place(london: Engine):
    enter(CHAIR, the_assessment())
    after = version(london)
    again = enter(CHAIR, the_assessment())
    other = enter(CHAIR, the_assessment("met"))

    assert (again.stood_already, other.replaced) == (True, True)
    assert version(london) == after + 1
    assert [row["status"] for row in held(london, status_updates)] == ["met"]


def test_what_the_door_refuses_is_told_in_a_sentence_and_leaves_nothing(london: Engine):
    before = version(london)
    with pytest.raises(Tellable, match="nothing was changed: commitment is not in commitments"):
        enter(CHAIR, the_assessment(commitment="9.99"))
    with pytest.raises(Tellable, match="due_on lies before decided_on"):
        enter(CHAIR, the_action(due_on=date(2020, 12, 7)))

    assert held(london, status_updates) == held(london, decisions) == []
    assert version(london) == before
    assert noted()[:2] == [("chair", "words entered"), ("chair", "words refused")]


@pytest.mark.parametrize(
    "reader",
    [
        Viewer("group", Role.OVERSIGHT),
        Viewer("clerk", Role.AUDITOR),
        Viewer("north", Role.SUPERINTENDENT, "NA"),
        Viewer("office", Role.DEPUTY_MAYOR),
        Viewer("admin", Role.ADMINISTRATOR),
    ],
    ids=lambda reader: reader.role,
)
def test_nobody_else_enters_withdraws_or_takes_away(london: Engine, reader: Viewer):
    for act in (
        lambda: enter(reader, the_assessment()),
        lambda: withdrawable(reader),
        lambda: pack_of(the_assessment(), lambda: reader),
    ):
        with pytest.raises(Tellable, match="Only an account of the Oversight Group that may publish"):
            act()

    assert held(london, status_updates) == []
    assert noted() == []


def test_what_was_entered_here_is_withdrawn_and_what_a_pack_brought_is_not_offered(london: Engine, tmp_path):
    (tmp_path / "evidence.csv").write_text(
        "evidence_id,commitment,dated_on,kind\nE1,2.10,2020-01-01,report\n", encoding="utf-8"
    )
    load_pack(london, tmp_path / "evidence.csv", by="the force")
    enter(CHAIR, the_assessment())
    (offered,) = withdrawable(CHAIR)
    enter(CHAIR, withdrawal(offered.table, offered.key, TODAY))

    assert (offered.commitment, offered.dated_on, offered.said, offered.by) == (
        "2.10",
        TODAY,
        "partly_met",
        "chair",
    )
    assert held(london, status_updates) == []
    assert [row["evidence_id"] for row in held(london, evidence)] == ["E1"]


def test_what_was_withdrawn_stays_out_until_the_withdrawal_is_withdrawn(london: Engine):
    enter(CHAIR, the_assessment())
    enter(CHAIR, withdrawal("status_updates", "2.10;assessment;2020-12-08", TODAY))
    kept_out = enter(CHAIR, the_assessment()).kept_out
    (taken_back,) = withdrawable(CHAIR)
    enter(CHAIR, withdrawal(taken_back.table, taken_back.key, TODAY))
    enter(CHAIR, the_assessment())

    assert kept_out
    assert len(held(london, status_updates)) == 1


def test_without_a_way_to_write_the_entry_leaves_as_a_pack_that_loads(
    london: Engine, tmp_path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("OVERSIGHT_LOADING_URL", "")
    monkeypatch.setenv("OVERSIGHT_DATABASE_URL", "postgresql+psycopg://reader@localhost/elsewhere")
    settings.cache_clear()
    assert not can_load()
    with pytest.raises(Tellable, match="may only read the data"):
        enter(CHAIR, the_assessment())
    taken = pack_of(the_assessment(), lambda: CHAIR)
    (tmp_path / "words.zip").write_bytes(taken)

    assert noted()[-1] == ("chair", "words taken away as a pack")
    with ZipFile(BytesIO(taken)) as archive:
        rows = list(csv.DictReader(StringIO(archive.read("status_updates.csv").decode())))
    assert [row["status"] for row in rows] == ["partly_met"]
    assert load_pack(london, tmp_path / "words.zip", by="the loader").outcome == "loaded"


def test_where_the_trail_cannot_be_written_nothing_is_entered(london: Engine):
    with app_writer().begin() as connection:
        connection.exec_driver_sql("ALTER TABLE trail RENAME TO gone")
    with pytest.raises(Tellable, match="trail"):
        enter(CHAIR, the_assessment())

    assert held(london, status_updates) == []


def test_decisions_are_listed_from_the_day_they_are_dated_the_latest_first_and_to_no_bcu(records: Records):
    for name, decided_on in (("D1", date(2020, 10, 6)), ("D2", TODAY), ("later", date(2020, 12, 9))):
        records.add(
            "decisions", decision_id=name, kind="decision", decided_on=decided_on, title=name, owner="MOPAC"
        )

    assert records.listed(decisions_listed, TODAY, "area", "decision_id") == [
        (LONDON_AREA, "D2"),
        (LONDON_AREA, "D1"),
    ]
    assert records.listed(decisions_listed, TODAY, "decision_id", scope=Scope("NA"), levels=ALL_LEVELS) == []
