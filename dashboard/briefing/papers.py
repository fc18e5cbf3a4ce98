"""The papers of a meeting, each by the ending of the file that it is written to, and recorded when it is taken."""

from collections.abc import Callable, Mapping
from pathlib import Path

from dashboard import trail
from dashboard.app_store import app_writer
from dashboard.briefing.annex import xlsx_of
from dashboard.briefing.making import briefing_of
from dashboard.briefing.parts import Briefing
from dashboard.briefing.pdf import pdf_of
from dashboard.briefing.word import docx_of
from dashboard.briefing.written import Written, from_text
from dashboard.releases import Release, published, published_before
from dashboard.words import all_of, day
from queries.errors import Tellable

Paper = Callable[[Briefing, Release], bytes]

PAPERS: Mapping[str, Paper] = {
    ".pdf": lambda briefing, _: pdf_of(briefing),
    ".docx": lambda briefing, _: docx_of(briefing),
    ".xlsx": xlsx_of,
}


def paper_for(file: Path) -> Paper:
    """
    Which paper a file is to hold.

    :raises Tellable: where its ending is none of a paper.
    """
    if file.suffix.lower() not in PAPERS:
        raise Tellable(
            f"{file.name} ends in none of {all_of(list(PAPERS))}: name the file by what it is to be."
        )
    return PAPERS[file.suffix.lower()]


def compared_with(release: Release, since: str | None) -> Release | None:
    """
    The release that a meeting's is compared with: the one named, else the one before it, if there is one.

    :raises Tellable: where the one named is not there, or of no earlier date.
    """
    if since is None:
        return published_before(release)
    then = published(since)
    if then.as_at >= release.as_at:
        raise Tellable(
            f"“{then.meeting}” is as at {day(then.as_at)}, which is not before {day(release.as_at)}, the date of "
            f"“{release.meeting}”: compare with an earlier meeting."
        )
    return then


def written_in(file: Path | None) -> Written:
    """
    What a person wrote, as JSON; nothing, where no file is named.

    :raises Tellable: where it cannot be read, or says what the two pages do not hold.
    """
    if file is None:
        return Written()
    try:
        written = from_text(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise Tellable(
            f"{file} cannot be read as what is written of a briefing ({fault}): it is JSON with purpose, cleared_by, "
            "decisions (ask, by_when, otherwise), next_steps (action, owner, by_when) and lines."
        ) from fault
    written.check()
    return written


def write_paper(meeting: str, since: str | None, written: Written, file: Path) -> Release:
    """Makes the paper, notes in the trail that it was taken, and only then writes the file. Returns its release."""
    paper, release = paper_for(file), published(meeting)
    made = paper(briefing_of(release, compared_with(release, since), written), release)
    with app_writer().begin() as connection:
        trail.write(
            connection,
            "paper taken",
            who=trail.ON_THIS_MACHINE,
            as_at=release.as_at,
            detail={"meeting": meeting, "edition": release.edition, "paper": file.suffix.lower()},
        )
        _put(file, made)
    return release


def _put(file: Path, made: bytes) -> None:
    try:
        file.write_bytes(made)
    except OSError as fault:
        raise Tellable(
            f"{file} cannot be written ({fault.strerror}): name a file in a folder that you may write to."
        ) from fault
