"""How far a quarter's review has got: the last one, the one known at the compared date, and the running one so far."""

from collections.abc import Iterator, Mapping
from datetime import date

from dashboard.figures import reviews
from dashboard.kept import kept
from dashboard.kinds import Answer, Figure, FigureRow, Unit
from dashboard.page import Page
from dashboard.review_cells import Cell
from dashboard.tables import render
from dashboard.words import day, of, quarter, share
from queries.dates import last_quarter, quarter_of
from queries.scope import LONDON_AREA

Answers = Mapping[str, Answer]  # by the figure's id
Said = tuple[str, str]  # what stands in a cell, and a quiet line under it; neither where it is not due

# Each column: its heading, the figure of the last quarter, and the one of the running quarter, where there is one.
COLUMNS: tuple[tuple[str, Figure, Figure | None], ...] = (
    ("BCUs that completed it", reviews.reviews_complete, None),
    ("People reached", reviews.people_reviewed, reviews.people_reviewed_so_far),
    ("Green reached", reviews.green_reviewed, reviews.green_reviewed_so_far),
    ("Zero harm reached", reviews.zero_harm_reviewed, reviews.zero_harm_reviewed_so_far),
    ("Left before review", reviews.left_before_review, None),
    ("Kept, all three tests filled in", reviews.retained_tested, None),
    ("Removed, as returned", reviews.removals_returned, None),
    ("Removed, as recorded", reviews.review_removals, None),
)
# Numbers that stand in no column, and may be looked behind as well.
BESIDE: tuple[tuple[str, Figure], ...] = (
    ("BCUs that completed it on time", reviews.reviews_on_time),
    ("BCUs asked for it in time", reviews.reviews_requested),
    ("BCUs that returned a number removed", reviews.reviews_returned),
    ("Days since the last completed review", reviews.days_since_review),
)


def ask_coverage(page: Page) -> Answers:
    """The answers that the table is made from, and those that may be looked behind as well."""
    then_and_now = (page.compared_with, page.as_at)
    of_the_last = [figure for _, figure, _ in COLUMNS] + [figure for _, figure in BESIDE]
    so_far = [figure for _, _, figure in COLUMNS if figure]
    asked = {figure.id: page.ask(figure, then_and_now) for figure in of_the_last}
    return asked | {figure.id: page.ask(figure) for figure in so_far}


def by_name(answers: Answers) -> Answers:
    """The same answers by what the table calls each."""
    last = {title: answers[figure.id] for title, figure, _ in COLUMNS}
    so_far = {f"{title}, so far": answers[figure.id] for title, _, figure in COLUMNS if figure}
    return last | so_far | {title: answers[figure.id] for title, figure in BESIDE}


@kept
def coverage(page: Page, answers: Answers, grid: Answer) -> str:
    """The table: of the last quarter's review for the reader's own area and London, then of the others."""
    own = page.scope.bcu or LONDON_AREA
    names = answers["reviews_complete"].areas
    rows = [
        *(_of_last(answers, area, page.as_at, names[area].name) for area in _areas(own)),
        _of_last(answers, own, page.compared_with, names[own].name),
        *(_so_far(answers, grid, area, page.as_at, names[area].name) for area in _areas(own)),
    ]
    return render("review_coverage.html", headings=["Review", *(title for title, _, _ in COLUMNS)], rows=rows)


def _areas(own: str) -> tuple[str, ...]:
    return (own,) if own == LONDON_AREA else (own, LONDON_AREA)


def _of_last(answers: Answers, area: str, as_at: date, name: str) -> list[Said]:
    head = (quarter(last_quarter(as_at).label), f"{name}, as at {day(as_at)}")
    return [head, *(_cell(answers, figure, area, as_at) for _, figure, _ in COLUMNS)]


def _so_far(answers: Answers, grid: Answer, area: str, as_at: date, name: str) -> list[Said]:
    running = quarter_of(as_at)
    left = (running.last_day - as_at).days
    days = "its last day" if not left else f"{left} {'day' if left == 1 else 'days'} left"
    head = (f"{quarter(running.label)}, so far", f"{name}, {days}")
    cells = [_cell(answers, figure, area, as_at) if figure else ("", "") for _, _, figure in COLUMNS]
    return [head, _completed_so_far(grid, area, running.label), *cells[1:]]


def _cell(answers: Answers, figure: Figure, area: str, as_at: date) -> Said:
    row = answers[figure.id].row(area, as_at)
    if row is None:
        return ("–", "")
    if row.withheld or row.silent:
        return ("withheld" if row.withheld else "no data", "")
    if figure is reviews.removals_returned:
        return _returned(row, answers["reviews_returned"].row(area, as_at))
    if row.unit is Unit.SHARE and not row.denominator:
        return ("nobody", "")
    quiet = share(row.numerator, row.denominator) if row.unit is Unit.SHARE and figure.counts_people else ""
    return (of(row.numerator, row.denominator), quiet)


def _returned(row: FigureRow, by: FigureRow | None) -> Said:
    """A number that nobody returned is not nought."""
    if by is None or not by.numerator:
        return ("no number returned", "")
    whole = f"by {of(by.numerator, by.denominator)} BCUs" if (by.denominator or 0) > 1 else ""
    return (of(row.numerator, None), whole)


def _completed_so_far(grid: Answer, area: str, label: str) -> Said:
    """How many of the BCUs in view have completed the running quarter's already; of London a BCU is not told."""
    cells = list(_of(grid, area, label))
    if not cells:
        return ("–", "")
    return (of(sum(cell["completed_on"] is not None for cell in cells), len(cells)), "")


def _of(grid: Answer, area: str, label: str) -> Iterator[Cell]:
    in_view = grid.subject == area
    return (cell for cell in grid.records if in_view and cell["exercise"] == label)
