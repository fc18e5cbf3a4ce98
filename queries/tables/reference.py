"""Reference: the 12 BCUs, the 32 boroughs, and the populations a share is set beside."""

from queries.columns import Count, Enumeration, Reference, a, key, optional, pack_table
from queries.tables.metadata import data_metadata

ETHNICITY = Enumeration("asian", "black", "mixed", "white", "other")
GENDER = Enumeration("male", "female", "other")

bcus = pack_table(data_metadata, "bcus", key("bcu"), optional("name"), topic="reference")

boroughs = pack_table(
    data_metadata,
    "boroughs",
    key("borough"),
    optional("name"),
    optional("bcu", refers=a("bcus")),
    optional("tile_row", Count()),
    optional("tile_col", Count()),
    topic="reference",
)

populations = pack_table(
    data_metadata,
    "populations",
    key("area", refers=Reference(("boroughs",), ("LONDON",))),
    key("year", Count()),
    key("source", Enumeration("census", "offending_profile")),
    key("gender", GENDER, may_be_empty=True),
    key("age_band", may_be_empty=True),
    key("ethnicity", ETHNICITY, may_be_empty=True),
    optional("persons", Count()),
    topic="reference",
)
