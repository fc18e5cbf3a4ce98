"""Releases made in view, for the tests of what is printed from them: each number of its own, so that it is known again."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import seed
from dashboard.commitments import judged
from dashboard.figures import FIGURES
from dashboard.kinds import Figure, FigureRow, Unit
from dashboard.permissions import Protection
from dashboard.promises import by_recommendation
from dashboard.releases import Release
from dashboard.releases.canonical import number
from dashboard.withhold import withhold

AS_AT, BEFORE = date(2021, 2, 28), date(2020, 12, 8)
REFERENCE = Path(seed.__file__).parent / "reference"
LARGEST_CLAIM = {"claim": "complete", "claimed_on": date(2019, 12, 10)}

Counts = Mapping[str, tuple[float, float | None]]


def release(
    meeting: str = "March 2021",
    as_at: date = AS_AT,
    *,
    counts: Counts | None = None,
    true_counts: bool = False,
    silent: Sequence[str] = (),
    letters: int = 0,
    state: Mapping[str, Any] = LARGEST_CLAIM,
    **head: Any,
) -> Release:
    """
    A release of all figures for London and of the paper's own commitments, all in the same state.

    :param counts: numerator and denominator of the figures that the test speaks of; each other has its own.
    :param true_counts: as a snapshot would have them: nothing withheld, nothing rounded.
    :param letters: how long to make every title.
    """
    exact = tuple(
        _row(of, as_at, place, (counts or {}).get(of.id), silent=of.id in silent)
        for place, of in enumerate(FIGURES.values())
    )
    shown = tuple(row for one in exact for row in withhold(FIGURES[one.figure], (one,), Protection.RELEASE))
    rows = exact if true_counts else tuple(replace(row, value=number(row.value)) for row in shown)
    about: dict[str, Any] = {
        "meeting": meeting,
        "edition": 1,
        "as_at": as_at,
        "data_version": 7,
        "hash": "5e" * 32,
        "classification": "OFFICIAL-SENSITIVE",
        "synthetic": False,
        "made_by": "chair",
        "made_at": datetime(2021, 3, 1, 9, 14, tzinfo=UTC),
        "reason": None,
    }
    return Release(**(about | head), rows=rows, records=_records(rows, as_at, letters, state))


def nothing_told(**head: Any) -> Release:
    """A release in which every figure is withheld."""
    made = release(**head)
    rows = tuple(
        FigureRow(
            row.figure, row.area, row.as_at, None, None, None, row.unit, row.target, None, withheld=True
        )
        for row in made.rows
    )
    about = {name: value for name, value in vars(made).items() if name in Release.__dataclass_fields__}
    return Release(**(about | {"rows": rows, "records": _records(rows, made.as_at, 0, LARGEST_CLAIM)}))


def _row(
    of: Figure, as_at: date, place: int, counts: tuple[float, float | None] | None, *, silent: bool
) -> FigureRow:
    """Numbers that no other figure has, unless the test names some; a ratio is of two shares."""
    numerator: float | None
    denominator: float | None
    numerator, denominator = counts or (1_003 + 17 * place, 9_007 + 31 * place)
    if of.unit is Unit.RATIO and not counts:
        numerator, denominator = 0.5 + place / 1_000, 0.125
    value: float | None = numerator
    if of.unit in (Unit.SHARE, Unit.RATIO):
        value = numerator / denominator if denominator else None
    met = None
    if of.target is not None and value is not None and not silent:
        met = value >= 1 if of.target else value <= 0
    numerator, denominator, value = (number(part) for part in (numerator, denominator, value))
    return FigureRow(
        of.id, "LONDON", as_at, numerator, denominator, value, of.unit, of.target, met, silent=silent
    )


def _records(
    rows: Sequence[FigureRow], as_at: date, letters: int, state: Mapping[str, Any]
) -> dict[str, tuple[Mapping[str, Any], ...]]:
    met = {row.figure: {as_at: row.met} for row in rows}
    asked = [_asked(each, as_at, letters, state) for each in _read("commitments")]
    heard: dict[str, Any] = {"as_at": as_at, "area": "LONDON", "last_period": None}
    return {
        "commitment_states": tuple(
            each._asdict() for each in judged(asked, lambda figure: met.get(figure, {as_at: None}))
        ),
        "recommendation_states": tuple(
            each._asdict() for each in by_recommendation(asked, lambda figure: met.get(figure, {as_at: None}))
        ),
        "sources_heard": (
            heard | {"source": "reviews", "last_on": as_at},
            heard | {"source": "agreements", "last_on": None},
        ),
        "review_grid": (
            {"as_at": as_at, "area": "NA", "name": "North Area", "exercise": "2020-Q4", "state": "not_done"},
            {"as_at": as_at, "area": "CN", "name": "Central North", "exercise": "2020-Q4", "state": "late"},
        ),
    }


def _asked(each: Mapping[str, str], as_at: date, letters: int, state: Mapping[str, Any]) -> Any:
    """A row of the question about commitments, with what the reference says of it and the state that it is in."""
    of = next(one for one in _read("recommendations") if one["recommendation"] == each["recommendation"])
    about: dict[str, Any] = {
        "as_at": as_at,
        "area": "LONDON",
        "recommendation": int(each["recommendation"]),
        "recommendation_title": of["title"].ljust(letters, "m"),
        "recommendation_owner": of["owner"],
        "recommendation_due_on": _day(of["due_on"]),
        **{name: each[name] or None for name in ("commitment", "owner", "control", "late_control")},
        **{name: each[name] or None for name in ("evidence_kind", "basis", "source")},
        "title": each["title"].ljust(letters, "m"),
        "due_on": _day(each["due_on"]),
        "claim": None,
        "claimed_on": None,
        "assessment": None,
        "assessed_on": None,
        "papers": 0,
        "latest_paper_on": None,
    }
    return SimpleNamespace(**{**about, **state})


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _read(name: str) -> list[dict[str, str]]:
    with (REFERENCE / f"{name}.csv").open(newline="") as file:
        return list(csv.DictReader(file))
