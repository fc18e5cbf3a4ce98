"""What a release withholds beside what the rule withholds, where sums would give it away; and what it refuses."""

from collections.abc import Iterable
from datetime import date

import pytest

from dashboard.figures import FIGURES
from dashboard.kinds import FigureRow
from dashboard.measures import row_of
from dashboard.releases.contract import IN_A_RELEASE
from dashboard.releases.knowing import Projected
from dashboard.releases.linked import names_of
from dashboard.releases.protecting import protect
from queries.scope import LONDON_AREA
from tests.generated.comparing import named_by_the_contract

JUNE, SEPTEMBER = date(2020, 6, 30), date(2020, 9, 30)
# The issue's own list of what is protected, in its words; everything else is exact.
_NAMED = """
    matrix_population band_red band_amber band_green band_unscored zero_harm never_harm always_green
    under_18 green_under_18 green_evidenced retained_failing_test retained_untested opening transferred_in
    transferred_out added removed two_source_additions returned_within_year reappraisal_coverage
    reappraisal_done reappraisal_removed completeness_gender completeness_age completeness_ethnicity
    completeness_disability interventions_offered intervention_uptake people_reviewed green_reviewed
    zero_harm_reviewed people_reviewed_so_far green_reviewed_so_far zero_harm_reviewed_so_far
    left_before_review review_removals live_users dormant_live audited_in_time trained_before_access
    granted_by_spoc users_view users_download users_edit users_any
"""
PROTECTED = set(_NAMED.split())


def test_a_release_holds_the_figures_of_the_contract_and_protects_those_that_count_people():
    counting = {id_ for id_ in IN_A_RELEASE if FIGURES[id_].counts_people}
    groups = ("people_", "additions_", "removals_", "representation_")
    by_group = {id_ for id_ in counting - PROTECTED if id_.startswith(groups)}

    assert named_by_the_contract() == IN_A_RELEASE
    assert counting - by_group == PROTECTED
    assert len(by_group) == 19 + 12 + 10


def test_men_are_withheld_too_where_the_sum_would_tell_how_many_women():
    """108 people, 101 men: shown as 110 and 100, the women would be six or seven."""
    shown = released(gender(male=101, female=7))

    assert shown["people_female"] == "[c]"
    assert shown["people_male"] == "[c]"
    assert shown["matrix_population"] == 110


def test_nothing_more_is_withheld_where_the_sum_tells_too_little():
    """107 people, 103 men: shown as 105 and 105, the women may be one to four."""
    shown = released(gender(male=103, female=4))

    assert shown == {
        "matrix_population": 105,
        "people_male": 105,
        "people_female": "[c]",
        "people_other_gender": 0,
        "people_gender_unknown": 0,
        "completeness_gender": 105,
    }


def test_one_opening_by_one_user_is_withheld_too_since_it_says_how_many_users_there_were():
    shown = released([row("users_download", 1), row("events_download", 1)])

    assert shown == {"users_download": "[c]", "events_download": "[c]"}


def test_openings_are_exact_where_they_leave_three_users_open():
    shown = released([row("users_download", 1), row("events_download", 3)])

    assert shown == {"users_download": "[c]", "events_download": 3}


def test_a_ratio_is_made_of_the_counts_as_they_are_shown_and_withheld_with_its_group():
    """13 of 98 people are black, shown as 15 of 100; two are Asian."""
    rows = [
        *ethnicity(black=13, asian=2, white=83),
        row("representation_black", 13 / 98, 0.135),
        row("representation_asian", 2 / 98, 0.2),
    ]

    made = {each.figure: each for each in protect(rows).rows}

    assert made["representation_black"].numerator == 15 / 100
    assert made["representation_black"].denominator == 0.135
    assert made["representation_asian"].withheld


def test_rows_of_people_below_london_are_no_part_of_a_release_and_exact_ones_are():
    rows = [row("matrix_population", 98, area="NA"), row("reviews_complete", 1, 1, area="NA")]

    (only,) = protect(rows).rows

    assert (only.figure, only.area, only.numerator, only.met) == ("reviews_complete", "NA", 1, True)


def test_what_only_an_earlier_release_gives_away_is_for_the_publisher_to_decide():
    """
    101 people were shown as 100 in June, so that withholding how many there were when the quarter opened withholds
    nothing: 98 to 102 and the few who were added, less nobody, are 110, which is 108 to 112. They were six or seven.
    """
    account = [row("opening", 101), row("added", 7), *none("removed", "transferred_in", "transferred_out")]
    rows = [row("matrix_population", 108), *account]
    earlier = Projected(
        "June", JUNE, (row("matrix_population", 101, at=JUNE),), (row("matrix_population", 100, at=JUNE),)
    )

    alone, beside = protect(rows), protect(rows, [earlier])
    withheld = protect(rows, [earlier], beside.for_another | {"matrix_population"})

    assert alone.told is None
    assert alone.for_another == {"opening"}
    assert beside.told
    assert beside.told.values == 2
    assert (beside.told.figure, beside.told.beside) == ("opening", earlier)  # and so the few who were added
    assert beside.widening == "matrix_population"
    assert withheld.told is None


@pytest.mark.parametrize("figure", sorted(PROTECTED))
def test_every_protected_figure_has_its_place_among_the_others(figure):
    small, large = names_of(figure)

    assert small
    assert large or FIGURES[figure].unit == "count"


def gender(*, male: int, female: int) -> list[FigureRow]:
    everyone = male + female
    return [
        row("matrix_population", everyone),
        row("people_male", male, everyone),
        row("people_female", female, everyone),
        row("people_other_gender", 0, everyone),
        row("people_gender_unknown", 0, everyone),
        row("completeness_gender", everyone, everyone),
    ]


def ethnicity(**groups: int) -> list[FigureRow]:
    everyone = sum(groups.values())
    counts = [row(f"people_{group}", count, everyone) for group, count in groups.items()]
    return [*counts, row("matrix_population", everyone), row("completeness_ethnicity", everyone, everyone)]


def none(*figures: str) -> list[FigureRow]:
    return [row(figure, 0) for figure in figures]


def row(
    figure: str,
    numerator: float,
    denominator: float | None = None,
    *,
    area: str = LONDON_AREA,
    at: date = SEPTEMBER,
) -> FigureRow:
    return row_of(FIGURES[figure], area, at, numerator, denominator, silent=False)


def released(rows: Iterable[FigureRow]) -> dict[str, float | str | None]:
    return {each.figure: "[c]" if each.withheld else each.numerator for each in protect(list(rows)).rows}
