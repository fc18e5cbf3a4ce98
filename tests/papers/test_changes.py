"""Which changes have a place on the front page: the worse first, and never the worse alone."""

import pytest

from dashboard.briefing.changes import BETTER, OTHER, WORSE, first_of, left_out
from dashboard.briefing.parts import Change


def found(worse: int, better: int, neither: int) -> list[Change]:
    """So many of each, each with a name of its own."""
    ways = [WORSE] * worse + [BETTER] * better + [OTHER] * neither
    return [Change(way, f"{way} {place}", "was", "is", ()) for place, way in enumerate(ways)]


@pytest.mark.parametrize(
    ("there", "places", "kept"),
    [
        ((20, 20, 20), 10, (6, 2, 2)),
        ((20, 20, 20), 5, (2, 2, 1)),
        ((20, 20, 20), 4, (2, 2, 0)),
        ((20, 20, 20), 3, (1, 2, 0)),
        ((20, 20, 20), 2, (1, 1, 0)),
        ((20, 20, 20), 1, (1, 0, 0)),
        ((20, 20, 20), 0, (0, 0, 0)),
        ((20, 1, 0), 10, (9, 1, 0)),
        ((20, 0, 0), 10, (10, 0, 0)),
        ((3, 20, 1), 10, (3, 6, 1)),
        ((0, 20, 20), 10, (0, 8, 2)),
        ((0, 0, 20), 3, (0, 0, 3)),
        ((1, 1, 1), 10, (1, 1, 1)),
    ],
)
def test_the_worse_comes_first_and_the_better_keeps_two_places(there, places, kept):
    chosen = first_of(found(*there), places)

    assert tuple([each.direction for each in chosen].count(way) for way in (WORSE, BETTER, OTHER)) == kept


def test_of_each_kind_the_first_are_chosen_and_they_stay_in_their_order():
    chosen = first_of(found(3, 3, 3), 6)

    assert [each.what for each in chosen] == [
        "worse 0", "worse 1", "worse 2", "better 3", "better 4", "changed 6"
    ]  # fmt: skip


def test_of_the_others_it_is_said_how_many_are_for_the_worse_and_for_the_better():
    there = found(4, 9, 1)

    assert left_out(there, first_of(there, 6)) == (
        "8 more changes are in the annex: 1 for the worse and 7 for the better."
    )
    assert left_out(there, there[:13]) == "1 more change is in the annex: 1 neither."
    assert left_out(there, there) == ""
