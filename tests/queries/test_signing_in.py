"""Attempts, lock-outs and sessions, on both engines. Passwords are stood in for: hashing has its own tests."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from dashboard.sign_in import attempt as attempts
from dashboard.sign_in import session
from dashboard.sign_in.attempt import MOST_FAILURES, TOO_MANY, WINDOW, WRONG, Refused, SignedIn, attempt
from dashboard.sign_in.cookies import token_hash
from queries.app_store import accounts, sessions
from queries.app_store.accounts import Account
from queries.app_store.attempts import forget
from queries.app_store.trail import newest

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The passwords that were looked at; `right` is chair's."""
    seen: list[str] = []

    def is_right(account: Account | None, password: str) -> bool:
        seen.append(password)
        return account is not None and password == "right"

    monkeypatch.setattr(attempts, "is_right", is_right)
    return seen


@pytest.fixture
def store(app_store: Engine, checked: list[str]) -> Engine:
    """A store with two accounts, chair and shut, which is locked."""
    with app_store.begin() as connection:
        accounts.add(connection, Account("chair", "-", "oversight"), NOON)
        accounts.add(connection, Account("shut", "-", "auditor", enabled=False), NOON)
    return app_store


def guess(name: str = "chair", password: str = WRONG, at: datetime = NOON, device: str = "") -> str:
    outcome = attempt(name, password, device, at)
    return "in" if isinstance(outcome, SignedIn) else outcome.sentence


def test_a_right_password_begins_a_session(store: Engine) -> None:
    outcome = attempt("chair", "right", "", NOON)
    assert isinstance(outcome, SignedIn)
    running = session.live(token_hash(outcome.token), NOON)
    assert running is not None
    assert running.account.name == "chair"


@pytest.mark.parametrize("name", ["chair", "shut", "nobody-of-that-name"])
def test_a_refusal_has_the_same_words_whoever_it_is(store: Engine, name: str) -> None:
    assert guess(name) == WRONG


def test_a_locked_account_is_refused_its_own_password(store: Engine) -> None:
    assert guess("shut", "right") == WRONG


@pytest.mark.parametrize("name", ["chair", "nobody-of-that-name"])
def test_ten_wrong_guesses_lock_a_name_out_and_an_unknown_one_alike(
    store: Engine, checked: list[str], name: str
) -> None:
    said = [guess(name) for _ in range(MOST_FAILURES + 2)]
    assert said == [WRONG] * MOST_FAILURES + [TOO_MANY] * 2
    assert len(checked) == MOST_FAILURES


def test_guesses_while_locked_out_make_it_no_longer(store: Engine) -> None:
    for _ in range(MOST_FAILURES):
        guess()
    for minute in range(1, 15):
        assert guess(password="right", at=NOON + minute * MINUTE) == TOO_MANY
    assert guess(password="right", at=NOON + WINDOW) == "in"


def test_nobody_elsewhere_keeps_a_browser_out_that_has_signed_in_before(store: Engine) -> None:
    for _ in range(MOST_FAILURES + 1):
        guess()
    assert guess(password="right") == TOO_MANY
    assert guess(password="right", device="known") == "in"


def test_a_known_browser_has_ten_guesses_of_its_own_and_no_more(store: Engine) -> None:
    said = [guess(device="known") for _ in range(MOST_FAILURES + 1)]
    assert said[-1] == TOO_MANY
    assert guess() == WRONG


def test_a_lock_out_leaves_running_sessions_alone(store: Engine) -> None:
    outcome = attempt("chair", "right", "", NOON)
    assert isinstance(outcome, SignedIn)
    for _ in range(MOST_FAILURES + 1):
        guess()
    assert session.live(token_hash(outcome.token), NOON + MINUTE) is not None


def test_guesses_side_by_side_are_all_counted(store: Engine, checked: list[str]) -> None:
    with ThreadPoolExecutor(4) as pool:
        said = list(pool.map(lambda _: guess(), range(16)))
    assert len(checked) == MOST_FAILURES
    assert said.count(TOO_MANY) == 6


