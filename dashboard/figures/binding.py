"""The kinds of figure there are: a share or a count, with a duty to meet where there is one."""

from typing import Any

from dashboard.charts.forms import bars, steps
from dashboard.kinds import Figure, Unit, figure
from queries.question import Question
from queries.silence import Source


def share(question: Question, **more: Any) -> Figure:
    """A part of a whole, drawn over time as steps."""
    return figure(question, Unit.SHARE, steps, **more)


def duty(question: Question, source: Source, **more: Any) -> Figure:
    """A share that should be the whole; nothing is said of it while its source is silent."""
    return share(question, target=1, source=source, **more)


def count(question: Question, **more: Any) -> Figure:
    """A number of people, openings or things, drawn as bars."""
    return figure(question, Unit.COUNT, bars, **more)
