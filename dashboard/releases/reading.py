"""
The answers of a reader of releases: rows that were kept, in the place of a question that is asked.

A figure and a listing answer as they do to everybody, of the dates as at which there is a release. A history is that
of the releases within it. A listing that none holds is made of the figures that one does, where it says how. What no
release holds is answered with nothing, and says so (`Answer.held`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from dashboard.kinds import Answer, Asked, Figure, Listing
from dashboard.permissions import NOTHING_RELEASED
from dashboard.releases.kept import Head, Release, published_heads, release_edition, snapshot_heads
from queries.errors import Tellable
from queries.reading import Area
from queries.scope import Level

ASKED_KEPT = 1024
NOW_AND_THEN = 2  # so many dates are meant each by itself; more are a history


def released_now() -> tuple[Head, ...]:
    """
    The latest edition of each release, by date.

    :raises Tellable: where nothing has been published.
    """
    heads = published_heads()
    if not heads:
        raise Tellable(NOTHING_RELEASED)
    return heads


def kept_of_meetings() -> tuple[tuple[str, str, int], ...]:
    """Which snapshots and releases there are: what is kept under it is made anew by another."""
    kinds = {"snapshot": snapshot_heads(), "release": published_heads()}
    return tuple((kind, head.meeting, head.edition) for kind, heads in kinds.items() for head in heads)


def of_releases(asked: Asked, of: Figure | Listing) -> Asked:
    """The same as asked of the releases as at those dates; of a figure's history, of all within it."""
    return _of_heads(asked, released_now(), is_figure=isinstance(of, Figure))


@lru_cache(maxsize=ASKED_KEPT)
def _of_heads(asked: Asked, released: tuple[Head, ...], *, is_figure: bool) -> Asked:
    heads = {head.as_at: head for head in released}
    dates = _dates(asked.dates, heads, is_figure=is_figure)
    editions = tuple((heads[day].meeting, heads[day].edition) for day in dates if day in heads)
    return replace(asked, dates=dates, releases=editions)


def answered_from_releases(asked: Asked, of: Figure | Listing, known: Mapping[str, Area]) -> Answer:
    """The rows that the releases asked of hold."""
    from_each = [release_edition(*edition) for edition in asked.releases]
    rows = tuple(
        row
        for each in from_each
        for row in each.rows
        if row.figure == of.id and _level(known, row.area) in asked.levels
    )
    records = (
        [dict(vars(row)) for row in rows] if isinstance(of, Figure) else _listed(of, from_each, asked, known)
    )
    spoken = {each.as_at for each in from_each} - {row.as_at for row in rows if row.silent}
    return Answer(
        asked,
        of,
        rows,
        tuple(records),
        areas={area: known[area] for area in sorted({record["area"] for record in records}) if area in known},
        silent=frozenset(asked.dates) - spoken if rows else frozenset(),
        held=bool(records) or _is_held(of, from_each),
    )


def _dates(asked: Sequence[date], released: Iterable[date], *, is_figure: bool) -> tuple[date, ...]:
    if is_figure and len(asked) > NOW_AND_THEN:
        within = tuple(day for day in released if min(asked) <= day <= max(asked))
        return within or tuple(asked)
    held = tuple(day for day in asked if day in set(released))
    return held if held and len(asked) > NOW_AND_THEN else tuple(asked)


def _listed(
    of: Listing, from_each: Sequence[Release], asked: Asked, known: Mapping[str, Area]
) -> list[Mapping[str, Any]]:
    return [
        record
        for each in from_each
        for record in _records(of, each) or ()
        if _level(known, record["area"]) in asked.levels
    ]


def _records(of: Listing, release: Release) -> Sequence[Mapping[str, Any]] | None:
    """As the release holds them, else made of its figures; none where it holds neither."""
    if of.id in release.records or of.from_figures is None:
        return release.records.get(of.id)
    made = of.from_figures(release.rows)
    return None if made is None else [row._asdict() for row in made]


def _is_held(of: Figure | Listing, from_each: Sequence[Release]) -> bool:
    return isinstance(of, Listing) and any(_records(of, each) is not None for each in from_each)


def _level(known: Mapping[str, Area], area: str) -> Level:
    return known[area].level if area in known else Level.LONDON
