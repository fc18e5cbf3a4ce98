"""Passwords: exactly as typed, and as long in the checking whoever it is."""

import bcrypt
import pytest

from dashboard.key import make_key
from dashboard.sign_in.passwords import hash_of, is_hash, is_right, new_password
from queries.app_store.accounts import Account


@pytest.fixture(autouse=True)
def with_a_key() -> None:
    make_key()


def account(password: str) -> Account:
    """An account whose hash is made at bcrypt's lowest cost: nothing here depends on how slow it is."""
    held = bcrypt.hashpw(password.encode(), bcrypt.gensalt(4)).decode()
    return Account("chair", held, "oversight")


@pytest.mark.parametrize("password", ["h7k2m", " h7k2m ", "pässwörd", "🙂" * 18, "שלום", "a" * 72])
def test_a_password_is_right_exactly_as_it_was_given(password: str) -> None:
    assert is_right(account(password), password)


@pytest.mark.parametrize("typed", ["", "h7k2m ", " h7k2m", "H7K2M", "h7k2", "h7k2m\0", "\0"])
def test_anything_near_it_is_wrong(typed: str) -> None:
    assert not is_right(account("h7k2m"), typed)


@pytest.mark.parametrize("typed", ["a" * 73, "a" * 1_000_000, "🙂" * 19])
def test_a_password_longer_than_bcrypt_looks_is_wrong_and_no_fault(typed: str) -> None:
    assert not is_right(account("a" * 72), typed)


@pytest.mark.parametrize("typed", ["h7k2m", "a" * 100, "a\0b"])
@pytest.mark.parametrize("known", [True, False])
def test_a_hash_is_worked_out_whoever_it_is_and_whatever_was_typed(
    monkeypatch: pytest.MonkeyPatch, typed: str, *, known: bool
) -> None:
    is_right(None, "the first time makes the hash that stands in for nobody's")
    costs = []

    def counted(password: bytes, held: bytes) -> bool:
        costs.append(held.split(b"$")[2])
        return False

    monkeypatch.setattr(bcrypt, "checkpw", counted)
    is_right(Account("chair", hash_of("other"), "oversight") if known else None, typed)
    assert costs == [b"12"]


def test_nobody_signs_in_without_an_account() -> None:
    assert not is_right(None, "")


def test_passwords_made_here_are_long_all_different_and_easily_read() -> None:
    made = {new_password() for _ in range(200)}
    assert len(made) == 200
    assert all(len(password) == 29 and not set(password) & set("0o1il") for password in made)


@pytest.mark.parametrize(
    ("text", "is_one"), [(None, True), ("secret", False), ("", False), ("$2b$12$short", False)]
)
def test_a_hash_is_told_from_plain_text(text: str | None, *, is_one: bool) -> None:
    assert is_hash(hash_of("a") if text is None else text) is is_one


def test_checking_writes_nothing_to_the_output(capsys: pytest.CaptureFixture[str]) -> None:
    is_right(account("h7k2m"), "a" * 100)
    is_right(account("h7k2m"), "h7k2m")
    assert capsys.readouterr() == ("", "")
