"""How the counts of people in two releases hang together, by the words of FIGURES.md: the earlier one's, the later one's."""

from collections.abc import Iterable
from datetime import date, timedelta

from dashboard.releases.linked import EVENTS, P
from queries.dates import last_quarter, quarter_of
from queries.policy import REAPPRAISAL_DUE_ON

COHORT = ("cohort", "cohort_green", "cohort_zero_harm")
RUNNING = ("running", "running_green", "running_zero_harm")
REVIEWED = ("people_reviewed", "green_reviewed", "zero_harm_reviewed")
# The same pairs of names mean: the earlier release's count, the later one's.
Pair = tuple[str, str]


def same_counts(first: date, second: date) -> Iterable[Pair]:
    """The counts that are one and the same in both, unless something was recorded late."""
    if quarter_of(second).first_day - timedelta(days=1) == first:
        yield P, "opening"
    if quarter_of(first) == quarter_of(second):
        yield "opening", "opening"
        yield from ((name, name) for name in RUNNING)
    if last_quarter(first) == last_quarter(second):
        yield from ((name, name) for name in COHORT)
    if last_quarter(second) == quarter_of(first):
        yield from zip(RUNNING, COHORT, strict=True)
    if (first.year, first.month) == (second.year, second.month):
        yield from ((f"users_{action}", f"users_{action}") for action in (*EVENTS, "any"))
    yield "green_then", "green_then"
    if first >= REAPPRAISAL_DUE_ON:
        yield "reappraisal_coverage", "reappraisal_coverage"


def growing_counts(first: date, second: date) -> Iterable[Pair]:
    """The counts that can only have grown from the one to the other."""
    yield "reappraisal_removed", "reappraisal_removed"
    if quarter_of(first) == quarter_of(second):
        for name in ("added", "removed", "transferred_in", "transferred_out", "two_source_additions"):
            yield name, name
        yield from ((f"{name}_so_far", f"{name}_so_far") for name in REVIEWED)
    if last_quarter(first) == last_quarter(second):
        yield from ((name, name) for name in (*REVIEWED, "review_removals"))


def of_one_date(names: Iterable[str]) -> Iterable[Pair]:
    """Of two editions as at one date: every count, as far as it was not corrected."""
    return ((name, name) for name in names)
