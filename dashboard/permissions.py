"""Who a reader is, and what that role may be shown. Everything not allowed here is refused."""

from dataclasses import dataclass
from enum import StrEnum

from queries.errors import Tellable
from queries.scope import LONDON, Scope


class Role(StrEnum):
    OVERSIGHT = "oversight"
    SUPERINTENDENT = "superintendent"
    AUDITOR = "auditor"
    DEPUTY_MAYOR = "deputy_mayor"
    ADMINISTRATOR = "administrator"


class Protection(StrEnum):
    """Exact figures, or those of a release: counts of people for London only, small ones withheld."""

    EXACT = "exact"
    RELEASE = "release"


@dataclass(frozen=True)
class Viewer:
    """A signed-in reader, as their account row says at this run."""

    name: str
    role: Role
    bcu: str | None = None
    may_publish: bool = False

    def __post_init__(self) -> None:
        if self.role is Role.SUPERINTENDENT and not self.bcu:
            raise Tellable(f"Account {self.name} is a superintendent’s without a BCU: ask an administrator.")

    @property
    def scope(self) -> Scope:
        """The rows this reader may be shown: a superintendent's BCU, else London."""
        return Scope(self.bcu) if self.role is Role.SUPERINTENDENT else LONDON


NOTHING_RELEASED = (
    "No release has been published yet. When the Oversight Group publishes one, its figures stand here."
)

_ASKING: dict[Role, Protection] = {Role.OVERSIGHT: Protection.EXACT, Role.SUPERINTENDENT: Protection.EXACT}


def check_may_ask(viewer: Viewer) -> Protection:
    """
    How the figures are protected for this reader.

    :raises Tellable: where the role is shown no figures.
    """
    if viewer.role is Role.DEPUTY_MAYOR:
        raise Tellable(NOTHING_RELEASED)
    if viewer.role not in _ASKING:
        raise Tellable(f"The role {viewer.role} is shown no figures of the register.")
    return _ASKING[viewer.role]


def may_ask(viewer: Viewer) -> bool:
    """Whether this reader is shown any figures."""
    try:
        check_may_ask(viewer)
    except Tellable:
        return False
    return True
