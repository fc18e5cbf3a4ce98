"""The month page: who opened which Matrix and how in the last full month, and whether that was audited."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.access.counts import own_parts
from dashboard.figures import access, access_rows
from dashboard.kinds import Answer, Figure
from dashboard.page import Page
from dashboard.showing import value_in_words
from dashboard.words import day, month_named, of
from queries.dates import last_month_end, month_end
from queries.reading import Area
from queries.scope import LONDON_AREA, Level
from queries.tables.access import PAN

ACTIONS = ("view", "download", "edit")


@dataclass(frozen=True)
class Opened:
    """One line of the month's table: an area, how many people opened its Matrices, and by each way people and openings."""

    name: str
    anyone: str
    by_action: tuple[tuple[str, str], ...]
    is_london: bool


def opened(page: Page, known: Mapping[str, Area]) -> tuple[Opened, ...]:
    """London and its BCUs; for a BCU's reader their own, its boroughs, and London."""
    events = {action: page.ask_once(access.EVENTS[action]) for action in ACTIONS}
    users = {action: page.ask_once(access.USERS[action]) for action in (*ACTIONS, "any")}
    there = {row.area for row in users["any"].rows}
    below = Level.BOROUGH if page.scope.bcu else Level.BCU
    shown = [area for area in known.values() if area.code in there and _is_shown(area, below, page.scope.bcu)]
    return tuple(
        Opened(
            area.name,
            value_in_words(users["any"], area.code, page.as_at),
            tuple(
                (
                    value_in_words(users[action], area.code, page.as_at),
                    value_in_words(events[action], area.code, page.as_at),
                )
                for action in ACTIONS
            ),
            area.code == LONDON_AREA,
        )
        for area in sorted(shown, key=lambda area: _in_order(area, page.scope.bcu))
    )


def _is_shown(area: Area, below: Level, own: str | None) -> bool:
    return area.level in {below, Level.LONDON} or area.code == own


def _in_order(area: Area, own: str | None) -> tuple[int, str]:
    """The reader's own first, then London, the pan-London Matrix, and the parts by name."""
    first = {own: 0, LONDON_AREA: 1 if own is None else 4, PAN: 2}
    return first.get(area.code, 3), area.name


def facts(page: Page) -> list[tuple[str, str, str]]:
    """Of the month and of the audits: what, in the reader's own area, in London."""
    lines = [
        ("Days with an opening in the log", access.days_logged),
        ("Monthly audits done, of the last 12", access.system_audits_done),
        ("Their findings sent", access.system_audit_findings_sent),
        ("Audit forms answered on time, in 12 months", access.forms_answered_on_time),
        ("Answers found unjustified", access.forms_unjustified),
        ("Answers that could not be verified", access.forms_unverified),
        ("Users whose audit falls due next month", access.audits_falling_due),
    ]
    return [(title, *_both(page, figure)) for title, figure in lines]


def _both(page: Page, figure: Figure) -> tuple[str, str]:
    found = page.ask_once(figure)
    silent, own = page.as_at in found.silent, own_parts(page, figure)
    ours = "no data" if silent else of(*own) if own else "–"
    return ours, value_in_words(found, LONDON_AREA, page.as_at)


def audited(page: Page) -> str:
    """Whether the last month's audit was done and its findings sent, in a sentence."""
    found: Answer = page.ask_once(access_rows.last_month_audit)
    record: Mapping[str, Any] = next(iter(found.records), {})
    label = month_named(f"{last_month_end(page.as_at):%Y-%m}")
    if found.says_nothing or not record:
        return f"No data: no monthly audit had been recorded by {day(page.as_at)}."
    done, sent = record["completed_on"], record["findings_sent_on"]
    if done is None:
        just_over = page.as_at == month_end(page.as_at)
        return (
            f"The audit of {label} is not due yet." if just_over else f"✕ The audit of {label} is not done."
        )
    findings = f"its findings were sent on {day(sent)}" if sent else "its findings were not sent"
    return f"{'✔' if sent else '✕'} The audit of {label} was done on {day(done)}; {findings}."
