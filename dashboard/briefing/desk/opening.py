"""How the page is opened: whose papers are asked for, who reads, and the sentence it begins with."""

from dataclasses import dataclass

from dashboard.briefing.desk.choosing import choose_papers
from dashboard.briefing.desk.words import nothing_released, opening
from dashboard.briefing.papers import Papers
from dashboard.contents import Entry
from dashboard.page import admitted, opening_sentence, record_opening, say_missing
from dashboard.words import day


@dataclass(frozen=True)
class Desk:
    """The open page, and the papers on it, where any meeting has been released."""

    entry: Entry
    papers: Papers | None


def open_desk(file: str) -> Desk:
    """
    Refuses a stranger and a role that has no such page, writes the trail, and says how the papers stand.

    :raises Tellable: where the address asks for a meeting that has no release.
    """
    entry, reader = admitted(file)
    papers = choose_papers()
    record_opening(reader, entry, papers.release.as_at if papers else None)
    opening_sentence(
        opening(papers), entry.answers, f"London, as at {day(papers.release.as_at)}." if papers else ""
    )
    if papers is None:
        say_missing(nothing_released(reader))
    return Desk(entry, papers)
