"""What a figure is: a question, how it is measured, how it is drawn. Defined once, used everywhere."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from dashboard.permissions import Ids, Protection
from queries.question import Question
from queries.reading import Area
from queries.scope import LONDON_AREA, L, Level, Levels, Scope
from queries.silence import Source


class Unit(StrEnum):
    SHARE = "share"
    RATIO = "ratio"
    COUNT = "count"
    DAYS = "days"


@dataclass(frozen=True)
class FigureRow:
    """
    One value of a figure, with the fields of FIGURES.md. Beside them: `silent` where its source says nothing
    by that date (the page says *no data*), `withheld` where its parts are not shown.
    """

    figure: str
    area: str
    as_at: date
    numerator: float | None
    denominator: float | None
    value: float | None
    unit: Unit
    target: int | None
    met: bool | None
    silent: bool = False
    withheld: bool = False


@dataclass(frozen=True)
class Drawing:
    """A chart as Vega-Lite, and what it shows in words."""

    spec: dict[str, Any]
    alt: str


EVERY_COLUMN = ("*",)

Draw = Callable[["Answer"], Drawing]
Met = Callable[[str], Mapping[date, bool | None]]  # by date, whether the figure of an id is met in London
FromFigures = Callable[
    [Sequence[FigureRow]], Sequence[Any] | None
]  # from a release’s rows; none: it holds none of them
WorkOut = Callable[[Sequence[Any], Met], Sequence[Any]]  # from a question's rows and other figures to its own


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A question bound to how it is drawn, the source it rests on, and what must be said beside it."""

    question: Question
    draw: Draw | None = None
    source: Source | None = None
    caution: str = ""  # the sentence that stands where the number stands
    work_out: WorkOut | None = None  # where its numbers rest on what other figures say
    # Where a question is shown in more ways than one: what this one is called, and how its rows are made of those.
    name: str = ""
    own_title: str = ""
    own_method: str = ""

    @property
    def id(self) -> str:
        return self.name or self.question.name

    @property
    def title(self) -> str:
        return self.own_title or self.question.title

    @property
    def method(self) -> str:
        """What readers are shown: the question's own method, and what is made of its rows."""
        return f"{self.question.method} {self.own_method}".strip()

    @property
    def levels(self) -> Levels:
        return self.question.levels


@dataclass(frozen=True, kw_only=True)
class Listing(Shown):
    """
    A question that is answered by rows of its own: what is shown of each, under which headings.

    Where its rows bear `ids`, a reader who may not see those is given counts of them instead, by the columns
    `counted_by`. `adds` are the columns that can be added up, noughts and ones or counts of events: a figure
    whose rows these are says which of them makes its numerator. A listing `of_london` is told to every BCU as a
    figure's London row is: it holds nothing of anybody's. One worked out `among_all` is worked out from all of
    London's rows whoever asks, so that all readers are told the same; a BCU is given what is of those whom its own
    rows name in that column. `released` are the columns that a snapshot and a release hold of it, for what is counted
    there is no people: of a listing without any, they hold nothing. Where the figures that a release does hold say what
    a listing shows, `from_figures` makes its rows of those, for a reader of releases.
    """

    headings: Mapping[str, str] = field(hash=False)
    said: Mapping[str, Callable[[Any], str]] = field(default_factory=dict, hash=False)
    ids: Ids = Ids.NOBODYS
    counted_by: tuple[str, ...] = ()
    adds: tuple[str, ...] = ()
    of_london: bool = False
    among_all: str = ""
    released: tuple[str, ...] = ()
    from_figures: FromFigures | None = None

    def levels_for(self, scope: Scope) -> Levels:
        """The levels at which each row comes once: London's own where there are any, else those below."""
        return L if scope.is_london and Level.LONDON in self.levels else self.levels


@dataclass(frozen=True)
class Behind:
    """
    The rows behind a figure: whose columns add up to its numerator and, where it has one, its denominator.

    `among` is a column of ones for each row that is shown though it may add to neither: what was looked at, where
    a figure asks only whether there is one.
    """

    listing: Listing
    numerator: str
    denominator: str | None = None
    among: str | None = None


@dataclass(frozen=True, kw_only=True)
class Figure(Shown):
    """A question that is answered by numbers, bound to its unit and its target."""

    unit: Unit
    target: int | None = None
    deadline: date | None = None
    counts_people: bool = False
    behind: Behind | None = None


@dataclass(frozen=True)
class Asked:
    """All that an answer depends on."""

    database: str
    version: int
    id: str
    scope: Scope
    dates: tuple[date, ...]
    levels: Levels
    protection: Protection
    with_ids: bool = True
    chosen: tuple[tuple[str, str], ...] = ()  # what the question is asked about, where it is about one thing
    releases: tuple[
        tuple[str, int], ...
    ] = ()  # the meetings and editions answered from, where no question is asked


@dataclass(frozen=True)
class Answer:
    """A figure's rows, or a listing's, as one reader may see them; the areas named. Known by what was asked."""

    asked: Asked
    of: Figure | Listing = field(compare=False)
    rows: tuple[FigureRow, ...] = field(compare=False)
    records: tuple[Mapping[str, Any], ...] = field(compare=False)
    areas: Mapping[str, Area] = field(compare=False)
    silent: frozenset[date] = field(compare=False)  # the dates at which the source says nothing
    held: bool = field(
        default=True, compare=False
    )  # whether the reader's releases hold it, where they read those

    @property
    def says_nothing(self) -> bool:
        """Whether there is nothing to show: no area, or a source silent at every date asked."""
        return not self.records or self.silent.issuperset(self.asked.dates)

    @property
    def subject(self) -> str:
        """The area the reader came for: their BCU, or London."""
        return self.asked.scope.bcu or LONDON_AREA

    @property
    def told(self) -> str:
        """The area that is told of: the subject, or London where a figure has no row but London's."""
        return self.subject if any(row.area == self.subject for row in self.rows) else LONDON_AREA

    def row(self, area: str, as_at: date) -> FigureRow | None:
        """The figure's row of one area at one date, if it is there."""
        return next((row for row in self.rows if (row.area, row.as_at) == (area, as_at)), None)


FIGURES: dict[str, Figure] = {}
LISTINGS: dict[str, Listing] = {}


def figure(question: Question, unit: Unit, draw: Draw, **more: Any) -> Figure:
    """Binds a question to its unit and its chart, under the question's own name."""
    FIGURES[question.name] = Figure(question=question, unit=unit, draw=draw, **more)
    return FIGURES[question.name]


def listing(question: Question, headings: Mapping[str, str], **more: Any) -> Listing:
    """Binds a question to the headings its rows are shown under, and to its chart where it has one."""
    made = Listing(question=question, headings=headings, **more)
    LISTINGS[made.id] = made
    return made
