"""The stepped line of any figure, whatever it is drawn as elsewhere: what a commitment's control measured over time."""

from dashboard.charts.steps import drawn
from dashboard.kinds import Answer, Drawing, Figure, Unit


def history(answer: Answer) -> Drawing:
    """
    A share against its whole; a count against the most it was, since of its whole it may be hardly anything.

    :param answer: an Answer of a figure.
    """
    of_all = isinstance(answer.of, Figure) and answer.of.unit is Unit.SHARE
    return drawn(answer, lambda row: row.denominator if of_all else row.numerator)
