"""What an administrator is told: every account as it stands, what waits for a decision, who is signed in, who is kept out."""

from dataclasses import dataclass
from datetime import UTC, datetime

from dashboard import accounts, proposals
from dashboard.accounts import Standing
from dashboard.app_store import app_reader
from dashboard.permissions import Role, Viewer
from dashboard.sign_in.attempt import MOST_FAILURES, WINDOW, name_hash
from dashboard.sign_in.session import LONGEST, runs
from queries.app_store import attempts, sessions
from queries.app_store.proposals import Proposal
from queries.app_store.sessions import Session


@dataclass(frozen=True)
class LockOut:
    """A name under which too many attempts failed, and until when; '' is a name that no account has."""

    name: str
    in_known_browser: bool
    failures: int
    until: datetime


@dataclass(frozen=True)
class Known:
    """All of it at one moment."""

    at: datetime
    standings: tuple[Standing, ...]
    proposals: tuple[Proposal, ...]
    sessions: tuple[Session, ...]
    last_begun: dict[str, datetime]
    lock_outs: tuple[LockOut, ...]

    @property
    def administrators(self) -> int:
        """How many could confirm a proposal, or make one."""
        accounts_ = [standing.account for standing in self.standings]
        return sum(account.enabled and account.role == Role.ADMINISTRATOR for account in accounts_)

    def role_of(self, name: str) -> str:
        """The role an account has now; '' where there is none of that name."""
        roles = {standing.account.name: standing.account.role for standing in self.standings}
        return roles.get(name, "")


def known_to(reader: Viewer) -> Known:
    """:raises Tellable: for whoever is no administrator."""
    accounts.check_may(reader)
    at = datetime.now(UTC)
    standings = accounts.standings(at)
    with app_reader().connect() as connection:
        begun = sessions.not_ended(connection, at - LONGEST)
        last = sessions.last_begun(connection)
        failed = attempts.failures_since(connection, at - WINDOW)
    return Known(
        at,
        standings,
        proposals.undecided(),
        tuple(session for session in begun if runs(session, at)),
        last,
        _lock_outs(failed, [standing.account.name for standing in standings]),
    )


def _lock_outs(failed: tuple[attempts.Failures, ...], names: list[str]) -> tuple[LockOut, ...]:
    """Names are kept as hashes: one that no account has cannot be told."""
    of = {name_hash(name): name for name in names}
    return tuple(
        LockOut(of.get(each.name_hash, ""), bool(each.device), each.count, each.first_at + WINDOW)
        for each in failed
        if each.count >= MOST_FAILURES
    )
