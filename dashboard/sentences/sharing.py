"""What the page Data sharing says in words."""

from collections import Counter
from itertools import pairwise

from dashboard.kept import kept
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
A_PAIR = 2  # of which one says both, or neither
IN_FORCE = ("sharing", "signed", "review_passed")


@kept
def sharing_sentence(in_force: Answer) -> str:
    """
    How many boroughs have an agreement, and since the compared date.

    :param in_force: an Answer of `agreements_in_force` asked for the compared date first, the as-at date last.
    """
    before, as_at = in_force.asked.dates[0], in_force.asked.dates[-1]
    now, then = in_force.row(in_force.subject, as_at), in_force.row(in_force.subject, before)
    if now is None or now.silent or not now.denominator:
        return f"No data: no Data Sharing Agreement had been recorded by {day(as_at)}."
    where = f" in {in_force.areas[in_force.subject].name}" if in_force.asked.scope.bcu else ""
    who, have = _so_many(int(now.numerator or 0), int(now.denominator), where)
    return f"{capital(who)} {have} a Data Sharing Agreement in force{since(now, then, before)}."


@kept
def sharing_map(states: Answer) -> str:
    """What the tile map shows: how many signed, and where the others stand."""
    counts = Counter(record["state"] for record in states.records)
    signed, of_all = sum(counts[state] for state in IN_FORCE), len(states.records)
    others = [f"{number(counts[state])} {word}" for state, word in WAITING.items() if counts[state]]
    if not others:
        return f"All {of_all} have signed" if of_all > 1 else "It has signed"
    if not signed:
        return f"None has signed: {all_of(others)}"
    return f"{capital(number(signed))} of {of_all} signed; of the others {all_of(others)}"


@kept
def sharing_history(in_force: Answer) -> str:
    """When the last agreement came into force, or that none has."""
    rows = [row for row in in_force.rows if row.area == in_force.subject and not row.silent]
    rises = [
        after.as_at for before, after in pairwise(rows) if (after.numerator or 0) > (before.numerator or 0)
    ]
    return f"The number last rose in {month(rises[-1])}" if rises else "The number has not risen"


def reviews_passed(states: Answer) -> str:
    """Whose agreement is in force though the date of its review has passed; empty where nobody’s."""
    passed = [record for record in states.records if record["state"] == "review_passed"]
    if not passed:
        return ""
    named = all_of([f"{record['name']} ({day(record['review_due_on'])})" for record in passed])
    one = len(passed) == 1
    return (
        f"The review of {'one agreement' if one else f'{number(len(passed))} agreements'} fell due and is not "
        f"recorded as held: {named}. {'It stays' if one else 'They stay'} in force until ended."
    )


def hmpps_sentence(state: Answer) -> str:
    """Where the agreement with HMPPS stands."""
    record = next(iter(state.records), None)
    if record is None or state.says_nothing:
        return "HMPPS: no data."
    if record["in_force"]:
        shared = record["sharing_started_on"]
        since_ = f"; shared with since {day(shared)}" if shared else "; sharing has not started"
        return (
            f"HMPPS, the National Probation Service among it, signed on {day(record['signed_on'])}{since_}."
        )
    said = {"ended": "had an agreement, which has ended", "refused": "has refused the agreement"}
    return f"HMPPS {said.get(record['state'], 'has no agreement in force')}."


def _so_many(some: int, of_all: int, where: str) -> tuple[str, str]:
    """Neither of the two boroughs in Central North, has."""
    if of_all == 1:
        return f"the one borough{where}", "has" if some else "does not have"
    every, none = ("both", "neither") if of_all == A_PAIR else (f"all {number(of_all)}", "none")
    if some == of_all:
        return f"{every} boroughs{where}", "have"
    if not some:
        return f"{none} of the {number(of_all)} boroughs{where}", "has"
    among = f"the {number(of_all)}" if where else number(of_all)
    return f"{number(some)} of {among} boroughs{where}", "has" if some == 1 else "have"
