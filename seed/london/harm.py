"""How harmful a person's records make them: bands, and what falls to whom."""

from enum import IntEnum
from random import Random


class Harm(IntEnum):
    """Bands of recorded harm, the lowest of them none at all. No threshold was published: these are invented."""

    ZERO = 0
    LOW = 1
    AMBER = 2
    RED = 3

    @property
    def band(self) -> str:
        return ("green", "green", "amber", "red")[self]

    def drawn_score(self, random: Random) -> int:
        least, most = ((0, 0), (1, 29), (30, 119), (120, 420))[self]
        return random.randint(least, most)


# The shares to which those with any recorded harm tend at the beginning and at the end, and of those added.
TENDING = ((0.32, 0.29, 0.34, 0.05), (0.28, 0.42, 0.26, 0.04))
ADDED = (0.24, 0.40, 0.32, 0.04)


def drawn_harm(random: Random, *, quiet: bool, added: bool) -> Harm:
    if quiet:
        return Harm.ZERO
    return random.choices(list(Harm), ADDED if added else TENDING[0])[0]
