"""The table Who is on it."""

from collections.abc import Callable, Iterator
from datetime import date

from tests.recount.dates import in_months_to
from tests.recount.matrix import Person, age, boroughs_of, on_the_matrix
from tests.recount.moves import is_added, is_removed
from tests.recount.records import Record, Records
from tests.recount.sheet import Row, Sheet, london_only

ETHNICITIES = ("asian", "black", "mixed", "white", "other")
OF_ETHNICITY: dict[str, str | None] = {name: name for name in ETHNICITIES} | {"ethnicity_unknown": None}
OF_GENDER = {"male": "male", "female": "female", "other_gender": "other", "gender_unknown": None}
OF_DISABILITY = {"disabled": "yes", "not_disabled": "no", "disability_unknown": None}
OF_AGE: dict[str, Callable[[int], bool]] = {
    "age_under_18": lambda years: years < 18,
    "age_18_24": lambda years: 18 <= years <= 24,
    "age_25_34": lambda years: 25 <= years <= 34,
    "age_35_over": lambda years: years >= 35,
}


def rows(sheet: Sheet) -> Iterator[Row]:
    people = on_the_matrix(sheet.records, sheet.day)
    for group, found in _groups(people, sheet.day).items():
        yield from sheet.count(f"people_{group}", "LC", boroughs_of(found), boroughs_of(people))
    yield from _came_and_went(sheet)
    for source, name in (("census", "representation"), ("offending_profile", "representation_offending")):
        for ethnicity in ETHNICITIES:
            yield _representation(sheet, f"{name}_{ethnicity}", ethnicity, source)


def _groups(people: list[Person], day: date) -> dict[str, list[Person]]:
    def having(column: str, values: dict[str, str | None]) -> dict[str, list[Person]]:
        return {
            name: [p for p in people if getattr(p.nominal, column) == value] for name, value in values.items()
        }

    aged = [(person, years) for person in people if (years := age(person, day)) is not None]
    return {
        **having("ethnicity", OF_ETHNICITY),
        **having("gender", OF_GENDER),
        **having("disability", OF_DISABILITY),
        **{name: [person for person, years in aged if is_it(years)] for name, is_it in OF_AGE.items()},
        "age_unknown": [person for person in people if age(person, day) is None],
        "young_black_male": [
            person
            for person, years in aged
            if (person.nominal.gender, person.nominal.ethnicity) == ("male", "black") and years < 25
        ],
    }


def _came_and_went(sheet: Sheet) -> Iterator[Row]:
    records, day = sheet.records, sheet.day
    added = [row for row in records.entries if in_months_to(row.added_on, 12, day) and is_added(records, row)]
    removed = [row for row in records.entries if in_months_to(row.removed_on, 12, day) and is_removed(row)]
    ethnicity = {row.nominal_id: row.ethnicity for row in records.nominals}
    for name, entries in (("additions", added), ("removals", removed)):
        for group, value in OF_ETHNICITY.items():
            found = [row for row in entries if ethnicity[row.nominal_id] == value]
            yield from sheet.count(f"{name}_{group}", "L", london_only(found), london_only(entries))


def _representation(sheet: Sheet, figure: str, ethnicity: str, source: str) -> Row:
    """The share of P that is the group ÷ the share of the population that is."""
    people = on_the_matrix(sheet.records, sheet.day)
    recorded = [person.nominal.ethnicity for person in people if person.nominal.ethnicity]
    on_it = recorded.count(ethnicity) / len(recorded) if recorded else None
    return sheet.row(figure, "LONDON", "ratio", on_it, _share_of_population(sheet.records, ethnicity, source))


def _share_of_population(records: Records, ethnicity: str, source: str) -> float | None:
    given = [
        row
        for row in records.populations
        if (row.area, row.source) == ("LONDON", source)
        and row.ethnicity
        and not row.gender
        and not row.age_band
    ]
    latest = [row for row in given if row.year == max(row.year for row in given)]
    whole = sum(_persons(row) for row in latest)
    part = sum(_persons(row) for row in latest if row.ethnicity == ethnicity)
    return part / whole if whole else None


def _persons(row: Record) -> int:
    persons: int = row.persons or 0
    return persons
