"""What people are kept for: the information, the three tests, the reappraisal, on hand-made rows."""

from datetime import date

import pytest

from queries.evidence import green_evidenced, retained_failing_test, retained_untested
from queries.reappraisal import reappraisal_coverage, reappraisal_done, reappraisal_removed
from queries.tables.register import REAPPRAISAL
from tests.making import BEXLEY, CAMDEN, ENFIELD

AS_AT = date(2020, 6, 30)
ADDED = date(2018, 1, 1)
GREEN = [(ADDED, 0, "green")]
PASSED = {"risk_justified": "yes", "purpose_consistent": "yes", "article8_compatible": "yes"}


def test_a_green_person_is_evidenced_by_any_retain_on_information_of_the_last_year(records):
    for evidence_on in (AS_AT, date(2019, 7, 1)):
        reviewed(records, records.person(ENFIELD, ADDED, scores=GREEN), AS_AT, evidence_on=evidence_on)
    elsewhere = records.person(CAMDEN, date(2017, 1, 1), date(2017, 2, 1), scores=GREEN)
    records.entry(elsewhere, ENFIELD, ADDED)  # of an earlier stay, reviewed by another BCU
    reviewed(records, elsewhere, AS_AT, evidence_on=AS_AT, bcu="CN", exercise=REAPPRAISAL)
    superseded = records.person(ENFIELD, ADDED, scores=GREEN)
    reviewed(records, superseded, date(2020, 2, 1), evidence_on=date(2020, 1, 1), exercise="2020-Q1")
    reviewed(records, superseded, AS_AT, outcome="remove", evidence_on=date(2017, 1, 1))
    # not evidenced: a year old to the day, newer than the date, reviewed after it, not dated, removed, not reviewed
    for reviewed_on, about in (
        (AS_AT, {"evidence_on": date(2019, 6, 30)}),
        (AS_AT, {"evidence_on": date(2020, 7, 1)}),
        (date(2020, 7, 1), {"evidence_on": AS_AT}),
        (AS_AT, {}),
        (AS_AT, {"evidence_on": AS_AT, "outcome": "remove"}),
    ):
        reviewed(records, records.person(ENFIELD, ADDED, scores=GREEN), reviewed_on, **about)
    records.person(BEXLEY, ADDED, scores=GREEN)
    # not green: neither in the numerator nor in the denominator
    reviewed(records, records.person(ENFIELD, ADDED, scores=[(ADDED, 3, "red")]), AS_AT, evidence_on=AS_AT)
    reviewed(records, records.person(ENFIELD, ADDED), AS_AT, evidence_on=AS_AT)

    found = records.derive().ask(green_evidenced, AS_AT)

    assert found["LONDON"] == (4, 4 + 6)
    assert found["NA"] == (4, 4 + 5)
    assert found["SE"] == (0, 1)


@pytest.mark.parametrize(
    ("tests", "failing", "untested"),
    [
        (PASSED, 0, 0),
        (PASSED | {"risk_justified": "no"}, 1, 0),
        (PASSED | {"article8_compatible": None}, 0, 1),
        ({"purpose_consistent": "no"}, 1, 0),  # a no outweighs what is left empty
        ({}, 0, 1),
    ],
)
def test_the_latest_retain_is_held_to_its_three_tests(records, tests, failing, untested):
    reviewed(records, records.person(ENFIELD, ADDED), AS_AT, **tests)
    # not among them: not reviewed, reviewed after the date, latest to be removed, left
    records.person(ENFIELD, ADDED)
    reviewed(records, records.person(ENFIELD, ADDED), date(2020, 7, 1))
    reviewed(records, records.person(ENFIELD, ADDED), AS_AT, outcome="remove")
    reviewed(records, records.person(ENFIELD, ADDED, AS_AT), AS_AT)
    records.derive()

    assert records.ask(retained_failing_test, AS_AT)["LONDON"] == (failing, 1)
    assert records.ask(retained_untested, AS_AT)[ENFIELD] == (untested, 1)
    assert records.ask(retained_untested, AS_AT)["CN"] == (0, 0)


