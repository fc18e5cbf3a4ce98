"""The rows behind the account of a quarter, the returns, the reappraisal and what was offered, by hand."""

from datetime import date
from typing import Any

from queries.account import COUNTED, account_of_quarter
from queries.offers import interventions_listed, months_of_activity
from queries.question import Question
from queries.reappraised import green_to_reappraise, removed_by_reappraisal
from queries.returned import removals_a_year_on
from queries.scope import LONDON, Scope
from queries.tables.register import REAPPRAISAL
from tests.making import BEXLEY, CAMDEN, ENFIELD, HARINGEY, Records

AS_AT = date(2020, 8, 31)
LONG_AGO = date(2018, 1, 1)
FIRST_DAY, EVE = date(2020, 7, 1), date(2020, 6, 30)


def test_each_entry_of_the_quarter_stands_once_in_its_account(records):
    records.person(ENFIELD, EVE, id_="stays")
    records.person(ENFIELD, LONG_AGO, FIRST_DAY, id_="left on the first day", reason="died")
    records.person(ENFIELD, FIRST_DAY, id_="added on the first day")
    records.person(ENFIELD, AS_AT, AS_AT, id_="came and went")
    records.person(ENFIELD, LONG_AGO, date(2020, 9, 1), id_="leaves later", reason="died")
    moved = records.person(BEXLEY, LONG_AGO, date(2020, 8, 1), id_="moved", reason="moved")
    records.entry(moved, ENFIELD, date(2020, 8, 1), evidence_sources=3)
    # not in it: left by the eve, added later
    records.person(ENFIELD, LONG_AGO, EVE, id_="left before")
    records.person(ENFIELD, date(2020, 9, 1), id_="added later")
    records.derive()

    account = {
        (row["nominal_id"], row["bcu_name"]): {name for name in COUNTED if row[name]}
        for row in listed(records, account_of_quarter)
        if row["area"] == "LONDON"
    }

    assert account == {
        ("stays", "North Area"): {"opening", "closing"},
        ("left on the first day", "North Area"): {"opening", "removed"},
        ("added on the first day", "North Area"): {"added", "closing"},
        ("came and went", "North Area"): {"added", "removed"},
        ("leaves later", "North Area"): {"opening", "closing"},
        ("moved", "South East"): {"opening", "transferred_out"},
        ("moved", "North Area"): {"transferred_in", "closing"},  # on three sources, but no addition
    }


def test_an_entry_says_how_it_came_and_why_it_left_as_known_at_the_date(records):
    records.person(ENFIELD, LONG_AGO, date(2020, 7, 5), id_="died", reason="died")
    records.person(ENFIELD, LONG_AGO, date(2020, 9, 1), id_="leaves later", reason="died")
    two = records.person(CAMDEN, LONG_AGO, LONG_AGO, id_="on two")
    records.entry(two, ENFIELD, AS_AT, evidence_sources=2)
    one = records.person(CAMDEN, LONG_AGO, LONG_AGO, id_="on one")
    records.entry(one, ENFIELD, AS_AT, evidence_sources=1)
    records.derive()

    found = {row["nominal_id"]: row for row in listed(records, account_of_quarter, scope=Scope("NA"))}

    assert {
        id_: (row["came"], row["removed_on"], row["removal_reason"], row["two_source_additions"])
        for id_, row in found.items()
    } == {
        "died": ("opening", date(2020, 7, 5), "died", 0),
        "leaves later": ("opening", None, None, 0),
        "on two": ("added", None, None, 1),
        "on one": ("added", None, None, 0),
    }


def test_in_every_row_of_the_account_what_opened_and_came_less_what_left_is_what_closes(sample_database):
    with sample_database.begin() as connection:
        rows = connection.execute(account_of_quarter(LONDON, [AS_AT, date(2019, 12, 31)])).all()

    assert len(rows) > 1000
    assert [
        row
        for row in rows
        if row.opening + row.added + row.transferred_in - row.removed - row.transferred_out != row.closing
    ] == []


