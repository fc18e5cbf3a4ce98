"""Figures about the quarterly reviews."""

from typing import Any

from dashboard.charts.forms import bars, parts
from dashboard.figures.binding import count, duty
from dashboard.figures.register import NOT_NO_RISK
from dashboard.kinds import Behind, Figure, Listing, Unit, figure, listing
from dashboard.marks import REVIEW_MARKS
from dashboard.permissions import Ids
from dashboard.words import quarter
from queries import cohort, outcomes, returns, reviewed, reviews
from queries import review_grid as grid
from queries.question import Question
from queries.silence import REVIEW_OUTCOMES, REVIEWS

A_TEST_FILLED_IN = "That a test is filled in does not say that it was passed."
MAY_BE_SHORT = "Where the number returned and the number recorded differ, either may be short: ask the BCU."
OF_A_RETURN = {"requested_on": "Asked for", "due_on": "Due", "completed_on": "Completed"}
OF_REMOVALS = {"removed_returned": "Removed, as returned", "removed_counted": "Removed, as recorded"}
OF_A_REVIEW = ("name", "exercise", "state", *OF_A_RETURN)
SAID = {"state": lambda state: REVIEW_MARKS[state].word, "exercise": quarter}

review_grid = listing(
    grid.review_grid,
    {
        "name": "BCU",
        "exercise": "Quarter",
        "state": "Review",
        "numerator": "People reached",
        "denominator": "People at its start",
        **OF_A_RETURN,
        "green_reached": "Green reached",
        "green": "Green at its start",
        "zero_harm_reached": "Zero harm reached",
        "zero_harm": "Zero harm at its start",
        "left_before": "Left before review",
        "kept_tested": "Kept, all three tests filled in",
        "kept": "Kept",
        **OF_REMOVALS,
    },
    said=SAID,
    source=REVIEWS,
    released=OF_A_REVIEW,
)
review_returns = listing(
    returns.review_returns,
    {"name": "BCU", "exercise": "Quarter", "state": "Review", **OF_A_RETURN, **OF_REMOVALS},
    said=SAID,
    adds=(*returns.COUNTED, "removed_returned", "removed_counted"),
    source=REVIEWS,
    caution=MAY_BE_SHORT,
    released=(*OF_A_REVIEW, *returns.COUNTED),
)
latest_reviews = listing(
    returns.latest_reviews,
    {"name": "BCU", "exercise": "Quarter", "completed_on": "Completed", "days": "Days since"},
    said=SAID,
    adds=("days",),
    source=REVIEWS,
    released=("name", "exercise", "completed_on", "days"),
)
outcomes_of_review = listing(
    outcomes.outcomes_of_review,
    {
        "bcu_name": "BCU",
        "nominal_id": "Person",
        "reviewed_on": "Reviewed",
        "outcome": "Outcome",
        "evidence_on": "Newest information",
        "risk_justified": "Risk justifies it",
        "purpose_consistent": "Fits the purpose",
        "article8_compatible": "Article 8 respected",
    },
    said={"outcome": {"retain": "kept", "remove": "removed"}.__getitem__},
    ids=Ids.PEOPLES,
    counted_by=("bcu_name",),
    adds=outcomes.COUNTED,
    source=REVIEW_OUTCOMES,
    caution=A_TEST_FILLED_IN,
)


def _cohort(question: Question) -> Listing:
    headings = {
        "bcu_name": "BCU",
        "borough_name": "Borough",
        "nominal_id": "Person",
        "band": "Band then",
        "harm_score": "Harm score then",
        "reviewed_on": "Reviewed",
        "left_on": "Left",
    }
    return listing(
        question,
        headings,
        ids=Ids.PEOPLES,
        counted_by=("bcu_name",),
        adds=cohort.COUNTED,
        caution=NOT_NO_RISK,
    )


review_cohort, review_cohort_so_far = _cohort(cohort.review_cohort), _cohort(cohort.review_cohort_so_far)


def _of_returns(question: Question, counted: str) -> Figure:
    """A share of the BCUs, by what their returns of the last quarter's review say."""
    behind = Behind(review_returns, counted, "one")
    return duty(question, REVIEWS, behind=behind)


def _of_people(question: Question, of: Listing, counted: str, among: str, **more: Any) -> Figure:
    """A share of a quarter's cohort."""
    behind = Behind(of, counted, among)
    return figure(question, Unit.SHARE, parts, counts_people=True, behind=behind, **more)


reviews_complete = _of_returns(reviews.reviews_complete, "complete")
reviews_on_time = _of_returns(reviews.reviews_on_time, "on_time")
reviews_requested = _of_returns(reviews.reviews_requested, "requested")
reviews_returned = _of_returns(reviews.reviews_returned, "returned")

TO_ALL: dict[str, Any] = {"target": 1, "source": REVIEW_OUTCOMES}
people_reviewed = _of_people(reviewed.people_reviewed, review_cohort, "reached", "one", **TO_ALL)
green_reviewed = _of_people(reviewed.green_reviewed, review_cohort, "green_reached", "green", **TO_ALL)
zero_harm_reviewed = _of_people(
    reviewed.zero_harm_reviewed,
    review_cohort,
    "zero_harm_reached",
    "zero_harm",
    caution=NOT_NO_RISK,
    **TO_ALL,
)
people_reviewed_so_far = _of_people(reviewed.people_reviewed_so_far, review_cohort_so_far, "reached", "one")
green_reviewed_so_far = _of_people(
    reviewed.green_reviewed_so_far, review_cohort_so_far, "green_reached", "green"
)
zero_harm_reviewed_so_far = _of_people(
    reviewed.zero_harm_reviewed_so_far,
    review_cohort_so_far,
    "zero_harm_reached",
    "zero_harm",
    caution=NOT_NO_RISK,
)
left_before_review = count(
    reviewed.left_before_review,
    counts_people=True,
    behind=Behind(review_cohort, "left_before", "one"),
)

retained_tested = figure(
    outcomes.retained_tested,
    Unit.SHARE,
    parts,
    source=REVIEW_OUTCOMES,
    counts_people=True,
    caution=A_TEST_FILLED_IN,
    behind=Behind(outcomes_of_review, "kept_tested", "kept"),
)
review_removals = count(
    reviews.review_removals,
    counts_people=True,
    caution=MAY_BE_SHORT,
    behind=Behind(outcomes_of_review, "removed"),
)
removals_returned = count(
    returns.removals_returned,
    source=REVIEWS,
    counts_people=True,
    caution=MAY_BE_SHORT,
    behind=Behind(review_returns, "removed_returned"),
)
days_since_review = figure(reviews.days_since_review, Unit.DAYS, bars, behind=Behind(latest_reviews, "days"))
