"""
What was offered to people, where it is recorded: in the BCUs of the pilot; elsewhere that it is not recorded.

The pilot ran for three months from September 2020 in Central North and Central South (the MOPAC update, on
Recommendation 5).
"""

from dashboard.kept import kept
from dashboard.kinds import Answer, FigureRow
from dashboard.words import of, of_with_share

PILOT = ("CN", "AS")


@kept
def offered_rows(found: Answer) -> list[list[str]]:
    """
    The pilot's BCUs, then the others by name; for a BCU's reader theirs alone. Elsewhere what is not recorded is
    counted, not what is.

    :param found: an Answer of `interventions_offered` at one date, at the levels of London and the BCUs.
    """
    own = found.asked.scope.bcu
    rows = [row for row in found.rows if _is_bcu(found, row) and own in {None, row.area}]
    rows.sort(key=lambda row: (row.area not in PILOT, found.areas[row.area].name))
    return [
        [
            found.areas[row.area].name,
            *(("pilot", _offered(row)) if row.area in PILOT else ("", _not_recorded(row))),
        ]
        for row in rows
    ]


def _is_bcu(found: Answer, row: FigureRow) -> bool:
    area = found.areas[row.area]
    return area.bcu == area.code


def _offered(row: FigureRow) -> str:
    if row.withheld or row.silent:
        return "withheld" if row.withheld else "no data"
    if not row.denominator:
        return "nobody on the Matrix"
    return f"offered something: {of_with_share(row.numerator, row.denominator)}"


def _not_recorded(row: FigureRow) -> str:
    if row.numerator is None or row.denominator is None:
        return "withheld"
    if not row.denominator:
        return "nobody on the Matrix"
    return f"not recorded: {of(row.denominator - row.numerator, row.denominator)}"
