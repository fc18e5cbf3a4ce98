"""
What stands in the way of a commitment, in one clause made from its control's numbers, as at the date asked.

In the past tense, which is the same of one and of many. A control that only asks whether there is something has two
clauses: that there was none, and that there was.
"""

from collections.abc import Mapping

from dashboard.kinds import Figure, FigureRow
from dashboard.words import of

UNEXPLAINED = "{n_of_N} openings {of_what} stayed unexplained"

CLAUSES: Mapping[str, str] = {
    "trained_before_access": "{n_of_N} users completed their training before access",
    "two_source_additions": "{n_of_N} people added this quarter rested on two sources",
    "system_audits_done": "{n_of_N} monthly audits took place",
    "system_audit_findings_sent": "the findings of {n_of_N} monthly audits were sent",
    "audited_in_time": "audits reached {n_of_N} users in six months",
    "dormant_live": "{n_of_N} users kept access that they had not used for six months",
    "forms_overdue": "{n_of_N} audit forms went unanswered past their date",
    "bcus_inspected_fully": "full inspections reached {n_of_N} BCUs in 12 months",
    "reappraisal_coverage": "the reappraisal reached {n_of_N} people by its deadline",
    "reappraisal_done": "the reappraisal reached {n_of_N} people",
    "reviews_complete": "{n_of_N} BCUs completed their last quarterly review",
    "green_reviewed": "the last review reached {n_of_N} people in the Green band",
    "zero_harm_reviewed": "the last review reached {n_of_N} people with a zero harm score",
    "green_evidenced": "{n_of_N} people in the Green band had evidence of the last year",
    "retained_failing_test": "reviews kept {n_of_N} people though a test said no",
    "retained_untested": "reviews kept {n_of_N} people without all three tests",
    "spocs_in_post": "{n_of_N} BCUs had a Detective Superintendent in post",
    "spocs_trained": "in {n_of_N} BCUs the single point of contact completed the course",
    "granted_by_spoc": "{n_of_N} live grants came from the BCU’s own contact",
    "finding_no_grant": UNEXPLAINED.replace("{of_what}", "without a grant"),
    "finding_after_revocation": UNEXPLAINED.replace("{of_what}", "after revocation"),
    "finding_untrained": UNEXPLAINED.replace("{of_what}", "before training"),
    "finding_partner_download": "{n_of_N} downloads or edits by partners stayed unexplained",
    "finding_partner_without_agreement": UNEXPLAINED.replace("{of_what}", "by partners without an agreement"),
    "finding_partner_without_form": UNEXPLAINED.replace("{of_what}", "by partners without a form"),
    "finding_archived_version": UNEXPLAINED.replace("{of_what}", "of past versions"),
    "completeness_gender": "gender was recorded of {n_of_N} people",
    "completeness_age": "age was recorded of {n_of_N} people",
    "completeness_ethnicity": "ethnicity was recorded of {n_of_N} people",
    "completeness_disability": "disability was recorded of {n_of_N} people",
    "activity_produced": "stops and arrests came out for {n_of_N} months",
    "agreements_in_force": "{n_of_N} boroughs had an agreement in force",
    "archive_over_retention": "{n_of_N} past versions were kept over four years",
    "reviews_requested": "requests ahead of the last review went to {n_of_N} BCUs",
    "reviews_returned": "{n_of_N} BCUs returned the number removed",
    "topics_by_deadline": "{n_of_N} topics came out by 28 February 2019",
    "topics_published": "{n_of_N} topics came out",
    "deputy_mayor_chairs": "the Deputy Mayor chaired {n_of_N} meetings from the third on",
    "dataset_checks_met": "{n_of_N} checks of the other data sets were met",
}
NONE_OR_ONE: Mapping[str, tuple[str, str]] = {
    "sop_reviewed": (
        "no procedure was approved in the last 12 months",
        "the procedure was approved in the last 12 months",
    ),
    "policy_reviewed": (
        "no policy was approved in the last 12 months",
        "the policy was approved in the last 12 months",
    ),
    "eia_current": (
        "no Equality Impact Assessment was in date",
        "the Equality Impact Assessment was in date",
    ),
    "dpia_current": (
        "no Data Protection Impact Assessment was in date",
        "the Data Protection Impact Assessment was in date",
    ),
    "disproportionality_board_met": (
        "the Disproportionality Board did not meet in 12 months",
        "the Disproportionality Board met in the last 12 months",
    ),
    "pilot_reviewed": ("no review of the pilot was published", "a review of the pilot was published"),
    "population_review_published": (
        "no review of who is on the Matrix came out in 12 months",
        "a review of who is on the Matrix came out in the last 12 months",
    ),
    "hmpps_agreement": (
        "no agreement with HMPPS was in force",
        "an agreement with HMPPS was in force",
    ),
    "legal_mandate_published": ("no legal mandate was published", "the legal mandate was published"),
    "ethics_report_published": (
        "no report to the Ethics Panel came out in 12 months",
        "a report to the Ethics Panel came out in the last 12 months",
    ),
    "audit_report_published": (
        "no report to the Audit Board came out in 12 months",
        "a report to the Audit Board came out in the last 12 months",
    ),
    "oversight_reported": (
        "no report was made to the Oversight Board in 12 months",
        "a report was made to the Oversight Board in the last 12 months",
    ),
    "oversight_group_met": (
        "the Oversight Group did not meet in six months",
        "the Oversight Group met in the last six months",
    ),
}


def in_the_way(control: Figure | None, row: FigureRow | None) -> str:
    """The clause of a control's row, for London; what cannot be said is said to be so."""
    if control is None or row is None:
        return "no data: nothing here counts what would test it"
    if row.silent:
        return f"no data in {source_of(control)}"
    if control.id in NONE_OR_ONE:
        none, one = NONE_OR_ONE[control.id]
        return one if row.numerator else none
    clause = CLAUSES.get(control.id, f"{control.question.title}: {{n_of_N}}")
    return clause.replace("{n_of_N}", of(row.numerator, row.denominator))


def source_of(control: Figure) -> str:
    table = control.source.table if control.source else control.question.reads[0]
    return SOURCES.get(table, table.replace("_", " "))


SOURCES: Mapping[str, str] = {
    "access_by_day": "the access log",
    "documents": "the list of documents",
    "reports": "the list of reports",
    "meetings": "the list of meetings",
    "spocs": "the list of single points of contact",
    "publication_topics": "the list of topics",
    "dataset_checks": "the checks of the other data sets",
    "review_outcomes": "the review outcomes",
    "reviews": "the quarterly reviews",
    "entries": "the entries of the register",
    "police_activity": "police activity",
    "agreements": "the Data Sharing Agreements",
    "user_audits": "the audits of users",
    "training": "the training of users",
    "grants": "the grants of access",
    "system_audits": "the monthly audits of the system",
    "access_queries": "the audit forms",
    "inspections": "the inspections",
    "archive_versions": "the list of past versions",
    "status_updates": "the claims and assessments",
}
