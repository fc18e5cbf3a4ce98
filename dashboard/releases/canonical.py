"""How rows are written so that the same rows are the same text, whatever the engine, and the hash over it."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from dashboard.commitments import Result
from dashboard.kinds import FigureRow, Unit

WITHHELD = "[c]"
DIGITS = ".12g"  # the engines differ in the last digits of a quotient
_DAY, _INSTANT, _RESULT = "day", "instant", "result"
_READ: Mapping[str, Callable[[str], Any]] = {
    _DAY: date.fromisoformat,
    _INSTANT: datetime.fromisoformat,
    _RESULT: Result,
}

Record = Mapping[str, Any]


def number(value: Any) -> float | None:
    """A number as the figures have it: whole where it is whole."""
    if value is None:
        return None
    written = float(format(float(value), DIGITS))
    return int(written) if written.is_integer() else written


def hash_of(rows: Iterable[FigureRow], records: Mapping[str, Iterable[Record]]) -> str:
    """Over the rows in canonical order. When they were kept, for which meeting and by whom is no part of it."""
    lines = [_line(row) for row in rows]
    lines += [f"{listing} {to_text(record)}" for listing, each in records.items() for record in each]
    return sha256("\n".join(sorted(lines)).encode()).hexdigest()


def to_text(record: Record) -> str:
    """A listing's row as JSON: from it the very row can be read again."""
    return json.dumps({name: _plain(value) for name, value in record.items()}, sort_keys=True)


def from_text(text: str) -> dict[str, Any]:
    return {name: _value(value) for name, value in json.loads(text).items()}


def as_stored(row: FigureRow) -> dict[str, Any]:
    """A row as the store holds it: its date is that of its head."""
    return {
        "figure": row.figure,
        "area": row.area,
        "numerator": number(row.numerator),
        "denominator": number(row.denominator),
        "value": number(row.value),
        "unit": row.unit.value,
        "target": row.target,
        "met": None if row.met is None else int(row.met),
        "silent": int(row.silent),
        "withheld": int(row.withheld),
    }


def as_kept(stored: Mapping[str, Any], as_at: date) -> FigureRow:
    """The row that was stored."""
    return FigureRow(
        figure=stored["figure"],
        area=stored["area"],
        as_at=as_at,
        numerator=number(stored["numerator"]),
        denominator=number(stored["denominator"]),
        value=number(stored["value"]),
        unit=Unit(stored["unit"]),
        target=stored["target"],
        met=None if stored["met"] is None else bool(stored["met"]),
        silent=bool(stored["silent"]),
        withheld=bool(stored["withheld"]),
    )


def _line(row: FigureRow) -> str:
    """The fields of FIGURES.md; what is withheld is marked so, and is not empty."""
    shown = (row.numerator, row.denominator, row.value)
    counted = [WITHHELD] * 3 if row.withheld else [number(value) for value in shown]
    met = WITHHELD if row.withheld else row.met
    return json.dumps(
        [row.figure, row.area, row.as_at.isoformat(), *counted, row.unit.value, row.target, met]
    )


def _plain(value: Any) -> Any:
    if isinstance(value, Result):
        return {_RESULT: value.value}
    if isinstance(value, datetime):
        return {_INSTANT: value.isoformat()}
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    return value if value is None or isinstance(value, (str, bool)) else number(value)


def _value(plain: Any) -> Any:
    if isinstance(plain, dict):
        ((kind, text),) = plain.items()
        return _READ[kind](text)
    return plain
