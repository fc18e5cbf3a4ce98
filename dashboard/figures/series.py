"""Monthly series long enough for a change to show: what was opened, and what of it broke a rule."""

from dashboard.charts.forms import XmROf
from dashboard.figures.access_rows import A_QUESTION
from dashboard.kinds import listing
from dashboard.register_words import month
from queries.openings_by_month import openings_by_month
from queries.silence import ACCESS_EVENTS

HEADINGS = {"month": "Month", "views": "Views", "downloads": "Downloads", "edits": "Edits"}
RULES = (
    "The limits are the mean and 2.66 mean moving ranges above and below it, a moving range beyond 3.267 times their "
    "mean left out once (the rules of the NHS’s Making Data Count). Special is a month outside the limits; seven "
    "months that only rise or only fall; two of three near a limit, on one side of the mean; seven on one side of it. "
    "Only months after the last gap count, and of fewer than 13 no limits are drawn: they would still move with each."
)
NOT_WHY = "A special month is one to ask about. It does not say why, and most months vary for no one reason."

openings_month_by_month = listing(
    openings_by_month,
    HEADINGS,
    said={"month": month},
    draw=XmROf("views"),
    source=ACCESS_EVENTS,
    name="openings_month_by_month",
    own_title="Views of a Matrix, month by month",
    own_method=RULES,
    caution=NOT_WHY,
)
findings_month_by_month = listing(
    openings_by_month,
    {"month": "Month", "findings": "Findings"},
    said={"month": month},
    draw=XmROf("findings"),
    source=ACCESS_EVENTS,
    name="findings_month_by_month",
    own_title="Findings, month by month",
    own_method=RULES,
    caution=A_QUESTION,
)
