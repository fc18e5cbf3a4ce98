"""
Which ethnic group stands out most beside London's residents, and how that is said: never as a verdict.

It is said once, under Equality, and what must be said with it follows at once; elsewhere a sentence leads there.
"""

from dashboard.briefing.parts import Sentence
from dashboard.briefing.reading import Read
from dashboard.briefing.said import as_percent, say, times_over

GROUPS = {
    "asian": "Asian",
    "black": "Black",
    "mixed": "of mixed ethnicity",
    "white": "White",
    "other": "from other ethnic groups",
}
CAVEAT = (
    "Residents are of all ages and both sexes; police-recorded offending is itself a product of policing. A ratio "
    "does not say why two shares differ."
)
SET_OUT = (
    "The shares on the Matrix stand under Equality, beside those of residents and of recorded offending."
)


def beside_both(read: Read) -> tuple[Sentence, ...]:
    """Beside residents, beside recorded offending, and what neither says."""
    return (beside_residents(read), beside_offending(read), say(CAVEAT))


def most_over(read: Read) -> str | None:
    """The group whose share is the largest beside that of residents; none where no ratio is told."""
    ratios = {
        group: row.value
        for group in GROUPS
        if (row := read.row(f"representation_{group}")) is not None and row.value is not None
    }
    return max(ratios, key=ratios.__getitem__, default=None)


def beside_residents(read: Read) -> Sentence:
    """The share on the Matrix, the share of residents, and the ratio of the two."""
    group = most_over(read)
    if group is None:
        return _not_told(read, "representation_", "No ethnic group can be set beside London’s residents")
    row = read.row(f"representation_{group}")
    assert row is not None  # noqa: S101 # most_over found it
    return say(
        f"{as_percent(row.numerator)} of the people whose ethnicity is recorded are {GROUPS[group]}, and "
        f"{as_percent(row.denominator)} of London’s residents are: {times_over(row)} their share of residents.",
        row.figure,
    )


def beside_offending(read: Read) -> Sentence:
    """The same group beside police-recorded offending, where such a profile is loaded."""
    group = most_over(read)
    row = read.row(f"representation_offending_{group}") if group else None
    if row is None or row.value is None:
        return _not_told(
            read, "representation_offending_", "Nor can one be set beside a profile of recorded offending"
        )
    return say(
        f"Beside {as_percent(row.denominator)} of the profile of recorded offending it is {times_over(row)}.",
        row.figure,
    )


def _not_told(read: Read, family: str, what: str) -> Sentence:
    """What is withheld is not what was never recorded."""
    figures = tuple(f"{family}{group}" for group in GROUPS)
    rows = [read.row(figure) for figure in figures]
    withheld = any(row is not None and row.withheld for row in rows)
    return say(f"{what}: {'the numbers are withheld' if withheld else 'no data'}.", *figures)
