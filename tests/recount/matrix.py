"""Who is on the Matrix on a day, and what was known of them by then."""

from dataclasses import dataclass
from datetime import date

from tests.recount.dates import by, live
from tests.recount.records import Record, Records


@dataclass(frozen=True)
class Person:
    """Somebody on the Matrix on a day: who, by which entry, and their score by then where they have one."""

    nominal: Record
    entry: Record
    scores: tuple[Record, ...]  # by the day, the latest last

    @property
    def band(self) -> str | None:
        return self.scores[-1].band if self.scores else None

    @property
    def harm_score(self) -> int | None:
        return self.scores[-1].harm_score if self.scores else None


def on_the_matrix(records: Records, day: date) -> list[Person]:
    """P: people with an entry live on the day."""
    kept: dict[date, list[Person]] = records.kept.setdefault("people", {})
    if day not in kept:
        nominals = {row.nominal_id: row for row in records.nominals}
        kept[day] = [
            Person(nominals[entry.nominal_id], entry, _scores_by(records, entry.nominal_id, day))
            for entry in records.entries
            if live(entry.added_on, entry.removed_on, day)
        ]
    return kept[day]


def of_person(records: Records, table: str, nominal_id: str) -> list[Record]:
    """The rows of a table that are about one person."""
    if table not in records.kept:
        records.kept[table] = {}
        for row in getattr(records, table):
            records.kept[table].setdefault(row.nominal_id, []).append(row)
    found: list[Record] = records.kept[table].get(nominal_id, [])
    return found


def _scores_by(records: Records, nominal_id: str, day: date) -> tuple[Record, ...]:
    scores = [row for row in of_person(records, "harm_scores", nominal_id) if by(row.scored_on, day)]
    return tuple(sorted(scores, key=lambda row: row.scored_on))


def age(person: Person, day: date) -> int | None:
    """Whole years; a birthday counts from the month after it."""
    if person.nominal.birth_month is None:
        return None
    year, month = map(int, person.nominal.birth_month.split("-"))
    return ((day.year - year) * 12 + day.month - month - 1) // 12


def outcomes_of(records: Records, person: Person, day: date) -> list[Record]:
    """What reviews decided about somebody by a day."""
    outcomes = of_person(records, "review_outcomes", person.nominal.nominal_id)
    return [row for row in outcomes if by(row.reviewed_on, day)]


def boroughs_of(people: list[Person]) -> list[str]:
    return [person.entry.borough for person in people]
