"""
Two persons for what gives somebody more than they had: one administrator proposes it, another confirms it.

That is a new account, another role, the leave to publish, and a new password, which whoever reads it could use.
An administrator's account is no exception: who could make a second administrator alone would confirm alone.
What only takes away (a lock, an ended session, the leave to publish taken back) needs no second person.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from dashboard import accounts
from dashboard.app_store import app_reader, app_writer
from dashboard.permissions import Role, Viewer
from dashboard.settings import settings
from dashboard.sign_in.passwords import hash_of, new_password
from queries.app_store import accounts as held
from queries.app_store import proposals
from queries.app_store.accounts import Account
from queries.app_store.proposals import Proposal
from queries.errors import Tellable

PROPOSED = {"add": "account proposed", "change": "role proposed", "renew": "password proposed"}
GONE = "This proposal waits no longer: it was decided, or it has lapsed."


@dataclass(frozen=True)
class Wanted:
    """An account as it is to be."""

    name: str
    role: Role
    bcu: str | None = None
    may_publish: bool = False


def propose_account(by: Viewer, wanted: Wanted) -> None:
    """:raises Tellable: where the account cannot be, is there, or is proposed already."""
    accounts.check_may(by)
    accounts.check_new(wanted.name, wanted.role, wanted.bcu, may_publish=wanted.may_publish)
    with app_writer().begin() as connection:
        if held.find(connection, wanted.name) is not None:
            raise accounts.taken(wanted.name)
        _propose(connection, by, "add", wanted)


def propose_change(by: Viewer, wanted: Wanted) -> bool:
    """
    Another role for an account. What only takes the leave to publish back is done at once; whether it was.

    :raises Tellable: where the role cannot be, or is the account's already, or a proposal waits.
    """
    accounts.check_may(by)
    accounts.check_role(wanted.role, wanted.bcu, may_publish=wanted.may_publish)
    with app_writer().begin() as connection:
        now = accounts.find(connection, wanted.name)
        if (now.role, now.bcu) == (wanted.role.value, wanted.bcu):
            if now.may_publish == wanted.may_publish:
                raise Tellable(f"The account {wanted.name} has this role already: nothing was proposed.")
            if now.may_publish:
                accounts.change_in(connection, _account(wanted, ""), by)
                return True
        _propose(connection, by, "change", wanted)
    return False


def propose_renewal(by: Viewer, name: str) -> None:
    """A new password for an account: whoever confirms it is shown it."""
    accounts.check_may(by)
    with app_writer().begin() as connection:
        now = accounts.find(connection, name)
        _propose(connection, by, "renew", Wanted(name, Role(now.role), now.bcu, now.may_publish))


def confirm(by: Viewer, proposal_id: int) -> tuple[str, str | None]:
    """
    Does what was proposed; returns the account's name, and its password where it has a new one.

    :raises Tellable: for whoever proposed it or is meant by it, and where it cannot be done any more.
    """
    accounts.check_may(by)
    password = new_password()
    hashed = hash_of(password)
    with app_writer().begin() as connection:
        proposal = _find(connection, proposal_id)
        _check_second(connection, by, proposal)
        proposals.decide(connection, proposal_id, "confirmed", by.name, datetime.now(UTC))
        _do(connection, by, proposal, hashed)
    return proposal.account, None if proposal.kind == "change" else password


def withdraw(by: Viewer, proposal_id: int) -> str:
    """Takes one's own proposal back; returns the account's name."""
    accounts.check_may(by)
    with app_writer().begin() as connection:
        proposal = _find(connection, proposal_id)
        if proposal.proposed_by != by.name:
            raise Tellable(f"{proposal.proposed_by} proposed this: refuse it, rather than withdraw it.")
        _end(connection, by, proposal, "withdrawn")
    return proposal.account


def refuse(by: Viewer, proposal_id: int) -> str:
    """Refuses what another proposed; returns the account's name."""
    accounts.check_may(by)
    with app_writer().begin() as connection:
        proposal = _find(connection, proposal_id)
        if proposal.proposed_by == by.name:
            raise Tellable("You proposed this yourself: withdraw it, rather than refuse it.")
        _end(connection, by, proposal, "refused")
    return proposal.account


def undecided() -> tuple[Proposal, ...]:
    """The proposals that wait, the oldest first."""
    with app_reader().connect() as connection:
        return proposals.undecided(connection, _since())


def lapses_at(proposal: Proposal) -> datetime:
    """Until when it waits."""
    return proposal.proposed_at + _waits()


def _propose(connection: Connection, by: Viewer, kind: str, wanted: Wanted) -> None:
    if any(waiting.account == wanted.name for waiting in proposals.undecided(connection, _since())):
        raise Tellable(f"A proposal about {wanted.name} waits already: decide that one first.")
    proposal = Proposal(
        kind,
        wanted.name,
        wanted.role.value,
        wanted.bcu,
        wanted.may_publish,
        by.name,
        datetime.now(UTC),
    )
    number = proposals.add(connection, proposal)
    accounts.note(connection, PROPOSED[kind], _account(wanted, ""), by, proposal=number)


def _find(connection: Connection, proposal_id: int) -> Proposal:
    proposal = proposals.find(connection, proposal_id, _since())
    if proposal is None:
        raise Tellable(GONE)
    return proposal


def _check_second(connection: Connection, by: Viewer, proposal: Proposal) -> None:
    """Two persons, neither of them the one who gains by it; the first still an administrator."""
    if by.name == proposal.proposed_by:
        raise Tellable("You proposed this yourself: another administrator confirms it.")
    if by.name == proposal.account:
        raise Tellable("This is about your own account: another administrator confirms it.")
    first = held.find(connection, proposal.proposed_by)
    if first is None or not first.enabled or first.role != Role.ADMINISTRATOR:
        raise Tellable(
            f"{proposal.proposed_by}, who proposed this, is no administrator any more: refuse it, and propose "
            "it anew if it is still wanted."
        )


def _do(connection: Connection, by: Viewer, proposal: Proposal, hashed: str) -> None:
    wanted = Wanted(proposal.account, Role(proposal.role), proposal.bcu, proposal.may_publish)
    told: dict[str, str | int | None] = {
        "proposed_by": proposal.proposed_by,
        "proposal": proposal.proposal_id,
    }
    if proposal.kind == "renew":
        accounts.renew_in(connection, wanted.name, hashed, by, **told)
        return
    accounts.check_role(wanted.role, wanted.bcu, may_publish=wanted.may_publish)
    if proposal.kind == "change":
        accounts.change_in(connection, _account(wanted, ""), by, **told)
        return
    try:
        accounts.add_in(connection, _account(wanted, hashed), by, **told)
    except IntegrityError:
        raise accounts.taken(wanted.name) from None


def _end(connection: Connection, by: Viewer, proposal: Proposal, outcome: str) -> None:
    proposals.decide(connection, proposal.proposal_id, outcome, by.name, datetime.now(UTC))
    account = Account(proposal.account, "", proposal.role, proposal.bcu, proposal.may_publish)
    what = f"proposal {outcome}"
    accounts.note(connection, what, account, by, proposal=proposal.proposal_id, kind=proposal.kind)


def _account(wanted: Wanted, hashed: str) -> Account:
    return Account(wanted.name, hashed, wanted.role.value, wanted.bcu, wanted.may_publish)


def _waits() -> timedelta:
    return timedelta(days=settings().proposals_lapse_after_days)


def _since() -> datetime:
    return datetime.now(UTC) - _waits()
