"""What a control's numbers say in a clause: every control that ships has one of its own."""

import csv
from datetime import date

import pytest

from dashboard.figures import FIGURES
from dashboard.measures import row_of
from dashboard.sentences.in_the_way import CLAUSES, NONE_OR_ONE, in_the_way
from tests.house.sources import ROOT

AS_AT = date(2020, 6, 30)


def shipped_controls():
    with (ROOT / "seed" / "reference" / "commitments.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return sorted({row[name] for row in rows for name in ("control", "late_control")} - {""})


@pytest.mark.parametrize("control", shipped_controls())
def test_every_control_that_ships_has_a_clause_of_its_own(control):
    said = clause(control, 1, 3)

    assert control in CLAUSES or control in NONE_OR_ONE
    assert "{" not in said
    assert ("1 of 3" in said) is (control in CLAUSES)


def test_one_that_asks_whether_there_is_something_says_whether_there_was():
    assert clause("eia_current", 0, 1) == "no Equality Impact Assessment was in date"
    assert clause("eia_current", 1, 1) == "the Equality Impact Assessment was in date"


def test_a_silent_source_is_no_data_and_no_nought():
    assert clause("dormant_live", 0, 40, silent=True) == "no data in the access log"


def test_a_control_that_is_no_figure_is_no_data():
    assert in_the_way(None, None).startswith("no data")


def test_a_control_of_ones_own_is_told_by_its_title():
    assert clause("bcus_inspected", 7, 12) == "BCUs inspected in the last 12 months: 7 of 12"


def clause(control, numerator, denominator, *, silent=False):
    figure = FIGURES[control]
    return in_the_way(figure, row_of(figure, "LONDON", AS_AT, numerator, denominator, silent=silent))
