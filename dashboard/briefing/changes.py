"""
What changed between two releases, the worse first: tests, assessments, claims, then figures from old to new.

Both releases are as they were published: what was recorded late is in such a change as well as what happened.
"""

from collections.abc import Iterable, Iterator, Sequence

from dashboard.briefing.parts import Change, Sentence
from dashboard.briefing.reading import Read, title_of
from dashboard.briefing.said import said, say
from dashboard.commitments import Commitment
from dashboard.kinds import FigureRow, Unit
from dashboard.marks import ASSESSMENT_MARKS, CLAIM_MARKS, TEST_MARKS
from dashboard.promise_history import step
from dashboard.promises import shown_as
from dashboard.words import all_of, day, number

WORSE, BETTER, OTHER = "worse", "better", "changed"
ORDER = (WORSE, BETTER, OTHER)
COLUMNS = {"tests": "tested", "assessments": "assessed", "claims": "claimed"}
FIGURES_COMPARED = (
    "contradictions",
    "reviews_complete",
    "green_evidenced",
    "retained_failing_test",
    "finding_no_grant",
    "finding_after_revocation",
    "forms_overdue",
    "agreements_in_force",
    "archive_over_retention",
    "matrix_population",
    "band_green",
    "zero_harm",
    "under_18",
    "live_users",
)
BETTER_KEPT, PLACES_FOR_ONE = 2, 5

Moved = tuple[str, Commitment, str]  # in which column, what, in which direction


def changes(now: Read, then: Read | None) -> tuple[Change, ...]:
    """Every change, the worse first; none without an earlier release."""
    if then is None:
        return ()
    found = [*_of_commitments(now, then), *_of_figures(now, then)]
    return tuple(sorted(found, key=lambda each: ORDER.index(each.direction)))


def first_of(found: Sequence[Change], places: int) -> tuple[Change, ...]:
    """
    As many as there are places for: the worse first, and yet two of the better, so that nobody takes the worse for all.

    What is neither has a place of every five.
    """
    by = {way: [each for each in found if each.direction == way] for way in ORDER}
    kept = {WORSE: min(len(by[WORSE]), 1, places)}
    kept[BETTER] = min(len(by[BETTER]), BETTER_KEPT, places - kept[WORSE])
    kept[OTHER] = min(len(by[OTHER]), places // PLACES_FOR_ONE)
    for way in ORDER:
        free = places - sum(kept.values())
        kept[way] += min(len(by[way]) - kept[way], free)
    return tuple(each for way in ORDER for each in by[way][: kept[way]])


def left_out(found: Sequence[Change], shown: Sequence[Change]) -> str:
    """How many more there are, and of which kind; empty where there are none."""
    more = [each.direction for each in found if each not in shown]
    if not more:
        return ""
    kinds = {WORSE: "for the worse", BETTER: "for the better", OTHER: "neither"}
    told = [f"{more.count(way)} {said}" for way, said in kinds.items() if way in more]
    are = "change is" if len(more) == 1 else "changes are"
    return f"{len(more)} more {are} in the annex: {all_of(told)}."


def changes_said(now: Read, then: Read | None) -> Sentence:
    """What became of the tests since, in one sentence."""
    if then is None:
        return say("There is no earlier release to compare with.")
    tests = [way for column, _, way in moved(list(now.commitments.values()), then) if column == "tests"]
    worse, better = tests.count(WORSE), tests.count(BETTER)
    before = f"Since {then.release.meeting} ({day(then.as_at)})"
    if not then.commitments:
        return say(f"{before}: nothing is known of the commitments of that date.", "commitment_states")
    if not worse and not better:
        return say(f"{before} no test has changed.", "commitment_states")
    return say(
        f"{before}, {_so_many(worse, WORSE, 'test')} and {_so_many(better, BETTER)}.", "commitment_states"
    )


def _so_many(count: int, direction: str, noun: str = "") -> str:
    """Two tests are worse; one is better; none is better."""
    many = number(count) if count else "no" if noun else "none"
    named = f"{many} {noun}{'s' if count > 1 else ''}" if noun else many
    return f"{named} {'are' if count > 1 else 'is'} {direction}"


def moved(made: Sequence[Commitment], then: Read) -> Iterator[Moved]:
    """What stands otherwise than then, column by column; what was not there then has not changed."""
    for column in COLUMNS:
        for each in made:
            before = then.commitments.get(each.commitment)
            by = step(column, before, each) if before is not None else 0
            if by:
                yield column, each, BETTER if by > 0 else WORSE


def _of_commitments(now: Read, then: Read) -> Iterable[Change]:
    for column, each, direction in moved(list(now.commitments.values()), then):
        before = then.commitments[each.commitment]
        was, is_ = (_word(column, one) for one in (before, each))
        what = f"{each.commitment}, {COLUMNS[column]}: {each.title}"
        yield Change(direction, what, was, is_, ("commitment_states",))


def _word(column: str, each: Commitment) -> str:
    if column == "tests":
        return str(TEST_MARKS[shown_as(each)])
    return str(ASSESSMENT_MARKS[each.assessment] if column == "assessments" else CLAIM_MARKS[each.claim])


def _of_figures(now: Read, then: Read) -> Iterable[Change]:
    for figure in FIGURES_COMPARED:
        new, old = now.row(figure), then.row(figure)
        if new is None or old is None or _same(new, old):
            continue
        revised = " [r]" if (figure, new.area) in now.release.revised else ""
        yield Change(_direction(new, old), title_of(figure), said(old), said(new) + revised, (figure,))


def _same(new: FigureRow, old: FigureRow) -> bool:
    """Of a count only what is counted is compared: not among how many."""
    told = not (new.silent or old.silent or new.withheld or old.withheld)
    if told and new.unit is Unit.COUNT:
        return new.numerator == old.numerator
    return said(new) == said(old)


def _direction(new: FigureRow, old: FigureRow) -> str:
    """Towards its target or away from it; neither where there is none, or a value is not told."""
    told = all(row.value is not None and not row.silent for row in (new, old))
    if new.target is None or not told or new.value == old.value:
        return OTHER
    rises = (new.value or 0) > (old.value or 0)
    return BETTER if rises is (new.unit is Unit.SHARE) else WORSE
