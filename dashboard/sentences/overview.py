"""What the Overview says in words: the sentence, what changed, and what needs a decision."""

from collections.abc import Callable, Sequence
from datetime import date

from dashboard.commitments import Commitment, Result
from dashboard.decisions import Decision, Kind
from dashboard.kept import kept
from dashboard.promise_history import STANDINGS, Changed, PromiseHistory
from dashboard.promises import Recommendation
from dashboard.sentences.in_the_way import SOURCES
from dashboard.sentences.promises import owner
from dashboard.words import all_of, capital, day, month, number, quarter
from queries.dates import last_quarter

NAMED = 3  # so many BCUs or commitments are named before they are only counted

Clause = Callable[[Commitment], str]  # what a commitment's control says at the as-at date


@kept
def overview_sentence(nine: Sequence[Recommendation], history: PromiseHistory) -> str:
    """What the force says of the recommendations, and what the records bear out of that."""
    if not any(each.claim or each.assessment for each in history.now.values()):
        return f"No data: nothing had been claimed and nothing assessed by {day(history.looked.as_at)}."
    claimed = [each for each in nine if each.claimed_in_full]
    borne_out = sum(each.tested_in_full for each in claimed)
    every = number(len(nine))
    if not claimed:
        in_full = sum(each.tested_in_full for each in nine)
        return f"The force says none of {every} recommendations is complete. The records show {number(in_full)} in full."
    are = "is" if len(claimed) == 1 else "are"
    said = f"The force says {number(len(claimed))} of {every} recommendations {are} complete"
    return f"{said}. The records bear out {number(borne_out) if borne_out else 'none'}."


@kept
def overview_counts(nine: Sequence[Recommendation]) -> str:
    """The commitments counted in each column, papers apart from tests."""
    total = {
        name: sum(getattr(each, name) for each in nine)
        for name in (
            "commitments",
            "claimed",
            "assessed",
            "held",
            "with_control",
            "documented",
            "on_paper_only",
        )
    }
    papers = f"{total['documented']} of {total['on_paper_only']} others have their paper"
    return (
        f"{total['commitments']} commitments: {total['claimed']} claimed complete, {total['assessed']} assessed as "
        f"met, {total['held']} of {total['with_control']} hold when tested, "
        f"{papers}."
    )


@kept
def what_changed(history: PromiseHistory) -> str:
    """What stands better and worse than at the compared date, in each column."""
    before = f"Since {day(history.looked.compared_with)}"
    if not history.then:
        return f"{before}: nothing is known of that date."
    made = list(history.now.values())
    parts = [f"{title} {_both(history.changed(made, title), named=title == 'tests')}" for title in STANDINGS]
    return f"{before}: {'; '.join(parts)}."


def _both(changed: Changed, *, named: bool) -> str:
    """Two better, one worse (3.2); or no change."""
    if not changed.better and not changed.worse:
        return "unchanged"
    sides = [(changed.worse, "worse"), (changed.better, "better")]
    return ", ".join(
        f"{len(names)} {word}{f' ({_names(names)})' if named and len(names) <= NAMED else ''}"
        for names, word in sides
        if names
    )


def decision_words(decision: Decision, clause: Clause, history: PromiseHistory) -> tuple[str, str]:
    """What needs a decision, in a sentence; and since when, and whose it is."""
    first = decision.commitments[0] if decision.commitments else None
    match decision.kind:
        case Kind.NEW_CONTRADICTION | Kind.FAILS_NOW if first:
            return (
                f"{capital(_what(first, clause))}.",
                f"{_held_until(decision, first, history)} {_whose(first)}",
            )
        case Kind.FAILED_TWICE if decision.about:
            return _missed(decision.about), f"{_two_quarters(history)}. {_whose(first)}"
        case Kind.FAILED_TWICE if first:
            return f"{capital(clause(first))}.", f"{_failed(history, decision.since)} {_whose(first)}"
        case Kind.ASSESSMENT_OLD if first:
            return _old(decision), f"The oldest, {first.commitment}, of {_day(decision.since)}. MOPAC."
        case _:
            source = SOURCES.get(decision.about[0], decision.about[0].replace("_", " "))
            heard = f"Nothing has been heard from {source} since {month(decision.since or date.max)}."
            return heard, _rests(decision.commitments)


def _what(each: Commitment, clause: Clause) -> str:
    if each.test is Result.NOT_DOCUMENTED:
        return f"no {each.evidence_kind or 'paper'} shows “{each.title}”"
    return clause(each)


def _held_until(decision: Decision, each: Commitment, history: PromiseHistory) -> str:
    """Since when it contradicts: since it was claimed, or since it last was seen to hold."""
    claimed = f"Claimed complete since {_day(each.claimed_on)}"
    if decision.kind is Kind.FAILS_NOW:
        return f"Held on {_day(decision.since)}, fails now."
    if decision.since == each.claimed_on:
        return f"{claimed}."
    before = history.then[each.commitment].test
    was = "held" if before in {Result.HOLDS, Result.HOLDS_LATE} else "could not be tested"
    return f"{claimed}; {'documented' if before is Result.DOCUMENTED else was} on {_day(decision.since)}."


def _missed(names: Sequence[str]) -> str:
    who = all_of(list(names)) if len(names) <= NAMED else f"{capital(number(len(names)))} BCUs"
    have, their = ("has", "its") if len(names) == 1 else ("have", "their")
    return f"{who} {have} missed {their} quarterly review twice running."


def _two_quarters(history: PromiseHistory) -> str:
    last = last_quarter(history.looked.as_at)
    return f"{quarter(last.before().label)} and {quarter(last.label)}"


def _failed(history: PromiseHistory, since: date | None) -> str:
    ends = [end for end in history.looked.quarter_ends if since and end >= since]
    every = "all of the" if len(ends) == len(history.looked.quarter_ends) else "the"
    return f"Failed at {every} last {number(len(ends))} quarter ends, since {_day(since)}."


def _old(decision: Decision) -> str:
    count = len(decision.commitments)
    have, commitments = ("has", "commitment") if count == 1 else ("have", "commitments")
    return f"{capital(number(count))} {commitments} {have} not been assessed for over 12 months."


def _rests(commitments: Sequence[Commitment]) -> str:
    if not commitments:
        return "No test rests on it."
    owners = dict.fromkeys(owner(each.owner) for each in commitments)
    names = _names([each.commitment for each in commitments])
    many = f"{number(len(commitments))} tests" if len(commitments) > NAMED else names
    rest = "rests" if len(commitments) == 1 else "rest"
    return f"{capital(many)} {rest} on it. {all_of(list(owners))}."


def _whose(each: Commitment | None) -> str:
    return f"{each.commitment}, {owner(each.owner)}." if each else ""


def _names(names: Sequence[str]) -> str:
    return all_of(list(names))


def _day(when: date | None) -> str:
    return day(when) if when else "a day not recorded"
