"""What the page Methods and data says in words."""

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.kinds import FIGURES
from dashboard.methods.checked import Told
from dashboard.methods.families import Check
from dashboard.sentences.in_the_way import SOURCES
from dashboard.words import all_of, capital, day, number
from queries.load_history import LoadSeen

NAMED = 3  # more sources than these are only counted
CHECKS_SAID = (
    "Every invariant and reconciliation, as the command “oversight check” makes them. They are of all the records, "
    "whatever the as-at date"
)
NOT_TOLD = (
    "How fresh the sources are, and what the checks of the records found, is told to the Oversight Group."
)
NOT_CHECKED = "Nobody has had the records checked here since the last load. The check reads all of them, and is kept until the next."


def methods_sentence(*, empty: bool) -> str:
    """For a reader who is told nothing of the data, and where there are none."""
    defined = (
        f"{len(FIGURES)} figures are defined here, each with what it counts, of what, and who checked it."
    )
    return f"No data: nothing has been loaded yet. {defined}" if empty else defined


def sources_sentence(states: Mapping[str, str], as_at: date) -> str:
    """How many sources speak in time; silence first."""
    every, of_all = len(states), f"{number(len(states))} sources that should speak at regular times"
    never, silent = (_those(states, state) for state in ("never", "silent"))
    if never:
        more = f"; {number(len(silent))} more fell silent" if silent else ""
        return f"No data from {number(len(never))} of {of_all} by {day(as_at)}{more}."
    if silent:
        named = f": {all_of(silent)}" if len(silent) <= NAMED else ""
        have = "has" if len(silent) == 1 else "have"
        return f"{capital(number(len(silent)))} of {of_all} {have} fallen silent by {day(as_at)}{named}."
    return f"All {of_all} spoke in time before {day(as_at)}." if every else "No source is known."


def fresh_heading(states: Mapping[str, str]) -> str:
    heard = len(_those(states, "heard"))
    return f"{capital(number(heard))} of {number(len(states))} sources spoke in time"


def checked_sentence(check: Check) -> str:
    """By whom and how a family of figures was checked, when, and when that is due again."""
    return f"{check.by} Last on {day(check.on)}, next due {day(check.next_due)}."


def checks_sentence(broken: Sequence[Told], hold: int) -> str:
    """How many checks hold, are wrong, and are worth a look."""
    if not broken:
        return f"Every one of {number(hold)} checks holds."
    wrong = sum(each.is_wrong for each in broken)
    parts = [
        *([f"{number(wrong)} {'is' if wrong == 1 else 'are'} wrong"] if wrong else []),
        *([f"{number(len(broken) - wrong)} worth a look"] if len(broken) > wrong else []),
        f"{number(hold)} hold",
    ]
    return f"Of {number(len(broken) + hold)} checks {all_of(parts)}."


def rows_counted(told: Told) -> str:
    return f"{told.count:,} {'row' if told.count == 1 else 'rows'}"


def loads_heading(loads: Sequence[LoadSeen]) -> str:
    """How many loads there were, and how many were refused or failed."""
    bad = sum(load.outcome in {"refused", "failed", "begun"} for load in loads)
    if not loads:
        return "No load is recorded"
    count = f"{capital(number(len(loads)))} {'load' if len(loads) == 1 else 'loads'}"
    return f"{count}, {number(bad)} of them not taken in" if bad else f"{count}, every one taken in"


def _those(states: Mapping[str, str], wanted: str) -> list[str]:
    return [
        SOURCES.get(source, source.replace("_", " ")) for source, state in states.items() if state == wanted
    ]
