"""Whether the population of the Matrix fell and its composition did not, in words."""

from collections.abc import Iterator
from typing import NamedTuple

from dashboard.population.groups import ETHNICITY, GROUPS
from dashboard.population.shares import Group, ethnic_groups, everybody, share_in_words

MOVED = (
    0.01  # of a share: less than one percentage point in it is a few dozen people of thousands, and no change
)
# Counts rounded to 5 are out by 2, and so a share by up to four people of all, two shares by up to eight.
OUT_BY = 8


class Move(NamedTuple):
    """An ethnic group at two dates: by how much of a whole its share moved."""

    by: float
    old: Group
    new: Group


def composition(then: tuple[Group, ...], now: tuple[Group, ...], since: str) -> str:
    """
    Whether the population fell and its composition did not, or what happened instead.

    It fell where fewer people are on the Matrix than on the date compared. Its composition did not change where no
    ethnic group's share, of those whose ethnicity is recorded, moved by one percentage point or more. Of rounded
    counts neither is said where rounding, or a count that is withheld, could make it untrue.
    """
    before, after = everybody(then), everybody(now)
    if after is None:
        return "how many people are on it is withheld"
    if before is None:
        return f"in all {after:,} people are on it, and no release tells how many were on {since}"
    if not before:
        return f"nobody was on it on {since}"
    went = f"since {since} the population {_went(before, after, rounded=now[0].rounded)}"
    most = max(_moves(then, now), key=lambda move: move.by, default=None)
    margin = _margin(then, now)
    if most and most.by >= MOVED + margin:
        return f"{went}, and {_said(most)}"
    if (most and most.by >= MOVED - margin) or _withheld(then, now):
        return went
    return f"{went}, its composition {'did not' if after < before else 'did not change'}"


def _went(before: int, after: int, *, rounded: bool) -> str:
    if before == after:
        return f"has stayed at {after:,}, as rounded" if rounded else f"stayed from {before:,} to {after:,}"
    return f"{'fell' if after < before else 'grew'} from {before:,} to {after:,}"


def _moves(then: tuple[Group, ...], now: tuple[Group, ...]) -> Iterator[Move]:
    """Of every ethnic group whose share is told at both dates."""
    before = {group.group: group for group in ethnic_groups(then)}
    for new in ethnic_groups(now):
        old = before.get(new.group)
        if old and old.own.share is not None and new.own.share is not None:
            yield Move(round(abs(new.own.share - old.own.share), 9), old, new)


def _margin(then: tuple[Group, ...], now: tuple[Group, ...]) -> float:
    """By how much of a whole rounding alone may have moved a share."""
    recorded = min(then[0].own.recorded or 0, now[0].own.recorded or 0)
    return OUT_BY / (recorded or 1) if now[0].rounded else 0


def _withheld(then: tuple[Group, ...], now: tuple[Group, ...]) -> bool:
    return any(group.is_withheld for group in (*ethnic_groups(then), *ethnic_groups(now)))


def _said(move: Move) -> str:
    return (
        f"the share of {GROUPS[ETHNICITY][move.new.group].people} went from {share_in_words(move.old.own)} "
        f"to {share_in_words(move.new.own)}"
    )
