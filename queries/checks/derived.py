"""
What was derived load by load equals what a full rebuild would make: compared in the database, nothing written.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import FromClause, Select, Table, func, select, union_all

from queries.checks.check import check
from queries.derive import access, findings, spells, transfers
from queries.rules import RULES
from queries.tables import derived
from queries.tables.access import access_days, access_events, access_queries
from queries.tables.register import nominals

CURE = (
    "What pages read is behind the records: report it as a fault of ours, and load the packs into an empty "
    "database meanwhile."
)


@check(CURE)
def spells_are_rebuilt_alike() -> Select[Any]:
    """The spells that pages read are those that the entries and scores make."""
    return _different(derived.spells, tuple(derived.spells.c.keys()), [spells.pieces(nominals)])


@check(CURE)
def transfers_are_rebuilt_alike() -> Select[Any]:
    """The entries that pages take for moves are those that began the day another ended by one."""
    return _different(derived.transfers, tuple(derived.transfers.c.keys()), [transfers.pieces(nominals)])


@check(CURE)
def access_by_day_is_rebuilt_alike() -> Select[Any]:
    """The log by day that pages read is the one that the log makes."""
    return _different(
        derived.access_by_day, access.COLUMNS, access.days(_openings(access_events, access_days))
    )


@check(CURE)
def findings_are_rebuilt_alike() -> Select[Any]:
    """The findings that pages read are those that the rules make of the log."""
    openings = _openings(derived.access_by_day)
    rebuilt = [findings.broken(name, rule, openings) for name, rule in RULES.items()]
    return _different(derived.findings, findings.FINDING, rebuilt)


@check(CURE)
def explanations_are_rebuilt_alike() -> Select[Any]:
    """The openings that pages take for explained are those that the answered queries explain."""
    asked_about = access_events.c.event_id.in_(select(access_queries.c.event_id))
    openings = _openings(select(access_events).where(asked_about).subquery())
    rebuilt = [findings.explained(name, rule, openings) for name, rule in RULES.items()]
    return _different(derived.explanations, findings.EXPLANATION, rebuilt)


def _openings(*logs: FromClause) -> FromClause:
    """Every (user, day) of the logs, once."""
    every = union_all(*(select(log.c.user_id, log.c.day) for log in logs)).subquery()
    return select(every.c.user_id, every.c.day).distinct().subquery("openings")


def _different(table: Table, columns: tuple[str, ...], rebuilt: Sequence[Select[Any]]) -> Select[Any]:
    """The keys of the rows that are only held, or only rebuilt: a row that is both is there twice."""
    held = select(*(table.c[name] for name in columns))
    both = union_all(held, *rebuilt).subquery()
    keys = [both.c[name] for name in columns if table.c[name].primary_key]
    alone = select(*keys).group_by(*both.c).having(func.count() == 1)
    return alone.distinct().order_by(*keys)
