"""A small line beside a number: where it came from. A picture of its own in a table, with its words as its alt text."""

from collections.abc import Sequence
from itertools import groupby
from urllib.parse import quote

from dashboard.charts.theme import DARK_BLUE, RULE
from dashboard.kinds import FigureRow

WIDTH, HEIGHT, EDGE = 120, 34, 4


def small_line(history: Sequence[FigureRow]) -> str:
    """The address of the picture: the numerators of a history, from nought; what is not known is a gap."""
    marks = [_line(run) for run in _runs(history)]
    last = _points(history)[-1] if history else None
    if last and last[1] is not None:
        marks.append(f'<circle cx="{last[0]:.1f}" cy="{last[1]:.1f}" r="3" fill="{DARK_BLUE}"/>')
    base = f'<path d="M0 {HEIGHT - 1}H{WIDTH}" stroke="{RULE}"/>'
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">{base}{"".join(marks)}</svg>'
    )
    return f"data:image/svg+xml,{quote(svg)}"


def _points(history: Sequence[FigureRow]) -> list[tuple[float, float | None]]:
    """Where each date lies, and how high its number; none where it is not known."""
    known = [_known(row) for row in history]
    top = max((count for count in known if count is not None), default=0) or 1
    first, last = history[0].as_at, history[-1].as_at
    days, room = max((last - first).days, 1), HEIGHT - 2 * EDGE
    return [
        (
            EDGE + (row.as_at - first).days / days * (WIDTH - 2 * EDGE),
            None if count is None else HEIGHT - EDGE - count / top * room,
        )
        for row, count in zip(history, known, strict=True)
    ]


def _known(row: FigureRow) -> float | None:
    return None if row.silent or row.withheld else row.numerator


def _runs(history: Sequence[FigureRow]) -> list[list[tuple[float, float]]]:
    """The points between one gap and the next."""
    points = _points(history) if history else []
    return [
        [(x, y) for x, y in run if y is not None]
        for is_known, run in groupby(points, key=lambda point: point[1] is not None)
        if is_known
    ]


def _line(run: Sequence[tuple[float, float]]) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
    return f'<polyline points="{path}" fill="none" stroke="{DARK_BLUE}" stroke-width="2"/>'
