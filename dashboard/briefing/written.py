"""
What a person writes of a briefing: its purpose, the decisions asked for, the next steps, what to say first.

Their lengths are limited, so that the two pages hold them whole. Numbers come from the release: what is written may
name one by the figure's id, as in {agreements_in_force}, and says none of its own but dates and recommendations.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from dashboard.briefing.parts import Asked, Step
from dashboard.kinds import FIGURES
from dashboard.words import all_of
from queries.errors import Tellable

MOST_DECISIONS, MOST_STEPS = 3, 4
LONGEST = {
    "purpose": 240,
    "cleared by": 60,
    "ask": 160,
    "by when": 40,
    "otherwise": 120,
    "action": 110,
    "owner": 40,
    "line": 180,
}
_MONTHS = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
NAMED_FIGURE = re.compile(r"\{([^{}]*)\}")
NO_NUMBER_OF_THE_RECORDS = re.compile(
    rf"\b\d{{1,2}} {_MONTHS}\b|\b(?:19|20)\d\d\b|\b[Rr]ecommendations? \d\b|"
    r"\b[Cc]ommitments? \d\.\d{1,2}(?:(?:, | and )\d\.\d{1,2})*\b|\bunder 18s?\b"
)


@dataclass(frozen=True)
class Written:
    """The human parts, as they were last written; `lines` by the ids of the questions."""

    purpose: str = ""
    cleared_by: str = ""
    decisions: tuple[Asked, ...] = ()
    next_steps: tuple[Step, ...] = ()
    lines: Mapping[str, str] = field(default_factory=dict, hash=False)

    def check(self) -> None:
        """:raises Tellable: where a part is too long, there are too many, or one says a number of its own."""
        if len(self.decisions) > MOST_DECISIONS:
            raise Tellable(f"A briefing asks for {MOST_DECISIONS} decisions at most: leave some out.")
        if len(self.next_steps) > MOST_STEPS:
            raise Tellable(f"A briefing names {MOST_STEPS} next steps at most: leave some out.")
        for what, text in self._texts():
            _check(what, text)

    def _texts(self) -> Iterator[tuple[str, str]]:
        yield from (("purpose", self.purpose), ("cleared by", self.cleared_by))
        for asked in self.decisions:
            yield from (("ask", asked.ask), ("by when", asked.by_when), ("otherwise", asked.otherwise))
        for step in self.next_steps:
            yield from (("action", step.action), ("owner", step.owner), ("by when", step.by_when))
        yield from (("line", line) for line in self.lines.values())


def to_text(written: Written) -> str:
    return json.dumps(asdict(written), sort_keys=True)


def from_text(text: str) -> Written:
    kept = json.loads(text)
    return Written(
        purpose=kept["purpose"],
        cleared_by=kept["cleared_by"],
        decisions=tuple(Asked(**asked) for asked in kept["decisions"]),
        next_steps=tuple(Step(**step) for step in kept["next_steps"]),
        lines=kept["lines"],
    )


def written_in(file: Path) -> Written:
    """
    What a person wrote, from a file of JSON.

    :raises Tellable: where it cannot be read, or says what the two pages do not hold.
    """
    try:
        written = from_text(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise Tellable(
            f"{file} cannot be read as what is written of a briefing ({fault}): it is JSON with purpose, cleared_by, "
            "decisions (ask, by_when, otherwise), next_steps (action, owner, by_when) and lines."
        ) from fault
    written.check()
    return written


def _check(what: str, text: str) -> None:
    if len(text) > LONGEST[what]:
        raise Tellable(
            f"“{text[:40]}…” is {len(text)} characters long; {what} has room for {LONGEST[what]}: shorten it."
        )
    unknown = [name for name in NAMED_FIGURE.findall(text) if name not in FIGURES]
    if unknown:
        raise Tellable(f"There is no figure {all_of(unknown)}: the annex lists the names that there are.")
    own = re.findall(r"\d[\d,.]*", NO_NUMBER_OF_THE_RECORDS.sub("", NAMED_FIGURE.sub("", text)))
    if own:
        raise Tellable(
            f"“{text[:60]}” says {all_of(own)}. Numbers come from the release: name the figure instead, as in "
            "{agreements_in_force}. Dates and the numbers of recommendations may be written."
        )
