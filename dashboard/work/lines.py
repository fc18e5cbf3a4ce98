"""The one list: things due made into lines, by date, under the headings that the as-at date gives them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from dashboard.work import findings, forms, people, returns, users
from dashboard.work.due import Duty, Things
from dashboard.work.horizon import Section, section_of

# In the order in which lines of one day stand.
DUTIES: dict[str, Duty] = {
    duty.id: duty
    for duty in (*people.DUTIES, *returns.DUTIES, *users.DUTIES, *forms.DUTIES, *findings.DUTIES)
}
MOST_DAYS = 3  # a duty that falls due on more days under one heading is one line of all of them


@dataclass(frozen=True)
class Item:
    """One thing in a line: what a mark is put on."""

    duty: str
    subject: str
    of: str
    due_on: date
    about: str


@dataclass(frozen=True)
class Line:
    """A line of the list: a verb, a subject, a date and a reason; and its items, where the reader may see them."""

    kind: str
    verb: str
    subject: str
    due_on: date
    reason: str
    about: str
    of_one_day: bool
    count: int
    items: tuple[Item, ...]

    @property
    def key(self) -> str:
        """The same line's name from run to run: what it is about may grow or shrink, its kind and day stay."""
        return f"{self.kind}_{self.due_on.isoformat()}"

    def each(self) -> tuple["Line", ...]:
        """The things in it, each as a line of its own."""
        return tuple(
            replace(
                self,
                subject=item.subject,
                due_on=item.due_on,
                reason="",
                about=item.about,
                of_one_day=True,
                count=1,
                items=(item,),
            )
            for item in self.items
        )


def lines(records: Iterable[Mapping[str, Any]], as_at: date) -> dict[Section, tuple[Line, ...]]:
    """The lines made of things due, under each heading the earliest first."""
    found: dict[Section, list[Line]] = {section: [] for section in Section}
    for (section, duty), under_one in _by(records, lambda record: _heading(record, as_at)):
        found[section].extend(_lines(DUTIES[duty], under_one))
    order = list(DUTIES)
    return {
        section: tuple(sorted(made, key=lambda line: (line.due_on, order.index(line.kind))))
        for section, made in found.items()
    }


def _heading(record: Mapping[str, Any], as_at: date) -> tuple[Section, str]:
    return section_of(record["due_on"], as_at), record["duty"]


def _lines(duty: Duty, records: Sequence[Mapping[str, Any]]) -> list[Line]:
    days = [things for _, things in _by(records, lambda record: record["due_on"])]
    apart = days if len(days) <= MOST_DAYS else [[record for things in days for record in things]]
    return [_line(duty, things) for things in apart]


def _line(duty: Duty, records: Sequence[Mapping[str, Any]]) -> Line:
    things = Things(records)
    return Line(
        duty.id,
        duty.verb,
        duty.subject(things),
        things.first_due_on,
        duty.reason(things),
        things.about,
        things.of_one_day,
        things.count,
        tuple(_item(record) for record in records if "subject" in record),
    )


def _item(record: Mapping[str, Any]) -> Item:
    return Item(record["duty"], record["subject"], record["of"], record["due_on"], record["about"])


def _by(records: Iterable[Mapping[str, Any]], key: Any) -> Iterable[tuple[Any, list[Mapping[str, Any]]]]:
    """The records that have one key, together, in the order of the keys and of the records."""
    return ((of, list(same)) for of, same in groupby(sorted(records, key=key), key))
