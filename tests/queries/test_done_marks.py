"""What a BCU says it has done: kept for all who hold the BCU, by nobody else, without an id, and told in the trail."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, select

from dashboard import trail
from dashboard.permissions import Role, Viewer
from dashboard.work.done import hash_of, mark_done, marks_of, take_back
from dashboard.work.lines import Item
from queries.app_store import done_marks
from queries.app_store.done_marks import DoneMark
from queries.app_store.tables import done_marks as table
from queries.app_store.trail import in_order
from queries.errors import Tellable

CHIEF = Viewer("enfield.chief", Role.SUPERINTENDENT, "NA")
DEPUTY = Viewer("enfield.deputy", Role.SUPERINTENDENT, "NA")
REVOKE = Item("revoke", "U0117", "", date(2020, 11, 12), "viewer")
AUDIT = Item("audit", "U0117", "", date(2020, 11, 12), "viewer")
AS_AT = date(2020, 11, 30)


def test_a_mark_says_who_when_and_in_which_version_and_every_holder_of_the_bcu_sees_it(app_store: Engine):
    before = datetime.now(UTC)
    mark_done(CHIEF, "NA", [REVOKE], version=7, as_at=AS_AT)

    mark = marks_of(DEPUTY.bcu or "")[hash_of("NA", REVOKE)]

    assert (mark.who, mark.version) == ("enfield.chief", 7)
    assert before <= mark.at <= datetime.now(UTC)
    assert list(marks_of("NA")) == [hash_of("NA", REVOKE)]
    assert marks_of("CN") == {}


def test_a_mark_is_forgotten_once_it_is_older_than_asked_and_not_at_that_age(app_store: Engine):
    at = datetime(2020, 11, 30, 9, tzinfo=UTC)
    with app_store.begin() as connection:
        done_marks.put(connection, "NA", [DoneMark("a line", 7, "enfield.chief", at)])
        done_marks.forget_before(connection, at)
        assert connection.execute(select(table)).all()
        done_marks.forget_before(connection, at + timedelta(microseconds=1))
        assert not connection.execute(select(table)).all()


def test_two_kinds_of_work_about_one_user_on_one_day_are_marked_apart(app_store: Engine):
    mark_done(CHIEF, "NA", [REVOKE], version=7, as_at=AS_AT)

    assert hash_of("NA", AUDIT) not in marks_of("NA")


def test_what_is_marked_again_after_a_load_bears_the_later_version(app_store: Engine):
    mark_done(CHIEF, "NA", [REVOKE], version=7, as_at=AS_AT)
    mark_done(DEPUTY, "NA", [REVOKE], version=8, as_at=AS_AT)

    (mark,) = marks_of("NA").values()
    assert (mark.who, mark.version) == ("enfield.deputy", 8)


def test_any_holder_of_the_bcu_takes_a_mark_back_and_only_that_one(app_store: Engine):
    mark_done(CHIEF, "NA", [REVOKE, AUDIT], version=7, as_at=AS_AT)
    take_back(DEPUTY, "NA", [REVOKE], as_at=AS_AT)

    assert list(marks_of("NA")) == [hash_of("NA", AUDIT)]


@pytest.mark.parametrize(
    "reader",
    [Viewer("the group", Role.OVERSIGHT), Viewer("camden", Role.SUPERINTENDENT, "CN")],
    ids=["oversight", "another BCU's superintendent"],
)
def test_nobody_else_marks_or_takes_back_and_nothing_is_recorded(app_store: Engine, reader: Viewer):
    mark_done(CHIEF, "NA", [AUDIT], version=7, as_at=AS_AT)

    with pytest.raises(Tellable, match="Only the superintendent"):
        mark_done(reader, "NA", [REVOKE], version=7, as_at=AS_AT)
    with pytest.raises(Tellable, match="Only the superintendent"):
        take_back(reader, "NA", [AUDIT], as_at=AS_AT)

    assert list(marks_of("NA")) == [hash_of("NA", AUDIT)]
    assert [row["who"] for row in trailed(app_store)] == ["enfield.chief"]


def test_marking_and_taking_back_leave_a_row_each_in_the_trail_and_no_id(app_store: Engine):
    mark_done(CHIEF, "NA", [REVOKE, AUDIT], version=7, as_at=AS_AT)
    take_back(DEPUTY, "NA", [AUDIT], as_at=AS_AT)

    rows = trailed(app_store)
    told = [(row["what"], row["who"], row["scope"], row["page"], row["as_at"]) for row in rows]
    assert told == [
        ("marked done", "enfield.chief", "NA", "my_bcu", AS_AT),
        ("mark taken back", "enfield.deputy", "NA", "my_bcu", AS_AT),
    ]
    assert rows[0]["detail"] == '{"kind": "audit, revoke", "things": 2}'
    assert trail.verify() is None


def test_the_store_holds_no_id_of_whom_the_work_is_about(app_store: Engine):
    mark_done(CHIEF, "NA", [REVOKE], version=7, as_at=AS_AT)

    with app_store.connect() as connection:
        (row,) = connection.execute(select(table)).mappings()
    assert "U0117" not in str(dict(row))


def test_without_the_trail_nothing_is_marked_and_the_reader_is_told(app_store: Engine):
    with app_store.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE trail RENAME TO elsewhere")

    with pytest.raises(Tellable, match="nothing was marked"):
        mark_done(CHIEF, "NA", [REVOKE], version=7, as_at=AS_AT)

    assert marks_of("NA") == {}


def test_a_mark_of_more_than_a_year_ago_goes_with_the_next_one_put(app_store: Engine):
    a_year_ago = datetime.now(UTC) - timedelta(days=366)
    with app_store.begin() as connection:
        done_marks.put(connection, "CN", [DoneMark("an old line", 1, "camden", a_year_ago)])
        done_marks.put(
            connection, "CN", [DoneMark("a newer line", 1, "camden", a_year_ago + timedelta(days=2))]
        )

    mark_done(CHIEF, "NA", [REVOKE], version=7, as_at=AS_AT)

    assert list(marks_of("CN")) == ["a newer line"]


def test_more_lines_than_one_statement_takes_are_marked_and_taken_back(app_store: Engine):
    many = [Item("review", f"N{number}", "", AS_AT, "") for number in range(1200)]
    mark_done(CHIEF, "NA", many, version=7, as_at=AS_AT)
    marked = len(marks_of("NA"))
    take_back(CHIEF, "NA", many, as_at=AS_AT)

    assert (marked, len(marks_of("NA"))) == (1200, 0)


def trailed(app_store: Engine) -> list[Any]:
    with app_store.connect() as connection:
        return list(in_order(connection))
