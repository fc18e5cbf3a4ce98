"""
The likely questions: a standing bank, whatever the figures say, and then the weakest of the claims.

What a person adds is said before the release's own answer, and never in its place.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.briefing.ethnicity import SET_OUT
from dashboard.briefing.issues import UNEXPLAINED
from dashboard.briefing.parts import Question, Sentence
from dashboard.briefing.reading import Read
from dashboard.briefing.said import clause, said_with_share, say, sentence
from dashboard.commitments import Commitment
from dashboard.promises import rank
from dashboard.sentences.promises import owner
from dashboard.words import day, of

WEAKEST = 3
OWN = frozenset({"mopac", "mopac_mps"})
STATES = "commitment_states"


@dataclass(frozen=True)
class Standing:
    """A question of the standing bank."""

    id: str
    question: str
    answer: Callable[[Read], tuple[Sentence, ...]]


def questions(read: Read, lines: Mapping[str, str]) -> tuple[Question, ...]:
    """
    The bank in its order, then one question for each of the weakest claims.

    :param lines: what a person would say first, by the question's id.
    """
    bank = [Question(each.id, each.question, lines.get(each.id, ""), each.answer(read)) for each in BANK]
    return (*bank, *(_weak(each, read, lines) for each in weakest(read)))


def weakest(read: Read) -> list[Commitment]:
    """The claims that the records bear out least: by state, then by how far they fall short."""
    claimed = [
        each for each in read.commitments.values() if each.claimed and each.contradicts and each.control
    ]
    return sorted(claimed, key=lambda each: (rank(each), -read.shortfall(each)))[:WEAKEST]


def _weak(each: Commitment, read: Read, lines: Mapping[str, str]) -> Question:
    control = each.control or ""
    return Question(
        each.commitment,
        f"Why is {each.commitment} called complete (“{each.title}”)?",
        lines.get(each.commitment, ""),
        (say(f"{_claimed(each)} By the records, {clause(read, control)}.", control, STATES),),
    )


def _claimed(each: Commitment) -> str:
    since = f" since {day(each.claimed_on)}" if each.claimed_on else ""
    return f"{owner(each.owner)} has said so{since}."


def _race(_: Read) -> tuple[Sentence, ...]:
    return (say(SET_OUT), say("No such comparison shows that the Matrix is fair, nor that it is not."))


def _under_18(read: Read) -> tuple[Sentence, ...]:
    return (
        sentence(
            read,
            "People on it under 18: {}. Under 18 and in the Green band: {}.",
            "under_18",
            "green_under_18",
            by=said_with_share,
        ),
        say("Each is owed the question whether being listed helps or harms: that is for the review of each."),
    )


def _looked(read: Read) -> tuple[Sentence, ...]:
    return (
        sentence(
            read,
            "Openings not explained in 12 months, without a grant: {}; after access was revoked: {}; before "
            "training: {}. Answers found unjustified: {}.",
            *UNEXPLAINED,
            "forms_unjustified",
        ),
        say("An opening that a rule catches is no breach until the inquiry says so."),
    )


def _boroughs(read: Read) -> tuple[Sentence, ...]:
    return (
        sentence(
            read,
            "Boroughs with an agreement in force: {}.",
            "agreements_in_force",
            by=said_with_share,
        ),
        say(
            "Each council decides for itself, and may lawfully refuse. More signatures are not a target: they mean "
            "more sharing."
        ),
    )


def _error(read: Read) -> tuple[Sentence, ...]:
    return (
        sentence(
            read,
            "People whom reviews kept though a test said no: {}. Without all three tests: {}.",
            "retained_failing_test",
            "retained_untested",
        ),
        say(
            "What a wrong entry cost a person (a stop, a home, a job) is in no record here. That is the answer, and "
            "not that there was no cost."
        ),
    )


def _homework(read: Read) -> tuple[Sentence, ...]:
    own = [each for each in read.commitments.values() if each.owner in OWN]
    met, held = (sum(getattr(each, name) for each in own) for name in ("assessed_met", "held"))
    tested = sum(each.has_control for each in own)
    if not own:
        return (say("No data: no commitment is recorded as MOPAC’s own.", STATES),)
    return (
        say(
            f"MOPAC does. Of its own commitments, {of(met, len(own))} are assessed as met, by itself; {of(held, tested)} "
            "of those with a test hold by the records.",
            STATES,
        ),
        say("The tests are made the same way for MOPAC as for the force, and anybody may make them again."),
    )


BANK = (
    Standing("race", "Is the Matrix about race?", _race),
    Standing("under_18", "How many are children?", _under_18),
    Standing("looked", "Who looked, and should not have?", _looked),
    Standing("boroughs", "Have the boroughs signed, and if not, why not?", _boroughs),
    Standing("error", "What does it cost to be on it by mistake?", _error),
    Standing("homework", "Who marks MOPAC’s own homework?", _homework),
)
