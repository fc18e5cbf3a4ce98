"""Stops and arrests of a year by ethnic group: how many, how many for each 100 people and month, and a small line."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.charts.small_lines import small_line
from dashboard.kept import kept
from dashboard.kinds import Answer, FigureRow, Unit
from dashboard.population.groups import ETHNICITY, GROUPS
from dashboard.tables import render
from dashboard.words import month_named, number
from queries.scope import LONDON_AREA

KINDS = {"stops": "Stops", "arrests": "Arrests"}
PER, FEWEST = 100, 10
Record = Mapping[str, Any]


@kept
def activity_table(found: Answer) -> str:
    """
    A line for each group, as HTML; the not recorded have no counts, which is said.

    :param found: an Answer of `stops_and_arrests` at one date.
    """
    lines = [
        {"name": said.name, "people": people_at_end(months), "kinds": [_kind(months, kind) for kind in KINDS]}
        for group, said in GROUPS[ETHNICITY].items()
        if (months := of_group(found, group))
    ]
    return render("activity.html", lines=lines, kinds=list(KINDS.values()), months=_span(found))


def of_group(found: Answer, group: str) -> list[Record]:
    """The months of one group, the earliest first."""
    return [record for record in found.records if record["ethnicity"] == group]


def people_at_end(months: Sequence[Record]) -> str:
    return f"{months[-1]['people']:,}"


def counted_months(found: Answer) -> tuple[int, int]:
    """In how many of the months anything was counted at all, of how many."""
    by_month: dict[str, bool] = {}
    for record in found.records:
        spoken = record["stops"] is not None or record["arrests"] is not None
        by_month[record["month"]] = by_month.get(record["month"], False) or spoken
    return sum(by_month.values()), len(by_month)


def rate(months: Sequence[Record], kind: str) -> float | None:
    """For each 100 people and month that was counted; none of fewer than ten people in any of these."""
    counted = [record for record in months if record[kind] is not None]
    if not counted or min(record["people"] for record in counted) < FEWEST:
        return None
    events, people = (sum(int(record[name]) for record in counted) for name in (kind, "people"))
    return PER * events / people


def _kind(months: Sequence[Record], kind: str) -> dict[str, str]:
    counted = [record[kind] for record in months if record[kind] is not None]
    if not counted:
        return {"count": "not counted apart", "rate": "", "line": "", "alt": ""}
    per = rate(months, kind)
    name = GROUPS[ETHNICITY][months[0]["ethnicity"]].name
    return {
        "count": f"{sum(counted):,}",
        "rate": "fewer than 10 people" if per is None else f"{per:.1f}",
        "line": small_line(_history(months, kind)),
        "alt": f"{KINDS[kind]} by month, {name}: from {min(counted):,} to {max(counted):,}",
    }


def _history(months: Sequence[Record], kind: str) -> list[FigureRow]:
    """Each month's count, as the small line takes a history; a month without one is a gap."""
    return [
        FigureRow(kind, LONDON_AREA, record["last_day"], record[kind], None, None, Unit.COUNT, None, None)
        for record in months
    ]


def _span(found: Answer) -> str:
    first, last = found.records[0]["month"], found.records[-1]["month"]
    counted, of = counted_months(found)
    missing = "" if counted == of else f"; {number(of - counted)} of these months without any count"
    return f"{month_named(first)} to {month_named(last)}{missing}"
