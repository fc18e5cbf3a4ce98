"""When a number is not worked out, and why: said in words where the number would stand."""

from enum import StrEnum

# Fewer people than this move too much with each of them (the threshold of ONS research outputs, too).
FEWEST = 10
LEVEL = 0.95  # of an interval, unless another is asked for


class NotCalculated(StrEnum):
    """Why there is no number: its value is what a reader is told."""

    NOTHING_TO_DIVIDE_BY = "not calculated: nothing to divide by"
    NOBODY_ELSE = "not calculated: everybody in the comparator is of this group"
    FEWER_THAN_TEN = "not calculated: fewer than 10"
    FEWER_THAN_THIRTEEN_POINTS = "not calculated: fewer than 13 points"


def check_count(count: float, of: float | None = None) -> None:
    """
    :raises ValueError: where a count is negative, or larger than what it is a part of: a fault in the data.
    """
    if count < 0 or (of is not None and not count <= of):
        raise ValueError(f"{count} is no count of {'anything' if of is None else of}.")
