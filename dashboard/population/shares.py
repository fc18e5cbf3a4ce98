"""The groups of an answer, each with its part of the Matrix and of every population that stands beside it."""

from dataclasses import dataclass
from typing import Any

from dashboard.kept import kept
from dashboard.kinds import Answer
from dashboard.population.compared import Part
from dashboard.population.groups import ETHNICITY
from queries.scope import LONDON_AREA
from queries.who_is_on import MATRIX, UNKNOWN


@dataclass(frozen=True)
class Group:
    """A group's part of the Matrix of an area, and its part of each population beside it."""

    own: Part
    beside: tuple[Part, ...]

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
    return tuple(Group(part, tuple(_beside(part, parts, found.subject))) for part in own)


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


def share(part: Part) -> float | None:
    """None of nothing, or where it is withheld."""
    of = whole(part)
    return part.numerator / of if of and part.numerator is not None else None


def ratio(group: Group) -> float:
    """A group's share of the Matrix ÷ its share of residents, to order groups by; nought where there is none."""
    theirs = share(group.residents) if group.residents else None
    return (share(group.own) or 0) / theirs if theirs else 0


def most_over_represented(found: tuple[Group, ...]) -> Group | None:
    """The ethnic group whose share of the Matrix is the most times its share of residents; else the largest group."""
    ethnic = [group for group in found if group.kind == ETHNICITY and not group.is_unknown]
    return max(ethnic, key=lambda group: (ratio(group), group.own.numerator or 0), default=None)


def everybody(found: tuple[Group, ...]) -> int | None:
    return found[0].own.denominator if found else None
