"""What a reader of releases asked for in this run and no release holds: said once, below the page, and never as none."""

from collections.abc import Iterable

from dashboard.kinds import Answer
from dashboard.releases.contract import IN_A_RELEASE
from dashboard.this_run import once

NOT_HELD = "A release does not hold this"
ROUNDED = (
    "Counts of people and users are of London: those from 1 to 7 are withheld, and here and there another, so that "
    "none can be worked out; the others are rounded to 5, and shares and differences made of rounded counts. "
    "All else is exact."
)


def note(found: Answer) -> Answer:
    """The answer; where no release holds it, that it was asked for."""
    if not found.held and found.of.id not in IN_A_RELEASE:
        _asked().setdefault(found.of.title)
    return found


def note_again(titles: Iterable[str]) -> None:
    """What was asked for as something that is kept was made, noted in this run as well."""
    _asked().update(dict.fromkeys(titles))


def lacking() -> list[str]:
    """The titles of what was asked for in this run and is not held."""
    return list(_asked())


def in_its_place(sentence: str, instead: str = f"{NOT_HELD}.") -> str:
    """A sentence; one that there are no data, where rows were asked for that no release holds, says that instead."""
    return instead if lacking() and sentence.startswith("No data") else sentence


def _asked() -> dict[str, None]:
    asked: dict[str, None] = once("what no release holds", dict)
    return asked
