"""The nine rows of the briefing: claimed, assessed, tested, what stands in the way, and what changed since."""

from collections.abc import Sequence

from dashboard.briefing.changes import BETTER, WORSE, moved
from dashboard.briefing.parts import Row, Sentence, State
from dashboard.briefing.reading import Read
from dashboard.briefing.said import clause
from dashboard.commitments import Commitment, Result
from dashboard.marks import ASSESSMENT_MARKS, CLAIM_MARKS, TEST_MARKS, Mark
from dashboard.promises import Recommendation, rank
from dashboard.sentences.promises import SAID_OF_MOPAC, owner
from dashboard.words import all_of, capital, of

STATES = "commitment_states"
NAMED = 2
WHAT_CHANGED = {"tests": "tested", "claims": "claimed", "assessments": "assessed"}


def nine_rows(now: Read, then: Read | None) -> tuple[Row, ...]:
    """Each recommendation; of its worst commitment, what its control counted."""
    return tuple(_row(whole, now, then) for whole in now.nine)


def worst_of(made: Sequence[Commitment], read: Read) -> Commitment | None:
    """The worst of those that have a test: by what it says, then by how far it falls short."""
    tested = [each for each in made if each.control]
    return min(tested, key=lambda each: (rank(each), -read.shortfall(each)), default=None)


def _row(whole: Recommendation, now: Read, then: Read | None) -> Row:
    made = now.of(whole.recommendation)
    worst = worst_of(made, now)
    return Row(
        number=whole.recommendation,
        title=whole.title,
        owner=owner(whole.owner),
        claimed=_state(whole.claimed, whole.commitments, CLAIM_MARKS[whole.worst_claim]),
        assessed=_state(
            whole.assessed,
            whole.commitments,
            ASSESSMENT_MARKS[whole.worst_assessment],
            SAID_OF_MOPAC.get(whole.owner or "", ""),
        ),
        tested=_state(whole.held, whole.with_control, TEST_MARKS[whole.worst_test])
        if whole.worst_test
        else None,
        papers=_state(
            whole.documented,
            whole.on_paper_only,
            TEST_MARKS[whole.worst_paper],
            "paper" if whole.on_paper_only == 1 else "papers",
        )
        if whole.worst_paper
        else None,
        worst=worst.commitment if worst else "",
        way=_way(worst, made, now),
        since=_since(made, then),
        contradictions=whole.contradictions,
    )


def _state(count: int, among: int, mark: Mark, note: str = "") -> State:
    return State(of(count, among), mark.shape, mark.word, note)


def _way(worst: Commitment | None, made: Sequence[Commitment], read: Read) -> Sentence:
    if worst is not None:
        late = worst.test is Result.HOLDS_LATE and worst.late_control
        control = (late or worst.control) or ""
        told = f"{clause(read, control)}, but after the deadline" if late else clause(read, control)
        return Sentence(capital(told), (control, STATES))
    missing = [each.commitment for each in made if each.test is Result.NOT_DOCUMENTED]
    told = f"no paper on {all_of(missing)}" if missing else "nothing: every paper is there"
    return Sentence(capital(told), (STATES,))


def _since(made: Sequence[Commitment], then: Read | None) -> Sentence:
    """What stands worse and better than at the meeting before, in any column; the tests by their names."""
    if then is None:
        return Sentence("no earlier release", ())
    if not any(each.commitment in then.commitments for each in made):
        return Sentence("not known then", (STATES,))
    parts = [
        f"{shape}\u00a0{_named(column, names)} {direction}"
        for column in WHAT_CHANGED
        for direction, shape in ((WORSE, "↓"), (BETTER, "↑"))
        if (
            names := [
                each.commitment for of, each, way in moved(made, then) if (of, way) == (column, direction)
            ]
        )
    ]
    return Sentence("; ".join(parts) or "= no change", (STATES,))


def _named(column: str, names: list[str]) -> str:
    """Few tests by the names of their commitments; all else only counted."""
    if column == "tests" and len(names) <= NAMED:
        return all_of(names)
    return f"{len(names)} {WHAT_CHANGED[column]}"
