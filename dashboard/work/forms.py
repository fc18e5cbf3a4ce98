"""
What is due of the audit forms sent to the BCU's users, and when.

- **Answer**: a form that asks why a record was opened, sent and not answered by the as-at date. Due on the day the form
  names; `forms_overdue` counts it from the next one on. Silence is not guilt: the line asks for the answer, no more.
"""

from collections.abc import Sequence
from typing import Any

from dashboard.access.words import in_london, matrix
from dashboard.kinds import Met
from dashboard.words import day
from dashboard.work.due import Due, Duty, Things
from dashboard.work.horizon import last_day_of_list


def forms_due(forms: Sequence[Any], _: Met) -> list[Due]:
    """The forms listed by `forms_listed` that are not answered."""
    return [
        Due(form.as_at, form.area, "answer", form.user, form.due_on, _about(form), of=form.query_id)
        for form in forms
        if form.answered_on is None and form.due_on <= last_day_of_list(form.as_at)
    ]


def _about(form: Any) -> str:
    opened = f"{matrix(form.matrix_name)}, opened on {in_london(form.opened_at)}; " if form.opened_at else ""
    return f"{opened}sent on {day(form.sent_on)}"


def _sent_to(things: Things) -> str:
    if not things.subjects:
        return things.named("form", "forms")
    return f"the form{'' if things.count == 1 else 's'} sent to {things.named('user', 'users')}"


def _why(things: Things) -> str:
    return "" if things.about else "why a record was opened"


DUTIES = (Duty("answer", "Answer", _sent_to, _why, "forms_overdue"),)
