"""Figures about Data Sharing Agreements."""

from dashboard.charts.forms import tiles
from dashboard.figures.binding import duty, share
from dashboard.kinds import EVERY_COLUMN, Behind, listing
from dashboard.marks import AGREEMENT_WORDS
from queries import sharing
from queries.silence import AGREEMENTS

STILL_LAWFUL = "Sharing about one person at risk stays lawful without an agreement and is not counted here."

OF_AN_AGREEMENT = {
    "state": "Where it stands",
    "sent_on": "Sent",
    "signed_on": "Signed",
    "sharing_started_on": "Sharing since",
    "ended_on": "Ended",
    "review_due_on": "Review due",
    "next_step": "Next step",
}
SAID = {"state": AGREEMENT_WORDS.__getitem__}

agreement_states = listing(
    sharing.agreement_states,
    {"name": "Borough", **OF_AN_AGREEMENT},
    said=SAID,
    adds=("borough", "in_force", "sharing"),
    draw=tiles,
    source=AGREEMENTS,
    caution=STILL_LAWFUL,
    released=EVERY_COLUMN,
)

agreements_in_force = duty(
    sharing.agreements_in_force,
    AGREEMENTS,
    behind=Behind(agreement_states, "in_force", "borough"),
    caution=STILL_LAWFUL,
)

sharing_started = share(
    sharing.sharing_started,
    behind=Behind(agreement_states, "sharing", "in_force"),
    caution=STILL_LAWFUL,
)

hmpps_state = listing(
    sharing.hmpps_state,
    {"name": "Partner", **OF_AN_AGREEMENT},
    said=SAID,
    adds=("one", "in_force", "sharing"),
    source=AGREEMENTS,
    of_london=True,
    released=EVERY_COLUMN,
)
hmpps_agreement = duty(
    sharing.hmpps_agreement,
    AGREEMENTS,
    behind=Behind(hmpps_state, "in_force", "one"),
)
