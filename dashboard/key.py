"""The key of this installation: what seals the trail, and what makes forms, devices and names unforgeable."""

import hashlib
import hmac
import os
import secrets
import stat
from functools import cache
from itertools import pairwise
from pathlib import Path

from dashboard.settings import settings
from queries.errors import Tellable

LEAST_BYTES = 32
LEAST_DIFFERENT = 16  # 32 random bytes with fewer different values among them do not happen
LARGEST_FILE = 4096
CURE = "Move it away and start again: a new key is made, everybody signs in anew, and the trail begins anew."


def make_key() -> None:
    """Makes `home/key` where there is none, readable by this account only; never replaces one."""
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if path.exists():
        return
    made = path.with_name(f"key.{secrets.token_hex(8)}")
    made.touch(mode=0o600)
    made.write_text(secrets.token_hex(LEAST_BYTES) + "\n", encoding="ascii")
    try:
        os.link(made, path)  # the whole file appears at once, and only if no other process was first
    except FileExistsError:
        pass
    finally:
        made.unlink()


def key() -> bytes:
    """
    The key of this installation.

    :raises Tellable: where it is missing, readable by others, or no good.
    """
    return _read(_path())


def sign(purpose: str, *parts: str) -> str:
    """A keyed hash of the parts, for one purpose: a hash made for one is worth nothing for another."""
    message = "".join(f"{len(part)}:{part}" for part in (purpose, *parts))
    return hmac.new(key(), message.encode(), hashlib.sha256).hexdigest()


def is_signed(signature: str, purpose: str, *parts: str) -> bool:
    """Whether the signature is ours, found out in a time that tells nothing."""
    return hmac.compare_digest(signature.encode(), sign(purpose, *parts).encode())


def _path() -> Path:
    return settings().home / "key"


@cache
def _read(path: Path) -> bytes:
    try:
        _refuse_open_file(path)
        value = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except FileNotFoundError:
        raise Tellable(f"The key {path} is missing: `oversight serve` makes one.") from None
    except ValueError:
        raise Tellable(f"The key {path} is not written in hexadecimal. {CURE}") from None
    except OSError as error:
        raise Tellable(
            f"The key {path} cannot be read ({error.strerror}): give it to this account."
        ) from None
    _refuse_weak(path, value)
    return value


def _refuse_open_file(path: Path) -> None:
    about = path.lstat()
    if not stat.S_ISREG(about.st_mode) or about.st_size > LARGEST_FILE:
        raise Tellable(f"The key {path} is not a small file. {CURE}")
    if about.st_mode & 0o077:
        raise Tellable(
            f"The key {path} can be read by other accounts: `chmod 600 {path}`, or better a new key."
        )
    if about.st_uid != os.getuid():
        raise Tellable(
            f"The key {path} belongs to another account: run as that account, or `chown` the file."
        )


def _refuse_weak(path: Path, value: bytes) -> None:
    if len(value) < LEAST_BYTES:
        raise Tellable(f"The key {path} has {len(value)} bytes; it takes {LEAST_BYTES}. {CURE}")
    if len(set(value[:LEAST_BYTES])) < LEAST_DIFFERENT or _counts_up(value):
        raise Tellable(f"The key {path} is no random one. {CURE}")


def _counts_up(value: bytes) -> bool:
    """00 01 02 … and the like: what stands in examples."""
    steps = {(after - before) % 256 for before, after in pairwise(value)}
    return len(steps) == 1
