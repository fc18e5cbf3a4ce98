"""What the Recommendations page says in words, and the words that it shares with the Overview."""

from collections.abc import Mapping, Sequence

from dashboard.choosing_promise import ChosenPromise
from dashboard.commitments import Commitment, Result
from dashboard.kept import kept
from dashboard.kinds import Answer
from dashboard.promise_history import PromiseHistory
from dashboard.promises import NOT_YET_DUE, shown_as
from dashboard.standing_in_the_way import Controls
from dashboard.words import age, capital, day, number, of

OWNERS = {"mps": "MPS", "mopac": "MOPAC", "mopac_mps": "MOPAC and MPS"}
SAID_OF_MOPAC = {"mopac": "self-assessed", "mopac_mps": "in part self-assessed"}
BASES: Mapping[str, str] = {"stated": "stated", "interpreted": "our interpretation"}
RESTS_ON: Mapping[str, str] = {
    "stated": "Stated in the paper",
    "interpreted": "Our interpretation of the paper",
}
CLAIMED: Mapping[str | None, str] = {
    None: "was never claimed",
    "not_started": "is claimed as not started",
    "in_progress": "is claimed as in progress",
    "complete": "is claimed complete",
    "complete_by_other_route": "is claimed complete by another route",
    "not_implemented": "is claimed as not implemented",
}
ASSESSED: Mapping[str | None, str] = {
    None: "was never assessed",
    "unable_to_assess": "could not be assessed",
    "not_met": "was assessed as not met",
    "partly_met": "was assessed as partly met",
    "met": "was assessed as met",
    "sustained": "was assessed as sustained",
}
TESTED: Mapping[str, str] = {
    Result.HOLDS: "holds when tested",
    Result.HOLDS_LATE: "holds when tested, late",
    Result.FAILS: "fails when tested",
    Result.CANNOT_BE_TESTED: "cannot be tested",
    NOT_YET_DUE: "is not yet due",
    Result.DOCUMENTED: "is documented",
    Result.NOT_DOCUMENTED: "is not documented",
}


def owner(code: str | None) -> str:
    return OWNERS.get(code or "", code or "nobody named")


def held(each: Commitment, history: PromiseHistory) -> str:
    """At how many of the last quarter ends its test held, and at how many it could not be made."""
    results = history.at_quarter_ends(each.commitment)
    if not results:  # of releases there may be none of a quarter end
        return "no quarter end to look back at"
    unknown = results.count(Result.CANNOT_BE_TESTED)
    said = f"held at {history.held(each.commitment)} of the last {_ends(len(results))}"
    return f"{said}, {unknown} without data" if unknown else said


def _ends(count: int) -> str:
    """How many quarter ends are looked at; of releases they may be few."""
    return f"{count} quarter {'end' if count == 1 else 'ends'}"


def paper(each: Commitment) -> str:
    """How many papers there are of the kind asked for, and how old the latest is."""
    kind = each.evidence_kind or "paper"
    if each.latest_paper_on is None:
        return f"no {kind} on file"
    count = f"{each.papers} {kind if each.papers == 1 else f'{kind}s'}"
    return f"{count}, the latest of {day(each.latest_paper_on)} ({age(each.latest_paper_on, each.as_at)} old)"


def due(each: Commitment) -> str:
    """When it falls due; and that it is not yet."""
    if each.due_on is None:
        return "no date given"
    return f"{day(each.due_on)}, not yet due" if each.not_yet_due else day(each.due_on)


@kept
def promises_sentence(chosen: ChosenPromise, history: PromiseHistory, controls: Controls) -> str:
    """What the page opens with: of one commitment, of one recommendation, or of all."""
    if chosen.unknown:
        return f"There is {chosen.unknown}. All that there are stand below."
    listed = [each for whole in chosen.listed for each in history.of(whole.recommendation)]
    if not any(each.claim or each.assessment for each in listed):
        return f"No data: nothing had been claimed and nothing assessed by {day(history.looked.as_at)}."
    return _of_one(chosen.commitment, controls) if chosen.commitment else _of_many(listed, chosen)


def _of_many(listed: Sequence[Commitment], chosen: ChosenPromise) -> str:
    one = len(chosen.listed) == 1
    which = f"Recommendation {chosen.listed[0].recommendation}: " if one else ""
    claimed, against = (sum(getattr(each, name) for each in listed) for name in ("claimed", "contradicts"))
    none = "none" if one else "None"
    if not claimed:
        return f"{which}{none} of {number(len(listed))} commitments is claimed complete."
    are = "is" if claimed == 1 else "are"
    said = f"{number(claimed)} of {number(len(listed))} commitments {are} claimed complete"
    borne_out = f"do not bear out {number(against)} of them" if against else "contradict none of them"
    return f"{which}{said if one else capital(said)}; the records {borne_out}."


def _of_one(each: Commitment, controls: Controls) -> str:
    said = paper(each) if not each.control else controls.clause(each)
    return f"{each.commitment} {CLAIMED[each.claim]} and {ASSESSED[each.assessment]}; it {TESTED[shown_as(each)]}: {said}."


def measured_sentence(found: Answer, history: PromiseHistory) -> str:
    """What the history of a control shows: whether its target was met at the last quarter ends, and now."""
    rows = [row for end in history.looked.quarter_ends if (row := found.row(found.told, end))]
    met = sum(row.met is True for row in rows)
    now = found.row(found.told, history.looked.as_at)
    if now is None or now.silent:
        return "No data on what it counts"
    said = of(now.numerator, now.denominator)
    return f"Now {said}; its target was met at {met} of the last {_ends(len(rows))}"
