"""The people on the Matrix one by one, on hand-made rows: who is listed, and what is said of each."""

from datetime import date
from typing import Any

from queries.people_listed import COUNTED, people_listed
from queries.scope import LONDON, Scope
from queries.tables.register import REAPPRAISAL
from tests.making import BEXLEY, CAMDEN, ENFIELD, HARINGEY, Records

AS_AT = date(2020, 8, 31)
ADDED = date(2019, 1, 1)
PASSED = {"risk_justified": "yes", "purpose_consistent": "yes", "article8_compatible": "yes"}


def test_each_person_live_at_the_date_is_listed_once_in_london_and_once_in_their_bcu(records):
    records.person(ENFIELD, ADDED, id_="stays")
    records.person(CAMDEN, AS_AT, id_="added that day")
    moved = records.person(BEXLEY, ADDED, date(2020, 8, 1), id_="moved", reason="moved")
    records.entry(moved, HARINGEY, date(2020, 8, 1))
    # not listed: removed that day, added the day after, gone long since
    records.person(ENFIELD, ADDED, AS_AT)
    records.person(ENFIELD, date(2020, 9, 1))
    records.person(ENFIELD, ADDED, date(2019, 2, 1))
    records.derive()

    assert {(row["area"], row["nominal_id"]) for row in listed(records)} == {
        ("LONDON", "stays"),
        ("LONDON", "added that day"),
        ("LONDON", "moved"),
        ("NA", "stays"),
        ("NA", "moved"),
        ("CN", "added that day"),
    }
    assert {row["nominal_id"] for row in listed(records, scope=Scope("SE"))} == set()
    person = one(records, "moved", area="NA")
    assert (person["borough_name"], person["bcu_name"]) == ("Haringey", "North Area")
    assert (person["borough"], person["bcu"]) == (HARINGEY, "NA")
    assert (person["added_on"], person["one"]) == (date(2020, 8, 1), 1)


def test_a_persons_band_is_that_of_their_latest_score_by_the_date(records):
    records.person(
        ENFIELD,
        date(2020, 1, 1),
        id_="calmed",
        scores=[(ADDED, 9, "amber"), (AS_AT, 0, "green"), (date(2020, 9, 1), 50, "red")],
    )
    records.person(ENFIELD, ADDED, id_="the same again", scores=[(ADDED, 0, "green"), (AS_AT, 0, "green")])
    records.person(ENFIELD, ADDED, id_="never", scores=[(date(2020, 9, 1), 50, "red")])
    records.derive()

    calmed, again, never = (one(records, id_) for id_ in ("calmed", "the same again", "never"))

    assert (calmed["band"], calmed["harm_score"], calmed["scored_on"]) == ("green", 0, AS_AT)
    assert counts(calmed) == {"band_green", "zero_harm"}
    assert again["scored_on"] == AS_AT
    assert counts(again) == {"band_green", "zero_harm", "never_harm", "always_green"}
    assert (never["band"], never["harm_score"], never["scored_on"]) == (None, None, None)
    assert counts(never) == {"band_unscored", "never_harm"}


def test_whether_a_person_is_under_18_is_said_or_said_not_to_be_recorded(records):
    for id_, birth_month in (("of age", "2002-07"), ("under 18", "2002-08"), ("unknown", None)):
        records.person(ENFIELD, ADDED, id_=id_, birth_month=birth_month, scores=[(ADDED, 0, "green")])
    records.derive()

    said = {id_: one(records, id_) for id_ in ("of age", "under 18", "unknown")}

    assert {id_: row["aged_under_18"] for id_, row in said.items()} == {
        "of age": "no",
        "under 18": "yes",
        "unknown": None,
    }
    assert {id_: (row["under_18"], row["green_under_18"]) for id_, row in said.items()} == {
        "of age": (0, 0),
        "under 18": (1, 1),
        "unknown": (0, 0),
    }


