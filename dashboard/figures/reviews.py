"""Figures about the quarterly reviews."""

from dashboard.charts.bars import bars
from dashboard.charts.steps import steps
from dashboard.kinds import Unit, figure, listing
from dashboard.marks import REVIEW_MARKS
from queries import review_grid as grid
from queries import reviewed, reviews
from queries.silence import REVIEW_OUTCOMES, REVIEWS

review_grid = listing(
    grid.review_grid,
    {
        "name": "BCU",
        "exercise": "Quarter",
        "state": "Review",
        "numerator": "People reached",
        "denominator": "People at its start",
        "requested_on": "Asked for",
        "due_on": "Due",
        "completed_on": "Completed",
    },
    said={"state": lambda state: REVIEW_MARKS[state][1]},
    source=REVIEWS,
)

reviews_complete, reviews_on_time, reviews_requested, reviews_returned = (
    figure(question, Unit.SHARE, steps, target=1, source=REVIEWS)
    for question in (
        reviews.reviews_complete,
        reviews.reviews_on_time,
        reviews.reviews_requested,
        reviews.reviews_returned,
    )
)

people_reviewed, green_reviewed, zero_harm_reviewed = (
    figure(question, Unit.SHARE, steps, target=1, source=REVIEW_OUTCOMES, counts_people=True)
    for question in (reviewed.people_reviewed, reviewed.green_reviewed, reviewed.zero_harm_reviewed)
)
people_reviewed_so_far, green_reviewed_so_far, zero_harm_reviewed_so_far = (
    figure(question, Unit.SHARE, steps, counts_people=True)
    for question in (
        reviewed.people_reviewed_so_far,
        reviewed.green_reviewed_so_far,
        reviewed.zero_harm_reviewed_so_far,
    )
)
left_before_review = figure(reviewed.left_before_review, Unit.COUNT, bars, counts_people=True)
review_removals = figure(reviews.review_removals, Unit.COUNT, bars, counts_people=True)
days_since_review = figure(reviews.days_since_review, Unit.DAYS, bars)
