"""Posts over time: who held each, one after the other, and the gaps in which nobody did."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from dashboard.charts import theme
from dashboard.charts.lanes import Lane, Look, Span, lanes_chart
from dashboard.kinds import Answer, Drawing
from dashboard.sentences.posts import spell_said, standing_of
from dashboard.words import day

TRAINED = Look(theme.DARK_BLUE, theme.WHITE)
UNTRAINED = Look(theme.PALE, theme.DARK_BLUE)
OTHER_RANK = Look(theme.WHITE, theme.DARK_GREY)
NOBODY = Look(theme.WHITE, theme.DARK_PINK, broken=True)
NOT_RECORDED = Look(theme.WHITE, theme.DARK_GREY, broken=True)
LOOKS = {"other_rank": OTHER_RANK, "vacant": NOBODY, "not_recorded": NOT_RECORDED}
Row = Mapping[str, Any]


def spells(answer: Answer) -> Drawing:
    """
    A lane for each BCU: filled where a Detective Superintendent who completed the course is in post, pale before they
    did, outlined where of another rank, broken where nobody is.

    :param answer: an Answer of `posts_in_time`.
    """
    as_at = answer.asked.dates[-1]
    rows = [row for row in answer.records if (row["area"], row["as_at"]) == (answer.subject, as_at)]
    first = min((row["from_on"] for row in rows if row["from_on"]), default=as_at)
    lanes = [_lane(name, list(spans), first, as_at) for name, spans in groupby(rows, _name)]
    said = "; ".join(f"{lane.name}: {lane.said}" for lane in lanes) or "no data"
    return Drawing(
        theme.spec(lanes_chart(lanes, first, as_at)), f"{answer.of.title} by {day(as_at)}. {said}."
    )


def _name(row: Row) -> str:
    return str(row["bcu_name"] or row["bcu"])


def _lane(name: str, rows: Sequence[Row], first: date, as_at: date) -> Lane:
    said, loud = standing_of(rows, as_at)
    return Lane(name, said, loud, tuple(span for row in rows for span in _spans(row, first, as_at)))


def _spans(row: Row, first: date, as_at: date) -> Iterator[Span]:
    """A spell as it is drawn; one whose holder completed the course later is pale until then."""
    begins, ends = row["from_on"] or first, row["to_on"] or as_at
    if begins >= ends:
        return
    said = spell_said(row)
    if row["state"] != "in_post":
        yield Span(LOOKS[row["state"]], begins, ends, said)
        return
    trained = min(max(row["trained_on"] or ends, begins), ends)
    if begins < trained:
        yield Span(UNTRAINED, begins, trained, said)
    if trained < ends:
        yield Span(TRAINED, trained, ends, said)
