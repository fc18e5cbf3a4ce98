"""Where the synthetic London lies: the real boroughs and BCUs, with drawn numbers of people."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random

# The one borough count in print, 168 people in Southwark in 2018, is what an inner borough gets with this.
INNER_MORE = 1.8
CHANCE = 0.2
INNER = frozenset(
    f"E090000{number}"
    for number in ("07", "12", "13", "14", "19", "20", "22", "23", "25", "28", "30", "32", "33")
)


@dataclass(frozen=True)
class Place:
    """A borough: its GSS code, its BCU and the number of its residents."""

    borough: str
    bcu: str
    residents: int

    @property
    def expected(self) -> float:
        """How many of London's people are to be expected on its Matrix, in proportion."""
        return self.residents * (INNER_MORE if self.borough in INNER else 1)


@cache
def places() -> tuple[Place, ...]:
    """The 32 boroughs, in the order of their codes."""
    residents: dict[str, int] = {}
    for row in reference("populations"):
        if row["source"] == "census" and row["ethnicity"] and not (row["gender"] or row["age_band"]):
            residents[row["area"]] = residents.get(row["area"], 0) + int(row["persons"])
    return tuple(
        Place(row["borough"], row["bcu"], residents[row["borough"]]) for row in reference("boroughs")
    )


@cache
def bcus() -> tuple[str, ...]:
    return tuple(row["bcu"] for row in reference("bcus"))


@cache
def bcu_of(borough: str) -> str:
    return next(place.bcu for place in places() if place.borough == borough)


@cache
def boroughs_of(bcu: str) -> tuple[str, ...]:
    return tuple(place.borough for place in places() if place.bcu == bcu)


def drawn_weights(random: Random) -> dict[str, float]:
    """
    How many of London's people are on each borough's Matrix, in proportion: what is to be expected, and chance.

    No borough's count but Southwark's was ever published, and a number chosen by hand could be taken for
    knowledge.
    """
    return {place.borough: place.expected * random.lognormvariate(0, CHANCE) for place in places()}


def reference(table: str) -> list[dict[str, str]]:
    """The rows of a reference table that ships with the project, as text."""
    with (files("seed") / "reference" / f"{table}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))
