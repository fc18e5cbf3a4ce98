"""The rows behind the figures of the access audit: one by one for those who may see whose they are, else counted."""

from dashboard.access import words
from dashboard.kinds import EVERY_COLUMN, listing
from dashboard.permissions import Ids
from dashboard.words import month_named
from queries import (
    audits_listed,
    events_of_finding,
    findings_listed,
    forms_listed,
    grants_listed,
    openings_listed,
    openings_of_users,
    openings_sampled,
    users_listed,
)
from queries.silence import ACCESS_EVENTS, ACCESS_QUERIES, GRANTS, LOG_12, SYSTEM_AUDITS

A_QUESTION = "A finding is a question to ask. What the opening was, the answer and an inquiry say."
A_GAP = "A gap in the log is not good news: it may be the log that is missing."
BY_UNIT = ("organisation", "unit_name")
USER = {"user": "User", "organisation": "Organisation", "unit_name": "Unit", "role": "Role"}
SAID = {
    "organisation": words.organisation,
    "unit_name": words.unit,
    "role": words.role,
    "matrix_name": words.matrix,
    "rule": words.rules,
    "rules": words.rules,
    "verdict": words.verdict,
    "action": words.action,
    "version": words.version,
    "month": month_named,
    "courses_missing": words.courses,
    **dict.fromkeys(("first_at", "last_at", "opened_at", "at", "until"), words.in_london),
}

users_one_by_one = listing(
    users_listed.users_listed,
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
    said=SAID,
    ids=Ids.USERS,
    counted_by=BY_UNIT,
    adds=("live_users", "dormant_live", "audited_in_time", "audits_falling_due", "trained_before_access"),
    source=GRANTS,
)
grants_one_by_one = listing(
    grants_listed.grants_listed,
    {
        "grant_id": "Grant",
        **USER,
        "matrix_name": "Matrix",
        "granted_on": "Granted",
        "granted_by": "By",
        "by_spoc": "By the single point of contact",
    },
    said=SAID,
    ids=Ids.USERS,
    counted_by=("matrix_name",),
    adds=("granted_by_spoc", "borough_grants", "self_grants", "live_grants"),
    source=GRANTS,
)

FINDING_HEADINGS = {
    "rule": "Rule",
    "user": "User",
    "matrix_name": "Matrix",
    "month": "Month",
    "events": "Openings",
    "explained": "Explained",
    "first_at": "First",
    "last_at": "Last",
}
FINDINGS_LISTED = {
    question.name: listing(
        question,
        FINDING_HEADINGS,
        said=SAID,
        ids=Ids.USERS,
        counted_by=("rule", "matrix_name"),
        adds=("events", "explained", "counted", "unexplained"),
        source=LOG_12,
        caution=A_QUESTION,
    )
    for question in (findings_listed.findings_listed, *findings_listed.OF_RULE.values())
}
findings_of_a_year = FINDINGS_LISTED["findings"]
events_of_a_finding = listing(
    events_of_finding.events_of_finding,
    {
        "at": "Opened",
        "until": "Last",
        "matrix_name": "Matrix",
        "version": "Version",
        "action": "Action",
        "events": "Openings",
        "logged_as": "Logged as",
    },
    said=SAID,
    ids=Ids.USERS,
    counted_by=("action",),
    adds=("events",),
    source=LOG_12,
    caution=A_QUESTION,
)
openings_by_month = listing(
    openings_of_users.openings_of_users,
    {"user": "User", "month": "Month", "events": "Openings"},
    said=SAID,
    ids=Ids.USERS,
    counted_by=("month",),
    adds=("events",),
    source=LOG_12,
)

forms_one_by_one = listing(
    forms_listed.forms_listed,
    {
        "query_id": "Form",
        **USER,
        "opened_at": "About the opening",
        "matrix_name": "Of",
        "rules": "Which broke",
        "sent_on": "Sent",
        "due_on": "Due",
        "answered_on": "Answered",
        "verdict": "Found",
        "verified_by": "Verified by",
    },
    said=SAID | {"verified_by": words.verified_by},
    ids=Ids.USERS,
    counted_by=BY_UNIT,
    adds=(
        "forms_sent",
        "forms_overdue",
        "due_in_the_year",
        "forms_answered_on_time",
        "answered_in_the_year",
        "forms_unjustified",
        "forms_unverified",
    ),
    source=ACCESS_QUERIES,
)

openers_one_by_one = listing(
    openings_listed.openers_listed,
    {
        **USER,
        "matrices": "Matrices",
        "views": "Views",
        "downloads": "Downloads",
        "edits": "Edits",
        "out_of_hours": "From 10 at night to 6",
        "first_on": "First",
        "last_on": "Last",
    },
    said=SAID,
    ids=Ids.USERS,
    counted_by=BY_UNIT,
    adds=("views", "downloads", "edits", "users_view", "users_download", "users_edit", "users_any"),
    source=ACCESS_EVENTS,
)
matrix_months = listing(
    openings_listed.matrix_months,
    {"matrix_name": "Matrix", "month": "Month"},
    said=SAID,
    adds=("silent_matrices", "matrix_months"),
    source=ACCESS_EVENTS,
    caution=A_GAP,
    released=EVERY_COLUMN,
)
days_of_log = listing(
    openings_listed.days_of_log,
    {"day": "Day", "logged": "An opening in the log"},
    adds=("days_logged", "days"),
    source=ACCESS_EVENTS,
    caution=A_GAP,
    released=EVERY_COLUMN,
)
openings_drawn = listing(
    openings_sampled.openings_sampled,
    {
        "day": "Day",
        "first_at": "From",
        "last_at": "To",
        **USER,
        "matrix_name": "Matrix",
        "action": "Did",
        "version": "Version",
        "events": "Times that day",
    },
    said=SAID | dict.fromkeys(("first_at", "last_at"), words.time_in_london),
    ids=Ids.USERS,
    counted_by=("matrix_name",),
    adds=("drawn",),
    source=ACCESS_EVENTS,
)

last_month_audit = listing(
    audits_listed.last_month_audit,
    {"month": "Month", "completed_on": "Done", "findings_sent_on": "Findings sent"},
    said=SAID,
    source=SYSTEM_AUDITS,
    of_london=True,
    released=EVERY_COLUMN,
)
