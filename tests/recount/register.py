"""The table Register."""

from collections.abc import Iterator
from datetime import date, timedelta

from tests.recount import outcomes
from tests.recount.dates import by, in_months_to, months_before, quarter_of, shifted
from tests.recount.matrix import Person, age, boroughs_of, of_person, on_the_matrix
from tests.recount.moves import is_added, is_in_transfer, is_out_transfer, is_removed
from tests.recount.sheet import Judged, Row, Sheet, london_only

RECORDED = {
    "gender": "gender",
    "age": "birth_month",
    "ethnicity": "ethnicity",
    "disability": "disability",
}


def rows(sheet: Sheet) -> Iterator[Row]:
    yield from _population(sheet)
    yield from outcomes.rows(sheet)
    yield from _flow(sheet)
    yield from _returned(sheet)
    yield from _recorded(sheet)
    yield from _interventions(sheet)
    yield from _activity(sheet)


def _population(sheet: Sheet) -> Iterator[Row]:
    people, day = on_the_matrix(sheet.records, sheet.day), sheet.day
    everyone = boroughs_of(people)
    yield from sheet.count("matrix_population", "LCB", everyone)
    kinds = {
        "band_red": [p for p in people if p.band == "red"],
        "band_amber": [p for p in people if p.band == "amber"],
        "band_green": [p for p in people if p.band == "green"],
        "band_unscored": [p for p in people if not p.scores],
        "zero_harm": [p for p in people if p.harm_score == 0],
        "never_harm": [p for p in people if not any(score.harm_score > 0 for score in p.scores)],
        "always_green": [p for p in people if p.scores and all(s.band == "green" for s in p.scores)],
        "under_18": [p for p in people if _is_under_18(p, day)],
        "green_under_18": [p for p in people if _is_under_18(p, day) and p.band == "green"],
    }
    for figure, found in kinds.items():
        yield from sheet.count(figure, "LCB", boroughs_of(found), everyone)


def _is_under_18(person: Person, day: date) -> bool:
    years = age(person, day)
    return years is not None and years < 18


def _flow(sheet: Sheet) -> Iterator[Row]:
    records, day = sheet.records, sheet.day
    first, _ = quarter_of(day)
    before = on_the_matrix(records, first - timedelta(days=1))
    came = [row for row in records.entries if first <= row.added_on <= day]
    went = [row for row in records.entries if row.removed_on and first <= row.removed_on <= day]
    added = [row for row in came if is_added(records, row)]
    flows = {
        "transferred_in": [row for row in came if is_in_transfer(records, row)],
        "transferred_out": [row for row in went if is_out_transfer(row)],
        "added": added,
        "removed": [row for row in went if is_removed(row)],
    }
    yield from sheet.count("opening", "LCB", boroughs_of(before))
    for figure, found in flows.items():
        yield from sheet.count(figure, "LCB", [row.borough for row in found])
    sourced = [row.borough for row in added if (row.evidence_sources or 0) >= 2]
    whole = [row.borough for row in added]
    yield from sheet.share("two_source_additions", "LCB", sourced, whole, Judged(1, "entries"))


def _returned(sheet: Sheet) -> Iterator[Row]:
    records, then = sheet.records, shifted(sheet.day, -12)
    removals = [row for row in records.entries if is_removed(row) and in_months_to(row.removed_on, 12, then)]
    returned = [
        row
        for row in removals
        if any(
            row.removed_on < later.added_on <= shifted(row.removed_on, 12)
            for later in of_person(records, "entries", row.nominal_id)
        )
    ]
    yield from sheet.share("returned_within_year", "L", london_only(returned), london_only(removals))


def _recorded(sheet: Sheet) -> Iterator[Row]:
    people = on_the_matrix(sheet.records, sheet.day)
    for field, column in RECORDED.items():
        recorded = [person for person in people if getattr(person.nominal, column) is not None]
        yield from sheet.share(
            f"completeness_{field}", "LCB", boroughs_of(recorded), boroughs_of(people), Judged(1, "entries")
        )


def _interventions(sheet: Sheet) -> Iterator[Row]:
    people = on_the_matrix(sheet.records, sheet.day)
    offers = [row for row in sheet.records.interventions if by(row.offered_on, sheet.day)]
    offered = {row.nominal_id for row in offers}
    reached = [person for person in people if person.nominal.nominal_id in offered]
    yield from sheet.share("interventions_offered", "LCB", boroughs_of(reached), boroughs_of(people))
    answered = [row for row in offers if row.taken_up is not None]
    taken = [row for row in answered if row.taken_up == "yes"]
    yield from sheet.share("intervention_uptake", "L", london_only(taken), london_only(answered))


def _activity(sheet: Sheet) -> Iterator[Row]:
    months = months_before(sheet.day, 12)
    produced = {row.month for row in sheet.records.police_activity}
    found = [month for month in months if month in produced]
    yield from sheet.share(
        "activity_produced", "L", london_only(found), london_only(months), Judged(1, "police_activity")
    )
