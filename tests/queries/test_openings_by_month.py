"""Openings and findings month by month, on hand-made rows and beside the figures that count the same."""

from datetime import date

from queries.openings import EVENTS
from queries.openings_by_month import openings_by_month
from queries.scope import LC, Scope
from queries.tables.access import PAN
from tests.making import BEXLEY, ENFIELD, HARINGEY

AS_AT = date(2020, 6, 15)  # so that May is the last month


def test_each_month_has_its_openings_by_what_was_done_and_its_findings(records):
    user = records.user("U1", "mps", "NA")  # without a grant and untrained: two rules
    for day in (date(2020, 5, 1), date(2020, 5, 31)):
        records.opening(user, ENFIELD, day)
    records.opening(user, ENFIELD, date(2020, 5, 2), action="download")
    records.opening(user, HARINGEY, date(2020, 4, 30), action="edit")
    records.opening(user, PAN, date(2020, 4, 1))
    records.opening(user, ENFIELD, date(2018, 6, 1))  # the first of the 24 months
    # not told: the month that is not over, and what is older than 24 months
    records.opening(user, ENFIELD, date(2020, 6, 1))
    records.opening(user, ENFIELD, date(2018, 5, 31))
    records.derive()

    london, north = told(records), told(records, Scope("NA"))

    assert len(london) == 24
    assert london["2020-05"] == (2, 1, 0, 2)
    assert london["2020-04"] == (1, 0, 1, 4)
    assert london["2018-06"] == (1, 0, 0, 2)
    assert london["2020-03"] == (0, 0, 0, 0)
    assert min(london) == "2018-06"
    assert north["2020-04"] == (0, 0, 1, 2)  # the pan-London Matrix counts in London alone
    assert set(told(records, Scope("SE")).values()) == {(0, 0, 0, 0)}


def test_the_same_rule_user_and_matrix_is_one_finding_of_the_month(records):
    known = records.user("U1", "mps", "NA")
    other = records.user("U2", "mps", "NA")
    for user, borough in ((known, ENFIELD), (known, ENFIELD), (other, ENFIELD), (known, BEXLEY)):
        records.opening(user, borough, date(2020, 5, 4))
    records.derive()

    rules = of_rules(records)
    assert told(records)["2020-05"][3] == len(rules) == len(set(rules))


def test_a_month_is_what_the_figures_of_its_openings_say_at_its_end(records):
    user = records.user("U1", "mps", "NA")
    for borough, action in ((ENFIELD, "view"), (BEXLEY, "view"), (ENFIELD, "edit")):
        records.opening(user, borough, date(2020, 5, 31), action=action)
    records.derive()

    by_figure = [records.ask(question, AS_AT)["LONDON"][0] for question in EVENTS.values()]

    assert list(told(records)["2020-05"][:3]) == by_figure == [2, 0, 1]


def told(records, scope=None):
    columns = ("month", "area", "views", "downloads", "edits", "findings")
    asked = {"scope": scope, "levels": LC} if scope else {}
    rows = records.listed(openings_by_month, AS_AT, *columns, **asked)
    return {row[0]: row[2:] for row in rows if row[1] == (scope.bcu if scope else "LONDON")}


def of_rules(records):
    from queries.findings_listed import findings_listed  # noqa: PLC0415 # beside it alone

    return records.listed(findings_listed, AS_AT, "rule", "user", "matrix")
