"""The headline: what is claimed against what is borne out, the commitments counted, what became of the tests since."""

from dashboard.briefing.changes import changes_said
from dashboard.briefing.parts import Sentence
from dashboard.briefing.reading import Read
from dashboard.briefing.said import said, say
from dashboard.words import number

CLAIMED, TESTED = "recommendations_claimed", "recommendations_tested"
STATES = "recommendation_states"


def headline(now: Read, then: Read | None) -> tuple[Sentence, ...]:
    """Three sentences, which stand alone."""
    return (_recommendations(now), _commitments(now), changes_said(now, then))


def _recommendations(now: Read) -> Sentence:
    if not any(each.claim or each.assessment for each in now.commitments.values()):
        return say("No data: nothing had been claimed and nothing assessed by this date.", STATES)
    claimed = [each for each in now.nine if each.claimed_in_full]
    nine = f"of {number(len(now.nine))} recommendations"
    if not claimed:
        return say(f"The force says none {nine} is complete.", STATES)
    borne_out = _borne_out(sum(each.tested_in_full for each in claimed), len(claimed))
    are = "is" if len(claimed) == 1 else "are"
    return say(f"The force says {number(len(claimed))} {nine} {are} complete; {borne_out}.", STATES)


def _borne_out(held: int, claimed: int) -> str:
    if claimed == 1:
        return "the records bear it out" if held else "the records do not bear it out"
    return f"the records bear out {number(held) if held else 'none'} of those"


def _commitments(now: Read) -> Sentence:
    """Papers are counted apart from tests."""
    row = now.row("commitments_claimed")
    if row is None or row.silent or row.denominator is None:
        return say("No data: how many commitments are claimed, assessed and tested cannot be told.", STATES)
    claimed, assessed, against = (
        said(now.row(figure), alone=True)
        for figure in ("commitments_claimed", "commitments_assessed", "contradictions")
    )
    tested, papers = (said(now.row(f"commitments_{column}")) for column in ("tested", "documented"))
    return say(
        f"Of {row.denominator:,.0f} commitments, {claimed} are claimed complete and {assessed} assessed as met; {tested} hold when "
        f"tested, and {papers} others have their paper; {against} are claimed complete and not borne out.",
        "commitments_claimed",
        "commitments_assessed",
        "commitments_tested",
        "commitments_documented",
        "contradictions",
    )
