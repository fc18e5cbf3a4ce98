"""Findings of state at a day: the users, grants, queries, versions and matrices that figures count, one by one."""

from tests.recount.access import dormant, is_audited, live_users, self_grants
from tests.recount.audits import over_retention, overdue_forms
from tests.recount.opened import silent_matrices
from tests.recount.sheet import Sheet

Subject = tuple[str, str]  # (rule, subject)


def findings_of_state(sheet: Sheet) -> set[Subject]:
    """Which rule finds which subject; a silent matrix is its borough and month. Since when is not told here."""
    records, day = sheet.records, sheet.day
    unaudited = [one for one in live_users(records, day) if not is_audited(records, one, day)]
    return {
        *(("dormant_live", one.user.user_id) for one in dormant(records, day)),
        *(("audited_in_time", one.user.user_id) for one in unaudited),
        *(("self_grants", row.grant_id) for row in self_grants(records, day)),
        *(("forms_overdue", row.query_id) for row in overdue_forms(records, day)),
        *(("archive_over_retention", row.version_id) for row in over_retention(records, day)),
        *(("silent_matrices", f"{borough}/{month}") for borough, month in silent_matrices(sheet)),
    }
