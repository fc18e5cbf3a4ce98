"""Counts what the page's code names in a made log, month by month, against what was planted."""

from collections import Counter
from dataclasses import dataclass, field

from dashboard.patterns.kinds import Kind
from dashboard.patterns.months import months_of
from dashboard.patterns.settings import HISTORY as HISTORY_NEEDED
from dashboard.patterns.settings import LOOKED_AT, SLOW
from dashboard.patterns.signals import signals, slow_rises
from tests.patterns.simulated import HISTORY, MONTHS, SLOW_MONTHS, Planted, Plants, World, made


@dataclass
class Score:
    """What was named, of what was planted, over all the logs of a trial."""

    named: Counter[Kind] = field(default_factory=Counter)
    true: Counter[Kind] = field(default_factory=Counter)
    planted: Counter[Kind] = field(default_factory=Counter)
    found: Counter[Kind] = field(default_factory=Counter)
    months: int = 0
    clean: int = 0
    quiet: int = 0

    def precision(self, kind: Kind | None = None) -> float:
        return _ratio(self.true, self.named, kind)

    def recall(self, kind: Kind | None = None) -> float:
        return _ratio(self.found, self.planted, kind)

    @property
    def a_month(self) -> float:
        return self.named.total() / self.months

    @property
    def quiet_of_clean(self) -> float:
        return self.quiet / self.clean if self.clean else 1.0


def trial(seeds: range, plants: Plants, *, k: float = 4.0) -> Score:
    """The score over the logs of the seeds."""
    score = Score()
    for seed in seeds:
        _count(score, made(seed, plants, k=k))
    return score


def _count(score: Score, world: World) -> None:
    named = _named(world)
    true = {each for each in named if any(_is_of(each, plant) for plant in world.planted)}
    score.named.update(each.kind for each in named)
    score.true.update(each.kind for each in true)
    score.planted.update(plant.kind for plant in world.planted)
    score.found.update(
        plant.kind for plant in world.planted if any(_is_of(each, plant, own=True) for each in named)
    )
    busy = {month for plant in world.planted for month in _months(plant)}
    loud = {each.month for each in named}
    clean = [month for month in range(HISTORY, MONTHS) if month not in busy]
    score.months += MONTHS - HISTORY
    score.clean += len(clean)
    score.quiet += sum(month not in loud for month in clean)


def _named(world: World) -> set[Planted]:
    """
    All that is named in the year as it goes by: each month's patterns once, a slow rise in the first month that names
    it (it can be looked for once the log is two years long).
    """
    named: set[Planted] = set()
    for last in range(HISTORY - 1 + LOOKED_AT, MONTHS):
        months = months_of(world.rows(last))
        first = last + 1 - len(months.months)
        every_month_once = (last + 1 - HISTORY) % LOOKED_AT == 0
        slow_before = {each.user for each in named if each.kind is Kind.SLOW_RISE}
        for signal in signals(months) if every_month_once else slow_rises(months):
            if signal.kind is not Kind.SLOW_RISE or signal.user not in slow_before:
                named.add(Planted(signal.kind, signal.user, first + signal.month))
    return named


def _is_of(named: Planted, plant: Planted, *, own: bool = False) -> bool:
    """
    What was named is what was planted: that user and month, whatever it was named as; `own`: as what it is. A slow
    rise is found by the end of the month after it.
    """
    if named.user != plant.user or (own and named.kind is not plant.kind):
        return False
    if named.kind is Kind.SLOW_RISE:
        return plant.kind is Kind.SLOW_RISE and named.month in range(
            plant.month, plant.month + SLOW_MONTHS + 1
        )
    return named.month in _months(plant)


def _months(plant: Planted) -> range:
    return range(plant.month, plant.month + (SLOW_MONTHS if plant.kind is Kind.SLOW_RISE else 1))


def _ratio(part: Counter[Kind], whole: Counter[Kind], kind: Kind | None) -> float:
    counted, of = (part.total(), whole.total()) if kind is None else (part[kind], whole[kind])
    return counted / of if of else 1.0


assert HISTORY_NEEDED + SLOW == 24  # else a slow rise could not be looked for at all
