"""Every figure, by topic as the questions are. Importing this package registers them all."""

from dashboard.figures import (
    access,
    governance,
    governance_pictures,
    patterns,
    people,
    population,
    recommendations,
    register,
    register_pictures,
    reviews,
    series,
    sharing,
    sources,
    stays,
    work,
)
from dashboard.kinds import FIGURES, LISTINGS

__all__ = [
    "FIGURES",
    "LISTINGS",
    "access",
    "governance",
    "governance_pictures",
    "patterns",
    "people",
    "population",
    "recommendations",
    "register",
    "register_pictures",
    "reviews",
    "series",
    "sharing",
    "sources",
    "stays",
    "work",
]
