"""The table Access audit, its second part: the log, the findings in it, and what the audits made of it."""

from collections.abc import Iterator

from tests.recount import audits
from tests.recount.dates import in_months_to, last_month, month, months_before
from tests.recount.findings import RULES, broken_by, is_explained
from tests.recount.log import openings
from tests.recount.records import Records
from tests.recount.sheet import Judged, Row, Sheet, london_only

ACTIONS = ("view", "download", "edit")


def rows(sheet: Sheet) -> Iterator[Row]:
    yield from _last_month(sheet)
    yield from _silent_matrices(sheet)
    yield from _findings(sheet)
    yield from audits.rows(sheet)


def _last_month(sheet: Sheet) -> Iterator[Row]:
    opened = [row for row in openings(sheet.records) if month(row.day) == last_month(sheet.day)]
    for action in (*ACTIONS, "any"):
        of_it = [row for row in opened if action in (row.action, "any")]
        for area in sheet.areas("LPCB"):
            there = [row for row in of_it if sheet.is_in(row.matrix, area)]
            if action != "any":
                events = sum(row.events for row in there)
                yield sheet.row(f"events_{action}", area, "count", events, None)
            users = {row.user_id for row in there}
            yield sheet.row(f"users_{action}", area, "count", len(users), None)


def silent_matrices(sheet: Sheet) -> list[tuple[str, str]]:
    """The (borough, month) pairs of the 12 months before this one with no event on that borough's matrix."""
    heard = {(row.matrix, month(row.day)) for row in openings(sheet.records)}
    months = months_before(sheet.day, 12)
    return [(b, m) for b in sheet.boroughs for m in months if (b, m) not in heard]


def _silent_matrices(sheet: Sheet) -> Iterator[Row]:
    pairs = silent_matrices(sheet)
    all_pairs = [pair for pair in sheet.boroughs for _ in range(12)]
    yield from sheet.count(
        "silent_matrices", "L", london_only(pairs), london_only(all_pairs), Judged(0, "access_events")
    )


def _findings(sheet: Sheet) -> Iterator[Row]:
    in_year = [(row, rules) for row, rules in broken(sheet.records) if in_months_to(row.day, 12, sheet.day)]
    for rule in RULES:
        broke = [row for row, rules in in_year if rule in rules]
        for area in sheet.areas("LCB"):
            there = [row for row in broke if sheet.is_in(row.matrix, area)]
            open_ = [row for row in there if not is_explained(sheet.records, row, sheet.day)]
            yield sheet.row(
                f"finding_{rule}",
                area,
                "count",
                sum(row.events for row in open_),
                sum(row.events for row in there),
                judged=Judged(0, "log 12"),
            )


def broken(records: Records):
    """Every opening with the rules it broke: the same whatever the date, so worked out once."""
    if "broken" not in records.kept:
        records.kept["broken"] = [(row, broken_by(records, row)) for row in openings(records)]
    return records.kept["broken"]
