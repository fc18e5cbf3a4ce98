"""
What is due about people on a BCU's Matrices, and when.

- **Review**: whoever was on the Matrix at the end of the quarter's first day, is there still, and has no outcome of
  its review yet. Due on the quarter's last day, by which `people_reviewed` counts them reached.
- **Let go or show why**: whoever is Green and was kept on information that is a year old by the as-at date, or will
  be before the list ends. Due on the first day on which `green_evidenced` no longer counts it. Removal is the default:
  the line says that they leave, and never that information should be looked for.
- **Let go or show why**, without any: whoever is Green without dated information on record. Due on the last day of the
  first quarter that began with them on the Matrix: its review was the first that had to reach them.
- **Decide**: whoever was kept by their latest outcome although it answers one of the three tests with no. Due since
  the day of that outcome: from then on the two contradict each other.
- **Complete**: whoever was kept by their latest outcome with one of the tests left open. Due since the day of it.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from dashboard.kinds import Met
from dashboard.words import all_of, day
from dashboard.work.due import Due, Duty, Things
from dashboard.work.horizon import last_day_of_list
from queries.dates import quarter_of

TESTS = {
    "risk_justified": "risk",
    "purpose_consistent": "purpose",
    "article8_compatible": "Article 8",
}


def people_due(people: Sequence[Any], _: Met) -> list[Due]:
    """What is due about each of the people listed by `people_listed`: children first, then whom least keeps here."""
    found = [due for person in people for due in _of_person(person)]
    return sorted(found, key=lambda due: (-due.under_18, -due.green, -due.zero_harm))


def _of_person(person: Any) -> Iterator[Due]:
    as_at = person.as_at
    if person.added_on <= quarter_of(as_at).first_day and person.reviewed_this_quarter_on is None:
        yield _due(person, "review", quarter_of(as_at).last_day)
    if person.band == "green":
        yield from _kept_on_what(person)
    if person.retained_failing_test:
        yield _due(person, "decide", person.reviewed_on, _tests(person, "no"))
    if person.retained_untested:
        yield _due(person, "complete", person.reviewed_on, _tests(person, None))


def _kept_on_what(person: Any) -> Iterator[Due]:
    """The day a Green person leaves, where the list reaches that far."""
    without = person.evidence_on is None
    due_on = _first_review(person.added_on) if without else person.lapses_on
    if due_on <= last_day_of_list(person.as_at):
        newest = [] if without else [f"newest information of {day(person.evidence_on)}"]
        yield _due(person, "show" if without else "let_go", due_on, *newest)


def _due(person: Any, duty: str, due_on: date, *more: str) -> Due:
    under_18 = person.aged_under_18 == "yes"
    facts = {
        person.borough_name or person.borough: True,
        "Green": person.band == "green",
        "zero harm": person.harm_score == 0,
        "under 18": under_18,
    }
    about = ", ".join([*(fact for fact, holds in facts.items() if holds), *more])
    return Due(
        person.as_at,
        person.area,
        duty,
        person.nominal_id,
        due_on,
        about,
        green=int(person.band == "green"),
        zero_harm=int(person.harm_score == 0),
        under_18=int(under_18),
    )


def _first_review(added_on: date) -> date:
    """The last day of the first quarter that began with somebody on the Matrix."""
    own = quarter_of(added_on)
    return (
        own.last_day if own.first_day == added_on else quarter_of(own.last_day + timedelta(days=1)).last_day
    )


def _tests(person: Any, answer: str | None) -> str:
    named = [word for name, word in TESTS.items() if getattr(person, name) == answer]
    tests = "tests" if len(named) > 1 else "test"
    if answer is None:
        return f"no answer to the {tests} of {all_of(named)}"
    return f"the {tests} of {all_of(named)} {'say' if len(named) > 1 else 'says'} no"


def _named(things: Things) -> str:
    return things.named("person", "people")


def _of_whom(things: Things) -> str:
    """4 Green, 3 zero harm, 2 under 18"""
    words = {"green": "Green", "zero_harm": "zero harm", "under_18": "under 18"}
    return ", ".join(f"{things.sum(name)} {word}" for name, word in words.items() if things.sum(name))


def _leave(things: Things) -> str:
    """Removal is the default: what would keep somebody here is what is held already, never what could be got."""
    unless = "unless information is already held"
    if things.overdue:
        since = (
            f"on {day(things.first_due_on)}" if things.of_one_day else f"from {day(things.first_due_on)} on"
        )
        return f"due to leave {since} {unless}"
    return f"{_leaves(things)} on {day(things.first_due_on)} {unless}"


def _show(things: Things) -> str:
    who = "they leave" if things.count > 1 else "leaves"
    return f"no dated information is on record; {who} unless it is already held"


def _leaves(things: Things) -> str:
    return "leaves" if things.count == 1 else "leave"


def _kept(things: Things) -> str:
    return (
        f"kept on {day(things.first_due_on)}"
        if things.of_one_day
        else f"kept since {day(things.first_due_on)}"
    )


DUTIES = (
    Duty(
        "review",
        "Review",
        lambda things: f"{_named(things)}, not yet reviewed this quarter",
        lambda things: "" if things.about else _of_whom(things),
        "people_reviewed",
    ),
    Duty("let_go", "Let go or show why", _named, _leave, "green_evidenced"),
    Duty("show", "Let go or show why", _named, _show, "green_evidenced"),
    Duty(
        "decide",
        "Decide",
        lambda things: f"{_named(things)}: kept, but a test says no",
        _kept,
        "retained_failing_test",
    ),
    Duty(
        "complete",
        "Complete",
        lambda things: f"the three tests of {_named(things)}",
        _kept,
        "retained_untested",
    ),
)
