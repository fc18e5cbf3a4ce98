"""Whether a figure's source is silent: nothing counted is not a pass."""

from datetime import date
from typing import Any

from tests.recount.dates import by, last_day_of, month, months_before
from tests.recount.log import months_of_the_log, openings
from tests.recount.records import Records

# The first date column of DATA.md, unless FIGURES.md dates the table's rows in its own words.
DATED = {
    "review_outcomes": lambda row: row.reviewed_on,
    "entries": lambda row: row.added_on,
    "reviews": lambda row: last_day_of(row.exercise),
    "user_audits": lambda row: row.audited_on,
    "training": lambda row: row.completed_on,
    "spocs": lambda row: row.from_on,
    "grants": lambda row: row.granted_on,
    "access_queries": lambda row: row.sent_on,
    "inspections": lambda row: row.visited_on,
    "archive_versions": lambda row: row.archived_on,
    "agreements": lambda row: row.sent_on,
    "documents": lambda row: row.approved_on or row.published_on,
    "reports": lambda row: row.reported_on,
    "meetings": lambda row: row.held_on,
    "publication_topics": lambda row: row.published_on,
    "dataset_checks": lambda row: row.checked_on,
    "status_updates": lambda row: row.recorded_on,
}


def silent(records: Records, source: str | None, day: date) -> bool:
    """Whether a source holds nothing dated by a day; `log n` needs every one of n months."""
    if source is None:
        return False
    if source.startswith("log "):
        return not set(months_before(day, int(source.split()[1]))) <= months_of_the_log(records)
    if source == "access_events":
        return not any(by(opening.day, day) for opening in openings(records))
    if source == "police_activity":
        return not any(row.month <= month(day) for row in records.police_activity)
    if source == "system_audits":
        return not any(row.month < month(day) for row in records.system_audits)
    dated: Any = DATED[source]
    return not any(by(dated(row), day) for row in getattr(records, source))
