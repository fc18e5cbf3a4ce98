"""What the app's own store tells since, until and before an instant: on which side that very instant lies."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from dashboard import accounts, trail
from dashboard.permissions import Role, Viewer
from queries.app_store import accounts as held
from queries.app_store import attempts, proposals, sessions
from queries.app_store.trail import Wanted, newest, some

AT = datetime(2020, 6, 30, 12, 0, tzinfo=UTC)
A_MOMENT = timedelta(seconds=1)
CHAIR = Viewer("chair", Role.OVERSIGHT)


def test_a_proposal_of_the_very_instant_since_which_they_are_asked_has_lapsed(app_store: Engine) -> None:
    proposal = proposals.Proposal("add", "chair", "oversight", None, False, "one", AT)  # noqa: FBT003 # a row
    with app_store.begin() as connection:
        proposals.add(connection, proposal)

        assert [each.account for each in proposals.undecided(connection, AT - A_MOMENT)] == ["chair"]
        assert proposals.undecided(connection, AT) == ()


def test_a_session_begun_at_the_very_instant_since_which_they_are_asked_is_over(app_store: Engine) -> None:
    accounts.add("chair", Role.OVERSIGHT)
    with app_store.begin() as connection:
        chair = held.find(connection, "chair")
        assert chair is not None
        sessions.begin(connection, "a hash", chair, AT)

        assert [each.token_hash for each in sessions.not_ended(connection, AT - A_MOMENT)] == ["a hash"]
        assert sessions.not_ended(connection, AT) == ()


def test_an_attempt_of_the_very_instant_since_which_they_are_asked_counts_no_more(app_store: Engine) -> None:
    with app_store.begin() as connection:
        attempts.reserve(connection, "a name", "a browser", AT, since=AT - A_MOMENT, at_most=5)

        assert attempts.failed_since(connection, "a name", "a browser", AT - A_MOMENT) == 1
        assert attempts.failed_since(connection, "a name", "a browser", AT) == 0
        assert [each.count for each in attempts.failures_since(connection, AT - A_MOMENT)] == [1]
        assert attempts.failures_since(connection, AT) == ()


def test_a_period_of_the_trail_has_its_first_instant_and_not_its_end(app_store: Engine) -> None:
    trail.record(CHAIR, "page opened", page="reviews")
    with app_store.connect() as connection:
        (row,) = newest(connection, 1)

        def found(*, since: datetime | None = None, until: datetime | None = None) -> int:
            return len(some(connection, Wanted(since=since, until=until), 10))

        assert (found(since=row["at"]), found(since=row["at"] + A_MOMENT)) == (1, 0)
        assert (found(until=row["at"] + A_MOMENT), found(until=row["at"])) == (1, 0)


def test_the_rows_before_one_are_without_it(app_store: Engine) -> None:
    for page in ("reviews", "sharing", "green"):
        trail.record(CHAIR, "page opened", page=page)
    with app_store.connect() as connection:
        last, *_ = newest(connection, 1)
        earlier = some(connection, Wanted(), 10, before=last["seq"])

    assert [row["page"] for row in earlier] == ["sharing", "reviews"]
