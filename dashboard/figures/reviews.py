"""Figures about the quarterly reviews."""

from dashboard.charts.steps import steps
from dashboard.kinds import Unit, figure, listing
from queries import reviews
from queries.silence import REVIEW_OUTCOMES, REVIEWS

review_grid = listing(
    reviews.review_grid,
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
    source=REVIEWS,
)

reviews_complete = figure(
    reviews.reviews_complete, Unit.SHARE, steps, target=1, source=REVIEWS, behind=review_grid
)

people_reviewed = figure(
    reviews.people_reviewed, Unit.SHARE, steps, target=1, source=REVIEW_OUTCOMES, counts_people=True
)
