"""Nothing is left out of the comparison: every figure of FIGURES.md is asked, and every one is recounted."""

from dashboard.figures import FIGURES
from tests.generated.comparing import named_by_the_contract


def test_every_figure_of_the_contract_is_registered_and_recounted(expected_figures):
    named = {row["figure"] for row in expected_figures}

    assert len(named) == 146
    assert named_by_the_contract() == named
    assert named - FIGURES.keys() == set()
