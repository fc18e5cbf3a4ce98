"""The table of contents: each page once. The menu, the guard and the tests read this and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from dashboard.permissions import Role

PAGES_FOLDER = Path(__file__).resolve().parent.parent / "pages"


class View(StrEnum):
    """How much of a page a role is shown."""

    ALL = "all"
    OWN = "own BCU"
    RELEASE = "release"
    PAPERS = "papers"  # of the meetings that were released
    ACCOUNTS = "accounts"  # and nothing of the register


@dataclass(frozen=True)
class Entry:
    """A page: its address, its title, what it answers and for whom, and who may open it to see how much."""

    slug: str
    title: str
    section: str
    answers: str
    roles: Mapping[Role, View] = field(hash=False)
    first_for: tuple[Role, ...] = ()  # whose first page it is
    marks: tuple[str, ...] = ()  # the kinds of marks it uses, by their names in dashboard/how_to_read.py

    @property
    def file(self) -> Path:
        return PAGES_FOLDER / f"{self.slug}.py"

    @property
    def dated(self) -> bool:
        """Whether the two dates rule it; a page of papers goes by meetings."""
        return View.PAPERS not in self.roles.values()


GROUP_AND_BCUS = {
    Role.OVERSIGHT: View.ALL,
    Role.SUPERINTENDENT: View.OWN,
    Role.DEPUTY_MAYOR: View.RELEASE,
}

# In the order of the menu. A superintendent's day begins at their own page, the Group's at the Overview.
PAGES = (
    Entry(
        "my_bcu",
        "My BCU",
        "Work",
        "What is due in this BCU, by when, and why? For its Detective Superintendent.",
        {Role.SUPERINTENDENT: View.OWN, Role.OVERSIGHT: View.ALL},
        first_for=(Role.SUPERINTENDENT,),
    ),
    Entry(
        "overview",
        "Overview",
        "Promises",
        "What does the force say it has done, what did MOPAC find, and what do the records bear out? "
        "For the Oversight Group.",
        GROUP_AND_BCUS,
        first_for=(Role.OVERSIGHT, Role.DEPUTY_MAYOR),
        marks=("claims", "assessments", "tests"),
    ),
    Entry(
        "recommendations",
        "Recommendations",
        "Promises",
        "What became of each commitment: claimed, assessed, tested, and on what grounds? "
        "For the Oversight Group and its papers.",
        GROUP_AND_BCUS,
        marks=("claims", "assessments", "tests", "targets"),
    ),
    Entry(
        "governance",
        "Governance",
        "Promises",
        "Who answers for the Matrix, who watches it, and is what is on paper in force? "
        "For the Oversight Group and each BCU’s Detective Superintendent.",
        GROUP_AND_BCUS,
        marks=("posts", "documents", "checks", "targets"),
    ),
    Entry(
        "briefing",
        "Briefing",
        "Promises",
        "What does the Deputy Mayor carry into the meeting? For the Oversight Group, which writes it, and the Deputy "
        "Mayor’s office.",
        {Role.OVERSIGHT: View.PAPERS, Role.DEPUTY_MAYOR: View.PAPERS},
    ),
    Entry(
        "reviews",
        "Quarterly reviews",
        "Register",
        "Did each BCU review its local Matrices, and how many of the people on them were reached? "
        "For the Oversight Group and each BCU’s Detective Superintendent.",
        GROUP_AND_BCUS,
        marks=("reviews", "targets"),
    ),
    Entry(
        "green",
        "Green and zero harm",
        "Register",
        "How many are on the Matrix in the Green band or with a zero harm score, and on what grounds are they kept? "
        "For the Oversight Group and each BCU’s Detective Superintendent.",
        GROUP_AND_BCUS,
        marks=("targets",),
    ),
    Entry(
        "population",
        "Population",
        "Register",
        "Who is on the Matrix beside who lives in London, and who was added and who removed? "
        "For the Oversight Group and each BCU’s Detective Superintendent.",
        GROUP_AND_BCUS,
    ),
    Entry(
        "time_on_matrix",
        "Time on the Matrix",
        "Register",
        "How long do people stay on the Matrix? For the Oversight Group and each BCU’s Detective Superintendent.",
        GROUP_AND_BCUS,
    ),
    Entry(
        "access",
        "Access audit",
        "Access",
        "Who opened the Matrix, and might they? "
        "For the Oversight Group, each BCU’s Detective Superintendent and the auditor.",
        GROUP_AND_BCUS | {Role.AUDITOR: View.ALL},
        first_for=(Role.AUDITOR,),
        marks=("findings", "targets"),
    ),
    Entry(
        "sharing",
        "Data sharing",
        "Sharing",
        "With which of the 32 boroughs is there a Data Sharing Agreement, and where do the others stand? "
        "For the Oversight Group and each BCU’s Detective Superintendent.",
        GROUP_AND_BCUS,
        marks=("agreements", "targets"),
    ),
    Entry(
        "methods",
        "Methods and data",
        "Methods",
        "How is each number made, who has checked it, and how good are the records behind it? For every reader of them.",
        {
            Role.OVERSIGHT: View.ALL,
            Role.SUPERINTENDENT: View.OWN,
            Role.AUDITOR: View.ALL,
            Role.DEPUTY_MAYOR: View.ALL,  # a definition is nobody's data
        },
        marks=("sources", "loads"),
    ),
    Entry(
        "administration",
        "Administration",
        "Administration",
        "Who may sign in, who is signed in, and who opened and took what? For administrators.",
        {Role.ADMINISTRATOR: View.ACCOUNTS},
        first_for=(Role.ADMINISTRATOR,),
    ),
)


def entry_of(file: str | Path) -> Entry:
    """The entry of a page's file."""
    slug = Path(file).stem
    return next(entry for entry in PAGES if entry.slug == slug)


def pages_for(role: Role) -> tuple[Entry, ...]:
    """The pages a role may open, in the order of the menu: first the one that the role begins at."""
    own = [entry for entry in PAGES if role in entry.roles]
    return tuple(sorted(own, key=lambda entry: role not in entry.first_for))
