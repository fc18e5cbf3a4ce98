"""
The patterns on made logs: what they name is what was planted, they find most of it, and they keep quiet otherwise.

Tuned on seeds from 1001 on; seeds 1 to 40 were looked at only when nothing was to be changed any more.
"""

from dataclasses import dataclass, replace

import pytest

from dashboard.patterns.kinds import Kind
from tests.patterns.simulated import Plants
from tests.patterns.trial import Score, trial
from tests.proving import cases

ALL_KINDS = Plants(spikes=24, nights=12, first_uses=6, slow=6, strays=0.0005)
MOST_A_MONTH = 3


@dataclass(frozen=True)
class Trial:
    """What is planted, how much months vary, and what of it is asked at the least."""

    name: str
    plants: Plants
    k: float = 4.0
    precision: float = 0.0
    recall: float = 0.0


# The first is the one that the issue asks to hold; the others are told beside it, and held to what they came to.
THE_TRIAL = Trial("spikes of 3 to 8 times, k = 4", Plants(), precision=0.75, recall=0.75)
TOLD = [
    Trial("spikes, months that vary more: k = 2", Plants(), k=2, precision=0.7, recall=0.5),
    Trial("spikes, months that vary less: k = 8", Plants(), k=8, precision=0.75, recall=0.8),
    Trial("spikes as noisy as other months", Plants(noisy_spikes=True), precision=0.7, recall=0.35),
    Trial("all four kinds, 5 openings a month", ALL_KINDS, precision=0.75, recall=0.45),
    Trial("all four kinds, 20 openings a month", replace(ALL_KINDS, rate=20), precision=0.75, recall=0.55),
    Trial("rises to 1.5 times over six months", Plants(0, slow=6, slow_times=1.5)),
    Trial("rises to 2 times over six months", Plants(0, slow=6, slow_times=2)),
    Trial("rises to 3 times over six months", Plants(0, slow=6, slow_times=3), recall=0.4),
]


def test_the_trial_of_the_issue_holds(proof):
    seeds = range(1, 1 + cases(sample=4, full=40))
    score = trial(seeds, THE_TRIAL.plants)

    proof(f"patterns: {THE_TRIAL.name}", len(seeds), "1 to 40", said(score))
    assert score.precision() >= THE_TRIAL.precision
    assert score.recall(Kind.VOLUME) >= THE_TRIAL.recall
    assert score.a_month <= MOST_A_MONTH
    assert score.quiet_of_clean >= 0.75


def test_a_log_with_nothing_in_it_is_mostly_quiet(proof):
    seeds = range(1, 1 + cases(sample=2, full=40))
    score = trial(seeds, Plants(0))

    proof("patterns: nothing planted, k = 4", len(seeds), "1 to 40", said(score))
    assert score.quiet_of_clean >= 0.75


@pytest.mark.parametrize("told", TOLD, ids=lambda each: each.name)
def test_other_logs_give_what_is_said_of_them(told, proof):
    seeds = range(1, 1 + cases(sample=1, full=40))
    score = trial(seeds, told.plants, k=told.k)

    proof(f"patterns: {told.name}", len(seeds), "1 to 40", said(score))
    if len(seeds) > 1:  # one log has too few of each kind to be held to a share
        assert score.precision() >= told.precision
        assert score.recall() >= told.recall
    assert score.planted.total() == len(seeds) * sum(count(told.plants))


def test_a_seed_makes_the_same_log_again():
    assert trial(range(1001, 1002), Plants()) == trial(range(1001, 1002), Plants())


def count(plants: Plants) -> tuple[int, ...]:
    return plants.spikes, plants.nights, plants.first_uses, plants.slow


def said(score: Score) -> str:
    """The score in a line: all that was named, then each kind that was planted."""
    kinds = "; ".join(
        f"{kind.value.replace('_', ' ')} {score.found[kind]} of {score.planted[kind]} found"
        for kind in Kind
        if score.planted[kind]
    )
    rest = f"{score.a_month:.1f} named a month, quiet in {score.quiet} of {score.clean} clean months"
    if not kinds:
        return f"all named in vain: {rest}"
    return f"precision {score.precision():.2f}, recall {score.recall():.2f}, {rest}; {kinds}"