def test_the_latest_outcome_is_that_last_reviewed_then_of_the_later_exercise(records):
    person = records.person(ENFIELD, ADDED, id_="reviewed")
    review(records, person, date(2020, 6, 30), exercise="2020-Q2", outcome="remove")
    review(records, person, date(2020, 6, 30), exercise=REAPPRAISAL, risk_justified="no")
    review(records, person, date(2020, 6, 29), exercise="2020-Q3", outcome="remove")
    review(records, person, date(2020, 9, 1), exercise="2020-Q4", outcome="remove")
    records.person(ENFIELD, ADDED, id_="not reviewed")
    removed = records.person(ENFIELD, ADDED, id_="to be removed")
    review(records, removed, AS_AT, outcome="remove", risk_justified="no")
    records.derive()

    found = one(records, "reviewed")

    assert (found["outcome"], found["exercise"], found["reviewed_on"]) == (
        "retain",
        REAPPRAISAL,
        date(2020, 6, 30),
    )
    assert counts(found) >= {"retained", "retained_failing_test"}
    assert one(records, "not reviewed")["outcome"] is None
    for id_ in ("not reviewed", "to be removed"):
        assert not counts(one(records, id_)) & {"retained", "retained_failing_test", "retained_untested"}


def test_a_retained_person_fails_a_test_or_lacks_one_or_passes_them_all(records):
    for id_, answers in (
        ("fails", {"article8_compatible": "no"}),
        ("untested", PASSED | {"purpose_consistent": None}),
        ("passes", PASSED),
    ):
        review(records, records.person(ENFIELD, ADDED, id_=id_), AS_AT, **answers)
    records.derive()
    kept = {"retained", "retained_failing_test", "retained_untested"}

    assert counts(one(records, "fails")) & kept == {"retained", "retained_failing_test"}
    assert counts(one(records, "untested")) & kept == {"retained", "retained_untested"}
    assert counts(one(records, "passes")) & kept == {"retained"}


def test_the_newest_information_lapses_on_the_day_it_is_a_year_old(records):
    green = [(ADDED, 0, "green")]
    for id_, evidence_on in (
        ("a year old that day", date(2019, 8, 31)),
        ("a year old the day after", date(2019, 9, 1)),
        ("of a leap day", date(2020, 2, 29)),
        ("of the very day", AS_AT),
        ("newer than the date", date(2020, 9, 1)),
        ("none", None),
    ):
        person = records.person(ENFIELD, ADDED, id_=id_, scores=green)
        review(records, person, AS_AT, evidence_on=evidence_on)
    several = records.person(ENFIELD, ADDED, id_="several", scores=green)
    review(records, several, date(2020, 3, 1), exercise="2020-Q1", evidence_on=date(2020, 1, 5), bcu="SE")
    review(records, several, AS_AT, evidence_on=date(2018, 1, 1))
    # nobody was retained on these: reviewed later, removed
    review(records, several, date(2020, 9, 1), exercise="2020-Q4", evidence_on=AS_AT)
    review(records, several, AS_AT, exercise="2020-Q2", evidence_on=AS_AT, outcome="remove")
    records.derive()

    assert {
        row["nominal_id"]: (row["lapses_on"], row["green_evidenced"])
        for row in listed(records)
        if row["area"] == "NA"
    } == {
        "a year old that day": (date(2020, 8, 31), 0),
        "a year old the day after": (date(2020, 9, 1), 1),
        "of a leap day": (date(2021, 3, 1), 1),
        "of the very day": (date(2021, 8, 31), 1),
        "newer than the date": (None, 0),
        "none": (None, 0),
        "several": (date(2021, 1, 5), 1),
    }
    assert one(records, "several")["evidence_on"] == date(2020, 1, 5)


