"""Every figure, by topic as the questions are. Importing this package registers them all."""

from dashboard.figures import (
    access,
    governance,
    patterns,
    people,
    recommendations,
    register,
    register_pictures,
    reviews,
    sharing,
    sources,
    work,
)
from dashboard.kinds import FIGURES, LISTINGS

__all__ = [
    "FIGURES",
    "LISTINGS",
    "access",
    "governance",
    "patterns",
    "people",
    "recommendations",
    "register",
    "register_pictures",
    "reviews",
    "sharing",
    "sources",
    "work",
]
