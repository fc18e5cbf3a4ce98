"""Whose rows a question may touch, and at which levels it answers."""

from dataclasses import dataclass
from enum import StrEnum

LONDON_AREA = "LONDON"


class Level(StrEnum):
    LONDON = "L"
    BCU = "C"
    BOROUGH = "B"


Levels = frozenset[Level]
ALL_LEVELS: Levels = frozenset(Level)
LC: Levels = frozenset({Level.LONDON, Level.BCU})
LCB = ALL_LEVELS
L: Levels = frozenset({Level.LONDON})


@dataclass(frozen=True)
class Scope:
    """London as a whole, or one BCU: its own areas and no other row, not even London's."""

    bcu: str | None = None

    @property
    def is_london(self) -> bool:
        return self.bcu is None


LONDON = Scope()
