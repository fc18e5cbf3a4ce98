"""The posts of the MPS that come with access to a Matrix."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from seed.london.places import Place, bcu_of, bcus, boroughs_of, places
from seed.london.users import INTELLIGENCE, MPS, PAN

CUSTODIANS, DEPUTIES = 4, 2  # in all; in each BCU
VIEWERS, EDITORS, ANALYSTS = 255, 3, 24  # in all; in each borough; in all
# What a viewer may open: mostly their own borough's Matrix.
REACH = {"borough": 78, "bcu": 15, "london": 7}


@dataclass(frozen=True)
class Post:
    """A place to be filled: what its holder belongs to, may open, and how busy it keeps them."""

    organisation: str
    unit: str
    role: str
    matrices: tuple[str, ...]
    pace: float = 1.0


def all_posts(random: Random, size: float) -> Iterator[Post]:
    """The posts of a London that is `size` times the published one."""
    for _ in range(CUSTODIANS):
        yield Post(MPS, INTELLIGENCE, "custodian", (PAN,), 0.8)
    for _ in range(_at_least_one(ANALYSTS * size)):
        yield Post(MPS, INTELLIGENCE, "analyst", (PAN,), 2.2)
    for bcu in bcus():
        for _ in range(DEPUTIES):
            yield Post(MPS, bcu, "deputy_spoc", boroughs_of(bcu), 0.9)
    whole = sum(place.expected for place in places())
    for place in places():
        yield from _of_borough(random, place, size, VIEWERS * size * place.expected / whole)


def _of_borough(random: Random, place: Place, size: float, viewers: float) -> Iterator[Post]:
    for _ in range(_at_least_one(EDITORS * size)):
        yield Post(MPS, place.bcu, "editor", (place.borough,), 1.5)
    for _ in range(_at_least_one(viewers)):
        yield _viewer(random, place.borough)


def _viewer(random: Random, borough: str) -> Post:
    bcu, reach = bcu_of(borough), random.choices(list(REACH), list(REACH.values()))[0]
    matrices = {"borough": (borough,), "bcu": boroughs_of(bcu), "london": (borough, PAN)}[reach]
    return Post(MPS, bcu, "viewer", matrices, random.uniform(0.4, 1.6))


def _at_least_one(count: float) -> int:
    return max(1, round(count))
