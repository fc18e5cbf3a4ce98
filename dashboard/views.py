"""Named links: for each role the few pages and dates that its readers come back to, made from the data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.as_loaded import AsLoaded
from dashboard.comparing import compared_by_default
from dashboard.permissions import Role
from dashboard.words import day, month
from queries.dates import last_quarter

A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Named:
    """A name, and the two dates it stands for."""

    name: str
    as_at: date
    compared_with: date


def views(role: Role, loaded: AsLoaded) -> list[tuple[str, Named]]:
    """The named links of a role, each with its page; none that the data have no date for."""
    wanted = [(slug, made(loaded)) for slug, made in VIEWS.get(role, {}).items()]
    return [(slug, of) for slug, of in wanted if of is not None]


def _since_the_last_meeting(loaded: AsLoaded) -> Named | None:
    as_at = loaded.fresh.data_date
    held = [met for met in loaded.meetings if as_at is not None and met < as_at]
    if as_at is None or not held:
        return None
    return Named(f"Since the last meeting, {day(held[-1])}", as_at, held[-1])


def _a_week_before_quarter_end(loaded: AsLoaded) -> Named | None:
    if loaded.fresh.data_date is None:
        return None
    as_at = last_quarter(loaded.fresh.data_date).last_day - A_WEEK
    return Named(
        f"A week before quarter end, {day(as_at)}", as_at, compared_by_default(as_at, loaded.meetings)
    )


def _the_last_audit(loaded: AsLoaded) -> Named | None:
    """As at the day that it was completed."""
    reached = loaded.fresh.data_date
    done = [audit for audit in loaded.audits if reached is not None and audit[1] <= reached]
    if not done:
        return None
    audited, as_at = done[-1]
    name = f"Audit of {month(date.fromisoformat(f'{audited}-01'))}"
    return Named(name, as_at, compared_by_default(as_at, loaded.meetings))


VIEWS: Mapping[Role, Mapping[str, Callable[[AsLoaded], Named | None]]] = {
    Role.OVERSIGHT: {
        "overview": _since_the_last_meeting,
        "reviews": _a_week_before_quarter_end,
        "access": _the_last_audit,
    },
    Role.SUPERINTENDENT: {"my_bcu": _a_week_before_quarter_end, "overview": _since_the_last_meeting},
    Role.AUDITOR: {"access": _the_last_audit},
}
