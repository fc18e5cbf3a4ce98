"""Accounts as an administrator changes them: every change is in the trail, and ends what it must."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from dashboard import accounts, trail
from dashboard.permissions import Role
from dashboard.sign_in import session
from dashboard.sign_in.attempt import MOST_FAILURES, SignedIn, attempt
from dashboard.sign_in.cookies import token_hash
from queries.app_store.trail import in_order
from queries.errors import Tellable


@pytest.fixture(autouse=True)
def bcus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "is_bcu", lambda code: code in {"CN", "NA"})


@pytest.fixture
def password(app_store: Engine) -> str:
    """The password of an account, chair."""
    return accounts.add("chair", Role.OVERSIGHT, may_publish=True)


def now() -> datetime:
    return datetime.now(UTC)


def is_let_in(name: str, password: str) -> bool:
    return isinstance(attempt(name, password, "", now()), SignedIn)


def a_session(password: str) -> str:
    outcome = attempt("chair", password, "", now())
    assert isinstance(outcome, SignedIn)
    return token_hash(outcome.token)


def changes(store: Engine) -> list[tuple[str, str]]:
    with store.connect() as connection:
        rows = [row for row in in_order(connection) if row["who"] == trail.ON_THIS_MACHINE]
    return [(row["what"], row["detail"]) for row in rows]


def test_an_account_signs_in_with_the_password_it_was_given(password: str) -> None:
    assert is_let_in("chair", password)
    assert not is_let_in("chair", password + "x")


def test_a_renewed_password_replaces_the_old_and_ends_sessions(password: str) -> None:
    known = a_session(password)
    renewed = accounts.renew("chair")
    assert session.live(known, now()) is None
    assert (is_let_in("chair", password), is_let_in("chair", renewed)) == (False, True)


def test_a_locked_account_signs_in_again_only_when_unlocked(password: str) -> None:
    known = a_session(password)
    assert accounts.lock("chair") == 1
    assert session.live(known, now()) is None
    assert not is_let_in("chair", password)
    accounts.unlock("chair")
    assert is_let_in("chair", password)


def test_unlocking_lifts_a_lock_out_and_leaves_running_sessions_alone(
    password: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = a_session(password)
    with monkeypatch.context() as quickly:
        quickly.setattr("dashboard.sign_in.attempt.is_right", lambda *_: False)
        for _ in range(MOST_FAILURES):
            is_let_in("chair", "wrong")
    (standing,) = accounts.standings(now())
    assert standing.locked_out
    assert not is_let_in("chair", password)
    accounts.unlock("chair")
    assert is_let_in("chair", password)
    assert session.live(known, now()) is not None


def test_another_role_ends_sessions_and_is_the_accounts_from_then_on(
    password: str, app_store: Engine
) -> None:
    known = a_session(password)
    assert accounts.change("chair", Role.SUPERINTENDENT, "CN") == 1
    assert session.live(known, now()) is None
    live = session.live(a_session(password), now())
    assert live is not None
    assert (live.account.role, live.account.bcu, live.account.may_publish) == ("superintendent", "CN", False)
    assert changes(app_store)[-1][0] == "account changed"


def test_sessions_are_ended_everywhere_and_counted(password: str) -> None:
    known = [a_session(password), a_session(password)]
    assert accounts.end_sessions("chair") == 2
    assert [session.live(one, now()) for one in known] == [None, None]


def test_every_change_is_in_the_trail_and_no_password_is(password: str, app_store: Engine) -> None:
    renewed = accounts.renew("chair")
    accounts.lock("chair")
    accounts.unlock("chair")
    accounts.end_sessions("chair")
    noted = changes(app_store)
    assert [what for what, _ in noted] == [
        "account added",
        "password renewed",
        "account locked",
        "account unlocked",
        "sessions ended",
    ]
    assert noted[0][1] == '{"account": "chair", "bcu": null, "may_publish": true, "role": "oversight"}'
    assert not any(secret in detail for secret in (password, renewed) for _, detail in noted)
    assert trail.verify() is None


@pytest.mark.parametrize("name", ["", "c", "Chair", "1chair", "chair!", "ch air", "c" * 65, "chäir"])
def test_a_name_that_could_be_mistyped_or_mistaken_is_refused(app_store: Engine, name: str) -> None:
    with pytest.raises(Tellable, match="cannot be a name"):
        accounts.add(name, Role.AUDITOR)


def test_a_name_is_given_once(password: str, app_store: Engine) -> None:
    with pytest.raises(Tellable, match="There is an account chair already"):
        accounts.add("chair", Role.AUDITOR)
    assert len(changes(app_store)) == 1


@pytest.mark.parametrize("bcu", [None, "", "cn", "XX", "CN "])
def test_a_superintendent_needs_a_bcu_that_the_register_knows(app_store: Engine, bcu: str | None) -> None:
    with pytest.raises(Tellable, match="needs a BCU that the register knows"):
        accounts.add("clerk", Role.SUPERINTENDENT, bcu)
    accounts.add("clerk", Role.SUPERINTENDENT, "CN")


@pytest.mark.parametrize(
    ("role", "bcu", "may_publish", "words"),
    [
        (Role.OVERSIGHT, "CN", False, "Only a superintendent’s account has a BCU"),
        (Role.AUDITOR, None, True, "Only an oversight account may publish"),
        (Role.SUPERINTENDENT, "CN", True, "Only an oversight account may publish"),
    ],
)
def test_role_bcu_and_publishing_must_go_together(
    app_store: Engine, role: Role, bcu: str | None, words: str, *, may_publish: bool
) -> None:
    with pytest.raises(Tellable, match=words):
        accounts.add("clerk", role, bcu, may_publish=may_publish)


@pytest.mark.parametrize("change", [accounts.renew, accounts.lock, accounts.unlock, accounts.end_sessions])
def test_an_account_that_is_not_there_is_named(app_store: Engine, change) -> None:
    with pytest.raises(Tellable, match="There is no account nobody"):
        change("nobody")
