"""The rows behind the figures of the access audit: users one by one, for those who may see whose they are."""

from dashboard.access_words import courses, organisation, role, unit
from dashboard.kinds import listing
from dashboard.permissions import Ids
from queries import users_listed as users
from queries.silence import GRANTS

users_listed = listing(
    users.users_listed,
    {
        "user_id": "User",
        "organisation": "Organisation",
        "unit_name": "Unit",
        "role": "Role",
        "matrices": "Matrices",
        "pan": "Pan-London",
        "granted_on": "Granted",
        "opened_on": "Last opened",
        "dormant_since": "Not used since",
        "audited_on": "Last audited",
        "audit_due_on": "Audit due",
        "courses_missing": "Courses missing",
        "trained_on": "Trained",
        "form_signed_on": "Form signed",
    },
    said={"organisation": organisation, "unit_name": unit, "role": role, "courses_missing": courses},
    ids=Ids.USERS,
    counted_by=("organisation", "unit_name"),
    adds=("live_users", "dormant_live", "audited_in_time", "trained_before_access"),
    source=GRANTS,
)
