"""What the page Data sharing says in words."""

from collections import Counter
from itertools import pairwise

from dashboard.kinds import Answer
from dashboard.sentences.change import since
from dashboard.words import all_of, capital, day, month, number

WAITING = {
    "with_borough": "with the borough",
    "with_mps": "with the MPS",
    "with_legal": "with lawyers",
    "sent": "sent",
    "refused": "refused",
    "ended": "ended",
    "not_sent": "not sent",
}


def sharing_sentence(in_force: Answer) -> str:
    """
    How many boroughs have an agreement, and since the compared date.

    :param in_force: an Answer of `agreements_in_force` asked for the compared date first, the as-at date last.
    """
    before, as_at = in_force.asked.dates[0], in_force.asked.dates[-1]
    now, then = in_force.row(in_force.subject, as_at), in_force.row(in_force.subject, before)
    if now is None or now.silent:
        return f"No data: no Data Sharing Agreement had been recorded by {day(as_at)}."
    boroughs = f"{now.denominator} boroughs" if now.denominator != 1 else "one borough"
    where = f" in {in_force.areas[in_force.subject].name}" if in_force.asked.scope.bcu else ""
    have = "has" if now.numerator == 1 else "have"
    said = f"{number(now.numerator)} of {boroughs}{where} {have} a Data Sharing Agreement in force"
    return f"{capital(said)}{since(now, then, before)}."


def sharing_map(states: Answer) -> str:
    """What the tile map shows: how many signed, and where the others stand."""
    counts = Counter(record["state"] for record in states.records)
    signed = sum(counts[state] for state in ("sharing", "signed", "review_passed"))
    others = [f"{counts[state]} {word}" for state, word in WAITING.items() if counts[state]]
    if not others:
        return f"All {signed} signed"
    return f"{signed} of {len(states.records)} signed; of the others {all_of(others)}"


def sharing_history(in_force: Answer) -> str:
    """When the last agreement came into force, or that none has."""
    rows = [row for row in in_force.rows if row.area == in_force.subject and not row.silent]
    rises = [
        after.as_at for before, after in pairwise(rows) if (after.numerator or 0) > (before.numerator or 0)
    ]
    return f"The number last rose in {month(rises[-1])}" if rises else "The number has not risen"
