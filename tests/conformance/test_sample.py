"""The customer's own figures for the sample pack, worked out by somebody else: ours equal every one."""

import math
from datetime import date

import pytest

from dashboard.answers import answer
from dashboard.cli.figures import AT_THE_DESK
from dashboard.engine import data_engine
from dashboard.figures import FIGURES
from queries.engines import writing_engine
from queries.scope import Level
from seed.pack import load_pack
from seed.reference import ensure_reference

MET = {"": None, "true": True, "false": False}
TO_NINE_DIGITS = 1e-9


@pytest.fixture
def loaded(database_url, sample_pack, monkeypatch):
    """The sample pack in a database of each engine, as the dashboard reads it."""
    monkeypatch.setenv("OVERSIGHT_DATABASE_URL", database_url)
    engine = writing_engine(database_url)
    ensure_reference(engine)
    assert load_pack(engine, sample_pack, by="a test").outcome == "loaded"
    engine.dispose()
    yield
    data_engine().dispose()


def test_every_row_of_our_figures_equals_the_expected_one(loaded, expected_figures):
    expected = {key(row): row for row in expected_figures if row["figure"] in FIGURES}
    dates = sorted({date.fromisoformat(row["as_at"]) for row in expected.values()})
    contract = {row["figure"] for row in expected.values()}

    found = {
        (row.figure, row.area, row.as_at.isoformat()): row
        for figure in FIGURES.values()
        if figure.id in contract  # the others are our own
        for row in answer(figure, AT_THE_DESK, dates).rows
    }

    assert found.keys() == expected.keys()
    assert [different for different in expected if not same(found[different], expected[different])] == []


def test_the_comparison_sees_one_count_too_many(loaded, expected_figures):
    """A positive control: had one expected numerator been another, the comparison would have said so."""
    row = next(row for row in expected_figures if row["figure"] == "zero_harm" and row["area"] == "LONDON")
    (ours,) = answer(FIGURES["zero_harm"], AT_THE_DESK, [date.fromisoformat(row["as_at"])], LONDON_ONLY).rows

    assert same(ours, row)
    assert not same(ours, row | {"numerator": str(int(row["numerator"]) + 1)})


LONDON_ONLY = frozenset({Level.LONDON})


def key(row):
    return row["figure"], row["area"], row["as_at"]


def same(ours, theirs):
    return (
        all(
            near(getattr(ours, part), theirs[part])
            for part in ("numerator", "denominator", "value", "target")
        )
        and ours.unit == theirs["unit"]
        and ours.met is MET[theirs["met"]]
    )


def near(ours, theirs):
    """Counts exactly, ratios to nine digits; empty is none."""
    if ours is None or theirs == "":
        return ours is None and theirs == ""
    return math.isclose(ours, float(theirs), rel_tol=TO_NINE_DIGITS, abs_tol=TO_NINE_DIGITS)
