"""
What one thing due is, before it becomes part of a line: a duty, whom it is about, and the day it falls due.

A listing of such things is worked out from the rows of another question, inside the one path of answers. So a
reader who may not see whose they are is given how many, by duty and day, and no line made of that can name one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from dashboard.words import all_of

MOST_NAMED = 6  # so many are named in a line; more are counted, and named where the line unfolds


class Due(NamedTuple):
    """One thing due: what is shown of it, and noughts, ones or counts that can be added up."""

    as_at: date
    area: str
    duty: str
    subject: str  # a person's or a user's id, or what it is about
    due_on: date
    about: str
    of: str = ""  # what tells it from others of the same subject, duty and day
    green: int = 0
    zero_harm: int = 0
    under_18: int = 0


COUNTED_BY = ("duty", "due_on")
ADDS = ("green", "zero_harm", "under_18")
HEADINGS = {"duty": "To do", "subject": "Whom or what", "due_on": "Due", "about": "About"}


@dataclass(frozen=True)
class Things:
    """Things due under one duty that make one line: one by one where the reader may see whose they are."""

    records: Sequence[Mapping[str, Any]]

    @property
    def first_due_on(self) -> date:
        days: list[date] = [record["due_on"] for record in self.records]
        return min(days)

    @property
    def of_one_day(self) -> bool:
        return len({record["due_on"] for record in self.records}) == 1

    @property
    def overdue(self) -> bool:
        as_at: date = self.records[0]["as_at"]
        return self.first_due_on < as_at

    @property
    def count(self) -> int:
        """How many things; a record without a subject stands for `rows` of them."""
        return sum(record.get("rows", 1) for record in self.records)

    @property
    def subjects(self) -> tuple[str, ...]:
        """Whose they are, each once; empty for a reader who may not see that."""
        return tuple(dict.fromkeys(record["subject"] for record in self.records if "subject" in record))

    @property
    def about(self) -> str:
        """What is said of the one thing there is; nothing of several."""
        return str(self.records[0].get("about", "")) if len(self.records) == 1 else ""

    def sum(self, column: str) -> int:
        numbers: list[int] = [record[column] for record in self.records]
        return sum(numbers)

    def named(self, one: str, many: str) -> str:
        """N0227 and N0530; “14 people” where they are too many to name, or not to be named."""
        if 0 < len(self.subjects) <= MOST_NAMED:
            return all_of(list(self.subjects))
        return f"{self.count:,} {one if self.count == 1 else many}"


Say = Callable[[Things], str]


@dataclass(frozen=True)
class Duty:
    """A kind of work: the verb of its lines, what they say, and the figure that is silent where they must be."""

    id: str
    verb: str
    subject: Say
    reason: Say
    figure: str
