"""What stands on every page and sheet of a briefing: its marking, its release with the hash, its date, its author."""

from dashboard.briefing.parts import Briefing, Provenance
from dashboard.downloads import SYNTHETIC
from dashboard.words import day

BY_NOBODY = "Matrix Oversight"
LANGUAGE = "en-GB"


def marking(made_from: Provenance) -> str:
    return f"{made_from.classification}. {SYNTHETIC}" if made_from.synthetic else made_from.classification


def release_line(made_from: Provenance) -> str:
    """Which release it is."""
    return f"Release “{made_from.meeting}”, edition {made_from.edition}, version {made_from.data_version} of the data"


def as_at_line(made_from: Provenance) -> str:
    return f"Data as at {day(made_from.as_at)}"


def hash_line(made_from: Provenance) -> str:
    """The release's hash, and the id of the export, by which the trail says who took it."""
    taken = f", export {made_from.export}" if made_from.export else ""
    return f"SHA-256 {made_from.hash}{taken}"


def about(briefing: Briefing) -> str:
    """By whom, in which version, cleared by whom."""
    parts = [as_at_line(briefing.provenance)]
    if briefing.written_by:
        parts.append(f"written by {briefing.written_by}, version {briefing.version}")
    parts.append(f"cleared by {briefing.cleared_by}" if briefing.cleared_by else "not yet cleared")
    return "; ".join(parts) + "."


def changes_heading(made_from: Provenance) -> str:
    if made_from.since is None:
        return "Changes since the last meeting"
    return f"Changes since {made_from.since_meeting} ({day(made_from.since)})"
