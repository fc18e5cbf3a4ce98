"""Entries joined to stays: a move to another borough's Matrix is no end, and is seen through."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any


@dataclass(frozen=True)
class Watched:
    """A stay in days since it began: from when it is watched, until when, whether it ended then; the band at first."""

    first_seen: int
    last_seen: int
    ended: bool
    band: str | None


@dataclass(frozen=True)
class Stays:
    """The stays in view, and how many are left out as it is not known here when they began."""

    watched: tuple[Watched, ...]
    moved_in: int


def stays(rows: Sequence[Any]) -> Stays:
    """
    From the rows of `stays_in_view` of one date and area, in their order.

    A stay that a move from elsewhere brought into the area is left out: a BCU is not told when it began.
    """
    chains = [chain for _, of in groupby(rows, key=lambda row: row.nominal_id) for chain in _chains(list(of))]
    seen = [chain for chain in chains if _in_view(chain)]
    begun = [chain for chain in seen if not chain[0].arrived]
    return Stays(tuple(map(_watched, begun)), len(seen) - len(begun))


def _chains(entries: Sequence[Any]) -> Iterator[list[Any]]:
    """A person's entries, those together that moves join."""
    chain: list[Any] = []
    for entry in entries:
        carries_on = chain and entry.arrived and chain[-1].moved and chain[-1].ended_on == entry.added_on
        if chain and not carries_on:
            yield chain
            chain = []
        chain.append(entry)
    if chain:
        yield chain


def _in_view(chain: Sequence[Any]) -> bool:
    last: date | None = chain[-1].ended_on
    return last is None or last > chain[0].begins


def _watched(chain: Sequence[Any]) -> Watched:
    first, last = chain[0], chain[-1]
    until = last.ended_on or last.as_at
    seen_from = max(first.added_on, first.begins)
    at_first = next((entry for entry in chain if entry.ended_on is None or entry.ended_on > seen_from), last)
    return Watched(
        (seen_from - first.added_on).days,
        (until - first.added_on).days,
        last.ended_on is not None and not last.moved,
        at_first.band,
    )
