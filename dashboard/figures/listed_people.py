"""The people on the Matrix one by one: the rows behind every figure that counts them at a date."""

from collections.abc import Callable

from dashboard.kinds import Behind, listing
from dashboard.permissions import Ids
from dashboard.population.groups import AGE, DISABILITY, ETHNICITY, GENDER, GROUPS
from queries import people_by_group, people_listed
from queries.who_is_on import UNKNOWN

AGED_UNDER_18 = {"yes": "yes", "no": "no", None: "not recorded"}

people = listing(
    people_listed.people_listed,
    {
        "nominal_id": "Person",
        "bcu_name": "BCU",
        "borough_name": "Borough",
        "added_on": "On this Matrix since",
        "band": "Band",
        "harm_score": "Harm score",
        "aged_under_18": "Under 18",
        "outcome": "Latest outcome",
        "reviewed_on": "Reviewed",
        "risk_justified": "Justified by risk",
        "purpose_consistent": "Fits the purpose",
        "article8_compatible": "Article 8",
        "evidence_on": "Newest information",
        "lapses_on": "A year old on",
    },
    said={
        "band": lambda band: band or "never scored",
        "aged_under_18": AGED_UNDER_18.__getitem__,
        "outcome": lambda outcome: outcome or "none yet",
        "evidence_on": lambda evidence_on: evidence_on or "none on record",
    },
    ids=Ids.PEOPLES,
    counted_by=("bcu_name",),
    adds=("one", *people_listed.COUNTED),
)


def _named(kind: str) -> Callable[[str | None], str]:
    """A group of a kind by its name; what is not recorded is said to be so."""
    return lambda group: GROUPS[kind][group or UNKNOWN].name


people_in_groups = listing(
    people_by_group.people_by_group,
    {
        "nominal_id": "Person",
        "bcu_name": "BCU",
        "borough_name": "Borough",
        "ethnicity": "Ethnicity",
        "gender": "Gender",
        "age": "Age",
        "disability": "Disability",
    },
    said={kind: _named(kind) for kind in (ETHNICITY, GENDER, AGE, DISABILITY)},
    ids=Ids.PEOPLES,
    counted_by=("bcu_name",),
    adds=("one", *people_by_group.COUNTED),
)


def counted(column: str, of: str | None = "one") -> Behind:
    """The people of whom a column is 1, of those of whom another is: of all, unless it is named."""
    return Behind(people, column, of)
