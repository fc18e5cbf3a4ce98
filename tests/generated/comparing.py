"""What the questions answer for made packs, beside the recount's."""

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from dashboard.answers import answer
from dashboard.cli.figures import AT_THE_DESK
from dashboard.cli.findings import AUDITOR_AT_THE_DESK
from dashboard.figures import FIGURES
from dashboard.figures.access import STATE
from dashboard.figures.access_rows import findings_of_a_year
from queries.findings_listed import COLUMNS as FINDING
from queries.scope import L
from seed.pack import load_pack
from tests.generated.packs import Made, write
from tests.recount import Records, listed, recount
from tests.recount.records import with_reference
from tests.recount.sheet import Sheet
from tests.recount.state import findings_of_state

PARTS = ("numerator", "denominator", "value", "unit", "target", "met")
Rows = dict[tuple[str, str, date], dict[str, Any]]


def load_all(engine: Engine, made: Made, folder: Path) -> None:
    """Loads the packs one after another; every one is valid, so a refusal is a fault."""
    for number, pack in enumerate(made.packs):
        report = load_pack(engine, write(pack, folder / f"pack{number}"), by="a made pack")
        assert report.outcome in {"loaded", "unchanged"}, report


def differences(made: Made) -> tuple[list[str], int]:
    """What is not the same in the database of the settings as in the recount; and how many rows were compared."""
    ours, theirs = asked(made.dates), counted(made)
    lines = [
        f"{' '.join(map(str, key))}: the question says {ours.get(key)}, the recount {theirs.get(key)}"
        for key in sorted(ours.keys() | theirs.keys(), key=str)
        if not _same(ours.get(key), theirs.get(key))
    ]
    return lines, len(theirs)


def differences_listed(made: Made) -> list[str]:
    """What is listed one by one, and not the same: the findings of the year, and what stands wrong at the date."""
    records = _records(made)
    listings = [findings_of_a_year, *STATE.values()]
    lines = []
    for day in made.dates:
        sheet = Sheet(records, day)
        theirs = listed.findings(sheet) | findings_of_state(sheet)
        ours = {
            _row(of) for listing in listings for of in answer(listing, AUDITOR_AT_THE_DESK, [day], L).records
        }
        lines += [f"{day} the questions alone list {row}" for row in sorted(ours - theirs, key=str)]
        lines += [f"{day} the recount alone lists {row}" for row in sorted(theirs - ours, key=str)]
    return lines


def _row(record: Mapping[str, Any]) -> tuple[Any, ...]:
    """A finding whole; of a finding of state what it is, as since when is the project's own word."""
    is_of_state = "subject" in record
    return tuple(record[name] for name in (("rule", "subject") if is_of_state else FINDING))


def asked(dates: Sequence[date]) -> Rows:
    """The rows of every figure of FIGURES.md that is registered."""
    known = named_by_the_contract()
    figures = [figure for id_, figure in FIGURES.items() if id_ in known]
    return _by_key(row for figure in figures for row in answer(figure, AT_THE_DESK, dates).rows)


def counted(made: Made) -> Rows:
    """The rows of the same figures, recounted from the text of the packs."""
    records = _records(made)
    rows = (row for day in made.dates for row in recount(records, day))
    return _by_key(row for row in rows if row.figure in FIGURES)


def _records(made: Made) -> Records:
    return with_reference(*made.packs) if made.on_reference else Records(*made.packs)


def named_by_the_contract() -> set[str]:
    """The figures of FIGURES.md."""
    day, places = date(2020, 1, 1), {"bcus": [{"bcu": "NA"}]}
    return {row.figure for row in recount(Records(places), day)}


def _by_key(rows: Iterable[Any]) -> Rows:
    return {(row.figure, row.area, row.as_at): {part: getattr(row, part) for part in PARTS} for row in rows}


def _same(ours: dict[str, Any] | None, theirs: dict[str, Any] | None) -> bool:
    if ours is None or theirs is None:
        return False
    return all(_near(ours[part], theirs[part]) for part in PARTS)


def _near(ours: Any, theirs: Any) -> bool:
    """Counts exactly, ratios to nine digits; none is only none, and true is not 1."""
    if ours is None or theirs is None or isinstance(ours, (bool, str)):
        return bool(ours is theirs or (isinstance(ours, str) and ours == theirs))
    return math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-12)
