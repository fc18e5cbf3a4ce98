"""The rows behind the other figures of the register: entries, removals, the reappraisal, what was offered."""

from dashboard.kinds import listing
from dashboard.permissions import Ids
from dashboard.register_words import came, month, reason, yes_no
from queries import account, offers, reappraised, returned
from queries.silence import POLICE_ACTIVITY, REVIEW_OUTCOMES

NOT_NOT_OFFERED = (
    "Outside the pilot BCUs support is mostly not recorded; that is not the same as not offered."
)
WHOSE = {"nominal_id": "Person", "bcu_name": "BCU", "borough_name": "Borough"}

account_of_quarter = listing(
    account.account_of_quarter,
    {
        **WHOSE,
        "came": "How it came into the account",
        "added_on": "Added",
        "evidence_sources": "Pieces of information",
        "removed_on": "Left",
        "removal_reason": "Why",
    },
    said={"came": came, "removal_reason": reason},
    ids=Ids.PEOPLES,
    counted_by=("bcu_name",),
    adds=account.COUNTED,
)
removals_a_year_on = listing(
    returned.removals_a_year_on,
    {**WHOSE, "removed_on": "Removed", "removal_reason": "Why", "returned_on": "Added again"},
    said={"removal_reason": reason},
    ids=Ids.PEOPLES,
    counted_by=("bcu_name",),
    adds=returned.COUNTED,
)
green_to_reappraise = listing(
    reappraised.green_to_reappraise,
    {
        **WHOSE,
        "reappraised_on": "First reappraised",
        "on_matrix_by_deadline": "On the Matrix at the deadline",
        "on_matrix": "On the Matrix now",
    },
    said={"reappraised_on": lambda day: day or "not reappraised"},
    ids=Ids.PEOPLES,
    counted_by=("bcu_name",),
    adds=reappraised.COUNTED,
    source=REVIEW_OUTCOMES,
)
removed_by_reappraisal = listing(
    reappraised.removed_by_reappraisal,
    {"nominal_id": "Person", "bcu_name": "BCU", "reviewed_on": "Decided"},
    ids=Ids.PEOPLES,
    counted_by=("bcu_name",),
    adds=("one",),
)
interventions_listed = listing(
    offers.interventions_listed,
    {"nominal_id": "Person", "kind": "Kind", "offered_on": "Offered", "taken_up": "Taken up"},
    said={"taken_up": yes_no},
    ids=Ids.PEOPLES,
    counted_by=("kind",),
    adds=offers.COUNTED,
    caution=NOT_NOT_OFFERED,
)
months_of_activity = listing(
    offers.months_of_activity,
    {"month": "Month", "stops": "Stops counted", "arrests": "Arrests counted"},
    said={"month": month},
    adds=("one", "activity_produced"),
    source=POLICE_ACTIVITY,
    of_london=True,
)
