"""The key: made once, and refused where it could be known to others."""

from pathlib import Path

import pytest

from dashboard.key import is_signed, key, make_key, sign
from dashboard.settings import settings
from queries.errors import Tellable


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the key of this test's home lies."""
    (tmp_path / "home").mkdir()
    return tmp_path / "home" / "key"


def put(file: Path, text: str, mode: int = 0o600) -> None:
    file.write_text(text)
    file.chmod(mode)


def test_a_key_is_made_once_for_this_account_alone(file: Path) -> None:
    make_key()
    made = key()
    make_key()
    assert file.stat().st_mode & 0o777 == 0o600
    assert len(made) == 32
    assert bytes.fromhex(file.read_text()) == made
    assert [left.name for left in file.parent.iterdir()] == ["key"]


def test_two_homes_have_two_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = set()
    for home in ("a", "b"):
        monkeypatch.setenv("OVERSIGHT_HOME", str(tmp_path / home))
        settings.cache_clear()
        make_key()
        made.add(key())
    assert len(made) == 2


GOOD = "8f1d0c5be2a94637d1f05c9e7b3a8264159de07fc4b26a893e5d7c01f4a6b8e2"


@pytest.mark.parametrize(
    ("text", "mode", "words"),
    [
        (GOOD, 0o640, "can be read by other accounts"),
        (GOOD, 0o604, "can be read by other accounts"),
        (GOOD[:62], 0o600, "has 31 bytes; it takes 32"),
        ("", 0o600, "has 0 bytes"),
        ("some_key", 0o600, "is not written in hexadecimal"),
        ("00" * 32, 0o600, "is no random one"),
        ("ab12" * 16, 0o600, "is no random one"),
        (bytes(range(32)).hex(), 0o600, "is no random one"),
    ],
)
def test_a_key_that_others_may_know_is_refused_by_its_name(
    file: Path, text: str, mode: int, words: str
) -> None:
    put(file, text, mode)
    with pytest.raises(Tellable, match=words) as refusal:
        key()
    assert str(file) in str(refusal.value)


def test_a_good_key_of_ones_own_is_taken(file: Path) -> None:
    put(file, GOOD)
    assert key() == bytes.fromhex(GOOD)


def test_a_missing_key_is_refused_with_its_cure(file: Path) -> None:
    with pytest.raises(Tellable, match=r"is missing: `oversight serve` makes one"):
        key()


def test_a_link_to_a_key_is_refused(file: Path, tmp_path: Path) -> None:
    put(tmp_path / "elsewhere", GOOD)
    file.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Tellable, match="is not a small file"):
        key()


def test_a_signature_is_good_for_its_purpose_and_its_parts_only(file: Path) -> None:
    put(file, GOOD)
    signature = sign("form", "ab", "c")
    assert is_signed(signature, "form", "ab", "c")
    assert not is_signed(signature, "sign-out", "ab", "c")
    assert not is_signed(signature, "form", "a", "bc")
    assert not is_signed("", "form", "ab", "c")
    assert not is_signed("é", "form", "ab", "c")
