"""
How a release's row is said in a sentence: n of N, and never a nought for no data.

A release does not say why a number is withheld: for its count, for what it is among, or for the sake of another.
"""

from collections.abc import Callable

from dashboard.briefing.parts import Sentence
from dashboard.briefing.reading import Read
from dashboard.kinds import FIGURES, FigureRow, Unit
from dashboard.sentences.in_the_way import CLAUSES, NONE_OR_ONE, source_of
from dashboard.words import of, share

WITHHELD = "[withheld]"  # in brackets, so that any sentence reads on around it
NO_DATA = "no data"
ALSO = {
    "contradictions": "{n_of_N} commitments are claimed complete and not borne out",
    "silent_matrices": "in {n_of_N} months of a borough’s Matrix the log has no opening",
}


def say(text: str, *rests_on: str) -> Sentence:
    """A sentence with what it rests on."""
    return Sentence(text, rests_on)


def said(row: FigureRow | None, *, alone: bool = False) -> str:
    """12 of 32, or 12 alone; [withheld]; no data."""
    if row is None or row.silent:
        return NO_DATA
    if row.withheld:
        return WITHHELD
    if row.unit is Unit.RATIO:
        return times_over(row)
    return NO_DATA if row.numerator is None else of(row.numerator, None if alone else row.denominator)


def said_with_share(row: FigureRow | None) -> str:
    """12 of 32 (38 %), where there is a share to be told."""
    told = "" if row is None or row.silent or row.withheld else share(row.numerator, row.denominator)
    return f"{said(row)} ({told})" if told else said(row)


def times_over(row: FigureRow | None) -> str:
    """5.7 times, of a ratio."""
    if row is None or row.value is None:
        return WITHHELD if row is not None and row.withheld else NO_DATA
    return f"{row.value:.1f} times"


def as_percent(part: float | None) -> str:
    """76.5 %, of a part that is told as a share already."""
    return NO_DATA if part is None else f"{100 * part:.1f} %"


def clause(read: Read, figure: str) -> str:
    """What a control counted, in a clause: the words of the Overview, the numbers of the release."""
    control, row = FIGURES.get(figure), read.row(figure)
    if control is None or row is None:
        return "no data: nothing here counts what would test it"
    if row.silent:
        return f"no data in {source_of(control)}"
    if figure in NONE_OR_ONE and not row.withheld:
        none, one = NONE_OR_ONE[figure]
        return one if row.numerator else none
    return {**ALSO, **CLAUSES}.get(figure, f"{control.title}: {{n_of_N}}").replace("{n_of_N}", said(row))


def sentence(
    read: Read, pattern: str, *figures: str, by: Callable[[FigureRow | None], str] = said
) -> Sentence:
    """A sentence whose {} are filled with what the figures say, in their order."""
    return Sentence(pattern.format(*(by(read.row(figure)) for figure in figures)), figures)