def test_the_first_review_of_the_running_quarter_is_said_and_who_was_on_its_first_day(records):
    first_day = date(2020, 7, 1)
    reviewed = records.person(ENFIELD, first_day, id_="reviewed")
    review(records, reviewed, date(2020, 8, 1), exercise="2020-Q3", bcu="SE")
    review(records, reviewed, date(2020, 8, 20), exercise="2020-Q3")
    review(records, reviewed, date(2020, 7, 15), exercise="2020-Q2")
    later = records.person(ENFIELD, date(2020, 7, 2), id_="added after, reviewed after")
    review(records, later, date(2020, 9, 1), exercise="2020-Q3")
    from_elsewhere = records.person(CAMDEN, ADDED, date(2020, 7, 2), id_="from elsewhere", reason="moved")
    records.entry(from_elsewhere, ENFIELD, date(2020, 7, 2))
    within = records.person(HARINGEY, ADDED, date(2020, 8, 1), id_="moved within", reason="moved")
    records.entry(within, ENFIELD, date(2020, 8, 1))
    review(records, within, AS_AT, exercise="2020-Q3")
    left_that_day = records.person(ENFIELD, ADDED, first_day, id_="left that day")
    records.entry(left_that_day, ENFIELD, date(2020, 8, 1))
    records.derive()

    assert one(records, "reviewed")["reviewed_this_quarter_on"] == date(2020, 8, 1)
    assert one(records, "moved within")["reviewed_this_quarter_on"] == AS_AT  # that very day
    assert one(records, "added after, reviewed after")["reviewed_this_quarter_on"] is None
    assert {
        (row["area"], row["nominal_id"]): row["on_matrix_at_quarter_start"] for row in listed(records)
    } == {
        ("LONDON", "reviewed"): 1,
        ("NA", "reviewed"): 1,
        ("LONDON", "added after, reviewed after"): 0,
        ("NA", "added after, reviewed after"): 0,
        ("LONDON", "from elsewhere"): 1,
        ("NA", "from elsewhere"): 0,  # another BCU’s that day
        ("LONDON", "moved within"): 1,
        ("NA", "moved within"): 1,
        ("LONDON", "left that day"): 0,
        ("NA", "left that day"): 0,
    }


def test_what_is_recorded_of_a_person_and_what_they_were_offered_counts(records):
    all_told = {"gender": "male", "birth_month": "1999-01", "ethnicity": "black", "disability": "no"}
    offered = records.person(ENFIELD, ADDED, id_="offered", **all_told)
    silent = records.person(ENFIELD, ADDED, id_="nothing recorded")
    for id_, person, offered_on in (("I1", offered, AS_AT), ("I2", silent, date(2020, 9, 1))):
        records.add(
            "interventions", intervention_id=id_, nominal_id=person, offered_on=offered_on, kind="housing"
        )
    records.derive()

    assert counts(one(records, "offered")) - {"band_unscored", "never_harm"} == {
        "completeness_gender",
        "completeness_age",
        "completeness_ethnicity",
        "completeness_disability",
        "interventions_offered",
    }
    assert counts(one(records, "nothing recorded")) == {"band_unscored", "never_harm"}


def test_people_of_a_borough_without_a_bcu_are_londons(records):
    records.add("boroughs", borough="E09000099", name="Nowhere yet", bcu=None)
    records.person("E09000099", ADDED, id_="of no BCU")

    (row,) = listed(records.derive())

    assert (row["area"], row["bcu"], row["on_matrix_at_quarter_start"]) == ("LONDON", None, 1)


def listed(records: Records, *dates: date, scope: Scope = LONDON) -> list[dict[str, Any]]:
    with records.engine.begin() as connection:
        return [row._asdict() for row in connection.execute(people_listed(scope, dates or (AS_AT,)))]


def one(records: Records, nominal_id: str, area: str = "LONDON") -> dict[str, Any]:
    (row,) = (row for row in listed(records) if (row["area"], row["nominal_id"]) == (area, nominal_id))
    return row


def counts(row: dict[str, Any]) -> set[str]:
    """The figures that count the person."""
    return {name for name in COUNTED if row[name]}


def review(records: Records, nominal_id: str, reviewed_on: date, **about: Any) -> None:
    row = {"bcu": "NA", "exercise": "2020-Q3", "outcome": "retain"} | about
    records.add("review_outcomes", nominal_id=nominal_id, reviewed_on=reviewed_on, **row)
