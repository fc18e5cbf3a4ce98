"""Figures about who may open a Matrix, who did, and who asked why."""

from dashboard.figures import access_rows as rows
from dashboard.figures.binding import count, duty, share
from dashboard.figures.listed import monthly_audits, past_versions, visits
from dashboard.kinds import EVERY_COLUMN, FIGURES, Behind, listing
from dashboard.permissions import Ids
from queries import audits, findings, findings_of_state, forms, grants, openings, openings_listed, users
from queries.silence import (
    ACCESS_EVENTS,
    ACCESS_QUERIES,
    ARCHIVE_VERSIONS,
    GRANTS,
    INSPECTIONS,
    LOG_6,
    LOG_12,
    SPOCS,
    SYSTEM_AUDITS,
    TRAINING,
    USER_AUDITS,
)

_users, _grants, _forms, _openers = (
    rows.users_one_by_one,
    rows.grants_one_by_one,
    rows.forms_one_by_one,
    rows.openers_one_by_one,
)

live_users = count(users.live_users, counts_people=True, behind=Behind(_users, "live_users"))
dormant_live = count(
    users.dormant_live,
    target=0,
    source=LOG_6,
    counts_people=True,
    behind=Behind(_users, "dormant_live", "live_users"),
)
audited_in_time = duty(
    users.audited_in_time,
    USER_AUDITS,
    counts_people=True,
    behind=Behind(_users, "audited_in_time", "live_users"),
)
audits_falling_due = count(
    users.audits_falling_due,
    source=USER_AUDITS,
    counts_people=True,
    behind=Behind(_users, "audits_falling_due", "live_users"),
)
trained_before_access = duty(
    users.trained_before_access,
    TRAINING,
    counts_people=True,
    behind=Behind(_users, "trained_before_access", "live_users"),
)

granted_by_spoc = duty(
    grants.granted_by_spoc,
    SPOCS,
    counts_people=True,
    behind=Behind(_grants, "granted_by_spoc", "borough_grants"),
)
self_grants = count(
    grants.self_grants,
    target=0,
    source=GRANTS,
    behind=Behind(_grants, "self_grants", "live_grants"),
)

EVENTS = {
    action: count(question, behind=Behind(_openers, openings.ACTIONS[action]))
    for action, question in openings.EVENTS.items()
}
USERS = {
    action: count(question, counts_people=True, behind=Behind(_openers, question.name))
    for action, question in openings.USERS.items()
}
silent_matrices = count(
    openings.silent_matrices,
    target=0,
    source=ACCESS_EVENTS,
    caution=rows.A_GAP,
    behind=Behind(rows.matrix_months, "silent_matrices", "matrix_months"),
)
days_logged = share(
    openings_listed.days_logged,
    source=ACCESS_EVENTS,
    caution=rows.A_GAP,
    behind=Behind(rows.days_of_log, "days_logged", "days"),
)

system_audits_done, system_audit_findings_sent = (
    duty(
        question,
        SYSTEM_AUDITS,
        behind=Behind(monthly_audits, column, "month_once"),
    )
    for question, column in ((audits.system_audits_done, "done"), (audits.system_audit_findings_sent, "sent"))
)
bcus_inspected, bcus_inspected_fully = (
    duty(question, INSPECTIONS, behind=Behind(visits, column, "bcu_once"))
    for question, column in (
        (audits.bcus_inspected, "inspected"),
        (audits.bcus_inspected_fully, "inspected_fully"),
    )
)
archive_over_retention = count(
    audits.archive_over_retention,
    target=0,
    source=ARCHIVE_VERSIONS,
    behind=Behind(past_versions, "over_retention", "version_once"),
)

forms_answered_on_time = duty(
    forms.forms_answered_on_time,
    ACCESS_QUERIES,
    behind=Behind(_forms, "forms_answered_on_time", "due_in_the_year"),
)
forms_overdue = count(
    forms.forms_overdue,
    target=0,
    source=ACCESS_QUERIES,
    behind=Behind(_forms, "forms_overdue", "forms_sent"),
)
forms_unjustified = count(
    forms.forms_unjustified,
    source=ACCESS_QUERIES,
    behind=Behind(_forms, "forms_unjustified", "answered_in_the_year"),
)
forms_unverified = count(
    forms.forms_unverified,
    source=ACCESS_QUERIES,
    behind=Behind(_forms, "forms_unverified", "answered_in_the_year"),
)

FINDINGS = {
    rule: count(
        question,
        target=0,
        source=LOG_12,
        caution=rows.A_QUESTION,
        behind=Behind(rows.FINDINGS_LISTED[f"findings_of_{rule}"], "unexplained", "counted"),
    )
    for rule, question in findings.FINDINGS.items()
}

STATE_HEADINGS = {"rule": "Rule", "subject_kind": "What", "subject": "Which", "since": "Since"}
# The findings of state behind a figure are silent where the figure is.
OF_USERS = {"dormant_live", "audited_in_time", "self_grants", "forms_overdue"}
STATE = {
    rule: listing(
        question,
        STATE_HEADINGS | ({"name": "Borough"} if rule == "silent_matrices" else {}),
        ids=Ids.USERS if rule in OF_USERS else Ids.NOBODYS,
        counted_by=("rule",),
        source=FIGURES[rule].source,
        released=() if rule in OF_USERS else EVERY_COLUMN,
    )
    for rule, question in findings_of_state.STATE.items()
}