def test_sign_ins_and_refusals_stand_in_the_trail_without_what_was_typed(store: Engine) -> None:
    guess("MyPassword")
    guess("chair")
    guess("chair", "right")
    with store.connect() as connection:
        rows = [(row["what"], row["who"]) for row in reversed(newest(connection, 10))]
    assert rows == [("sign-in refused", "nobody"), ("sign-in refused", "chair"), ("signed in", "chair")]


STEPS = st.lists(
    st.tuples(st.integers(0, 400), st.booleans(), st.sampled_from(["", "known"])), min_size=1, max_size=40
)


@pytest.mark.parametrize("bare_database_url", ["sqlite"], indirect=True)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_the_order_of_guesses_the_limit_is_that_of_a_model(
    store: Engine, steps: list[tuple[int, bool, str]]
) -> None:
    """The model: a guess is looked at unless ten failed from this browser within the last 15 minutes."""
    with store.begin() as connection:
        forget(connection, attempts.name_hash("chair"))
    failed: list[tuple[datetime, str]] = []
    at = NOON
    for seconds, right, device in steps:
        at += timedelta(seconds=seconds)
        recent = [one for one in failed if one[1] == device and one[0] > at - WINDOW]
        expected = TOO_MANY if len(recent) >= MOST_FAILURES else "in" if right else WRONG
        assert guess(password="right" if right else WRONG, at=at, device=device) == expected
        if expected == WRONG:
            failed.append((at, device))


def begun(store: Engine) -> str:
    outcome = attempt("chair", "right", "", NOON)
    assert not isinstance(outcome, Refused)
    return token_hash(outcome.token)


@pytest.mark.parametrize(
    ("later", "runs"),
    [
        (timedelta(minutes=59), True),
        (timedelta(minutes=60), False),
        (-timedelta(minutes=4), True),
        (-timedelta(hours=1), False),
    ],
)
def test_a_session_unused_for_an_hour_is_over_and_a_clock_set_back_ends_it(
    store: Engine, later: timedelta, *, runs: bool
) -> None:
    assert (session.live(begun(store), NOON + later) is not None) is runs


def test_a_session_in_use_lasts_ten_hours_and_no_longer(store: Engine) -> None:
    known = begun(store)
    for minute in range(30, 600, 30):
        running = session.live(known, NOON + minute * MINUTE)
        assert running is not None
        session.touch(running, NOON + minute * MINUTE)
    assert session.live(known, NOON + timedelta(hours=10)) is None


def test_a_use_is_noted_once_a_minute(store: Engine) -> None:
    known = begun(store)
    for seconds, expected in ((59, NOON), (60, NOON + MINUTE), (90, NOON + MINUTE)):
        running = session.live(known, NOON)
        assert running is not None
        session.touch(running, NOON + timedelta(seconds=seconds))
        held = session.live(known, NOON)
        assert held is not None
        assert held.last_seen_at == expected


def test_a_change_of_the_account_ends_its_sessions(store: Engine) -> None:
    known = begun(store)
    with store.begin() as connection:
        accounts.renew(connection, "chair", "another", NOON)
    assert session.live(known, NOON) is None


def test_a_lock_ends_sessions_and_unlocking_does_not_bring_them_back(store: Engine) -> None:
    known = begun(store)
    for enabled in (False, True):
        with store.begin() as connection:
            accounts.set_enabled(connection, "chair", NOON, enabled=enabled)
        assert session.live(known, NOON) is None


def test_a_session_ended_once_stays_ended_as_it_was(store: Engine) -> None:
    known = begun(store)
    with store.begin() as connection:
        assert sessions.end(connection, known, NOON, "signed out")
        assert not sessions.end(connection, known, NOON + MINUTE, "again")
    assert session.live(known, NOON) is None


@pytest.mark.parametrize("cookie", ["", "0" * 64, "'; DROP TABLE sessions; --"])
def test_a_made_up_session_is_none(store: Engine, cookie: str) -> None:
    begun(store)
    assert session.live(cookie, NOON) is None
