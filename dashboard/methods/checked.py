"""What the checks of the records found, as the command `oversight check` would say it: kept until the next load."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock
from typing import Any

from dashboard.as_loaded import State, state
from dashboard.checking import Finding, as_text, every_check
from dashboard.permissions import Ids as Whose
from dashboard.permissions import Viewer, is_told_of_table, may_see

SHOWN = 5  # of the rows that break a check, for who may see them

_KEPT: dict[State, "Checked"] = {}
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True)
class Checked:
    """Every check, and when they were made."""

    at: datetime
    checks: tuple[Finding, ...]


@dataclass(frozen=True)
class Told:
    """A check that does not hold as one reader is told of it: how many rows break it, and which of them are theirs."""

    holds: str
    is_wrong: bool
    count: int
    rows: tuple[str, ...]
    cure: str


def kept() -> Checked | None:
    """What was found in the records as they now are; none where nobody had them checked since the last load."""
    return _KEPT.get(state())


def check_now() -> Checked:
    """The checks, made once for each state of the records however many readers ask."""
    with _ONE_AT_A_TIME:
        of = state()
        if of not in _KEPT:
            _KEPT.clear()
            _KEPT[of] = Checked(datetime.now(UTC), tuple(every_check()))
        return _KEPT[of]


def told(checked: Checked, reader: Viewer) -> tuple[Sequence[Told], int]:
    """What does not hold, the wrong first, and how many checks do; of those whose tables the reader is told of."""
    own = [check for check in checked.checks if all(is_told_of_table(reader, table) for table in check.reads)]
    broken = sorted((check for check in own if check.rows), key=lambda check: not check.is_wrong)
    return [
        Told(check.holds, check.is_wrong, len(check.rows), _rows(check, reader), check.cure)
        for check in broken
    ], len(own) - len(broken)


def _rows(check: Finding, reader: Viewer) -> tuple[str, ...]:
    """A BCU's own rows, where they say whose they are; an auditor's, whose tables hold no ids of people; no other."""
    if reader.bcu:
        return tuple(as_text(row) for row in check.records if _is_of(row, reader.bcu))[:SHOWN]
    return check.rows[:SHOWN] if may_see(reader, Whose.USERS) else ()


def _is_of(row: Mapping[str, Any], bcu: str) -> bool:
    return row.get("bcu") == bcu
