"""Whether what a risk or an issue is about is seen now, by its controls: never from silence."""

from collections.abc import Sequence
from enum import IntEnum

from dashboard.briefing.reading import Read


class Standing(IntEnum):
    """The worst first."""

    SEEN = 0
    NOT_KNOWN = 1
    NOT_SEEN = 2


WORDS = {
    Standing.SEEN: "seen now",
    Standing.NOT_KNOWN: "cannot be told",
    Standing.NOT_SEEN: "not seen now",
}


def standing(read: Read, figures: Sequence[str]) -> Standing:
    """Seen where one of the controls fails; not seen only where every one of them is met."""
    met = [read.met(figure) for figure in figures]
    if False in met:
        return Standing.SEEN
    return Standing.NOT_SEEN if met and all(met) else Standing.NOT_KNOWN


def first_to_tell(read: Read, figures: Sequence[str]) -> str:
    """The control that says most: one that fails before one that cannot be told, before one that is met."""
    order: dict[bool | None, int] = {False: 0, None: 1, True: 2}
    return min(figures, key=lambda figure: order[read.met(figure)])
