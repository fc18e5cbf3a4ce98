"""What stands wrong at the date, since when, and what to do; who is due for audit; what was drawn to ask about."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.access.counts import STATE_SAID
from dashboard.access.words import matrix, role, unit
from dashboard.figures import access, access_rows
from dashboard.kept import kept
from dashboard.kinds import Answer
from dashboard.lacking import lacking
from dashboard.page import Page
from dashboard.sentences.access import state_sentence
from dashboard.words import day, month_named
from queries.scope import Level

Record = Mapping[str, Any]
MOST_OF_ONE = 5  # the rest stand behind the figure
TO_DO = {
    "self_grants": "have the single point of contact confirm or revoke it",
    "dormant_live": "revoke the access",
    "audited_in_time": "audit the user",
    "forms_overdue": "remind the user, and tell the single point of contact",
    "silent_matrices": "ask whether the log is whole",
    "archive_over_retention": "delete the version",
}


@dataclass(frozen=True)
class Line:
    """One thing that stands wrong: who or what, what is known of it, since when."""

    subject: str
    about: str
    since: str


@dataclass(frozen=True)
class Kind:
    """What stands wrong by one rule: how many (none where the records are silent), those that stand longest."""

    title: str
    to_do: str
    count: int | None
    lines: tuple[Line, ...]

    @property
    def is_told(self) -> bool:
        """Whether the reader may see of whom; else it stands among the counts alone."""
        return bool(self.lines or not self.count)


@kept
def heading(kinds: Sequence[Kind]) -> str:
    """What is said above them; of a release, that it lists nothing of what concerns users."""
    if lacking():
        return "What stands wrong, but for what concerns users: a release does not list that"
    return state_sentence({kind.title: (kind.count, kind.is_told) for kind in kinds})


def state(page: Page) -> list[Kind]:
    """By rule; nothing of what is told of London alone, to a BCU's reader."""
    kinds = (_kind(page, rule) for rule in TO_DO)
    return [kind for kind in kinds if kind is not None]


def _kind(page: Page, rule: str) -> Kind | None:
    found, title = page.ask_once(access.STATE[rule]), STATE_SAID[rule]
    if (page.scope.bcu and Level.BCU not in found.of.levels) or not found.held:
        return None
    if found.silent:
        return Kind(title, TO_DO[rule], None, ())
    count = sum(record.get("rows", 1) for record in found.records)
    if not found.asked.with_ids or not count:
        return Kind(title, TO_DO[rule], count, ())
    about = _about(page, rule)
    longest = sorted(found.records, key=lambda record: (record["since"], record["subject"]))[:MOST_OF_ONE]
    return Kind(
        title, TO_DO[rule], count, tuple(Line(*about(record), day(record["since"])) for record in longest)
    )


def _about(page: Page, rule: str) -> Callable[[Record], tuple[str, str]]:
    """How the subject of a rule's finding is called, and what is known of it."""
    if rule in {"dormant_live", "audited_in_time"}:
        return _of_users(page.ask_once(access_rows.users_one_by_one), rule)
    if rule == "self_grants":
        return _of_grants(page.ask_once(access_rows.grants_one_by_one))
    if rule == "forms_overdue":
        return _of_forms(page.ask_once(access_rows.forms_one_by_one))
    if rule == "silent_matrices":
        return lambda record: (record["name"], month_named(f"{record['since']:%Y-%m}"))
    return lambda record: (record["subject"], "kept over four years")


def _of_users(users: Answer, rule: str) -> Callable[[Record], tuple[str, str]]:
    by_id = {user["user_id"]: user for user in users.records}
    what, column = {
        "dormant_live": ("last opened", "opened_on"),
        "audited_in_time": ("last audited", "audited_on"),
    }[rule]

    def about(record: Record) -> tuple[str, str]:
        user = by_id[record["subject"]]
        last = f"{what} {day(user[column])}" if user[column] else f"never {what.removeprefix('last ')}"
        return _user(user, "user_id"), f"{last}; granted {day(user['granted_on'])}"

    return about


def _of_grants(grants: Answer) -> Callable[[Record], tuple[str, str]]:
    by_id = {grant["grant_id"]: grant for grant in grants.records}

    def about(record: Record) -> tuple[str, str]:
        grant = by_id[record["subject"]]
        return _user(grant, "user"), f"grant {record['subject']} on {matrix(grant['matrix_name'])}"

    return about


def _of_forms(forms: Answer) -> Callable[[Record], tuple[str, str]]:
    by_id = {form["query_id"]: form for form in forms.records}

    def about(record: Record) -> tuple[str, str]:
        form = by_id[record["subject"]]
        return _user(form, "user"), f"form {record['subject']}, sent {day(form['sent_on'])}"

    return about


def _user(user: Record, id_: str) -> str:
    """U0117, viewer, Central North; of a user of another BCU the id alone."""
    parts = [
        user[id_],
        *(say(user[name]) for name, say in (("role", role), ("unit_name", unit)) if user[name]),
    ]
    return ", ".join(parts)


@kept
def coming_audits(page: Page) -> list[Record]:
    """The users whose audit falls due by the end of the next month, the first due first; none without ids."""
    found = page.ask_once(access_rows.users_one_by_one)
    if not found.asked.with_ids:
        return []
    due = [record for record in found.records if record["audits_falling_due"]]
    return sorted(due, key=lambda record: (record["audit_due_on"], record["user_id"]))