def test_the_latest_outcome_is_that_last_reviewed_then_of_the_later_exercise(records):
    no = {"risk_justified": "no"}
    by_day = records.person(ENFIELD, ADDED)
    reviewed(records, by_day, date(2020, 6, 29), exercise="2020-Q2", **no)
    reviewed(records, by_day, AS_AT, exercise="2020-Q1", **PASSED)
    by_exercise = records.person(ENFIELD, ADDED)
    reviewed(records, by_exercise, AS_AT, exercise="2020-Q1", **no)
    reviewed(records, by_exercise, AS_AT, exercise="2020-Q2", **PASSED)
    the_reappraisal_last = records.person(ENFIELD, ADDED)
    reviewed(records, the_reappraisal_last, AS_AT, exercise="2020-Q2", **PASSED)
    reviewed(records, the_reappraisal_last, AS_AT, exercise=REAPPRAISAL, **no)
    removed_since = records.person(ENFIELD, ADDED)  # not among them
    reviewed(records, removed_since, date(2020, 1, 1), exercise="2019-Q4", **no)
    reviewed(records, removed_since, AS_AT, outcome="remove")

    assert records.derive().ask(retained_failing_test, AS_AT)["LONDON"] == (1, 3)


LAST_OF_2018, LAST_OF_2019 = date(2018, 12, 31), date(2019, 12, 31)


def test_those_green_when_2018_ended_are_reappraised_or_gone(records):
    for reviewed_on in (LAST_OF_2019, date(2020, 1, 1)):  # the second only late
        reviewed(records, records.person(ENFIELD, ADDED, scores=GREEN), reviewed_on, exercise=REAPPRAISAL)
    records.person(ENFIELD, ADDED, LAST_OF_2019, scores=GREEN)  # gone by the day
    records.person(ENFIELD, ADDED, date(2020, 1, 1), scores=GREEN)  # gone only late
    back = records.person(ENFIELD, ADDED, date(2019, 3, 1), scores=GREEN)
    records.entry(back, CAMDEN, LAST_OF_2019)  # on another borough's Matrix that day: not gone
    reviewed(records, records.person(ENFIELD, ADDED, scores=GREEN), date(2019, 5, 5), exercise="2019-Q2")
    # not among them: green a day too late, gone that day, not green
    records.person(ENFIELD, ADDED, scores=[(date(2019, 1, 1), 0, "green")])
    records.person(ENFIELD, ADDED, LAST_OF_2018, scores=GREEN)
    records.person(ENFIELD, ADDED, scores=[(ADDED, 0, "green"), (LAST_OF_2018, 9, "amber")])
    records.derive()
    days = (date(2018, 12, 30), LAST_OF_2018, date(2019, 12, 30), LAST_OF_2019, date(2020, 1, 1))

    covered = records.ask(reappraisal_coverage, *days)
    done = records.ask(reappraisal_done, *days)

    assert [covered[day, "LONDON"] for day in days] == [(0, 0), (0, 6), (1, 6), (2, 6), (2, 6)]
    assert [done[day, "LONDON"] for day in days] == [(0, 0), (0, 6), (1, 6), (2, 6), (4, 6)]


def test_the_reappraisals_removals_are_people_of_the_bcu_that_decided(records):
    twice = records.person(CAMDEN, ADDED)
    for bcu in ("NA", "CN"):
        reviewed(records, twice, AS_AT, outcome="remove", bcu=bcu, exercise=REAPPRAISAL)
    reviewed(records, records.person(CAMDEN, ADDED), AS_AT, outcome="remove", exercise=REAPPRAISAL)
    # not counted: retained, reviewed after the date, of a quarter
    for about in ({}, {"reviewed_on": date(2020, 7, 1), "outcome": "remove"}):
        reviewed(
            records, records.person(CAMDEN, ADDED), **{"reviewed_on": AS_AT, "exercise": REAPPRAISAL} | about
        )
    reviewed(records, records.person(CAMDEN, ADDED), AS_AT, outcome="remove", exercise="2019-Q4")

    found = records.derive().ask(reappraisal_removed, AS_AT)

    assert found == {"LONDON": (2, None), "NA": (2, None), "CN": (1, None), "SE": (0, None)}


def reviewed(records, nominal_id, reviewed_on, *, bcu="NA", exercise="2020-Q2", outcome="retain", **found):
    records.add(
        "review_outcomes",
        bcu=bcu,
        exercise=exercise,
        nominal_id=nominal_id,
        reviewed_on=reviewed_on,
        outcome=outcome,
        **found,
    )
