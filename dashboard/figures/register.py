"""Figures about how many are on the Matrix, who came and who left, and on what grounds they are kept."""

from dashboard.charts.bars import bars
from dashboard.charts.steps import steps
from dashboard.kinds import Unit, figure
from queries import activity, ages, evidence, flow, interventions, reappraisal, register, turnover
from queries.policy import REAPPRAISAL_DUE_ON
from queries.silence import ENTRIES, POLICE_ACTIVITY, REVIEW_OUTCOMES

NOT_NO_RISK = (
    "A zero score does not mean no risk: it counts recent recorded harm only. "
    "Nor does it mean the person should be here."
)

matrix_population = figure(register.matrix_population, Unit.COUNT, bars, counts_people=True)
bands = [figure(band, Unit.COUNT, bars, counts_people=True) for band in register.bands]
zero_harm = figure(register.zero_harm, Unit.COUNT, bars, counts_people=True, caution=NOT_NO_RISK)
never_harm = figure(register.never_harm, Unit.COUNT, bars, counts_people=True, caution=NOT_NO_RISK)
always_green = figure(register.always_green, Unit.COUNT, bars, counts_people=True)
under_18 = figure(ages.under_18, Unit.COUNT, bars, counts_people=True)
green_under_18 = figure(ages.green_under_18, Unit.COUNT, bars, counts_people=True)

green_evidenced = figure(
    evidence.green_evidenced, Unit.SHARE, steps, target=1, source=REVIEW_OUTCOMES, counts_people=True
)
retained_failing_test = figure(
    evidence.retained_failing_test, Unit.COUNT, bars, target=0, source=REVIEW_OUTCOMES, counts_people=True
)
retained_untested = figure(
    evidence.retained_untested, Unit.COUNT, bars, target=0, source=REVIEW_OUTCOMES, counts_people=True
)

opening = figure(flow.opening, Unit.COUNT, bars, counts_people=True)
transferred_in = figure(flow.transferred_in, Unit.COUNT, bars, counts_people=True)
transferred_out = figure(flow.transferred_out, Unit.COUNT, bars, counts_people=True)
added = figure(flow.added, Unit.COUNT, bars, counts_people=True)
removed = figure(flow.removed, Unit.COUNT, bars, counts_people=True)
two_source_additions = figure(
    flow.two_source_additions, Unit.SHARE, steps, target=1, source=ENTRIES, counts_people=True
)
returned_within_year = figure(turnover.returned_within_year, Unit.SHARE, steps, counts_people=True)

reappraisal_coverage = figure(
    reappraisal.reappraisal_coverage,
    Unit.SHARE,
    steps,
    target=1,
    source=REVIEW_OUTCOMES,
    deadline=REAPPRAISAL_DUE_ON,
    counts_people=True,
)
reappraisal_done = figure(
    reappraisal.reappraisal_done, Unit.SHARE, steps, target=1, source=REVIEW_OUTCOMES, counts_people=True
)
reappraisal_removed = figure(reappraisal.reappraisal_removed, Unit.COUNT, bars, counts_people=True)

interventions_offered = figure(interventions.interventions_offered, Unit.SHARE, steps, counts_people=True)
intervention_uptake = figure(interventions.intervention_uptake, Unit.SHARE, steps, counts_people=True)
activity_produced = figure(activity.activity_produced, Unit.SHARE, steps, target=1, source=POLICE_ACTIVITY)
