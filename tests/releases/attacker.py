"""
Somebody who wants to know what a release withholds. They have its rows, the release before it, the rules by which both
were made, and FIGURES.md; they were told which counts were withheld only for the sake of others. They know integers.

Written from FIGURES.md alone: nothing here is taken from what the product knows of how its counts hang together.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from dashboard.kinds import FigureRow

Count = tuple[
    str, str
]  # of the release of which date, and the count's name: as its figure's, or its denominator's
MOST = 100_000
EVERYONE = "matrix_population"
ETHNIC = ("asian", "black", "mixed", "white", "other")
DENOMINATORS = {
    "green_evidenced": "band_green",
    "retained_failing_test": "of retained",
    "retained_untested": "of retained",
    "two_source_additions": "added",
    "people_reviewed": "of cohort",
    "left_before_review": "of cohort",
    "dormant_live": "live_users",
    "audited_in_time": "live_users",
    "trained_before_access": "live_users",
}
WITHOUT = {
    EVERYONE,
    "opening",
    "added",
    "removed",
    "transferred_in",
    "transferred_out",
    "live_users",
    *(f"{what}_{action}" for what in ("users", "events") for action in ("view", "download", "edit", "any")),
}
Rule = Callable[[float], tuple[int, int]]  # what a count may be that is shown so


def by_rounding(shown: float) -> tuple[int, int]:
    """0 is shown, 1 to 7 are not, all others are rounded to 5."""
    return (0, 0) if shown == 0 else (max(8, int(shown) - 2), int(shown) + 2)


def as_it_is(shown: float) -> tuple[int, int]:
    return int(shown), int(shown)


def denominator_of(figure: str) -> str | None:
    if figure in WITHOUT:
        return None
    if figure.startswith(("additions_", "removals_")):
        return f"of {figure.partition('_')[0]}"
    everyones = figure.startswith(("band_", "people_", "completeness_")) and not figure.startswith(
        "people_reviewed"
    )
    if everyones or figure in {"zero_harm", "never_harm", "always_green", "under_18", "green_under_18"}:
        return EVERYONE
    return DENOMINATORS.get(figure, EVERYONE if figure == "interventions_offered" else f"of {figure}")


def seen_in(rows: Sequence[FigureRow]) -> set[str]:
    """The names of the counts that stand in some row."""
    shown = [row.figure for row in rows if not row.withheld and not row.figure.startswith("representation_")]
    return {name for figure in shown for name in (figure, denominator_of(figure)) if name}


@dataclass
class Attacker:
    """What they have put together so far: what each count may be, and which sums hold."""

    withheld_below: int = 8
    rule: Rule = by_rounding
    between: dict[Count, tuple[int, int]] = field(default_factory=dict)
    sums: list[tuple[dict[Count, int], float, float]] = field(default_factory=list)

    def read(self, when: str, rows: Sequence[FigureRow], for_another: frozenset[str] = frozenset()) -> None:
        """Takes in a release."""
        recorded = next(row.numerator for row in rows if row.figure == "completeness_ethnicity")
        for row in rows:
            if not row.figure.startswith("representation_"):
                self._cell(when, row, for_another)
            elif recorded and row.numerator is not None:  # a group's share of those whose group is recorded
                group = row.figure.replace("representation_", "people_")
                self._narrow((when, group), self.rule(round(row.numerator * recorded)))
        self._hangs_together(when)

    def is_tested(self, when: str, figure: str, target: int, *, met: bool) -> None:
        """Whether a target is met is told of the commitments that it tests, exactly."""
        small, large = (when, figure), (when, denominator_of(figure) or "")
        if target == 0:
            self._narrow(small, (0, 0) if met else (1, MOST))
        else:
            self._sum([small], [large], low=0 if met else -np.inf, high=0 if met else -1)

    def range_of(self, count: Count) -> tuple[int, int]:
        """The least and the most that a count can be, by all they have."""
        return self._least(count, 1), -self._least(count, -1)

    def is_the_same(self, first: Count, second: Count) -> None:
        self._sum([first], [second])

    def _cell(self, when: str, row: FigureRow, for_another: frozenset[str]) -> None:
        small, large = row.figure, denominator_of(row.figure)
        if not row.withheld:
            rule = as_it_is if row.figure.startswith("events_") or row.figure == "self_grants" else self.rule
            self._narrow((when, small), rule(row.numerator or 0))
            if large:
                self._narrow((when, large), rule(row.denominator or 0))
            return
        highest = MOST if small in for_another else self.withheld_below - 1
        lowest = self.withheld_below if small in for_another else 1
        if large is None or row.denominator is not None:
            self._narrow((when, small), (lowest, highest))
            if large:
                self._narrow((when, large), self.rule(row.denominator or 0))
        else:
            self._narrow((when, small), (0, MOST if large in for_another else highest))
            self._narrow((when, large), (1, MOST))

    def _hangs_together(self, when: str) -> None:
        """What FIGURES.md says, of the counts that are there."""

        def these(*names: str) -> list[Count]:
            return [(when, name) for name in names]

        for left, right in SUMS:
            self._sum(these(*left), these(*right))
        for left, right in WITHIN:
            self._sum(these(*left), these(*right), low=-np.inf)
        for _, figure in [key for key in self.between if key[0] == when]:
            large = denominator_of(figure)
            if large and not figure.startswith("of "):
                self._sum(these(figure), these(large), low=-np.inf)

    def all_others_shown(self, when: str, rows: Sequence[FigureRow]) -> None:
        """A row is withheld for its own count, where what it is counted among is shown elsewhere."""
        seen = seen_in(rows)
        for row in rows:
            if row.withheld and denominator_of(row.figure) in seen:
                self._narrow((when, row.figure), (1, MOST))

    def _narrow(self, count: Count, to: tuple[int, int]) -> None:
        low, high = self.between.get(count, (0, MOST))
        self.between[count] = max(low, to[0]), min(high, to[1])

    def _sum(self, left: list[Count], right: list[Count], low: float = 0, high: float = 0) -> None:
        if set(left) | set(right) <= self.between.keys():
            weights: dict[Count, int] = dict.fromkeys(left, 1)
            for name in right:
                weights[name] = weights.get(name, 0) - 1
            self.sums.append((weights, low, high))

    def _least(self, count: Count, sign: int) -> int:
        place = {name: number for number, name in enumerate(self.between)}
        goal = np.zeros(len(place))
        goal[place[count]] = sign
        table = np.zeros((len(self.sums), len(place)))
        for number, (weights, _, _) in enumerate(self.sums):
            for name, by in weights.items():
                table[number, place[name]] = by
        lows, highs = zip(*self.between.values(), strict=True)
        limits = LinearConstraint(table, [low for _, low, _ in self.sums], [high for *_, high in self.sums])
        found = milp(goal, integrality=1, bounds=Bounds(lows, highs), constraints=limits)
        assert found.x is not None, found.message
        least: float = found.fun
        return round(least)


def _groups() -> Iterable[tuple[tuple[str, ...], tuple[str, ...]]]:
    fields = {
        "ethnicity": tuple(f"people_{group}" for group in ETHNIC),
        "gender": ("people_male", "people_female", "people_other_gender"),
        "age": ("under_18", "people_age_18_24", "people_age_25_34", "people_age_35_over"),
        "disability": ("people_disabled", "people_not_disabled"),
    }
    for name, known in fields.items():
        yield (EVERYONE,), (*known, f"people_{name}_unknown")
        yield (f"completeness_{name}",), known
    for flow in ("additions", "removals"):
        yield (f"of {flow}",), tuple(f"{flow}_{group}" for group in (*ETHNIC, "ethnicity_unknown"))


SUMS = (
    ((EVERYONE,), ("band_red", "band_amber", "band_green", "band_unscored")),
    (("opening", "added", "transferred_in"), (EVERYONE, "removed", "transferred_out")),
    (("people_age_under_18",), ("under_18",)),
    *_groups(),
)
WITHIN = (
    (("always_green",), ("band_green",)),
    (("never_harm",), ("zero_harm", "band_unscored")),
    (("band_unscored",), ("never_harm",)),
    (("zero_harm", "band_unscored"), (EVERYONE,)),
    (("green_under_18",), ("under_18",)),
    (("green_under_18",), ("band_green",)),
    (("retained_failing_test", "retained_untested"), ("of retained",)),
    (("of retained",), (EVERYONE,)),
    *((("people_young_black_male",), (among,)) for among in ("people_male", "people_black")),
    (("people_young_black_male",), ("under_18", "people_age_18_24")),
    *(((f"{part}_reviewed",), ("people_reviewed",)) for part in ("green", "zero_harm")),
    *(((f"of {part}_reviewed",), ("of cohort",)) for part in ("green", "zero_harm")),
    (("left_before_review",), ("people_reviewed",)),
    *(((f"users_{action}",), (f"events_{action}",)) for action in ("view", "download", "edit")),
    *(((f"users_{action}",), ("users_any",)) for action in ("view", "download", "edit")),
    (("users_any",), ("users_view", "users_download", "users_edit")),
    (("live_users",), ("of self_grants",)),
)
