"""Who a reader is, and what that role may be shown. Everything not allowed here is refused."""

from collections.abc import Iterable
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


class Ids(StrEnum):
    """Whose ids the rows of a listing bear: nobody's, people's on the Matrix, or users' who open it."""

    NOBODYS = "nobody's"
    PEOPLES = "people's"
    USERS = "users'"


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

_ASKING: dict[Role, Protection] = {
    Role.OVERSIGHT: Protection.EXACT,
    Role.SUPERINTENDENT: Protection.EXACT,
    Role.AUDITOR: Protection.EXACT,
    Role.DEPUTY_MAYOR: Protection.RELEASE,
}
# "Ids of people are for the superintendent of their BCU; ids of users for that superintendent and the auditor"
_TOLD_IDS: dict[Role, frozenset[Ids]] = {
    Role.SUPERINTENDENT: frozenset({Ids.PEOPLES, Ids.USERS}),
    Role.AUDITOR: frozenset({Ids.USERS}),
}
# What an auditor may ask rests on these alone: the tables of the access audit, and what its rules go by.
_OF_THE_AUDIT = frozenset(
    {
        "users",
        "grants",
        "training",
        "access_forms",
        "access_events",
        "access_days",
        "system_audits",
        "user_audits",
        "access_queries",
        "inspections",
        "archive_versions",
    }
)
_AUDIT_GOES_BY = frozenset({"agreements", "spocs", "boroughs", "bcus"})
_MADE_OF_THE_LOG = frozenset({"access_by_day", "findings", "explanations"})


def check_may_ask(viewer: Viewer, reads: Iterable[str] | None = None) -> Protection:
    """
    How the figures are protected for this reader; with the tables that one rests on, of that one.

    :raises Tellable: where the role is shown no figures, or not that one.
    """
    if viewer.role not in _ASKING:
        raise Tellable(f"The role {viewer.role} is shown no figures of the register.")
    if viewer.role is Role.AUDITOR and reads is not None and not _is_of_the_audit(frozenset(reads)):
        raise Tellable("An auditor is shown who opened the Matrix, and nothing of the people on it.")
    return _ASKING[viewer.role]


def may_ask(viewer: Viewer, reads: Iterable[str] | None = None) -> bool:
    """Whether this reader is shown any figures; with the tables that one rests on, whether that one."""
    try:
        check_may_ask(viewer, reads)
    except Tellable:
        return False
    return True


def reads_releases(viewer: Viewer) -> bool:
    """Whether this reader is shown what was released, and nothing of the data as they stand."""
    return _ASKING.get(viewer.role) is Protection.RELEASE


def reads_snapshots(viewer: Viewer) -> bool:
    """Whether this reader is shown the exact figures that were kept of a meeting."""
    return viewer.role is Role.OVERSIGHT


def may_see(viewer: Viewer, ids: Ids) -> bool:
    """Whether rows that bear such ids are shown to this reader one by one; else they are counted."""
    return ids is Ids.NOBODYS or ids in _TOLD_IDS.get(viewer.role, frozenset())


def is_told_of_loads(viewer: Viewer) -> bool:
    """Whether this reader is told when loads came and how they ended, and what the checks of the records found."""
    return _ASKING.get(viewer.role) is Protection.EXACT


def is_told_who_loaded(viewer: Viewer) -> bool:
    """Whether this reader is told by whom a load came, of which pack, and of how many rows."""
    return viewer.role in {Role.OVERSIGHT, Role.AUDITOR}


def is_told_of_table(viewer: Viewer, table: str) -> bool:
    """Whether this reader is told how many rows of a table were loaded, and what is wrong with them."""
    if viewer.role is Role.AUDITOR:
        return table in _OF_THE_AUDIT | _AUDIT_GOES_BY | _MADE_OF_THE_LOG
    return _ASKING.get(viewer.role) is Protection.EXACT


def may_mark(viewer: Viewer, bcu: str) -> bool:
    """Whether this reader marks the work of that BCU as done: only who holds it does."""
    return viewer.role is Role.SUPERINTENDENT and viewer.bcu == bcu


def may_administer(viewer: Viewer) -> bool:
    """Whether this reader changes accounts, ends sessions and reads the trail; nobody who sees data does."""
    return viewer.role is Role.ADMINISTRATOR


def sees_data(viewer: Viewer) -> bool:
    """Whether this reader is told anything of the register, be it only how far its data reach."""
    return viewer.role is not Role.ADMINISTRATOR


def may_read_decisions(viewer: Viewer) -> bool:
    """Whether this reader is told what the Group decided: free text, which no release holds and no BCU is sent."""
    return viewer.role is Role.OVERSIGHT


def may_record(viewer: Viewer) -> bool:
    """Whether this reader enters the Group's own words: what it assessed, was shown, decided and asked for."""
    return viewer.role is Role.OVERSIGHT and viewer.may_publish


def scope_within(viewer: Viewer, wanted: Scope | None) -> Scope:
    """
    The scope asked for, where the reader's covers it; their own, where none is asked for.

    :raises Tellable: where it reaches beyond the reader's.
    """
    if wanted is None or wanted == viewer.scope:
        return viewer.scope
    if not viewer.scope.is_london:
        raise Tellable("This is another BCU’s, and is not shown to you.")
    return wanted


def _is_of_the_audit(reads: frozenset[str]) -> bool:
    return bool(reads & _OF_THE_AUDIT) and reads <= _OF_THE_AUDIT | _AUDIT_GOES_BY
