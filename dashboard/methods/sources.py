"""How fresh each source is: when it was last heard of against how often it should speak, and when it last came in."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from dashboard.as_loaded import as_loaded
from dashboard.decisions import last_heard
from dashboard.figures import sources
from dashboard.kept import kept
from dashboard.kinds import Answer
from dashboard.marks import SOURCE_MARKS, TONES
from dashboard.page import Page
from dashboard.permissions import Viewer, is_told_of_table, may_ask
from dashboard.sentences.in_the_way import SOURCES
from dashboard.tables import Cell, standing
from dashboard.words import capital, day, month_named, short_day, short_quarter
from queries.dates import months_before
from queries.heard import HEARD_WITHIN
from queries.tables import pack_tables

ALLOWED: Mapping[str, int] = {source.table: months for source, months in HEARD_WITHIN.items()}
OF_THE_LOG = ("access_events", "access_days")


def ask_sources(page: Page, reader: Viewer) -> Answer:
    """The sources that this reader is told of: all, or those of the access audit."""
    offered = (sources.sources_heard, sources.audit_sources_heard)
    return page.ask_once(next(of for of in offered if may_ask(reader, of.question.reads)))


def states(found: Answer) -> Mapping[str, str]:
    """By source: heard in time, silent, or never heard."""
    as_at = found.asked.dates[-1]
    return {record["source"]: _state(record, as_at) for record in found.records}


@kept
def sources_table(found: Answer) -> str:
    """Each source that speaks at regular times, the worst first."""
    loads, state_of = as_loaded().last_loads, states(found)
    order = list(SOURCE_MARKS)
    rows = [
        [
            Cell(capital(SOURCES.get(record["source"], record["source"].replace("_", " ")))),
            Cell(str(mark := SOURCE_MARKS[state_of[record["source"]]]), TONES[mark.shape]),
            Cell(_heard(record)),
            Cell(_within(ALLOWED[record["source"]])),
            Cell(_came(record["source"], loads)),
        ]
        for record in sorted(found.records, key=lambda record: order.index(state_of[record["source"]]))
    ]
    return standing(
        "How fresh each source is", ["Source", "State", "Last heard of", "Should speak", "Last load"], rows
    )


@kept
def other_tables(found: Answer, reader: Viewer) -> str:
    """The tables that speak only when something happens: when each last came in."""
    loads = as_loaded().last_loads
    regular = {*(record["source"] for record in found.records), *OF_THE_LOG}
    others = [table for table in pack_tables() if table not in regular and is_told_of_table(reader, table)]
    by_day: dict[str, list[str]] = {}
    for table in others:
        by_day.setdefault(day(loads[table].date()) if table in loads else "never", []).append(table)
    said = "; ".join(f"{when}: {', '.join(sorted(tables))}" for when, tables in by_day.items())
    return f"Last load of the tables that speak only when something happens. {said}."


def _state(record: Mapping[str, Any], as_at: date) -> str:
    last = last_heard(record)
    if last is None:
        return "never"
    return "silent" if last <= months_before(as_at, ALLOWED[record["source"]]) else "heard"


def _heard(record: Mapping[str, Any]) -> str:
    if record["last_on"]:
        return short_day(record["last_on"])
    period: str = record["last_period"] or ""
    if not period:
        return "–"
    return short_quarter(period) if "Q" in period else month_named(period)


def _within(months: int) -> str:
    return "every month" if months == 1 else f"within {months} months"


def _came(source: str, loads: Mapping[str, datetime]) -> str:
    tables: Sequence[str] = OF_THE_LOG if source == "access_by_day" else (source,)
    came = [loads[table] for table in tables if table in loads]
    return short_day(max(came).date()) if came else "never"
