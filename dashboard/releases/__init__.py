"""
What is kept of a meeting. For the papers and the pages made from it, this is the way in:

- `Snapshot`, the exact figures of a meeting as they were known, and `Release`, its protected projection: frozen, with
  `meeting`, `edition`, `as_at`, `data_version`, `hash`, `classification`, `synthetic`, `made_by`, `made_at`, `reason`,
  `rows` (each a `FigureRow`), `records` (the listings kept with them) and `row(figure, area)`.
- `published(meeting)` and `snapshot_of(meeting)`: the latest edition, or a sentence that says which there are;
  `published_before(release)`: the release of an earlier date that came last, if there is one.
- `release_edition(meeting, edition)`: one edition that there is.
- `published_heads()` and `snapshot_heads()`: the latest edition of each meeting without its rows, by date.
- `change(now, then, kept)`: what of a figure's change since a meeting is real, and what was recorded late.

A row that is not to be shown has `withheld` set, and nothing else in it but its figure, area, date, unit and target.
"""

from dashboard.releases.changes import Change, change
from dashboard.releases.kept import (
    Head,
    Release,
    Snapshot,
    published,
    published_before,
    published_heads,
    release_edition,
    snapshot_heads,
    snapshot_of,
)

__all__ = [
    "Change",
    "Head",
    "Release",
    "Snapshot",
    "change",
    "published",
    "published_before",
    "published_heads",
    "release_edition",
    "snapshot_heads",
    "snapshot_of",
]
