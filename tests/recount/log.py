"""The access log as one list, whether its days came event by event or rolled up."""

from dataclasses import dataclass
from datetime import date, datetime

from tests.recount.dates import in_london, month
from tests.recount.records import Records

UNKNOWN = "unknown"


@dataclass(frozen=True)
class Opening:
    """One event, or the events alike of one London day that came as one row."""

    day: date
    user_id: str
    matrix: str
    version: str
    action: str
    events: int
    first_at: datetime
    last_at: datetime
    event_id: str | None = None


def openings(records: Records) -> list[Opening]:
    """Every opening; a user who is not known is `unknown`; a row that counts no event is none."""
    if "openings" not in records.kept:
        records.kept["openings"] = [*_events(records), *_days(records)]
    kept: list[Opening] = records.kept["openings"]
    return kept


def months_of_the_log(records: Records) -> set[str]:
    """The calendar months with an access event of any kind."""
    return {month(opening.day) for opening in openings(records)}


def _events(records: Records) -> list[Opening]:
    known = {user.user_id for user in records.users}
    return [
        Opening(
            in_london(row.occurred_at),
            row.user_id if row.user_id in known else UNKNOWN,
            row.matrix,
            row.version,
            row.action,
            1,
            row.occurred_at,
            row.occurred_at,
            row.event_id,
        )
        for row in records.access_events
    ]


def _days(records: Records) -> list[Opening]:
    known = {user.user_id for user in records.users}
    return [
        Opening(
            row.day,
            row.user_id if row.user_id in known else UNKNOWN,
            row.matrix,
            row.version,
            row.action,
            row.events,
            row.first_at,
            row.last_at,
        )
        for row in records.access_days
        if row.events
    ]
