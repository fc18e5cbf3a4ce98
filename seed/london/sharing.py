"""
Data Sharing Agreements: sent to all 32 boroughs in December 2019, 12 in force at the end of February 2021.

Nobody published which boroughs signed, so lots decide: only the dates stand below. Beside the 12 there is one
that signed and ended it; of the 12, one is past its review date and one does not share yet.
"""

from dataclasses import dataclass
from datetime import date
from random import Random

from queries.dates import months_before
from seed.london.days import ENDS, after, office_day
from seed.london.places import places
from seed.london.tables import Tables

HMPPS = "hmpps"
SENT = (date(2019, 12, 2), date(2019, 12, 19))
REVIEWED_AFTER, REVIEWED_AFTER_HMPPS = 12, 36  # months

# Signed, sharing started, ended.
SIGNED: tuple[tuple[date, date | None, date | None], ...] = (
    (date(2020, 2, 6), date(2020, 2, 24), None),  # past its review date when the records end
    (date(2020, 3, 3), date(2020, 3, 30), None),
    (date(2020, 3, 19), date(2020, 4, 27), None),
    (date(2020, 5, 14), date(2020, 6, 8), date(2020, 11, 30)),  # ended
    (date(2020, 6, 25), date(2020, 7, 13), None),
    (date(2020, 7, 16), date(2020, 8, 10), None),
    (date(2020, 8, 24), date(2020, 9, 7), None),
    (date(2020, 9, 29), date(2020, 10, 19), None),
    (date(2020, 10, 22), date(2020, 11, 9), None),
    (date(2020, 11, 17), date(2020, 12, 7), None),
    (date(2020, 12, 15), date(2021, 1, 11), None),
    (date(2021, 1, 19), date(2021, 2, 8), None),
    (date(2021, 2, 4), None, None),  # signed, and not sharing yet
)

STAGES = ("with_borough",) * 8 + ("with_legal",) * 5 + ("with_mps",) * 3 + ("refused",) * 2 + ("",)
NEXT_STEPS = {
    "with_borough": (
        "Borough to send its comments on the retention clause",
        "Borough to say which teams need access",
        "Borough’s information governance board to decide at its next meeting",
    ),
    "with_legal": (
        "Lawyers to settle who answers requests from the people concerned",
        "Lawyers to agree the wording on onward sharing",
    ),
    "with_mps": ("Met Intelligence to answer the borough’s questions on redaction", "MPS to counter-sign"),
    "refused": ("Met Intelligence to ask whether a narrower agreement would be acceptable",),
    "": ("Met Intelligence to find out where the agreement lies",),
}
NOT_SHARING = "Open access for the users whom the borough has put forward"
REVIEW_PAST = "Borough and Met Intelligence to hold the review that fell due"
ENDED = "Borough to decide whether it wants a new agreement"


@dataclass(frozen=True)
class Agreement:
    """One agreement, as it stands when the records end."""

    partner: str
    sent_on: date
    signed_on: date | None = None
    started_on: date | None = None
    ended_on: date | None = None
    stage: str = ""
    next_step: str = ""

    @property
    def review_due_on(self) -> date | None:
        months = REVIEWED_AFTER_HMPPS if self.partner == HMPPS else REVIEWED_AFTER
        return after(months_before(self.signed_on, -months), -1) if self.signed_on else None


def drawn_agreements(random: Random) -> list[Agreement]:
    """The agreement with HMPPS, then those with the 32 boroughs: the signed ones first, as they were signed."""
    lots = [place.borough for place in places()]
    random.shuffle(lots)
    sent = [office_day(random, *SENT) for _ in lots]
    signed = [
        Agreement(borough, day, *dates) for borough, day, dates in zip(lots, sent, SIGNED, strict=False)
    ]
    others = [
        Agreement(borough, day, stage=stage, next_step=random.choice(NEXT_STEPS[stage]))
        for borough, day, stage in zip(lots[len(SIGNED) :], sent[len(SIGNED) :], STAGES, strict=True)
    ]
    hmpps = Agreement(HMPPS, date(2019, 6, 3), date(2019, 10, 14), date(2019, 11, 4))
    return [hmpps, *signed, *others]


def write(agreements: list[Agreement], tables: Tables) -> None:
    for agreement in sorted(agreements, key=lambda each: each.partner):
        tables.add(
            "agreements",
            agreement_id=f"A-{agreement.partner}",
            partner=agreement.partner,
            sent_on=agreement.sent_on,
            signed_on=agreement.signed_on,
            sharing_started_on=agreement.started_on,
            ended_on=agreement.ended_on,
            review_due_on=agreement.review_due_on,
            stage=agreement.stage,
            next_step=agreement.next_step or _left_to_do(agreement),
        )


def _left_to_do(agreement: Agreement) -> str:
    """What is open about one that was signed."""
    if agreement.ended_on:
        return ENDED
    if agreement.started_on is None:
        return NOT_SHARING
    return REVIEW_PAST if agreement.review_due_on and agreement.review_due_on <= ENDS else ""
