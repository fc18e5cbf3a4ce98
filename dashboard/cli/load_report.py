"""What `oversight load` says: of one load, of all there were, and of the rows that they replaced."""

import json
import sys
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.table import Table

from queries.loading import Attempt
from queries.loading_history import Replaced
from seed.pack import LoadReport

SHOWN = 20  # faults in the report for people; the report for machines has all that were kept

COUNTS = ("added", "changed", "unchanged", "refused", "withdrawn")
OUTCOMES = {
    "loaded": ("was loaded", "would be loaded"),
    "unchanged": ("holds nothing new: nothing was changed", "holds nothing new: nothing would be changed"),
    "refused": ("was refused: nothing was changed", "would be refused"),
}


def print_json(said: Any) -> None:
    """Anything, with its dates as ISO 8601."""
    json.dump(said, sys.stdout, indent=1, default=str, ensure_ascii=False)
    sys.stdout.write("\n")


def as_fields(report: LoadReport) -> dict[str, Any]:
    """The report for machines: all but the bad rows themselves, which the marked workbook holds."""
    return {name: value for name, value in asdict(report).items() if name != "set_aside"}


def print_report(report: LoadReport) -> None:
    console = Console(soft_wrap=True)
    if report.tables:
        table = Table("table", *COUNTS)
        for name, count in report.tables.items():
            table.add_row(name, *(f"{getattr(count, which):,}" for which in COUNTS))
        console.print(table)
    reasons = sorted(report.reasons.items(), key=lambda item: -item[1])
    _say(console, *map(str, report.bad_rows[:SHOWN]))
    _say(console, *(f"{times:,} × {reason}" for reason, times in reasons))
    _say(console, *report.notes, _conclusion(report))


def print_attempts(rows: list[Attempt]) -> None:
    for row in rows:
        ended = f"ended {row.ended_at:%Y-%m-%d %H:%M:%S}Z" if row.ended_at else "never ended"
        when = f"begun {row.begun_at:%Y-%m-%d %H:%M:%S}Z, {ended}"
        pack = f"{row.pack} (synthetic)" if row.synthetic else row.pack
        said = f"{row.load_id}: {row.outcome}, {when}, by {row.loaded_by}: {pack}, SHA-256 {row.sha256}"
        _say(Console(soft_wrap=True), said)


def print_replaced(rows: list[Replaced]) -> None:
    for row in rows:
        what = "took out" if row.withdrawn else "replaced"
        old = json.dumps(row.row, ensure_ascii=False)
        said = f"{row.load_id} {what} {row.table} {row.key}, brought by {row.brought_by}: {old}"
        _say(Console(soft_wrap=True), said)


def _conclusion(report: LoadReport) -> str:
    done, would = OUTCOMES[report.outcome]
    if report.dry_run:
        return f"{report.pack} {would} (a dry run: nothing was changed)."
    rest = " without its bad rows" if report.reasons and report.outcome == "loaded" else ""
    return f"{report.pack} {done}{rest} (load {report.load_id}; version {report.version} of the data)."


def _say(console: Console, *sentences: str) -> None:
    for sentence in sentences:
        console.print(sentence, markup=False, highlight=False)
