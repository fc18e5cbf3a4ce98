"""Figures about Data Sharing Agreements."""

from dashboard.charts.forms import steps, tiles
from dashboard.kinds import EVERY_COLUMN, Behind, Unit, figure, listing
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

agreements_in_force = figure(
    sharing.agreements_in_force,
    Unit.SHARE,
    steps,
    target=1,
    source=AGREEMENTS,
    behind=Behind(agreement_states, "in_force", "borough"),
    caution=STILL_LAWFUL,
)

sharing_started = figure(
    sharing.sharing_started,
    Unit.SHARE,
    steps,
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
hmpps_agreement = figure(
    sharing.hmpps_agreement,
    Unit.SHARE,
    steps,
    target=1,
    source=AGREEMENTS,
    behind=Behind(hmpps_state, "in_force", "one"),
)
