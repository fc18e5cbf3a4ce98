"""The one address of this dashboard, as its readers type it. Any other is somebody else's."""

from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from dashboard.settings import settings
from queries.errors import Tellable

LOCAL = {"localhost", "127.0.0.1", "::1"}
USUAL_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Address:
    """`origin` as a browser sends it in Origin, `host` as it sends it in Host."""

    origin: str
    host: str
    is_local: bool

    @property
    def is_secure(self) -> bool:
        return self.origin.startswith("https://")

    @property
    def stream(self) -> str:
        """Where the websocket goes."""
        return self.origin.replace("http", "ws", 1)


def address() -> Address:
    """The address in OVERSIGHT_PUBLIC_URL."""
    return _address_of(settings().public_url)


def check_address() -> None:
    """
    Refuses an address at which a password would travel in the clear.

    :raises Tellable: naming the setting.
    """
    if not (address().is_secure or address().is_local):
        raise Tellable(
            f"OVERSIGHT_PUBLIC_URL is {settings().public_url}: passwords would travel in the clear. "
            "Give it an https address; plain http is for localhost only."
        )


@cache
def _address_of(url: str) -> Address:
    parts = urlsplit(url)
    name = (parts.hostname or "").lower()
    written = f"[{name}]" if ":" in name else name
    port = "" if parts.port in {None, USUAL_PORTS[parts.scheme]} else f":{parts.port}"
    return Address(f"{parts.scheme}://{written}{port}", f"{written}{port}", name in LOCAL)
