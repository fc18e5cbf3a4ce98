"""What the page says of a briefing: the sentence it opens with, what marks it, and how its human parts stand."""

from html import escape

from dashboard.briefing.furniture import hash_line, marking, release_line
from dashboard.briefing.making import provenance
from dashboard.briefing.papers import Papers
from dashboard.briefing.versions import Version
from dashboard.page import in_london
from dashboard.permissions import NOTHING_RELEASED, Viewer, reads_releases
from dashboard.words import all_of

HOW_TO_RELEASE = (
    "`oversight snapshot --as-at DATE --meeting NAME` keeps the figures of a meeting, and `oversight release NAME` "
    "publishes them protected: from then on its papers stand here."
)
HUMAN_PARTS = ("purpose", "decisions asked for", "next steps")


def opening(papers: Papers | None) -> str:
    """The sentence that the page opens with."""
    if papers is None:
        return "No meeting has a briefing yet: none has been released."
    since = (
        f", compared with {papers.since.meeting}" if papers.since else ", with no earlier release beside it"
    )
    return f"The two pages for {papers.release.meeting}{since}: {_standing(papers.last)}."


def nothing_released(reader: Viewer) -> str:
    """What follows from there being no release, for who can act and who cannot."""
    return NOTHING_RELEASED if reads_releases(reader) else HOW_TO_RELEASE


def marked(papers: Papers) -> str:
    """Their marking, their release with the edition, its hash."""
    made_from = provenance(papers.release, papers.since)
    return (
        f'<p class="caption"><strong>{escape(marking(made_from))}</strong> {escape(release_line(made_from))}. '
        f'<span class="hash">{escape(hash_line(made_from))}</span></p>'
    )


def to_be_read_again(papers: Papers) -> str:
    """That what was written is of an edition that another has taken the place of; nothing, where it is not."""
    last = papers.last
    if not last.number or last.edition == papers.release.edition:
        return ""
    return (
        f"Version {last.number} was written of edition {last.edition}, and the release is edition "
        f"{papers.release.edition} by now: read it again before it is carried."
    )


def _standing(last: Version) -> str:
    empty = [name for name, part in zip(HUMAN_PARTS, _parts(last), strict=True) if not part]
    if not last.number or last.written_at is None:
        return f"its {all_of(empty)} are not written yet"
    lacking = f", without {all_of(empty)}" if empty else ""
    return f"version {last.number}, written by {last.written_by} on {in_london(last.written_at)}{lacking}"


def _parts(last: Version) -> tuple[object, ...]:
    return last.written.purpose, last.written.decisions, last.written.next_steps
