"""Registers made by lot, small ones and large, counted as at two dates into the rows of London that a snapshot has."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from dashboard.figures import FIGURES
from dashboard.kinds import FigureRow
from dashboard.measures import row_of
from queries.scope import LONDON_AREA

DATES = (date(2020, 9, 30), date(2020, 12, 31))
QUARTERS = {
    DATES[0]: date(2020, 7, 1),
    DATES[1]: date(2020, 10, 1),
}  # the first day of each date's own quarter
ETHNICITIES = ("asian", "black", "mixed", "white", "other", "")
GENDERS = ("male", "female", "other", "")
AGES = ("under_18", "18_24", "25_34", "35_over", "unknown")
DISABLED = ("yes", "no", "")
BANDS = ("red", "amber", "green", "unscored")
SIZES = (8, 15, 30, 60, 120, 300, 900, 2500)
FIRST = date(2017, 1, 1)


@dataclass(frozen=True)
class Person:
    added: date
    removed: date | None
    moved: bool
    sources: int
    ethnicity: str
    gender: str
    age: str
    disabled: str
    band: str
    zero: bool
    never: bool
    always: bool
    evidenced: bool
    retained: str
    offered: bool
    reviewed: bool

    def live(self, at: date) -> bool:
        return self.added <= at and (self.removed is None or self.removed > at)


def made_people(chance: Random) -> list[Person]:
    """As many people as the lot says, some kinds of them rare."""
    rare = chance.choice((0.01, 0.05, 0.3))
    return [_person(chance, rare) for _ in range(chance.choice(SIZES))]


def _person(chance: Random, rare: float) -> Person:
    def seldom(*words: str) -> str:
        return words[0] if chance.random() > rare else chance.choice(words[1:])

    days = (DATES[1] - FIRST).days
    added = FIRST + timedelta(chance.randrange(days + 60))
    removed = None if chance.random() > 0.4 else added + timedelta(chance.randrange(1, days))
    band = chance.choice(BANDS) if rare > 0.1 else seldom("green", "amber", "red", "unscored")
    scored = band != "unscored"
    zero = scored and chance.random() < 0.4
    return Person(
        added=added,
        removed=removed,
        moved=removed is not None and chance.random() < rare,
        sources=chance.randrange(4),
        ethnicity=seldom("black", *ETHNICITIES) if rare < 0.1 else chance.choice(ETHNICITIES),
        gender=seldom(*GENDERS),
        age=seldom("18_24", *AGES),
        disabled=seldom("no", *DISABLED),
        band=band,
        zero=zero,
        never=not scored or (zero and chance.random() < 0.5),
        always=band == "green" and chance.random() < 0.5,
        evidenced=band == "green" and chance.random() < 0.9,
        retained=seldom("", "passed", "failing", "untested"),
        offered=chance.random() < rare,
        reviewed=chance.random() > rare,
    )


def made_rows(people: list[Person], at: date, chance: Random) -> tuple[FigureRow, ...]:
    """The rows of London that those figures of people have at a date that hang together, and what bounds them."""
    made = [_row(*cells, at) for cells in (*_standing(people, at), *_flow(people, at), *_reviews(people, at))]
    return (*made, *(_row(*cells, at) for cells in _use(chance)))


Cells = tuple[str, float, float | None]


def _row(figure: str, numerator: float, denominator: float | None, at: date) -> FigureRow:
    return row_of(FIGURES[figure], LONDON_AREA, at, numerator, denominator, silent=False)


def _standing(people: list[Person], at: date) -> Iterable[Cells]:
    live = [person for person in people if person.live(at)]

    def count(wanted: Callable[[Person], bool]) -> int:
        return sum(map(wanted, live))

    def having(field: str, value: str) -> int:
        return sum(getattr(person, field) == value for person in live)

    yield "matrix_population", len(live), None
    for band in BANDS:
        yield f"band_{band}", having("band", band), len(live)
    for figure, wanted in STANDING.items():
        yield figure, count(wanted), len(live)
    green = having("band", "green")
    yield "green_evidenced", count(lambda each: each.evidenced), green
    retained = count(lambda each: bool(each.retained))
    for kind in ("failing", "untested"):
        name = f"retained_{kind}{'_test' if kind == 'failing' else ''}"
        yield name, having("retained", kind), retained
    for field, groups in GROUPS.items():
        for group, value in groups.items():
            yield f"people_{group}", having(field, value), len(live)
    recorded = count(lambda each: bool(each.ethnicity))
    for group in ETHNICITIES[:-1] if recorded else ():
        yield f"representation_{group}", having("ethnicity", group) / recorded, 0.2


def _flow(people: list[Person], at: date) -> Iterable[Cells]:
    first = QUARTERS[at]
    came = [person for person in people if first <= person.added <= at]
    left = [person for person in people if person.removed and first <= person.removed <= at]
    yield "opening", sum(person.live(first - timedelta(1)) for person in people), None
    yield "added", len(came), None
    yield "two_source_additions", sum(person.sources >= 2 for person in came), len(came)
    yield "removed", sum(not person.moved for person in left), None
    yield "transferred_in", 0, None
    yield "transferred_out", sum(person.moved for person in left), None
    year = date(at.year - 1, at.month, at.day)
    for flow, moved in (
        ("additions", [person for person in people if year < person.added <= at]),
        (
            "removals",
            [each for each in people if each.removed and year < each.removed <= at and not each.moved],
        ),
    ):
        for group in ETHNICITIES:
            name = f"{flow}_{group or 'ethnicity_unknown'}"
            yield name, sum(person.ethnicity == group for person in moved), len(moved)


def _reviews(people: list[Person], at: date) -> Iterable[Cells]:
    cohort = [person for person in people if person.live(QUARTERS[at])]
    left = [person for person in cohort if person.removed and person.removed <= at]
    for figure, wanted in (
        ("people_reviewed", lambda _: True),
        ("green_reviewed", lambda each: each.band == "green"),
        ("zero_harm_reviewed", lambda each: each.zero),
    ):
        among = [person for person in cohort if wanted(person)]
        yield figure, sum(person.reviewed or person in left for person in among), len(among)
    yield "left_before_review", sum(not person.reviewed for person in left), len(cohort)


def _use(chance: Random) -> Iterable[Cells]:
    """Users: each who opened did so once or more."""
    users = chance.choice((0, 3, 9, 40, 150))
    grants = users + chance.randrange(3) if users else 0
    yield "live_users", users, None
    yield "self_grants", chance.randrange(grants // 2 + 1), grants
    for figure in ("dormant_live", "audited_in_time", "trained_before_access"):
        yield figure, chance.randrange(users + 1), users
    opened = {action: set(chance.sample(range(users), chance.randrange(users + 1))) for action in ACTIONS}
    for action in ACTIONS:
        yield f"users_{action}", len(opened[action]), None
        yield f"events_{action}", sum(chance.randrange(1, 4) for _ in opened[action]), None
    yield "users_any", len(set.union(*opened.values())), None


ACTIONS = ("view", "download", "edit")
STANDING: dict[str, Callable[[Person], bool]] = {
    "zero_harm": lambda each: each.zero,
    "never_harm": lambda each: each.never,
    "always_green": lambda each: each.always,
    "under_18": lambda each: each.age == "under_18",
    "green_under_18": lambda each: each.age == "under_18" and each.band == "green",
    "interventions_offered": lambda each: each.offered,
    "completeness_gender": lambda each: bool(each.gender),
    "completeness_age": lambda each: each.age != "unknown",
    "completeness_ethnicity": lambda each: bool(each.ethnicity),
    "completeness_disability": lambda each: bool(each.disabled),
    "people_young_black_male": lambda each: (
        (each.gender, each.ethnicity) == ("male", "black") and each.age in {"under_18", "18_24"}
    ),
}
GROUPS: dict[str, dict[str, str]] = {
    "ethnicity": {group or "ethnicity_unknown": group for group in ETHNICITIES},
    "gender": {"male": "male", "female": "female", "other_gender": "other", "gender_unknown": ""},
    "age": {f"age_{age}": age for age in AGES},
    "disabled": {"disabled": "yes", "not_disabled": "no", "disability_unknown": ""},
}
