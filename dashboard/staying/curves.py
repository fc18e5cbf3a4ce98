"""The curves of how long people stay, of all and by band, worked out from the stays in view."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from dashboard.kinds import Met
from dashboard.statistical.calculated import NotCalculated
from dashboard.statistical.survival import DAYS_OF_YEAR, Stay, Staying, staying
from dashboard.staying.stays import Watched, stays

ALL, UNSCORED = "all", "unscored"
BANDS = (ALL, "red", "amber", "green", UNSCORED)
YEARS = (1, 2, 4)
STEP, YEAR = "step", "year"


class Point(NamedTuple):
    """A place of a curve: a step of it, or a whole year; the share still on from there, and how many are in view."""

    as_at: date
    area: str
    band: str
    what: str
    day: float
    share: float
    low: float
    high: float
    in_view: int


class InShort(NamedTuple):
    """A curve in a few numbers; none of them where there are too few stays, or the curve ends before."""

    as_at: date
    area: str
    band: str
    stays: int
    removed: int
    moved_in: int
    until: float
    why_not: str
    median: float | None = None
    after_1: float | None = None
    low_1: float | None = None
    high_1: float | None = None
    after_2: float | None = None
    low_2: float | None = None
    high_2: float | None = None
    after_4: float | None = None
    low_4: float | None = None
    high_4: float | None = None


class Made(NamedTuple):
    """A band's stays of a date and area, and the curve made of them, or why there is none."""

    as_at: date
    area: str
    band: str
    moved_in: int
    watched: tuple[Watched, ...]
    curve: Staying | NotCalculated


def points(rows: Sequence[Any], _: Met | None = None) -> list[Point]:
    """Every curve of every date and area, as it is drawn."""
    return [point for made in _made(rows) for point in _points(made)]


def in_short(rows: Sequence[Any], _: Met | None = None) -> list[InShort]:
    """Every curve in a few numbers."""
    return [_in_short(made) for made in _made(rows)]


def _made(rows: Sequence[Any]) -> Iterator[Made]:
    for (as_at, area), of in groupby(rows, key=lambda row: (row.as_at, row.area)):
        found = stays(list(of))
        for band in BANDS:
            watched = tuple(stay for stay in found.watched if band in {ALL, stay.band or UNSCORED})
            curve = staying([Stay(stay.first_seen, stay.last_seen, stay.ended) for stay in watched])
            if isinstance(curve, Staying) and not curve.until:  # too few are watched from their first day on
                curve = NotCalculated.FEWER_THAN_TEN
            yield Made(as_at, area, band, found.moved_in if band == ALL else 0, watched, curve)


def _points(made: Made) -> Iterator[Point]:
    curve, whose = made.curve, made[:3]
    if isinstance(curve, NotCalculated):
        return
    for step in curve.steps:
        yield Point(*whose, STEP, step.day, step.share, step.low, step.high, step.in_view)
    for year in range(int(curve.until / DAYS_OF_YEAR) + 1):
        at, day = curve.after_years(year), year * DAYS_OF_YEAR
        if at:
            yield Point(*whose, YEAR, day, at.share, at.low, at.high, _in_view(made.watched, day))


def _in_view(watched: Sequence[Watched], day: float) -> int:
    """How many are watched at a day of their stay; at its beginning, all who are watched from there."""
    if not day:
        return sum(1 for stay in watched if not stay.first_seen)
    return sum(1 for stay in watched if stay.first_seen < day <= stay.last_seen)


def _in_short(made: Made) -> InShort:
    counts = len(made.watched), sum(stay.ended for stay in made.watched), made.moved_in
    curve = made.curve
    if isinstance(curve, NotCalculated):
        return InShort(*made[:3], *counts, 0, curve.value)
    shares: dict[str, Any] = {}
    for year in YEARS:
        if step := curve.after_years(year):
            shares |= {f"after_{year}": step.share, f"low_{year}": step.low, f"high_{year}": step.high}
    return InShort(*made[:3], *counts, curve.until, "", median=curve.median, **shares)
