"""The words of the page Population: its two ratios and their parts, what is published, ages as they are written."""

from datetime import date

import pytest

from dashboard.population.compared import ages, compared
from dashboard.population.published import OF, day_of, disagreements
from dashboard.population.ratios import bounds, ratios
from dashboard.population.shares import Group
from queries.who_is_on import GROUPS, MATRIX
from seed.published import Published, published

AS_AT = date(2020, 6, 30)


class Row:
    """A row as the question gives it."""

    def __init__(self, numerator, kind=None, of_kind=None, area="LONDON", source=MATRIX, **of):
        self.as_at, self.area, self.numerator = AS_AT, area, numerator
        self.population, self.year = source, None if source == MATRIX else 2021
        self.kind, self.of_kind = kind, of_kind
        self.gender, self.age_band, self.ethnicity = (
            of.get(name, "") for name in ("gender", "age", "ethnicity")
        )


def group(black, others, unknown=0, *, area="LONDON", residents=(135, 865)):
    """Black people on the Matrix, beside White ones alone, and so many residents of each."""
    counts = {
        ("ethnicity", "black"): black,
        ("ethnicity", "white"): others,
        ("ethnicity", "unknown"): unknown,
    }
    own = [Row(counts.get(key, 0), *key, area=area) for key in GROUPS]
    beside = [Row(residents[0], source="census", ethnicity="black", area=area)]
    beside.append(Row(residents[1], source="census", ethnicity="white", area=area))
    parts = [part for part in compared([*own, *beside]) if (part.kind, part.group) == ("ethnicity", "black")]
    return Group(parts[0], tuple(parts[1:]))


def test_a_share_ratio_and_a_relative_rate_bear_their_names_and_all_their_parts():
    """80 % of the Matrix and 13.5 % of residents: 5.9, and 25.6, which are not to be confused."""
    representation, relative = ratios(group(800, 200, residents=(1350, 8650)))

    assert representation.name == "Representation ratio, beside London’s residents (census 2021)"
    assert representation.value == "5.9"
    assert representation.parts == "80.0 % of the Matrix ÷ 13.5 % of London’s residents (census 2021)"
    assert "cannot be more than 7.4" in representation.note
    assert relative.name == "Relative rate, Black people beside everybody else"
    assert relative.value == "25.6"
    assert "80.0 % of the Matrix, 13.5 % of London’s residents (census 2021)" in relative.parts
    assert "never set one beside the other" in relative.note


def test_no_ratio_is_given_of_fewer_than_ten():
    fewer, enough = ratios(group(9, 200))[0], ratios(group(10, 200))[0]

    assert (fewer.value, fewer.interval) == ("not calculated: fewer than 10", "")
    assert fewer.parts == "4.3 % of the Matrix ÷ 13.5 % of London’s residents (census 2021)"
    assert enough.interval


def test_where_there_is_no_other_population_there_is_no_ratio():
    assert ratios(Group(group(100, 100).own, ())) == []


def test_of_a_bcus_matrix_no_rate_of_londons_people_is_told():
    assert [ratio.name for ratio in ratios(group(800, 200, area="NA"))] == [
        "Representation ratio, beside London’s residents (census 2021)"
    ]


def test_what_is_not_recorded_could_move_the_share_so_far():
    assert bounds(group(50, 40, unknown=10)) == (
        "Of 10 it is not recorded: were none of them Black people, their share would be 50 %; were all, 60 %."
    )
    assert bounds(group(50, 40)) == ""


@pytest.mark.parametrize(
    ("written", "read"),
    [("10-14", (10, 14)), ("18_24", (18, 24)), ("under 18", (0, 17)), ("35+", (35, 200)), ("minors", None)],
)
def test_bands_of_age_are_read_as_they_may_be_written(written, read):
    assert ages(written) == read


def test_a_band_that_lies_across_two_of_our_ages_makes_no_comparator():
    rows = [Row(0, *key) for key in GROUPS]
    fits = [Row(10, source="census", age="0-17"), Row(90, source="census", age="18-24")]
    across = [Row(10, source="census", age="15-24")]

    assert by_age([*rows, *fits]) == {"under_18": 10, "18_24": 90, "25_34": 0, "35_over": 0}
    assert by_age([*rows, *fits, *across]) == {}


def by_age(rows):
    found = compared(rows)
    return {
        part.group: part.numerator for part in found if part.kind == "age" and part.population == "census"
    }


def test_every_published_figure_is_named_and_keeps_its_source():
    assert {fact.what for fact in published()} <= set(OF)
    assert all(fact.source for fact in published())


def test_sources_that_disagree_are_found_and_none_is_put_right():
    august = [fact for fact in published() if (fact.what, fact.as_at) == ("matrix_population", "2017-08")]

    assert [fact.value for fact in august] == [3881, 3811]
    assert disagreements(published()) == [tuple(august)]
    assert disagreements([august[0], august[0]]) == []


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2016-07", date(2016, 7, 31)),
        ("2018", date(2018, 12, 31)),
        ("2019-summer", date(2019, 9, 30)),
        ("2018-05/2019-10", None),
    ],
)
def test_a_month_a_season_and_a_year_are_of_their_last_day_and_a_span_of_none(said, meant):
    assert day_of(said) == meant


def test_published_figures_stand_as_they_do_in_the_file():
    assert Published("boroughs_signed", 12, "2021-02", "the MOPAC update") in published()
