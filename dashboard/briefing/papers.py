"""The papers of a meeting: made from its release and what was last written of it, and recorded when one is taken."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from secrets import token_hex

from dashboard import trail
from dashboard.app_store import app_writer
from dashboard.briefing.annex import xlsx_of
from dashboard.briefing.making import briefing_of
from dashboard.briefing.parts import Briefing
from dashboard.briefing.pdf import pdf_of
from dashboard.briefing.versions import Version, latest_version
from dashboard.briefing.word import docx_of
from dashboard.permissions import Viewer
from dashboard.releases import Release, published, published_before
from dashboard.words import all_of, day
from queries.errors import Tellable


class Form(StrEnum):
    """What a paper is, by the ending of its file."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"

    @property
    def media_type(self) -> str:
        office = "application/vnd.openxmlformats-officedocument"
        return {
            "pdf": "application/pdf",
            "docx": f"{office}.wordprocessingml.document",
            "xlsx": f"{office}.spreadsheetml.sheet",
        }[self.value]


@dataclass(frozen=True)
class Papers:
    """Whose papers: of a release, compared with another, where there is one, with what was last written of the meeting."""

    release: Release
    since: Release | None
    last: Version

    def briefing(self, export: str = "") -> Briefing:
        """
        All that they say.

        :param export: the id of one that is taken away; one that is only looked at has none.
        """
        last = self.last
        made = briefing_of(self.release, self.since, last.written, last.number, last.written_by)
        return replace(made, provenance=replace(made.provenance, export=export))

    def file_name(self, form: Form) -> str:
        return f"briefing-{self.release.as_at.isoformat()}.{form}"


def form_of(file: Path) -> Form:
    """
    Which paper a file is to hold.

    :raises Tellable: where its ending is none of a paper.
    """
    ending = file.suffix.lower().removeprefix(".")
    if ending not in set(Form):
        raise Tellable(
            f"{file.name} ends in none of {all_of([f'.{form}' for form in Form])}: name the file by what it is to be."
        )
    return Form(ending)


def papers_of(meeting: str, since: str | None = None) -> Papers:
    """
    The papers of a meeting's release, compared with the one named, else the one before it, if there is one.

    :raises Tellable: where there is no such release, or the one compared with is of no earlier date.
    """
    release, last = published(meeting), latest_version(meeting)
    if since is None:
        return Papers(release, published_before(release), last)
    then = published(since)
    if then.as_at >= release.as_at:
        raise Tellable(
            f"“{then.meeting}” is as at {day(then.as_at)}, which is not before {day(release.as_at)}, the date of "
            f"“{release.meeting}”: compare with an earlier meeting."
        )
    return Papers(release, then, last)


def take(
    papers: Papers, form: Form, reader: Viewer, deliver: Callable[[bytes], None], page: str | None = None
) -> None:
    """
    Makes a paper, notes in the trail that it was taken and by whom, and delivers it: all, or nothing is noted.

    The random id of the export stands in the paper and in the trail.
    """
    export = token_hex(16)
    briefing = papers.briefing(export)
    made = _made(form, briefing, papers.release)
    with app_writer().begin() as connection:
        trail.write(
            connection,
            "paper taken",
            who=reader.name,
            role=reader.role,
            page=page,
            scope=reader.scope.bcu or "London",
            as_at=papers.release.as_at,
            detail={
                "meeting": papers.release.meeting,
                "edition": papers.release.edition,
                "version": briefing.version,
                "paper": form.value,
                "export": export,
            },
        )
        deliver(made)


def put_into(file: Path) -> Callable[[bytes], None]:
    """Delivers into a file."""

    def put(made: bytes) -> None:
        try:
            file.write_bytes(made)
        except OSError as fault:
            raise Tellable(
                f"{file} cannot be written ({fault.strerror}): name a file in a folder that you may write to."
            ) from fault

    return put


def _made(form: Form, briefing: Briefing, release: Release) -> bytes:
    if form is Form.XLSX:
        return xlsx_of(briefing, release)
    return pdf_of(briefing) if form is Form.PDF else docx_of(briefing)
