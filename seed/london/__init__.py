"""A believable London with no real person in it: drawn from a seed, written as a pack, loaded like any other."""

from seed.london.filling import fill
from seed.london.london import EVENTS, FEWEST_EVENTS, FEWEST_PEOPLE, PEOPLE, SEED, write

__all__ = ["EVENTS", "FEWEST_EVENTS", "FEWEST_PEOPLE", "PEOPLE", "SEED", "fill", "write"]
