"""Drawing by weight."""

from collections.abc import Callable, Mapping, Sequence
from heapq import nlargest
from random import Random
from typing import TypeVar

Thing = TypeVar("Thing")


def drawn(random: Random, weights: Mapping[Thing, float]) -> Thing:
    """One of the things, by its weight."""
    return random.choices(list(weights), list(weights.values()))[0]


def some(
    random: Random, things: Sequence[Thing], count: int, weight: Callable[[Thing], float]
) -> list[Thing]:
    """`count` different things (all, where there are fewer), the heavier the likelier, in their own order."""
    keys = {place: random.random() ** (1 / weight(thing)) for place, thing in enumerate(things)}
    return [things[place] for place in sorted(nlargest(count, keys, key=keys.__getitem__))]


class Trickle:
    """Whole numbers out of a rate: what is left over goes into the next."""

    def __init__(self) -> None:
        self._over = 0.0

    def take(self, rate: float) -> int:
        self._over += rate
        whole = int(self._over)
        self._over -= whole
        return whole
