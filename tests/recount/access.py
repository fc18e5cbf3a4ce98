"""The table Access audit, its first part: users, their grants and their audits."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tests.recount.dates import by, in_months_to, live, shifted
from tests.recount.log import openings
from tests.recount.records import Record, Records
from tests.recount.sheet import ELSEWHERE, PAN, Judged, Place, Row, Sheet, london_only


@dataclass(frozen=True)
class LiveUser:
    """A user with a live grant, and when the earliest of their live grants was granted."""

    user: Record
    earliest: date


def rows(sheet: Sheet) -> Iterator[Row]:
    records, day = sheet.records, sheet.day
    users = live_users(records, day)
    places = _places(sheet, users)
    yield from sheet.count("live_users", "LC", places)
    found = _places(sheet, dormant(records, day))
    yield from sheet.count("dormant_live", "LC", found, places, Judged(0, "log 6"))
    found = _places(sheet, [live_user for live_user in users if is_audited(records, live_user, day)])
    yield from sheet.share("audited_in_time", "LC", found, places, Judged(1, "user_audits"))
    trained = [one for one in users if not lacks_a_course(records, one.user, one.earliest)]
    yield from sheet.share(
        "trained_before_access", "LC", _places(sheet, trained), places, Judged(1, "training")
    )
    yield from _grants(sheet)


def live_grants(records: Records, day: date) -> list[Record]:
    return [row for row in records.grants if live(row.granted_on, row.revoked_on, day)]


def live_users(records: Records, day: date) -> list[LiveUser]:
    granted: dict[str, list[date]] = {}
    for grant in live_grants(records, day):
        granted.setdefault(grant.user_id, []).append(grant.granted_on)
    return [LiveUser(user, min(granted[user.user_id])) for user in records.users if user.user_id in granted]


def dormant(records: Records, day: date) -> list[LiveUser]:
    """Live users who for six months have opened nothing, and been granted nothing that they still hold."""
    last: dict[str, date] = {}
    for opening in openings(records):
        if by(opening.day, day):
            last[opening.user_id] = max(opening.day, last.get(opening.user_id, opening.day))
    return [
        one
        for one in live_users(records, day)
        if max(last.get(one.user.user_id, one.earliest), one.earliest) <= shifted(day, -6)
    ]


def is_audited(records: Records, live_user: LiveUser, day: date) -> bool:
    audits = [row.audited_on for row in records.user_audits if row.user_id == live_user.user.user_id]
    return any(in_months_to(when, 6, day) for when in [*audits, live_user.earliest])


def lacks_a_course(records: Records, user: Record, day: date) -> bool:
    """Whether a user had not completed every course required of them by a day."""
    required = {"data_protection"}
    if user.organisation == "mps":
        required.add("operating_model")
    if user.role == "spoc":
        required.add("spoc")
    completed = {row.course for row in _training(records, user.user_id) if by(row.completed_on, day)}
    return not required <= completed


def _training(records: Records, user_id: str) -> Iterable[Record]:
    return [row for row in records.training if row.user_id == user_id]


def _places(sheet: Sheet, users: Iterable[LiveUser]) -> list[Place]:
    """An MPS user's own BCU; other users count in London only."""
    return [
        one.user.unit if one.user.organisation == "mps" and one.user.unit in sheet.bcus else ELSEWHERE
        for one in users
    ]


def _grants(sheet: Sheet) -> Iterator[Row]:
    grants = live_grants(sheet.records, sheet.day)
    on_boroughs = [row for row in grants if row.matrix != PAN]
    by_spoc = [row for row in on_boroughs if row.granted_by != row.user_id and _is_by_spoc(sheet, row)]
    yield from sheet.share(
        "granted_by_spoc",
        "LC",
        [row.matrix for row in by_spoc],
        [row.matrix for row in on_boroughs],
        Judged(1, "spocs"),
    )
    own = self_grants(sheet.records, sheet.day)
    yield from sheet.count("self_grants", "L", london_only(own), london_only(grants), Judged(0, "grants"))


def self_grants(records: Records, day: date) -> list[Record]:
    return [row for row in live_grants(records, day) if row.granted_by == row.user_id]


def _is_by_spoc(sheet: Sheet, grant: Record) -> bool:
    """Whether the giver was the SPOC of the matrix's BCU on the day it was granted."""
    return any(
        spoc.bcu == sheet.bcu_of[grant.matrix]
        and spoc.user_id == grant.granted_by
        and live(spoc.from_on, spoc.to_on, grant.granted_on)
        for spoc in sheet.records.spocs
    )
