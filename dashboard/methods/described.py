"""A figure or a listing described for its reader: what is counted, of what, from where, against which target, for whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.kinds import Figure, Listing, Unit
from dashboard.words import all_of, day
from queries.scope import Level

COUNTED_AS: Mapping[Unit, str] = {
    Unit.SHARE: "a share: so many of so many",
    Unit.RATIO: "a ratio of two shares",
    Unit.COUNT: "a count; what stands after “of” is its context",
    Unit.DAYS: "days",
}
LEVELS: Mapping[Level, str] = {
    Level.LONDON: "London",
    Level.BCU: "each BCU",
    Level.BOROUGH: "each borough",
}
TARGETS: Mapping[int | None, str] = {None: "none", 0: "none at all (0)", 1: "every one (1)"}


@dataclass(frozen=True)
class Described:
    """What is to be known of one figure or listing."""

    id: str
    title: str
    method: str
    facts: tuple[tuple[str, str], ...]
    tests: tuple[str, ...] = ()  # the commitments that it tests

    def holds(self, words: str) -> bool:
        """Whether every one of the words stands somewhere in it."""
        text = f"{self.id} {self.title} {self.method} {' '.join(fact for _, fact in self.facts)}".casefold()
        return all(word in text for word in words.casefold().split())


def describe(of: Figure | Listing, controls: Iterable[tuple[str, str]] = ()) -> Described:
    """
    :param controls: each commitment with each figure that tests it.
    """
    facts = [*(_of_figure(of) if isinstance(of, Figure) else []), *_of_both(of)]
    tests = tuple(commitment for commitment, control in controls if control == of.id)
    return Described(of.id, of.title, " ".join(of.method.split()), tuple(facts), tests)


def _of_figure(of: Figure) -> list[tuple[str, str]]:
    target = TARGETS[of.target]
    due = f", not failed before {day(of.deadline)}" if of.deadline else ""
    rows = of.behind.listing.title if of.behind else ""
    facts = [("Counted as", COUNTED_AS[of.unit]), ("Target", f"{target}{due}")]
    return [*facts, *([("The rows behind it", rows)] if rows else [])]


def _of_both(of: Figure | Listing) -> list[tuple[str, str]]:
    levels = all_of([word for level, word in LEVELS.items() if level in of.levels])
    facts = [("Told of", levels), ("From", all_of(list(of.question.reads)))]
    if of.source:
        facts.append(("Silent without", _source(of)))
    return [*facts, *([("Said beside it", of.caution)] if of.caution else [])]


def _source(of: Figure | Listing) -> str:
    source = of.source
    if source is None:
        return ""
    table = "the access log" if source.table == "access_by_day" else source.table
    if source.months:
        return f"an opening in {table} in each of the {source.months} calendar months before the as-at date’s"
    return f"a row of {table} by the as-at date"
