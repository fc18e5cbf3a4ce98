"""The groups of people on the Matrix in words, and how people of each are spoken of."""

from collections.abc import Mapping
from typing import NamedTuple

from queries.who_is_on import UNKNOWN

ETHNICITY, GENDER, AGE, DISABILITY, YOUNG_BLACK_MALE = (
    "ethnicity",
    "gender",
    "age",
    "disability",
    "young_black_male",
)
KINDS = {
    ETHNICITY: "Ethnicity",
    GENDER: "Gender",
    AGE: "Age",
    DISABILITY: "Disability",
    YOUNG_BLACK_MALE: "As the Review asked",
}
RECORDED = {
    ETHNICITY: "whose ethnicity is recorded",
    GENDER: "whose gender is recorded",
    AGE: "whose age is recorded",
    DISABILITY: "of whom it is recorded whether they are disabled",
}


class Said(NamedTuple):
    """A group: its name in a table, and its people in a sentence."""

    name: str
    people: str


_UNKNOWN = Said("Not recorded", "people of whom it is not recorded")
# As GOV.UK names ethnic groups.
GROUPS: Mapping[str, Mapping[str, Said]] = {
    ETHNICITY: {
        "asian": Said("Asian", "Asian people"),
        "black": Said("Black", "Black people"),
        "mixed": Said("Mixed", "people with mixed ethnicity"),
        "white": Said("White", "White people"),
        "other": Said("Other ethnic group", "people of other ethnic groups"),
        UNKNOWN: _UNKNOWN,
    },
    GENDER: {
        "male": Said("Male", "men and boys"),
        "female": Said("Female", "women and girls"),
        "other": Said("Another gender", "people of another gender"),
        UNKNOWN: _UNKNOWN,
    },
    AGE: {
        "under_18": Said("Under 18", "people under 18"),
        "18_24": Said("18 to 24", "people aged 18 to 24"),
        "25_34": Said("25 to 34", "people aged 25 to 34"),
        "35_over": Said("35 and over", "people aged 35 and over"),
        UNKNOWN: _UNKNOWN,
    },
    DISABILITY: {
        "yes": Said("Disabled", "disabled people"),
        "no": Said("Not disabled", "people who are not disabled"),
        UNKNOWN: _UNKNOWN,
    },
    YOUNG_BLACK_MALE: {"yes": Said("Black men and boys under 25", "Black men and boys under 25")},
}


def called(kind: str, group: str) -> str:
    """A group by a name that is its alone."""
    name = GROUPS[kind][group].name
    return f"{KINDS[kind]} not recorded" if group == UNKNOWN else name
