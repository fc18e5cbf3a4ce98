"""
What is due about openings that broke a rule, on the BCU's own Matrices and by its own users, and when.

- **Ask**: a user's openings of a Matrix in a month, of which one that broke a rule is not explained: a question to ask,
  not a breach. It is one question, whatever the rules. Due on the last day of the month after. Each month's openings
  are audited once it is over, and `system_audits_done` counts an audit as missing when the next month is over too.
- **Find out who**: the same of openings under an id that no user has. Due the same day.
"""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from dashboard.kinds import Met
from dashboard.words import month
from dashboard.work.due import Due, Duty, Things
from queries.dates import month_end, months_before
from queries.findings import FINDINGS
from queries.tables.access import UNKNOWN

ONE_QUESTION = attrgetter("as_at", "area", "user", "matrix", "month")


def findings_due(findings: Sequence[Any], _: Met) -> list[Due]:
    """What is to be asked about the findings listed by `findings_listed`."""
    open_ = sorted((each for each in findings if each.events > each.explained), key=ONE_QUESTION)
    return [_due(list(same)) for _, same in groupby(open_, ONE_QUESTION)]


def _due(findings: Sequence[Any]) -> Due:
    first = findings[0]
    its_month = date.fromisoformat(f"{first.month}-01")
    rules = ", ".join(
        f"{_lower(FINDINGS[each.rule].title)} ({each.events - each.explained})" for each in findings
    )
    return Due(
        first.as_at,
        first.area,
        "trace" if first.user == UNKNOWN else "ask",
        first.user,
        month_end(months_before(its_month, -1)),
        f"{first.matrix}, {month(its_month)}: {rules}",
        of=f"{first.matrix} {first.month}",
    )


def _lower(title: str) -> str:
    return f"{title[:1].lower()}{title[1:]}"


def _asked(things: Things) -> str:
    several = len(things.subjects) > 1 or len(things.records) > 1
    return f"{things.named('question', 'questions')} about {'their ' if several and things.subjects else ''}openings"


def _when(things: Things) -> str:
    """The month asked about, or the first of several; nothing where the one question there is says it."""
    if things.about:
        return ""
    first = month(months_before(things.first_due_on, 1))
    return f"openings that broke a rule {f'in {first}' if things.of_one_day else f'from {first} on'}"


def _unknown(things: Things) -> str:
    return f"opened a Matrix under an id that no user has ({things.count:,} to find out)"


DUTIES = (
    Duty("ask", "Ask", _asked, _when, "finding_no_grant"),
    Duty("trace", "Find out who", _unknown, _when, "finding_no_grant"),
)
