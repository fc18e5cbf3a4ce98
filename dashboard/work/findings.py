"""
What is due about openings that broke a rule, on the BCU's own Matrices and by its own users, and when.

- **Ask**: a user's openings of a Matrix in a month, of which one that broke a rule is neither explained nor asked about: a
  question to ask, not a breach. It is one question, whatever the rules. Due on the last day of the month after. Each
  month's openings are audited once it is over, and `system_audits_done` counts an audit as missing when the next month
  is over too.
- **Speak to**: the same of a user of another BCU, whose forms are not shown here. Due the same day.
- **Find out who**: the same of openings under an id that no user has. Due the same day.
"""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from dashboard.access.rules import RULES_SAID
from dashboard.access.words import matrix
from dashboard.kinds import Met
from dashboard.words import month
from dashboard.work.due import Due, Duty, Things
from queries.dates import month_end, months_before
from queries.tables.access import UNKNOWN

ONE_QUESTION = attrgetter("as_at", "area", "user", "matrix", "month")


def findings_due(findings: Sequence[Any], _: Met) -> list[Due]:
    """What is to be asked about the findings listed by `findings_to_ask`."""
    open_ = sorted(filter(_is_open, findings), key=ONE_QUESTION)
    return [_due(list(same)) for _, same in groupby(open_, ONE_QUESTION)]


def _is_open(finding: Any) -> bool:
    """Whether an opening of it is left that nobody explained, or was asked about: who explained was asked."""
    return bool(finding.events > max(finding.explained, finding.asked))


def _due(findings: Sequence[Any]) -> Due:
    first = findings[0]
    its_month = date.fromisoformat(f"{first.month}-01")
    rules = ", ".join(_broken(each.rule, each.events - each.explained) for each in findings)
    return Due(
        first.as_at,
        first.area,
        _duty(first),
        first.user,
        month_end(months_before(its_month, -1)),
        f"{matrix(first.matrix_name)}, {month(its_month)}: {rules}",
        of=f"{first.matrix} {first.month}",
    )


def _duty(finding: Any) -> str:
    """A BCU is told the id alone of another's user."""
    if finding.user == UNKNOWN:
        return "trace"
    return "ask" if finding.organisation else "speak"


def _broken(rule: str, openings: int) -> str:
    title = RULES_SAID[rule].title
    return f"{title[:1].lower()}{title[1:]} ({openings})"


def _asked(things: Things) -> str:
    theirs = "their " if things.subjects and len(things.records) > 1 else ""
    return f"{things.named('question', 'questions')} about {theirs}openings"


def _theirs(things: Things) -> str:
    who = things.named("user of another BCU", "users of other BCUs")
    return f"the single points of contact of {who} about openings"


def _unknown(things: Things) -> str:
    return f"opened a Matrix under an id that no user has ({things.count:,} to find out)"


def _when(things: Things) -> str:
    """The month asked about, or the first of several; nothing where the one question there is says it."""
    if things.about:
        return ""
    first = month(months_before(things.first_due_on, 1))
    return f"openings that broke a rule {f'in {first}' if things.of_one_day else f'from {first} on'}"


DUTIES = (
    Duty("ask", "Ask", _asked, _when, "finding_no_grant"),
    Duty("speak", "Speak to", _theirs, _when, "finding_no_grant"),
    Duty("trace", "Find out who", _unknown, _when, "finding_no_grant"),
)
