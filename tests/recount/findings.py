"""Findings: the exact rules."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tests.recount.access import lacks_a_course
from tests.recount.dates import by, live
from tests.recount.log import UNKNOWN, Opening
from tests.recount.records import Record, Records
from tests.recount.sheet import PAN


@dataclass(frozen=True)
class Case:
    """One opening by a user who is known, with the grants that cover it."""

    records: Records
    opening: Opening
    user: Record
    covering: tuple[Record, ...]

    @property
    def day(self) -> date:
        return self.opening.day

    @property
    def is_partner(self) -> bool:
        return bool(self.user.organisation != "mps")


def broken_by(records: Records, opening: Opening) -> set[str]:
    """The rules that an opening breaks."""
    if opening.user_id == UNKNOWN:
        return {"no_grant"}
    user = next(user for user in records.users if user.user_id == opening.user_id)
    covering = (grant for grant in records.grants if _covers(grant, opening))
    case = Case(records, opening, user, tuple(covering))
    return {rule for rule, is_broken in RULES.items() if is_broken(case)}


def is_explained(records: Records, opening: Opening, day: date) -> bool:
    """Whether an access query about it was answered by a day, and found it justified."""
    if "justified" not in records.kept:
        records.kept["justified"] = [
            (row.event_id, row.answered_on) for row in records.access_queries if row.verdict == "justified"
        ]
    return opening.event_id is not None and any(
        event_id == opening.event_id and by(answered_on, day)
        for event_id, answered_on in records.kept["justified"]
    )


def _covers(grant: Record, opening: Opening) -> bool:
    return (
        grant.user_id == opening.user_id
        and grant.granted_on <= opening.day
        and grant.matrix in (opening.matrix, PAN)
    )


def _no_grant(case: Case) -> bool:
    return not case.covering


def _after_revocation(case: Case) -> bool:
    return bool(case.covering) and not any(_still_covers(grant, case.day) for grant in case.covering)


def _still_covers(grant: Record, day: date) -> bool:
    """Not revoked before that day: the day of revocation itself is still covered."""
    return grant.revoked_on is None or grant.revoked_on >= day


def _partner_download(case: Case) -> bool:
    return case.is_partner and case.opening.action in ("download", "edit")


def _partner_without_agreement(case: Case) -> bool:
    partner = "hmpps" if case.user.organisation == "hmpps" else case.user.unit
    return case.is_partner and not any(
        row.partner == partner
        and live(row.signed_on, row.ended_on, case.day)
        and by(row.sharing_started_on, case.day)
        for row in case.records.agreements
    )


def _partner_other_borough(case: Case) -> bool:
    user = case.user
    return bool(user.organisation == "borough" and case.opening.matrix != user.unit)


def _partner_without_form(case: Case) -> bool:
    return case.is_partner and not any(
        row.user_id == case.user.user_id and by(row.signed_on, case.day) for row in case.records.access_forms
    )


def _untrained(case: Case) -> bool:
    return lacks_a_course(case.records, case.user, case.day)


def _archived_version(case: Case) -> bool:
    return case.opening.version == "archive" and case.user.role != "custodian"


def _outside_own_bcu(case: Case) -> bool:
    bcu_of = {row.borough: row.bcu for row in case.records.boroughs}
    bcu = bcu_of.get(case.opening.matrix)
    return (
        case.user.organisation == "mps"
        and case.user.unit in {row.bcu for row in case.records.bcus}
        and bcu is not None
        and bcu != case.user.unit
        and not any(_still_covers(grant, case.day) for grant in case.covering)
    )


RULES: dict[str, Callable[[Case], bool]] = {
    "no_grant": _no_grant,
    "after_revocation": _after_revocation,
    "partner_download": _partner_download,
    "partner_without_agreement": _partner_without_agreement,
    "partner_other_borough": _partner_other_borough,
    "partner_without_form": _partner_without_form,
    "untrained": _untrained,
    "archived_version": _archived_version,
    "outside_own_bcu": _outside_own_bcu,
}
