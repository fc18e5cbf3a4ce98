"""The findings as cards: one for each rule, user and month, in a sentence, with what is usual for that user."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any, NamedTuple

from dashboard.access.rules import RULES_SAID, RuleSaid
from dashboard.access.standing import Standing, standing
from dashboard.access.words import in_london, local_day, unit
from dashboard.kept import kept
from dashboard.kinds import Answer
from dashboard.words import all_of, capital, day, month_named, number, times
from queries.dates import year_cut_by_month
from queries.tables.access import PAN, UNKNOWN

Record = Mapping[str, Any]
Key = tuple[str, str, str]  # rule, user, month

STEPS = 12  # in which the picture of what is usual is drawn
NAMED = 3  # so many Matrices are named before they are only counted
DID = {"views": "viewed", "downloads": "downloaded", "edits": "edited"}


class Bar(NamedTuple):
    """One month of a user's picture: its height in steps, and whether the finding is of it."""

    height: int
    at: bool


@dataclass(frozen=True)
class Usual:
    """A user's openings month by month, the oldest first, and which of those months the finding is of."""

    months: tuple[tuple[str, int], ...]
    at: int

    @property
    def bars(self) -> list[Bar]:
        """The picture: each month's share of the busiest one, in steps; an opening is never nothing."""
        most = max(count for _, count in self.months) or 1
        return [
            Bar(-(-STEPS * count // most), place == self.at) for place, (_, count) in enumerate(self.months)
        ]

    @property
    def said(self) -> str:
        """What is usual for them in words, for those who do not see the picture."""
        label, openings = self.months[self.at]
        others = [count for other, count in self.months if other != label and count]
        said = "one opening" if openings == 1 else f"{openings:,} openings"
        usual = f"{round(median(others)):,} in a usual month" if others else "none in any other month"
        return f"{capital(said)} in {month_named(label)}; {usual}"


@dataclass(frozen=True)
class Card:
    """A finding as it is told: what was done, which rule asks, where it stands, what is usual, what comes next."""

    key: Key
    sentence: str
    who: str
    when: str
    rule: RuleSaid
    standing: Standing
    usual: Usual
    last_at: Any


@kept
def cards(findings: Answer, forms: Answer, usual: Answer) -> tuple[Card, ...]:
    """
    The cards of all findings, the latest first.

    :param findings: an Answer of `findings`, with ids.
    :param forms: an Answer of `forms_listed` at the same date, with ids.
    :param usual: an Answer of `openings_of_users` at the same date, with ids.
    """
    as_at = findings.asked.dates[-1]
    asked, opened = _forms_by_key(forms), _openings_by_user(usual)
    grouped: dict[Key, list[Record]] = defaultdict(list)
    for record in findings.records:
        grouped[record["rule"], record["user"], record["month"]].append(record)
    made = [_card(key, records, asked[key], opened[key[1]], as_at) for key, records in grouped.items()]
    return tuple(sorted(made, key=lambda card: (card.last_at, card.key), reverse=True))


def _card(
    key: Key, records: Sequence[Record], forms: Sequence[Record], opened: Mapping[str, int], as_at: date
) -> Card:
    rule, _, month = key
    return Card(
        key,
        f"{_deed(records, rule)}. {RULES_SAID[rule].sentence}",
        _who(records[0]),
        in_london(max(record["last_at"] for record in records)),
        RULES_SAID[rule],
        standing(records, forms, as_at),
        _usual(opened, month, as_at),
        max(record["last_at"] for record in records),
    )


def _deed(records: Sequence[Record], rule: str) -> str:
    """Partner user U0031 downloaded Camden’s local Matrix twice on 4 May 2020"""
    did = [word for acts, word in DID.items() if any(record[acts] for record in records)]
    openings = sum(record["events"] for record in records)
    often = "" if openings == 1 else f" {times(openings)}"
    return f"{_subject(records[0], rule)} {all_of(did)} {_object(records, rule)}{often} {_when(records)}"


def _subject(record: Record, rule: str) -> str:
    if record["user"] == UNKNOWN:
        return "A user whom nobody knows"
    if record["organisation"] == "mps":
        return f"MPS user {record['user']}"
    partner = record["organisation"] or rule.startswith("partner_")
    return f"{'Partner user' if partner else 'User'} {record['user']}"


def _object(records: Sequence[Record], rule: str) -> str:
    past = "a past version of " if rule == "archived_version" else ""
    names = sorted(record["matrix_name"] for record in records)
    local = [name for name in names if name != PAN]
    told = []
    if len(local) > NAMED:
        told.append(f"{number(len(local))} local Matrices")
    elif local:
        told.append(
            f"{all_of([f'{name}’s' for name in local])} local {'Matrix' if len(local) == 1 else 'Matrices'}"
        )
    if PAN in names:
        told.append("the pan-London Matrix")
    return f"{past}{all_of(told)}"


def _when(records: Sequence[Record]) -> str:
    first = local_day(min(record["first_at"] for record in records))
    last = local_day(max(record["last_at"] for record in records))
    return f"on {day(last)}" if first == last else f"between {first.day} and {day(last)}"


def _who(record: Record) -> str:
    if record["user"] == UNKNOWN:
        return "Not in the list of users"
    return unit(record["unit_name"]) if record["unit_name"] else "Of another BCU"


def _usual(opened: Mapping[str, int], month: str, as_at: date) -> Usual:
    labels = sorted(f"{first:%Y-%m}" for first, _ in year_cut_by_month(as_at))
    return Usual(tuple((label, opened.get(label, 0)) for label in labels), labels.index(month))


def _forms_by_key(forms: Answer) -> dict[Key, list[Record]]:
    """Each form under every finding that the opening it asks about is part of."""
    by_key: dict[Key, list[Record]] = defaultdict(list)
    for form in forms.records:
        for rule in (form["rules"] or "").split(";"):
            if rule:
                by_key[rule, form["opener"], f"{form['opened_on']:%Y-%m}"].append(form)
    return by_key


def _openings_by_user(usual: Answer) -> dict[str, dict[str, int]]:
    by_user: dict[str, dict[str, int]] = defaultdict(dict)
    for record in usual.records:
        by_user[record["user"]][record["month"]] = record["events"]
    return by_user


def of_rule(of: Sequence[Card], rule: str | None) -> tuple[Card, ...]:
    """Those of one rule; all, where none is chosen."""
    return tuple(card for card in of if rule in {None, card.key[0]})
