"""Figures about how many are on the Matrix, who came and who left, and on what grounds they are kept."""

from dashboard.figures import register_rows as rows
from dashboard.figures.binding import count, duty, share
from dashboard.figures.listed_people import counted
from dashboard.kinds import Behind, Figure
from queries import activity, ages, evidence, flow, interventions, reappraisal, register, turnover
from queries.policy import REAPPRAISAL_DUE_ON
from queries.question import Question
from queries.silence import ENTRIES, POLICE_ACTIVITY, REVIEW_OUTCOMES

NOT_NO_RISK = (
    "A zero score does not mean no risk: it counts recent recorded harm only. "
    "Nor does it mean the person should be here."
)


def _of_people(question: Question, **more: object) -> Figure:
    """A count of people on the Matrix, of all of them: those of whom the column of its name is 1."""
    return count(question, counts_people=True, behind=counted(question.name), **more)


def _of_retained(question: Question) -> Figure:
    """A count of those whose latest outcome retains them, of all of those."""
    return count(
        question,
        target=0,
        source=REVIEW_OUTCOMES,
        counts_people=True,
        behind=counted(question.name, of="retained"),
    )


matrix_population = count(register.matrix_population, counts_people=True, behind=counted("one", of=None))
bands = [_of_people(band) for band in register.bands]
zero_harm = _of_people(register.zero_harm, caution=NOT_NO_RISK)
never_harm = _of_people(register.never_harm, caution=NOT_NO_RISK)
always_green = _of_people(register.always_green)
under_18 = _of_people(ages.under_18)
green_under_18 = _of_people(ages.green_under_18)

green_evidenced = duty(
    evidence.green_evidenced,
    REVIEW_OUTCOMES,
    counts_people=True,
    behind=counted("green_evidenced", of="band_green"),
)
retained_failing_test = _of_retained(evidence.retained_failing_test)
retained_untested = _of_retained(evidence.retained_untested)

opening, transferred_in, transferred_out, added, removed = (
    count(
        question,
        counts_people=True,
        behind=Behind(rows.account_of_quarter, question.name),
    )
    for question in (flow.opening, flow.transferred_in, flow.transferred_out, flow.added, flow.removed)
)
two_source_additions = duty(
    flow.two_source_additions,
    ENTRIES,
    counts_people=True,
    behind=Behind(rows.account_of_quarter, "two_source_additions", "added"),
)
returned_within_year = share(
    turnover.returned_within_year,
    counts_people=True,
    behind=Behind(rows.removals_a_year_on, "returned_within_year", "one"),
)

reappraisal_coverage = duty(
    reappraisal.reappraisal_coverage,
    REVIEW_OUTCOMES,
    deadline=REAPPRAISAL_DUE_ON,
    counts_people=True,
    behind=Behind(rows.green_to_reappraise, "reappraisal_coverage", "one"),
)
reappraisal_done = duty(
    reappraisal.reappraisal_done,
    REVIEW_OUTCOMES,
    counts_people=True,
    behind=Behind(rows.green_to_reappraise, "reappraisal_done", "one"),
)
reappraisal_removed = count(
    reappraisal.reappraisal_removed,
    counts_people=True,
    behind=Behind(rows.removed_by_reappraisal, "one"),
)

interventions_offered = share(
    interventions.interventions_offered,
    counts_people=True,
    behind=counted("interventions_offered"),
    caution=rows.NOT_NOT_OFFERED,
)
intervention_uptake = share(
    interventions.intervention_uptake,
    counts_people=True,
    behind=Behind(rows.interventions_listed, "was_taken_up", "recorded"),
)
activity_produced = duty(
    activity.activity_produced,
    POLICE_ACTIVITY,
    behind=Behind(rows.months_of_activity, "activity_produced", "one"),
)

# What the page Green and zero harm says together: who is on the Matrix, what they are kept on, how they came.
STANDING = (
    matrix_population,
    *(band for band in bands if band.id in {"band_green", "band_unscored"}),
    zero_harm,
    never_harm,
    always_green,
    under_18,
    green_under_18,
)
GROUNDS = (green_evidenced, retained_failing_test, retained_untested)
COMING_AND_GOING = (
    two_source_additions,
    returned_within_year,
    reappraisal_coverage,
    reappraisal_done,
    reappraisal_removed,
)
FLOW = (opening, added, transferred_in, removed, transferred_out)
# What bears on how long people stay, where nobody's stay is told: who left, who came back, who has never scored otherwise.
BEARS_ON_STAYS = (matrix_population, opening, removed, added, returned_within_year, always_green, never_harm)