def test_a_removal_says_when_its_person_was_first_added_again(records):
    removed_on = date(2019, 5, 31)
    for id_, added_on in (
        ("the next day", date(2019, 6, 1)),
        ("a year later", date(2020, 5, 31)),
        ("too late", date(2020, 6, 1)),
        ("that day", removed_on),
    ):
        records.person(ENFIELD, LONG_AGO, removed_on, id_=id_, reason="died")
        records.entry(id_, CAMDEN if id_ == "the next day" else HARINGEY, added_on)
    records.entry("a year later", BEXLEY, date(2020, 3, 1), date(2020, 3, 2))
    # not listed: moved, of the year before, of the year after
    records.person(ENFIELD, LONG_AGO, removed_on, reason="moved")
    records.person(ENFIELD, LONG_AGO, date(2018, 8, 31))
    records.person(ENFIELD, LONG_AGO, date(2019, 9, 1))
    records.derive()
    rows = listed(records, removals_a_year_on)

    def returned(area: str) -> dict[str, date | None]:
        return {row["nominal_id"]: row["returned_on"] for row in rows if row["area"] == area}

    assert returned("LONDON") == {
        "the next day": date(2019, 6, 1),
        "a year later": date(2020, 3, 1),
        "too late": None,
        "that day": None,
    }
    assert returned("NA") == {
        "the next day": None,  # to another BCU’s Matrix
        "a year later": date(2020, 5, 31),
        "too late": None,
        "that day": None,
    }
    assert all(row["returned_within_year"] == (row["returned_on"] is not None) for row in rows)


GREEN = [(LONG_AGO, 0, "green")]
LAST_OF_2018, LAST_OF_2019 = date(2018, 12, 31), date(2019, 12, 31)


def test_each_person_green_when_2018_ended_is_said_to_be_reappraised_or_gone(records):
    for id_, reviewed_on in (
        ("in time", LAST_OF_2019),
        ("late", date(2020, 1, 1)),
        ("on the date", AS_AT),
        ("after the date", date(2020, 9, 1)),
    ):
        outcome(records, records.person(ENFIELD, LONG_AGO, id_=id_, scores=GREEN), reviewed_on)
    records.person(ENFIELD, LONG_AGO, LAST_OF_2019, id_="gone", scores=GREEN)
    records.person(ENFIELD, LONG_AGO, date(2020, 1, 1), id_="gone late", scores=GREEN)
    moved = records.person(ENFIELD, LONG_AGO, date(2019, 3, 1), id_="moved", scores=GREEN, reason="moved")
    records.entry(moved, CAMDEN, date(2019, 3, 1))
    # not listed: green a day too late, gone that day, not green
    records.person(ENFIELD, LONG_AGO, scores=[(date(2019, 1, 1), 0, "green")])
    records.person(ENFIELD, LONG_AGO, LAST_OF_2018, scores=GREEN)
    records.person(ENFIELD, LONG_AGO, scores=[(LONG_AGO, 9, "amber")])
    records.derive()
    rows = listed(records, green_to_reappraise)

    def said(area: str) -> dict[str, tuple[Any, ...]]:
        names = ("reappraised_on", "on_matrix", "reappraisal_coverage", "reappraisal_done")
        return {row["nominal_id"]: tuple(row[name] for name in names) for row in rows if row["area"] == area}

    assert said("LONDON") == {
        "in time": (LAST_OF_2019, "yes", 1, 1),
        "late": (date(2020, 1, 1), "yes", 0, 1),
        "on the date": (AS_AT, "yes", 0, 1),
        "after the date": (None, "yes", 0, 0),
        "gone": (None, "no", 1, 1),
        "gone late": (None, "no", 0, 1),
        "moved": (None, "yes", 0, 0),
    }
    assert said("NA")["moved"] == (None, "no", 1, 1)  # off its own Matrices: of another’s it is not told
    assert listed(records, green_to_reappraise, date(2018, 12, 30)) == []
    assert {row["nominal_id"] for row in listed(records, green_to_reappraise, LAST_OF_2018)} == set(
        said("LONDON")
    )


