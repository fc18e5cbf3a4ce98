"""The table of contents: each page once. The menu, the guard and the tests read this and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dashboard.permissions import Role

PAGES_FOLDER = Path(__file__).resolve().parent.parent / "pages"


class View(StrEnum):
    """How much of a page a role is shown."""

    ALL = "all"
    OWN = "own BCU"
    RELEASE = "release"


@dataclass(frozen=True)
class Entry:
    """A page: its address, its title, what it answers and for whom, and who may open it to see how much."""

    slug: str
    title: str
    section: str
    answers: str
    roles: Mapping[Role, View]

    @property
    def file(self) -> Path:
        return PAGES_FOLDER / f"{self.slug}.py"


GROUP_AND_BCUS = {
    Role.OVERSIGHT: View.ALL,
    Role.SUPERINTENDENT: View.OWN,
    Role.DEPUTY_MAYOR: View.RELEASE,
}

PAGES = (
    Entry(
        "reviews",
        "Quarterly reviews",
        "Register",
        "Did each BCU review its local Matrices, and how many of the people on them were reached? "
        "For the Oversight Group and each BCU’s Detective Superintendent.",
        GROUP_AND_BCUS,
    ),
    Entry(
        "sharing",
        "Data sharing",
        "Sharing",
        "With which of the 32 boroughs is there a Data Sharing Agreement, and where do the others stand? "
        "For the Oversight Group and each BCU’s Detective Superintendent.",
        GROUP_AND_BCUS,
    ),
)


def entry_of(file: str | Path) -> Entry:
    """The entry of a page's file."""
    slug = Path(file).stem
    return next(entry for entry in PAGES if entry.slug == slug)


def pages_for(role: Role) -> tuple[Entry, ...]:
    """The pages a role may open, in the order of the menu."""
    return tuple(entry for entry in PAGES if role in entry.roles)
