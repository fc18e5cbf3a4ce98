"""A briefing is made: from a release, the release before it, and what a person wrote; from nothing else."""

from dashboard.briefing.changes import changes, changes_said
from dashboard.briefing.duties import data_protection, equality
from dashboard.briefing.headline import headline
from dashboard.briefing.issues import issues
from dashboard.briefing.notes import notes
from dashboard.briefing.parts import Asked, Briefing, Provenance, Step
from dashboard.briefing.questions import questions
from dashboard.briefing.reading import Read
from dashboard.briefing.risks import risks
from dashboard.briefing.rows import nine_rows
from dashboard.briefing.said import said_with_share
from dashboard.briefing.written import NAMED_FIGURE, Written
from dashboard.releases import Release

NOT_WRITTEN = "To tell the Deputy Mayor what the records bear out of what was promised on the Matrix."


def briefing_of(
    release: Release, since: Release | None, written: Written, version: int = 0, written_by: str = ""
) -> Briefing:
    """
    The briefing for a meeting.

    :param since: the release that it is compared with, where there is one.
    :param version: of what was written, 0 where nothing was.
    """
    now, then = Read(release), Read(since) if since else None
    own = _filled(written, now)
    return Briefing(
        provenance=provenance(release, since),
        written_by=written_by,
        cleared_by=own.cleared_by,
        version=version,
        purpose=own.purpose or NOT_WRITTEN,
        decisions=own.decisions,
        headline=headline(now, then),
        rows=nine_rows(now, then),
        changes=changes(now, then),
        changes_said=changes_said(now, then),
        issues=issues(now),
        risks=risks(now),
        equality=equality(now),
        data_protection=data_protection(now),
        next_steps=own.next_steps,
        questions=questions(now, own.lines),
        notes=notes(now, then),
    )


def provenance(release: Release, since: Release | None) -> Provenance:
    """What a paper says of the release it is made from."""
    return Provenance(
        meeting=release.meeting,
        edition=release.edition,
        as_at=release.as_at,
        data_version=release.data_version,
        hash=release.hash,
        classification=release.classification,
        synthetic=release.synthetic,
        since_meeting=since.meeting if since else "",
        since=since.as_at if since else None,
        since_hash=since.hash if since else "",
    )


def _filled(written: Written, now: Read) -> Written:
    """What was written, each figure that it names said as the release has it."""

    def fill(text: str) -> str:
        told = NAMED_FIGURE.sub(lambda named: said_with_share(now.row(named[1])), text.strip())
        return told if not told or told.endswith((".", "?", "!")) else f"{told}."

    return Written(
        purpose=fill(written.purpose),
        cleared_by=bare(written.cleared_by),
        decisions=tuple(
            Asked(fill(each.ask), bare(each.by_when), fill(each.otherwise)) for each in written.decisions
        ),
        next_steps=tuple(
            Step(bare(fill(each.action)), bare(each.owner), bare(each.by_when)) for each in written.next_steps
        ),
        lines={question: fill(line) for question, line in written.lines.items()},
    )


def bare(text: str) -> str:
    """Words that stand within a sentence."""
    return text.strip().rstrip(".")
