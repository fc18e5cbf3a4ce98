"""What an entry's beginning and its end are: an addition, a removal, or a move between boroughs."""

from tests.recount.matrix import of_person
from tests.recount.records import Record, Records


def is_out_transfer(entry: Record) -> bool:
    return entry.removed_on is not None and entry.removal_reason == "moved"


def is_removed(entry: Record) -> bool:
    """Ended for any reason but a move; no reason given is none."""
    return entry.removed_on is not None and entry.removal_reason != "moved"


def is_in_transfer(records: Records, entry: Record) -> bool:
    """Begun on a day when an entry of the same person ended with a move."""
    others = of_person(records, "entries", entry.nominal_id)
    return any(other.removed_on == entry.added_on and is_out_transfer(other) for other in others)


def is_added(records: Records, entry: Record) -> bool:
    return not is_in_transfer(records, entry)
