"""Figures about who the people on the Matrix are, and whether that is recorded."""

from dashboard.charts.forms import steps
from dashboard.figures.binding import count, duty
from dashboard.figures.listed_people import counted, people_in_groups
from dashboard.kinds import Behind, Unit, figure
from queries import ages, people, representation, turnover
from queries.silence import ENTRIES

NOT_WHY = "A ratio compares two shares. It does not say why they differ."

completeness = [
    duty(
        question,
        ENTRIES,
        counts_people=True,
        behind=counted(question.name),
    )
    for question in people.completeness
]
groups = [
    count(question, counts_people=True, behind=Behind(people_in_groups, question.name, "one"))
    for question in (*people.groups, *ages.groups)
]
additions = [figure(question, Unit.COUNT, steps, counts_people=True) for question in turnover.additions]
removals = [figure(question, Unit.COUNT, steps, counts_people=True) for question in turnover.removals]
of_residents = [
    figure(question, Unit.RATIO, steps, counts_people=True, caution=NOT_WHY)
    for question in representation.of_residents
]
of_offending = [
    figure(question, Unit.RATIO, steps, counts_people=True, caution=NOT_WHY)
    for question in representation.of_offending
]
YOUNG_BLACK_MEN = next(group for group in groups if group.id == "people_young_black_male")
