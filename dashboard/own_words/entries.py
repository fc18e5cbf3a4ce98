"""
What may be entered, each as the one row that it is in a pack. What the pack's own door does not know is checked here:
that a day is not still to come, that an action has an owner and a date, that a paper has a name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from dashboard.words import day
from queries.errors import Tellable
from queries.tables.governance import ASSESSMENTS

LONGEST = 500  # letters of a note or a title: what is longer is a paper
ID_LETTERS = 12
PAPERS = ("document", "minute", "report", "link")
KINDS = ("decision", "action")


@dataclass(frozen=True)
class Entry:
    """One row of a pack: its table, its values by column, and what it is in words."""

    table: str
    values: Mapping[str, str]
    words: str
    dated_on: date


def assessment(commitment: str, on: date | None, *, status: str | None, note: str = "", today: date) -> Entry:
    """What the Group found of a commitment; another one of the same day takes its place."""
    dated = _not_to_come(on, today)
    if status not in ASSESSMENTS:
        raise Tellable("Choose what was found.")
    values = {
        "commitment": commitment,
        "source": "assessment",
        "recorded_on": dated.isoformat(),
        "status": status,
        "note": _short(note),
    }
    return Entry("status_updates", values, f"The assessment of {commitment} on {day(dated)}", dated)


def paper(
    commitment: str, on: date | None, *, kind: str | None, title: str, url: str = "", today: date
) -> Entry:
    """A paper that the Group was shown."""
    dated = _not_to_come(on, today)
    if kind not in PAPERS:
        raise Tellable("Choose what kind of paper it is.")
    if url and not url.startswith(("https://", "http://")):
        raise Tellable("The address of a paper begins with https:// or http://: correct it, or leave it out.")
    values = {
        "commitment": commitment,
        "dated_on": dated.isoformat(),
        "kind": kind,
        "title": _needed(title, "Name the paper."),
        "url": _short(url),
    }
    words = f"The paper for {commitment} of {day(dated)}"
    return Entry("evidence", {"evidence_id": _id(values), **values}, words, dated)


def decision(
    commitment: str | None,
    on: date | None,
    *,
    kind: str | None,
    title: str,
    owner: str,
    due_on: date | None,
    today: date,
) -> Entry:
    """What the Group decided, or asked somebody to do by a date."""
    dated = _not_to_come(on, today)
    if kind not in KINDS:
        raise Tellable("Choose whether it is a decision or an action.")
    if kind == "action" and due_on is None:
        raise Tellable("An action has a date by which it is due: choose one.")
    values = {
        "kind": kind,
        "commitment": commitment or "",
        "decided_on": dated.isoformat(),
        "title": _needed(title, "Say what was decided, or is to be done."),
        "owner": _needed(owner, "Say whose it is: an office or an organisation."),
        "due_on": due_on.isoformat() if due_on else "",
    }
    return Entry("decisions", {"decision_id": _id(values), **values}, f"The {kind} of {day(dated)}", dated)


def withdrawal(table: str, key: str, today: date) -> Entry:
    """That a row entered by mistake is taken out again."""
    values = {"table": table, "key": key, "withdrawn_on": today.isoformat(), "reason": "error"}
    return Entry("withdrawals", values, f"The withdrawal of {key}", today)


def _not_to_come(on: date | None, today: date) -> date:
    if on is None:
        raise Tellable("Choose the day it is dated.")
    if on > today:
        raise Tellable(f"{day(on)} is still to come: choose today or an earlier day.")
    return on


def _needed(text: str, otherwise: str) -> str:
    if not text.strip():
        raise Tellable(otherwise)
    return _short(text)


def _short(text: str) -> str:
    kept = " ".join(text.split())
    if len(kept) > LONGEST:
        raise Tellable(f"This has {len(kept)} letters; {LONGEST} are kept. Put the rest in a paper.")
    return kept


def _id(values: Mapping[str, str]) -> str:
    """The same for the same words, so that a form sent twice is one row."""
    return f"OG-{sha256(repr(sorted(values.items())).encode()).hexdigest()[:ID_LETTERS]}"
