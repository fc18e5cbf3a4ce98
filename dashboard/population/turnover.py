"""Additions, removals and removal among those eligible, by ethnicity: a line for each group, as a table shows it."""

from dataclasses import dataclass

from dashboard.figures import people
from dashboard.figures.population import REMOVAL_RATES
from dashboard.kept import kept
from dashboard.kinds import FigureRow
from dashboard.page import Page
from dashboard.population.groups import ETHNICITY, GROUPS
from dashboard.words import of, of_with_share, share
from queries.people import BY_ETHNICITY
from queries.scope import LONDON_AREA
from queries.who_is_on import UNKNOWN

FEWEST = 10  # of whom a share is told


@dataclass(frozen=True)
class Turnover:
    """A group's additions and removals of a year, and who of its eligible people was removed: London's rows."""

    name: str
    people: str
    added: FigureRow | None
    removed: FigureRow | None
    of_eligible: FigureRow | None


@kept
def turnover(page: Page) -> list[Turnover]:
    """Every ethnic group in its order, the not recorded last."""
    lines = []
    for place, group in enumerate(BY_ETHNICITY):
        figures = (people.additions[place], people.removals[place], REMOVAL_RATES[group])
        rows = [page.ask(figure).row(LONDON_AREA, page.as_at) for figure in figures]
        said = GROUPS[ETHNICITY][UNKNOWN if group.endswith(UNKNOWN) else group]
        lines.append(Turnover(said.name, said.people, *rows))
    return lines


@kept
def turnover_rows(lines: list[Turnover]) -> list[list[str]]:
    """As a table: no share of eligible people is told of fewer than ten; the last two columns, where there are rates."""
    rows = [[line.name, _part(line.added), _part(line.removed)] for line in lines]
    if not has_rates(lines):
        return rows
    rates = [[_rate(line.of_eligible), interval(line.of_eligible)] for line in lines]
    return [[*row, *rate] for row, rate in zip(rows, rates, strict=True)]


def has_rates(lines: list[Turnover]) -> bool:
    """Whether it is told who of those eligible was removed: no release tells it."""
    return any(line.of_eligible for line in lines)


def interval(row: FigureRow | None) -> str:
    """The Wilson interval of a removal rate in words; why there is none."""
    from dashboard.statistical.calculated import NotCalculated  # noqa: PLC0415 # scipy takes a second to load
    from dashboard.statistical.intervals import wilson  # noqa: PLC0415

    if row is None or row.silent or row.withheld:
        return "–"
    made = wilson(row.numerator or 0, row.denominator or 0)
    if isinstance(made, NotCalculated):
        return made.value
    return f"{100 * made.low:.0f} % to {100 * made.high:.0f} %"


def everybody_else(lines: list[Turnover], but: Turnover) -> tuple[float, float]:
    """Of all other groups together, the not recorded among them: removed, of those eligible."""
    rows = [line.of_eligible for line in lines if line is not but and line.of_eligible]
    return sum(row.numerator or 0 for row in rows), sum(row.denominator or 0 for row in rows)


def _part(row: FigureRow | None) -> str:
    if row is None or row.silent or row.withheld:
        return "withheld" if row and row.withheld else "no data"
    return (
        of_with_share(row.numerator, row.denominator)
        if (row.numerator or 0) >= FEWEST
        else of(row.numerator, row.denominator)
    )


def _rate(row: FigureRow | None) -> str:
    if row is None or row.silent or row.withheld:
        return "withheld" if row and row.withheld else "no data"
    if not row.denominator:
        return "nobody eligible"
    said = of(row.numerator, row.denominator)
    return f"{said} ({share(row.numerator, row.denominator)})" if row.denominator >= FEWEST else said
