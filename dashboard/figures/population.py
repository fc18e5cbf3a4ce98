"""Who is on the Matrix beside who lives in London, who of those eligible was removed, stops and arrests by group."""

from dashboard.charts.forms import dots, steps
from dashboard.figures.people import NOT_WHY
from dashboard.kinds import Behind, Unit, figure, listing
from dashboard.permissions import Ids
from dashboard.population.compared import compared
from dashboard.population.groups import GROUPS, KINDS
from dashboard.population.released import of_figures
from dashboard.register_words import month
from queries import activity_by_group, removal_rates, who_is_on
from queries.people import BY_ETHNICITY
from queries.silence import ENTRIES, POLICE_ACTIVITY

RESIDENTS = (
    "Residents are of all ages and both sexes; police-recorded offending is itself a product of policing."
)
ELIGIBLE = "Removal is the default: nobody has to earn it, and keeping somebody needs grounds."


who = listing(
    who_is_on.who_is_on_the_matrix,
    {
        "as_at": "As at",
        "name": "Population",
        "year": "Year",
        "among": "Who of it",
        "kind": "Kind",
        "title": "Group",
        "numerator": "People",
        "recorded": "Of those recorded",
        "denominator": "Of all",
        "share": "Share",
    },
    said={"kind": KINDS.__getitem__, "share": lambda part: "–" if part is None else f"{100 * part:.1f} %"},
    draw=dots,
    source=ENTRIES,
    caution=f"{RESIDENTS} {NOT_WHY}",
    work_out=compared,
    of_london=True,
    from_figures=of_figures,
    own_method=(
        "A share is of those of whom it is recorded; of the not recorded, of all. The representation ratio is a "
        "group's share of the Matrix divided by its share of the other population, with the score interval of the "
        "ratio of two proportions (Koopman); the relative rate is people on the Matrix for each resident of the group "
        "divided by the same for everybody else, with the score interval of the ratio of two Poisson rates. The "
        "people on the Matrix are a full count: the 95 % interval says how far the ratio could have come out "
        "otherwise, were who is on it taken as the outcome of a process. Neither is given of fewer than ten people. "
        "Of a release a share is of counts as it shows them, and a ratio of that share has no interval and is not given "
        "of fewer than 15."
    ),
)

eligible = listing(
    removal_rates.eligible_a_year_ago,
    {
        "nominal_id": "Person",
        "bcu_name": "BCU",
        "borough_name": "Borough",
        "green": "Green then",
        "zero_harm": "Zero harm then",
        "lapsed": "Information lapsed then",
        "removed_on": "Removed since",
    },
    said=dict.fromkeys(("green", "zero_harm", "lapsed"), lambda flag: "yes" if flag else "no"),
    ids=Ids.PEOPLES,
    counted_by=("bcu_name",),
    adds=("one", *removal_rates.COUNTED),
    source=ENTRIES,
)
REMOVAL_RATES = {
    group: figure(
        question,
        Unit.SHARE,
        steps,
        source=ENTRIES,
        counts_people=True,
        behind=Behind(eligible, question.name, f"eligible_{group}"),
        caution=ELIGIBLE,
    )
    for group, question in zip(BY_ETHNICITY, removal_rates.removal_rates, strict=True)
}

stops_and_arrests = listing(
    activity_by_group.stops_and_arrests,
    {
        "month": "Month",
        "ethnicity": "Ethnicity",
        "stops": "Stops counted",
        "arrests": "Arrests counted",
        "people": "People at its end",
    },
    said={"month": month, "ethnicity": lambda group: GROUPS["ethnicity"][group].name},
    source=POLICE_ACTIVITY,
    of_london=True,
    caution="A count says how often people were stopped and arrested, not why, and not what came of it.",
)
