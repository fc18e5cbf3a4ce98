"""Where each line stands with what was marked: open, done and waiting for the next load, or open again after one."""

from dataclasses import dataclass

from dashboard.work.done import Marks, hash_of
from dashboard.work.lines import Item, Line
from queries.app_store.done_marks import DoneMark


@dataclass(frozen=True)
class Standing:
    """A line beside its items that are open, those marked done since the last load, and those a load brought back."""

    line: Line
    open: tuple[Item, ...]
    waiting: tuple[Item, ...]
    again: tuple[Item, ...]
    mark: DoneMark | None  # the latest on any of its items

    @property
    def waits(self) -> bool:
        """Whether all of it is said to be done."""
        return bool(self.waiting) and not self.open


def standing(line: Line, bcu: str, marks: Marks, version: int) -> Standing:
    """The line, with what was marked of it in the data of that version or of an earlier one."""
    found = {item: marks.get(hash_of(bcu, item)) for item in line.items} if marks else {}
    marked = {item: mark for item, mark in found.items() if mark}
    waiting = tuple(item for item, mark in marked.items() if mark.version >= version)
    return Standing(
        line,
        tuple(item for item in line.items if item not in waiting),
        waiting,
        tuple(item for item in marked if item not in waiting),
        max(marked.values(), key=lambda mark: mark.at, default=None),
    )
