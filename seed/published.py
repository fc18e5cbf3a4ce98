"""What was published about the Matrix: sourced facts that ship with the project, as they stand, never corrected."""

from csv import DictReader
from functools import cache
from typing import NamedTuple

from seed.reference import FOLDER


class Published(NamedTuple):
    """A number as somebody published it: of what, when it is said to have held (as it was said), and where."""

    what: str
    value: float
    as_at: str
    source: str


@cache
def published() -> tuple[Published, ...]:
    """In the order of the file."""
    with (FOLDER / "published_figures.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Published(row["what"], float(row["value"]), row["as_at"], row["source"])
            for row in DictReader(file)
        )
