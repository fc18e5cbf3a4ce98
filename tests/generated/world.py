"""What a made pack is about: its dates, its map, its people and its users; and the words its rows are made in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import strategies as st

from tests.generated.days import turning_days

Text = dict[str, str]
Tables = dict[str, list[Text]]
Strategy = st.SearchStrategy


@dataclass(frozen=True)
class World:
    """The dates that will be asked about, and the keys that rows may point at."""

    dates: tuple[date, ...]
    on_reference: bool  # whether the facts that ship lie under the packs
    bcus: Sequence[str]
    boroughs: Sequence[str]
    people: Sequence[str]
    users: Sequence[str]

    def day(self) -> Strategy[str]:
        """A day that some figure turns on, or now and then any other."""
        turning = [str(day) for day in turning_days(self.dates)]
        return st.sampled_from(turning) | st.sampled_from(turning) | st.sampled_from(turning) | ANY_DAY

    def day_or_none(self) -> Strategy[str]:
        return st.just("") | self.day() | self.day()

    def matrix(self) -> Strategy[str]:
        return st.sampled_from([*self.boroughs, *self.boroughs, "PAN"])


ANY_DAY = st.dates(date(2015, 1, 1), date(2022, 12, 31)).map(str)


def of(*words: str) -> Strategy[str]:
    return st.sampled_from(words)


def some(values: Sequence[str]) -> Strategy[str]:
    return st.sampled_from(list(values))


def maybe(*words: str) -> Strategy[str]:
    """One of the words, or empty."""
    return st.sampled_from(["", *words])


def rows(most: int, columns: dict[str, Strategy[str]], *, key: str = "") -> Strategy[list[Text]]:
    """Few rows or many, up to so many; those of one key (columns, separated by spaces) only once."""
    unique: Any = (lambda row: tuple(row[name] for name in key.split())) if key else None
    row = st.fixed_dictionaries(columns)
    few, many = (st.lists(row, min_size=n, max_size=most, unique_by=unique) for n in (0, most // 2))
    return few | many


def numbered(letter: str, column: str) -> Callable[[list[Text]], list[Text]]:
    """Gives each row an id of its own."""
    return lambda found: [{column: f"{letter}{place}"} | row for place, row in enumerate(found)]


def in_order(start: str, end: str) -> Callable[[list[Text]], list[Text]]:
    """An end before its start would refuse the row: they change places."""

    def ordered(row: Text) -> Text:
        if not row[start] or not row[end]:
            return row
        first, last = sorted((row[start], row[end]))
        return row | {start: first, end: last}

    return lambda found: [ordered(row) for row in found]
