"""How Methods and data is opened: definitions are nobody's data, so it says something to every reader of figures."""

from dataclasses import dataclass

from dashboard.contents import Entry
from dashboard.methods.sources import ask_sources, states
from dashboard.page import Page, headline, open_if_data, opening_sentence
from dashboard.permissions import Viewer, may_ask, reads_releases
from dashboard.sentences.methods import methods_sentence, sources_sentence


@dataclass(frozen=True)
class Methods:
    """The page as its reader has it; the part about the data only for who is told of them, and where there are any."""

    entry: Entry
    reader: Viewer
    page: Page | None


def open_methods(file: str) -> Methods:
    """Opens the page, and says how the sources stand, to who is told; else what is to be found here."""
    entry, reader, page = open_if_data(file)
    if page is None:
        opening_sentence(
            methods_sentence(empty=may_ask(reader) and not reads_releases(reader)), entry.answers
        )
    else:
        headline(page, sources_sentence(states(ask_sources(page, reader)), page.as_at))
    return Methods(entry, reader, page)
