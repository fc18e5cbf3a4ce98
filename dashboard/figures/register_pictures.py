"""What the page Green and zero harm shows beside the figures: histories side by side, the account, spans of time."""

from dashboard.charts.forms import histories, spans, spans_to_a_year
from dashboard.figures.register import NOT_NO_RISK
from dashboard.kinds import listing
from dashboard.register_words import band
from queries import band_account, coming_of_age, how_long, side_by_side
from queries.silence import ENTRIES, REVIEW_OUTCOMES

REMOVAL_IS_THE_DEFAULT = "Removal is the default: a person whose information lapses leaves, unless newer information is already held."
MONTHS = {"over": "Months, from", "under": "To less than"}

green_and_zero_harm = listing(
    side_by_side.green_and_zero_harm,
    {
        "name": "Area",
        "as_at": "As at",
        "people": "On the Matrix",
        "green": "Green",
        "zero_harm": "Zero harm",
    },
    draw=histories,
    source=ENTRIES,
    caution=NOT_NO_RISK,
)
account_by_band = listing(
    band_account.account_by_band,
    {
        "as_at": "To",
        "first_day": "From",
        "band": "Band",
        "opening": "Opening",
        "added": "Added",
        "transferred_in": "Transferred in",
        "changed_to": "Changed to the band",
        "changed_from": "Changed from it",
        "removed": "Removed",
        "transferred_out": "Transferred out",
        "closing": "Closing",
    },
    said={"band": band},
    source=ENTRIES,
)
under_18_account = listing(
    coming_of_age.under_18_account,
    {
        "as_at": "As at",
        "before": "Under 18 before",
        "aged_out": "Turned 18",
        "left": "Left",
        "came": "Came",
        "numerator": "Under 18",
        "unknown": "Age not recorded",
    },
    source=ENTRIES,
)
lengths_of_stay = listing(
    how_long.lengths_of_stay,
    {**MONTHS, "numerator": "People", "moved_in": "Of them moved in", "denominator": "All"},
    draw=spans,
    source=ENTRIES,
)
evidence_ages = listing(
    how_long.evidence_ages,
    {**MONTHS, "numerator": "Green people", "denominator": "All Green"},
    draw=spans_to_a_year,
    source=REVIEW_OUTCOMES,
    caution=REMOVAL_IS_THE_DEFAULT,
)
