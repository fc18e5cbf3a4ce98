"""What is counted by rule and unit, as rows of one table: the openings nobody has explained, and what stands wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dashboard.access.rules import RULES_SAID
from dashboard.as_loaded import as_loaded
from dashboard.figures import access
from dashboard.kinds import Answer, Figure
from dashboard.page import Page
from dashboard.permissions import Protection
from dashboard.withhold import SMALLEST_SHOWN
from dashboard.words import of
from queries.reading import Area
from queries.scope import LONDON_AREA, Level, Levels

Parts = tuple[float | None, float | None]  # a numerator and its denominator

BCUS: Levels = frozenset({Level.BCU})
STATE_SAID = {
    "trained_before_access": "Users with access before training",
    "granted_by_spoc": "Grants not by the single point of contact",
    "self_grants": "Grants that users gave themselves",
    "dormant_live": "Users who do not use their access",
    "audited_in_time": "Users not audited in six months",
    "forms_overdue": "Audit forms overdue",
    "silent_matrices": "Months without an opening of a Matrix",
    "archive_over_retention": "Past versions kept over four years",
}
LISTED_TWICE = {"self_grants"}  # for the BCU of the Matrix and for that of the user


@dataclass(frozen=True)
class Row:
    """A rule in words: n of N in the reader's own area and in London, a count for each unit; or that none is known."""

    id: str
    title: str
    about: str
    whole: tuple[str, ...]
    units: tuple[str, ...]
    silent: bool


@dataclass(frozen=True)
class Counts:
    """The table: whose its first numbers are, the units after them, and its two kinds of rows."""

    areas: tuple[Area, ...]
    units: tuple[Area, ...]
    openings: tuple[Row, ...]
    state: tuple[Row, ...]


def own_parts(page: Page, figure: Figure) -> Parts | None:
    """A figure's numerator and denominator in the reader's own area, counted from its rows where it has none there."""
    found = page.ask_once(figure)
    row = found.row(found.subject, page.as_at)
    return (row.numerator, row.denominator) if row else _added_up(page, figure).get(found.subject)


def counts(page: Page, known: Mapping[str, Area]) -> Counts:
    """Every rule with its count by unit: for London's reader each BCU, for a BCU's its own beside London."""
    london = [area for area in known.values() if area.code == LONDON_AREA]
    own = [area for area in known.values() if area.code == page.scope.bcu]
    units = [] if own else [area for area in known.values() if area.level is Level.BCU]
    table = Counts((*own, *london), tuple(sorted(units, key=lambda area: area.name)), (), ())
    return replace(
        table,
        openings=tuple(_openings(page, table, rule) for rule in access.FINDINGS),
        state=tuple(_state(page, table, rule) for rule in STATE_SAID),
    )


def _openings(page: Page, table: Counts, rule: str) -> Row:
    said = RULES_SAID[rule]
    return _row(page, table, rule, (said.title, said.source), access.FINDINGS[rule])


def _state(page: Page, table: Counts, rule: str) -> Row:
    figure: Figure = getattr(access, rule)
    return _row(page, table, rule, (STATE_SAID[rule], figure.title), figure)


def _row(page: Page, table: Counts, rule: str, said: tuple[str, str], figure: Figure) -> Row:
    found = page.ask_once(figure)
    rows = _added_up(page, figure) | {row.area: (row.numerator, row.denominator) for row in found.rows}
    if figure.target:  # of what should be all, the others stand wrong
        rows = {area: _others(found, right, among) for area, (right, among) in rows.items()}
    units = [_told(rows.get(area.code), whole=False) for area in table.units]
    return Row(
        rule,
        *said,
        tuple(_told(rows.get(area.code), whole=True) for area in table.areas),
        (*units, "–" if rule in LISTED_TWICE else _elsewhere(rows, table.units)) if units else (),
        found.says_nothing,
    )


def _added_up(page: Page, figure: Figure) -> dict[str, Parts]:
    """By area what the rows behind a figure add up to, where the figure itself is told of London alone."""
    of_london = figure.behind is None or Level.BCU not in figure.behind.listing.levels
    if figure.behind is None or of_london or Level.BCU in figure.levels:
        return {}
    found = page.ask_once(figure.behind.listing, BCUS)
    if not found.held:
        return {}
    rows = {area.code: (0, 0) for area in as_loaded().areas.values() if area.level is Level.BCU}
    for record in found.records:
        right, among = rows[record["area"]]
        rows[record["area"]] = (
            right + record[figure.behind.numerator],
            among + record[figure.behind.denominator or figure.behind.numerator],
        )
    return dict(rows)


def _others(found: Answer, right: float | None, among: float | None) -> Parts:
    """How many are not as they should be: of two rounded counts, a small rest says nothing."""
    rest = None if among is None or right is None else among - right
    rounded = (
        found.asked.protection is Protection.RELEASE
        and isinstance(found.of, Figure)
        and found.of.counts_people
    )
    return (None if rounded and rest is not None and rest < SMALLEST_SHOWN else rest), among


def _told(parts: Parts | None, *, whole: bool) -> str:
    if parts is None:
        return "–"
    return of(*parts) if whole else of(parts[0], None)


def _elsewhere(rows: Mapping[str, Parts], units: tuple[Area, ...]) -> str:
    """What London counts and no BCU does: on the pan-London Matrix, or of users of no BCU."""
    counted = [rows[unit.code][0] or 0 for unit in units if unit.code in rows]
    left = (rows[LONDON_AREA][0] or 0) - sum(counted)
    return of(left, None) if counted and left >= 0 else "–"
