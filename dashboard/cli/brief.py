"""`oversight brief`: the two pages that a Deputy Mayor carries, the same to edit, or their data annex."""

from pathlib import Path
from typing import Annotated

import typer

from dashboard.briefing.papers import form_of, papers_of, put_into, take
from dashboard.briefing.versions import keep_version, latest_version
from dashboard.briefing.written import written_in
from dashboard.cli import COMMANDS
from dashboard.key import make_key
from dashboard.releases.publishers import publishing_viewer
from dashboard.stores import make_ready
from dashboard.words import day


@COMMANDS.command()
def brief(
    meeting: Annotated[str, typer.Argument(help="The meeting whose release it is made from.")],
    file: Annotated[Path, typer.Option("-o", "--output", help="A file that ends in .pdf, .docx or .xlsx.")],
    since: Annotated[
        str | None, typer.Option(help="The meeting to compare with; else the release before it.")
    ] = None,
    written: Annotated[
        Path | None,
        typer.Option(
            help="A JSON file of what a person writes: purpose, decisions, next steps. Kept as the next version."
        ),
    ] = None,
    by: Annotated[
        str | None, typer.Option(help="The account that takes it; the only one that may, if none is named.")
    ] = None,
) -> None:
    """Writes a paper of a meeting from its release: two pages, the same to edit, or the data annex."""
    make_key()
    make_ready()
    form, papers = form_of(file), papers_of(meeting, since)
    reader = publishing_viewer(by)
    if written:
        upon = latest_version(meeting).number
        keep_version(papers.release, written_in(written), upon=upon, by=reader)
    take(papers, form, reader, put_into(file))
    release = papers.release
    typer.echo(f"{file}: {release.meeting}, as at {day(release.as_at)}, hash {release.hash}")
