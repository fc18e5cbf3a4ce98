"""
How the counts of people in one release hang together, by the words of FIGURES.md.

Each figure of people is a count among another: their names are those of figures, where there is one of that count.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dashboard.figures import FIGURES
from dashboard.kinds import FigureRow, Unit
from dashboard.releases.contract import IN_A_RELEASE
from queries.scope import LONDON_AREA

P = "matrix_population"
ETHNICITIES = ("asian", "black", "mixed", "white", "other")
BANDS = ("band_red", "band_amber", "band_green", "band_unscored")
EVENTS = ("view", "download", "edit")
GROUPS: Mapping[str, tuple[str, ...]] = {
    "ethnicity": ETHNICITIES,
    "gender": ("male", "female", "other_gender"),
    "age": ("age_under_18", "age_18_24", "age_25_34", "age_35_over"),
    "disability": ("disabled", "not_disabled"),
}
SAME_COUNT = {"people_age_under_18": "under_18"}
OF_ANOTHER = {
    "green_evidenced": "band_green",
    "retained_failing_test": "retained",
    "retained_untested": "retained",
    "two_source_additions": "added",
    "reappraisal_coverage": "green_then",
    "reappraisal_done": "green_then",
    "people_reviewed": "cohort",
    "left_before_review": "cohort",
    "green_reviewed": "cohort_green",
    "zero_harm_reviewed": "cohort_zero_harm",
    "people_reviewed_so_far": "running",
    "green_reviewed_so_far": "running_green",
    "zero_harm_reviewed_so_far": "running_zero_harm",
    "dormant_live": "live_users",
    "audited_in_time": "live_users",
    "audits_falling_due": "live_users",
    "trained_before_access": "live_users",
    "self_grants": "live_grants",
    **{f"additions_{group}": "additions" for group in (*ETHNICITIES, "ethnicity_unknown")},
    **{f"removals_{group}": "removals" for group in (*ETHNICITIES, "ethnicity_unknown")},
}
OF_EVERYONE = {
    "zero_harm",
    "never_harm",
    "always_green",
    "under_18",
    "green_under_18",
    "interventions_offered",
}
ALONE = {
    P,
    "opening",
    "added",
    "removed",
    "transferred_in",
    "transferred_out",
    "reappraisal_removed",
    "review_removals",
    "live_users",
    *(f"{what}_{action}" for what in ("users", "events") for action in (*EVENTS, "any")),
}
# These are exact, and what is counted in them bounds counts of people.
BESIDE = (*(f"events_{action}" for action in EVENTS), "self_grants")


@dataclass(frozen=True)
class Relation:
    """The counts on the left add up to those on the right; or to no more than those."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    equal: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.left, *self.right)

    def holds(self, counts: Mapping[str, float]) -> bool:
        """Whether it does of these counts; not where one of them is not there."""
        if not counts.keys() >= set(self.names):
            return False
        left, right = (sum(counts[name] for name in side) for side in (self.left, self.right))
        return left == right if self.equal else left <= right


def is_linked(row: FigureRow) -> bool:
    """Whether a row is one of London's counts of people, or of what bounds them. A ratio is made of others."""
    if row.figure not in IN_A_RELEASE or row.area != LONDON_AREA or row.unit is Unit.RATIO:
        return False
    return row.figure in BESIDE or FIGURES[row.figure].counts_people


def counts_of(row: FigureRow) -> dict[str, float]:
    """The counts in a row, by name, as far as it shows them."""
    numerator, denominator = names_of(row.figure)
    found = {numerator: row.numerator}
    if denominator:
        found[denominator] = row.denominator
    return {name: count for name, count in found.items() if count is not None}


def names_of(figure: str) -> tuple[str, str | None]:
    """What a figure's numerator is called, and its denominator, where it has one."""
    numerator = SAME_COUNT.get(figure, figure)
    if figure in ALONE:
        return numerator, None
    of_all = P if figure in OF_EVERYONE or figure.startswith(("people_", "completeness_", "band_")) else None
    return numerator, OF_ANOTHER.get(figure) or of_all or f"all of {figure}"


def all_counts(rows: Iterable[FigureRow]) -> dict[str, float]:
    """Every linked count that the rows show, by name."""
    return {name: count for row in rows if is_linked(row) for name, count in counts_of(row).items()}


def _people(group: str) -> str:
    return SAME_COUNT.get(f"people_{group}", f"people_{group}")


def _within(small: str, *large: str) -> Relation:
    return Relation((small,), large, equal=False)


def _groups() -> Iterable[Relation]:
    for field, groups in GROUPS.items():
        known = tuple(_people(group) for group in groups)
        yield Relation((P,), (*known, f"people_{field}_unknown"))
        yield Relation((f"completeness_{field}",), known)
    for flow in ("additions", "removals"):
        yield Relation((flow,), tuple(f"{flow}_{group}" for group in (*ETHNICITIES, "ethnicity_unknown")))


def _cohorts() -> Iterable[Relation]:
    for cohort, suffix in (("cohort", ""), ("running", "_so_far")):
        for part in ("green", "zero_harm"):
            yield _within(f"{cohort}_{part}", cohort)
            yield _within(f"{part}_reviewed{suffix}", f"people_reviewed{suffix}")
    yield _within("left_before_review", "people_reviewed")


def _use() -> Iterable[Relation]:
    for action in EVENTS:
        yield _within(f"users_{action}", "users_any")
        yield _within(f"users_{action}", f"events_{action}")
    yield _within("users_any", *(f"users_{action}" for action in EVENTS))
    yield _within("live_users", "live_grants")
    yield _within("all of granted_by_spoc", "live_grants")
    yield Relation(("granted_by_spoc", "self_grants"), ("live_grants",), equal=False)


def _shares() -> Iterable[Relation]:
    for id_, figure in FIGURES.items():
        numerator, denominator = names_of(id_)
        if figure.counts_people and figure.unit is not Unit.RATIO and denominator:
            yield _within(numerator, denominator)


@cache
def relations() -> tuple[Relation, ...]:
    """All of them."""
    return (
        Relation((P,), BANDS),
        Relation(("opening", "added", "transferred_in"), (P, "removed", "transferred_out")),
        Relation(("transferred_in",), ("transferred_out",)),
        _within("always_green", "band_green"),
        _within("never_harm", "zero_harm", "band_unscored"),
        _within("band_unscored", "never_harm"),
        _within("green_under_18", "band_green"),
        _within("green_under_18", "under_18"),
        Relation(("retained_failing_test", "retained_untested"), ("retained",), equal=False),
        _within("people_young_black_male", "people_male"),
        _within("people_young_black_male", "people_black"),
        _within("people_young_black_male", "under_18", "people_age_18_24"),
        *_groups(),
        *_cohorts(),
        *_use(),
        *_shares(),
    )
