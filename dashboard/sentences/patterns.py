"""What is said of patterns that need a look, and of monthly series: reasons to ask, and no more."""

from collections.abc import Sequence

from dashboard.kinds import Answer
from dashboard.patterns.kinds import NAMES, Kind
from dashboard.words import all_of, capital, month_named, number


def patterns_sentence(found: Answer) -> str:
    """How many patterns there are, and of which kinds."""
    if found.silent:
        return "No data on patterns of use"
    counts = {kind: sum(row.get("rows", 1) for row in found.records if row["kind"] == kind) for kind in Kind}
    total = sum(counts.values())
    where = f" in {found.areas[found.subject].name}" if found.asked.scope.bcu and found.areas else ""
    if not total:
        return "No month of any user stands out from what was expected; what cannot be seen so is said below"
    need = "pattern needs" if total == 1 else "patterns need"
    of_kinds = all_of([f"{_lower(NAMES[kind])} ({count})" for kind, count in counts.items() if count])
    return f"{capital(number(total))} {need} a look{where}: {of_kinds}"


def series_sentence(what: str, runs: Sequence[tuple[str, str, str]], why_not: str = "") -> str:
    """
    Whether a monthly series is more than its usual variation.

    :param runs: for each special stretch its first and last month, and what it is.
    :param why_not: why there are no limits, where there are none.
    """
    if why_not:
        return f"{what} by month; limits {why_not}"
    if not runs:
        return f"{what} by month vary as they usually do"
    first, last, word = runs[-1]
    when = month_named(first) if first == last else f"{month_named(first)} to {month_named(last)}"
    more = len(runs) - 1
    others = f", and {number(more)} more" if more else ""
    return f"{what} by month vary more than usual: {when} ({word}){others}"


def _lower(name: str) -> str:
    return f"{name[:1].lower()}{name[1:]}"
