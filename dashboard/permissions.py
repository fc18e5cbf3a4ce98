"""Who a reader is, and what that role may be shown. Everything not allowed here is refused."""

from dataclasses import dataclass
from enum import StrEnum

from queries.scope import LONDON, Scope


class Role(StrEnum):
    OVERSIGHT = "oversight"
    SUPERINTENDENT = "superintendent"
    AUDITOR = "auditor"
    DEPUTY_MAYOR = "deputy_mayor"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Viewer:
    """A signed-in reader, as their account row says at this run."""

    name: str
    role: Role
    bcu: str | None = None
    may_publish: bool = False

    @property
    def scope(self) -> Scope:
        """The rows this reader may be shown: a superintendent's BCU, else London."""
        return Scope(self.bcu) if self.role is Role.SUPERINTENDENT else LONDON
