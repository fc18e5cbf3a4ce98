"""The risks: what may go wrong, whether the records show it now, what it would mean, and who sees to what."""

from dataclasses import dataclass

from dashboard.briefing.parts import Risk, Sentence
from dashboard.briefing.reading import Read
from dashboard.briefing.said import clause
from dashboard.briefing.standing import WORDS, first_to_tell, standing
from dashboard.words import capital


@dataclass(frozen=True)
class Known:
    """A risk of the register of risks: the controls by which it is seen, and what is said of it whatever they say."""

    risk: str
    controls: tuple[str, ...]
    impact: str
    mitigation: str
    owner: str


RISKS = (
    Known(
        "People stay on the Matrix without current grounds",
        ("retained_failing_test", "green_evidenced", "reviews_complete"),
        "High: officers act on a label that no longer stands",
        "Remove by default; keep only on information of the last year",
        "MPS",
    ),
    Known(
        "Somebody opens the Matrix who may not",
        ("finding_no_grant", "finding_after_revocation", "finding_untrained"),
        "High: personal data, often of young people, seen without cause",
        "An audit form for each opening, answered by its date",
        "MPS",
    ),
    Known(
        "Lists reach a partner without an agreement",
        ("finding_partner_without_agreement", "finding_partner_download"),
        "High: what the Enforcement Notice was issued for",
        "Preview only, and only where an agreement is in force",
        "MPS",
    ),
    Known(
        "What is called complete is not so",
        ("contradictions",),
        "High: trust, once the claim is put to the test",
        "Claim again only once the test holds",
        "MPS and MOPAC",
    ),
    Known(
        "Nobody notices that the records have stopped",
        ("silent_matrices",),
        "Medium: silence is read as good news",
        "Ask for the missing months before the next meeting",
        "MPS",
    ),
    Known(
        "Old lists outlive their four years",
        ("archive_over_retention",),
        "Medium: the label follows people after removal",
        "Delete the versions that are due",
        "MPS",
    ),
    Known(
        "Unequal treatment goes unexamined",
        ("eia_current", "disproportionality_board_met"),
        "High: the Public Sector Equality Duty is a continuing one",
        "Renew the assessment; put it to the Disproportionality Board",
        "MPS and MOPAC",
    ),
)


def risks(read: Read) -> tuple[Risk, ...]:
    """Those that are seen now come first, then those of which nothing is known."""
    ordered = sorted(RISKS, key=lambda known: standing(read, known.controls))
    return tuple(_risk(read, known) for known in ordered)


def _risk(read: Read, known: Known) -> Risk:
    control = first_to_tell(read, known.controls)
    return Risk(
        risk=known.risk,
        standing=WORDS[standing(read, known.controls)],
        seen=Sentence(capital(clause(read, control)), (control,)),
        impact=known.impact,
        mitigation=known.mitigation,
        owner=known.owner,
    )
