"""Findings one by one: a rule, a user, a matrix and a month."""

from collections import defaultdict
from datetime import UTC

from tests.recount.dates import in_months_to, month
from tests.recount.findings import is_explained
from tests.recount.log import Opening
from tests.recount.opened import broken
from tests.recount.sheet import Sheet

Listed = tuple[object, ...]  # rule, user, matrix, month, events, explained, first and last instant


def findings(sheet: Sheet) -> set[Listed]:
    """The findings of the 12 months to the day."""
    found: dict[tuple[str, str, str, str], list[Opening]] = defaultdict(list)
    for opening, rules in broken(sheet.records):
        if in_months_to(opening.day, 12, sheet.day):
            for rule in rules:
                found[rule, opening.user_id, opening.matrix, month(opening.day)].append(opening)
    return {(*key, *_counted(sheet, openings)) for key, openings in found.items()}


def _counted(sheet: Sheet, openings: list[Opening]) -> Listed:
    explained = [row for row in openings if is_explained(sheet.records, row, sheet.day)]
    return (
        sum(row.events for row in openings),
        sum(row.events for row in explained),
        min(row.first_at for row in openings).astimezone(UTC),
        max(row.last_at for row in openings).astimezone(UTC),
    )
