"""Equality and data protection: what the release says of each, and what it cannot."""

from dashboard.briefing.ethnicity import beside_both
from dashboard.briefing.parts import Sentence
from dashboard.briefing.reading import Read, title_of
from dashboard.briefing.said import NO_DATA, clause, said_with_share, say, sentence
from dashboard.words import capital


def equality(read: Read) -> tuple[Sentence, ...]:
    """The Public Sector Equality Duty: who is on the Matrix, whether it is examined, what would change the view."""
    return (
        *beside_both(read),
        _told(read, "eia_current"),
        _told(read, "disproportionality_board_met"),
        say("A comparison by age and sex together would change what can be said; none is loaded."),
    )


def data_protection(read: Read) -> tuple[Sentence, ...]:
    """The assessment, the partners, the old versions; and that these records hold no incidents."""
    return (
        _told(read, "dpia_current"),
        _told(read, "hmpps_agreement"),
        sentence(
            read,
            "Openings by partners not explained, of those a rule caught in 12 months, without an agreement: {}; "
            "downloads or edits: {}.",
            "finding_partner_without_agreement",
            "finding_partner_download",
        ),
        sentence(read, "Past versions kept over four years: {}.", "archive_over_retention"),
        sentence(read, "Users trained before access: {}.", "trained_before_access", by=said_with_share),
        say(
            "Data breaches are not in these records, so that none is told here does not say that there was none."
        ),
    )


def _told(read: Read, figure: str) -> Sentence:
    """By name where there is nothing to tell: no title stands above it."""
    row = read.row(figure)
    if row is None or row.silent:
        return Sentence(f"{title_of(figure)}: {NO_DATA}.", (figure,))
    return Sentence(f"{capital(clause(read, figure))}.", (figure,))
