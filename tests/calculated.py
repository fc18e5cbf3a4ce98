"""What a test expects to be calculated is."""

from typing import TypeVar

from dashboard.statistical.calculated import NotCalculated

Result = TypeVar("Result")


def calculated(found: Result | NotCalculated) -> Result:
    """What was found, which is not a reason for finding nothing."""
    assert not isinstance(found, NotCalculated), found
    return found