def test_each_person_whom_the_reappraisal_removed_is_one_of_london_and_of_each_bcu_that_decided(records):
    twice = records.person(CAMDEN, LONG_AGO, id_="twice")
    for bcu, reviewed_on in (("NA", AS_AT), ("CN", EVE)):
        outcome(records, twice, reviewed_on, outcome="remove", bcu=bcu)
    # not listed: kept, decided later, of a quarter
    outcome(records, records.person(ENFIELD, LONG_AGO), EVE)
    outcome(records, records.person(ENFIELD, LONG_AGO), date(2020, 9, 1), outcome="remove")
    outcome(records, records.person(ENFIELD, LONG_AGO), EVE, outcome="remove", exercise="2020-Q2")
    records.derive()

    assert [
        (row["area"], row["nominal_id"], row["bcu_name"], row["reviewed_on"])
        for row in listed(records, removed_by_reappraisal)
    ] == [
        ("CN", "twice", "Central North", EVE),
        ("LONDON", "twice", "Central North", EVE),
        ("NA", "twice", "North Area", AS_AT),
    ]


def test_an_intervention_is_londons_and_that_of_the_bcu_whose_matrix_its_person_is_on(records):
    on = records.person(ENFIELD, LONG_AGO)
    gone = records.person(ENFIELD, LONG_AGO, AS_AT)
    for id_, person, offered_on, taken_up in (
        ("taken up", on, AS_AT, "yes"),
        ("refused", on, EVE, "no"),
        ("of somebody gone", gone, EVE, None),
        ("offered later", on, date(2020, 9, 1), "yes"),  # not listed
    ):
        records.add(
            "interventions",
            intervention_id=id_,
            nominal_id=person,
            offered_on=offered_on,
            kind="housing",
            taken_up=taken_up,
        )
    records.derive()

    assert {
        (row["area"], row["intervention_id"]): (row["was_taken_up"], row["recorded"])
        for row in listed(records, interventions_listed)
    } == {
        ("LONDON", "taken up"): (1, 1),
        ("LONDON", "refused"): (0, 1),
        ("LONDON", "of somebody gone"): (0, 0),
        ("NA", "taken up"): (1, 1),
        ("NA", "refused"): (0, 1),
    }


def test_a_month_without_any_count_is_not_one_of_nought(records):
    for month, kind, ethnicity, count in (
        ("2020-07", "stop", "asian", 2),
        ("2020-07", "stop", "white", 3),
        ("2019-08", "arrest", "white", 0),
        ("2020-08", "stop", "white", 9),  # the date’s own month
    ):
        records.add(
            "police_activity", month=month, borough=ENFIELD, kind=kind, ethnicity=ethnicity, count=count
        )

    rows = {
        row["month"]: (row["stops"], row["arrests"], row["activity_produced"])
        for row in listed(records.derive(), months_of_activity)
    }

    assert len(rows) == 12
    assert (rows["2020-07"], rows["2019-08"]) == ((5, None, 1), (None, 0, 1))
    assert rows["2020-06"] == (None, None, 0)


def listed(
    records: Records, question: Question, as_at: date = AS_AT, scope: Scope = LONDON
) -> list[dict[str, Any]]:
    with records.engine.begin() as connection:
        return [row._asdict() for row in connection.execute(question(scope, [as_at]))]


def outcome(records: Records, nominal_id: str, reviewed_on: date, **about: Any) -> None:
    row = {"bcu": "NA", "exercise": REAPPRAISAL, "outcome": "retain"} | about
    records.add("review_outcomes", nominal_id=nominal_id, reviewed_on=reviewed_on, **row)
