"""Patterns that need a look: a listing of users for those who may see their ids, counts for all others."""

from collections.abc import Sequence
from typing import Any

from dashboard.kinds import Met, listing
from dashboard.patterns.kinds import HOW, NAMES, WHAT_IT_IS, Kind
from dashboard.permissions import Ids
from queries.silence import LOG_12
from queries.user_months import user_months


def _worked_out(rows: Sequence[Any], _: Met) -> Sequence[Any]:
    from dashboard.patterns.ranking import patterns  # noqa: PLC0415 # scipy takes a second to import

    return patterns(rows)


patterns_of_use = listing(
    user_months,
    {
        "kind": "What stands out",
        "user": "User",
        "unit": "Unit",
        "role": "Role",
        "month": "Month",
        "sentence": "In words",
        "innocent": "What else it may mean",
    },
    said={"kind": lambda kind: NAMES[Kind(kind)]},
    ids=Ids.USERS,
    counted_by=("kind", "unit"),
    source=LOG_12,
    caution=WHAT_IT_IS,
    own_title="Patterns that need a look",
    own_method=HOW,
    work_out=_worked_out,
    among_all="user",
)
