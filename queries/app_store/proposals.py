"""Proposals about accounts: made by one administrator, decided once. One older than asked for has lapsed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, insert, select, update

from queries.app_store.tables import proposals


@dataclass(frozen=True)
class Proposal:
    """What is asked for: the account as it is to be (`add`, `change`), or a new password for it (`renew`)."""

    kind: str
    account: str
    role: str
    bcu: str | None
    may_publish: bool
    proposed_by: str
    proposed_at: datetime
    proposal_id: int = 0  # the store gives it


def add(connection: Connection, proposal: Proposal) -> int:
    """Keeps a proposal; returns its number."""
    values = vars(proposal) | {"may_publish": int(proposal.may_publish)}
    values.pop("proposal_id")
    adding = insert(proposals).values(**values).returning(proposals.c.proposal_id)
    return int(connection.execute(adding).scalar_one())


def undecided(connection: Connection, since: datetime) -> tuple[Proposal, ...]:
    """Those that wait for a decision, the oldest first."""
    rows = connection.execute(_undecided(since).order_by(proposals.c.proposal_id)).mappings()
    return tuple(_proposal(row) for row in rows)


def find(connection: Connection, proposal_id: int, since: datetime) -> Proposal | None:
    """The proposal of that number, if it still waits; it is held until the transaction ends."""
    one = _undecided(since).where(proposals.c.proposal_id == proposal_id).with_for_update()
    row = connection.execute(one).mappings().one_or_none()
    return None if row is None else _proposal(row)


def decide(connection: Connection, proposal_id: int, outcome: str, by: str, at: datetime) -> None:
    """How it ended; the database refuses that whoever proposed it confirms it."""
    ending = update(proposals).where(proposals.c.proposal_id == proposal_id, proposals.c.outcome.is_(None))
    connection.execute(ending.values(outcome=outcome, decided_by=by, decided_at=at))


def _undecided(since: datetime) -> Select[Any]:
    return select(proposals).where(proposals.c.outcome.is_(None), proposals.c.proposed_at > since)


def _proposal(row: RowMapping) -> Proposal:
    held = {name: row[name] for name in Proposal.__dataclass_fields__}
    return Proposal(**held | {"may_publish": bool(row["may_publish"])})
