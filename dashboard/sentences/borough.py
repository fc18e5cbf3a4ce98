"""What a borough’s sheet says in words: where its agreement stands, who is asked, what may be shared until when."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from dashboard.kinds import FigureRow
from dashboard.words import day, number, of

Record = Mapping[str, Any]  # a row of `agreement_states`

STANDING = {
    "sharing": "{name} has signed, and sharing has started.",
    "signed": "{name} has signed; sharing has not started.",
    "review_passed": "{name} has an agreement in force; the date of its review has passed.",
    "sent": "{name} was sent an agreement and has not signed it.",
    "with_borough": "{name} has not signed: the agreement lies with the borough.",
    "with_mps": "{name} has not signed: the agreement lies with the MPS.",
    "with_legal": "{name} has not signed: the agreement lies with the lawyers.",
    "refused": "{name} has refused the agreement, as a council lawfully may.",
    "ended": "{name} had an agreement; it has ended.",
    "not_sent": "{name} has not been sent an agreement.",
}
ASKED = {
    "sharing": "Nobody, until the review is due.",
    "signed": "The borough and the MPS: to agree the day on which sharing starts.",
    "review_passed": "The borough and the MPS: to hold the review that fell due.",
    "sent": "The MPS: to find out where the agreement lies.",
    "with_borough": "The borough, {name}.",
    "with_mps": "The MPS, by Met Intelligence.",
    "with_legal": "The lawyers of the borough and of the MPS.",
    "refused": "Nobody is pressed to sign. The MPS may ask whether another agreement would be acceptable.",
    "ended": "The borough: whether it wants another agreement.",
    "not_sent": "The MPS: to send one.",
}
ONE_PERSON = (
    "Information about one person, where it is needed to protect that person or somebody else and another law "
    "allows it, such as for safeguarding. It stays lawful without an agreement and is not counted here."
)
UNDER_IT = (
    "What the agreement sets out, with those it names.",
    "On screen only, to users who have signed the conditions of use: partners preview, and do no more.",
)
NEVER = (
    "Copies, downloads or edits by a partner.",
    "The Matrix of another borough, or the pan-London one.",
    "Anything with a user who has not signed the conditions of use.",
)


class Sharing(NamedTuple):
    """What may be shared with a borough on a day, and what may not."""

    may: tuple[str, ...]
    may_not: tuple[str, ...]


def standing(record: Record) -> str:
    """Where the agreement stands, in one sentence."""
    return STANDING[record["state"]].format(name=record["name"] or record["area"])


def who_is_asked(record: Record) -> str:
    """Whose turn it is."""
    return ASKED[record["state"]].format(name=record["name"] or record["area"])


def openings_sentence(row: FigureRow | None, name: str, as_at: date) -> str:
    """How many openings of a borough’s Matrix by partners without an agreement nobody has explained."""
    when = f"In the 12 months to {day(as_at)}"
    if row is None or row.silent:
        return f"No data: the access log does not reach over the 12 months to {day(as_at)}."
    if not row.denominator:
        return f"{when} no partner opened {name}’s Matrix without an agreement in force and started."
    told = f"{when} partners opened {name}’s Matrix without an agreement in force and started {_times(row.denominator)}"
    if not row.numerator:
        return f"{told}; every opening has been explained."
    return f"{told}; {of(row.numerator, row.denominator)} not yet explained."


def what_may_be_shared(record: Record) -> Sharing:
    """What may be shared as things stand: by whether an agreement is in force, and sharing has started."""
    if record["sharing"]:
        return Sharing((*UNDER_IT, ONE_PERSON), NEVER)
    until = (
        "before the day on which sharing starts" if record["in_force"] else "while no agreement is in force"
    )
    return Sharing((ONE_PERSON,), (f"The borough’s Matrix, or any list made from it, {until}.", *NEVER))


def dates(record: Record, as_at: date) -> list[tuple[str, str]]:
    """What happened when; what has not happened is said, not left out."""
    review = record["review_due_on"]
    passed = f"{day(review)}, passed" if review and review <= as_at else None
    said = [
        ("Sent", record["sent_on"], "not sent"),
        ("Signed", record["signed_on"], "not signed"),
        ("Sharing since", record["sharing_started_on"], "not started"),
        ("Review due", review, "no date set" if record["in_force"] else "–"),
        ("Ended", record["ended_on"], "not ended" if record["in_force"] else "–"),
    ]
    told = [(title, day(when) if when else other) for title, when, other in said]
    return [(title, passed if passed and title == "Review due" else value) for title, value in told]


def _times(count: float) -> str:
    return "once" if count == 1 else f"{number(count)} times"
