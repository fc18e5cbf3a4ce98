"""
What is due about those who may open a Matrix and work in the BCU, or for a borough of it, and when.

- **Audit**: due on the last day to which their last audit, or the grant of their access where that is later, lies
  within six months. From the next day on `audited_in_time` does not count them.
- **Revoke**: due since the day on which six months had passed since they last opened a Matrix, or were granted access
  where that is later: `dormant_live` counts them from then on. Nobody is listed before that day: a warning would only
  bring an opening for its own sake.
- **Train or revoke**: a required course is not completed by the as-at date. Due since the day of the earliest live grant,
  by which `trained_before_access` wants it done. Who completed it later is not listed: there is nothing left to do.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from dashboard.access.words import courses, role
from dashboard.kinds import Met
from dashboard.words import day
from dashboard.work.due import Due, Duty, Things
from dashboard.work.horizon import last_day_of_list


def users_due(users: Sequence[Any], _: Met) -> list[Due]:
    """What is due about each of the users listed by `users_listed`."""
    return [due for user in users for due in _of_user(user)]


def _of_user(user: Any) -> Iterator[Due]:
    if user.audit_due_on <= last_day_of_list(user.as_at):
        yield _due(user, "audit", user.audit_due_on, _last("audited", user.audited_on, user.granted_on))
    if user.dormant_since:
        yield _due(
            user, "revoke", user.dormant_since, _last("opened a Matrix", user.opened_on, user.granted_on)
        )
    if user.courses_missing:
        yield _due(user, "train", user.granted_on, f"not completed: {courses(user.courses_missing)}")


def _due(user: Any, duty: str, due_on: date, about: str) -> Due:
    who = role(user.role) if user.organisation == "mps" else f"{role(user.role)} of {user.unit_name}"
    return Due(user.as_at, user.area, duty, user.user_id, due_on, f"{who}, {about}")


def _last(done: str, last_on: date | None, granted_on: date) -> str:
    """Last audited 2 June 2020; never audited, access since 3 May 2019"""
    return f"last {done} {day(last_on)}" if last_on else f"never {done}, access since {day(granted_on)}"


def _named(things: Things) -> str:
    return things.named("user", "users")


DUTIES = (
    Duty(
        "revoke",
        "Revoke",
        lambda things: f"access of {_named(things)}",
        lambda _: "six months without an opening",
        "dormant_live",
    ),
    Duty(
        "audit",
        "Audit",
        _named,
        lambda _: "each user at least every six months",
        "audited_in_time",
    ),
    Duty(
        "train",
        "Train or revoke",
        _named,
        lambda _: "access needs every required course",
        "trained_before_access",
    ),
)
