"""The groups of an answer, each with its part of the Matrix and of every population that stands beside it."""

from dataclasses import dataclass
from typing import Any

from dashboard.kept import kept
from dashboard.kinds import Answer
from dashboard.population.compared import Part
from dashboard.population.groups import ETHNICITY
from dashboard.words import of
from dashboard.words import share as in_words
from queries.scope import LONDON_AREA
from queries.who_is_on import MATRIX, UNKNOWN


@dataclass(frozen=True)
class Group:
    """A group's part of the Matrix of an area, and its part of each population beside it; rounded, as of a release."""

    own: Part
    beside: tuple[Part, ...]
    rounded: bool = False

    @property
    def kind(self) -> str:
        return self.own.kind

    @property
    def group(self) -> str:
        return self.own.group

    @property
    def is_unknown(self) -> bool:
        return self.group == UNKNOWN

    @property
    def is_withheld(self) -> bool:
        """Whether its share may not be told, which is another thing than that there is none."""
        return self.own.numerator is None or whole(self.own) is None

    @property
    def residents(self) -> Part | None:
        """Its part of all residents, where they are broken down so."""
        return next((part for part in self.beside if part.population == "census"), None)


@kept
def groups(found: Answer, place: int = -1) -> tuple[Group, ...]:
    """
    Every group of the reader's own area at one of the dates asked; a BCU's beside London's Matrix, too.

    :param found: an Answer of `who_is_on_the_matrix`.
    """
    as_at = found.asked.dates[place]
    parts = [Part(**_of(record)) for record in found.records if record["as_at"] == as_at]
    own = [part for part in parts if part.area == found.subject and part.population == MATRIX]
    return tuple(
        Group(part, tuple(_beside(part, parts, found.subject)), rounded=bool(found.asked.releases))
        for part in own
    )


def _of(record: Any) -> dict[str, Any]:
    return {name: record[name] for name in Part._fields}


def _beside(own: Part, parts: list[Part], subject: str) -> list[Part]:
    same = [
        part
        for part in parts
        if (part.kind, part.group, part.area) == (own.kind, own.group, LONDON_AREA)
        and not (subject == LONDON_AREA and part.population == MATRIX)
    ]
    return [
        part._replace(name="the Matrix in London") if part.population == MATRIX else part for part in same
    ]


def whole(part: Part) -> int | None:
    """What a share is of: those of whom it is recorded; of whom it is not, all."""
    return part.denominator if part.group == UNKNOWN else part.recorded


def share_in_words(part: Part) -> str:
    """With a decimal only of 200 and more; with one where it is not told of how many. Of nobody there is none."""
    if part.share is None or part.numerator is not None:
        return in_words(part.numerator, whole(part)) or of(part.numerator, whole(part))
    return f"{100 * part.share:.1f} %"


def ratio(group: Group) -> float:
    """A group's share of the Matrix ÷ its share of residents, to order groups by; nought where there is none."""
    theirs = group.residents.share if group.residents else None
    return (group.own.share or 0) / theirs if theirs else 0


def most_over_represented(found: tuple[Group, ...]) -> Group | None:
    """The ethnic group whose share of the Matrix is the most times its share of residents; else the largest group."""
    ethnic = ethnic_groups(found)
    return max(ethnic, key=lambda group: (ratio(group), group.own.numerator or 0), default=None)


def ethnic_groups(found: tuple[Group, ...]) -> list[Group]:
    """Those that are recorded."""
    return [group for group in found if group.kind == ETHNICITY and not group.is_unknown]


def everybody(found: tuple[Group, ...]) -> int | None:
    return found[0].own.denominator if found else None
