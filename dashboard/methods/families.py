"""
The figures by section, and who has checked each family of them, when, and when that falls due again.

What has been checked is said as it is: that our numbers equal others' for the same records. Nobody has judged yet
whether a number is the right one to ask for.
"""

from dataclasses import dataclass
from datetime import date

from dashboard.kinds import FIGURES, Figure

ETHNICITIES = ("asian", "black", "mixed", "white", "other")
GROUPS = (
    *(*ETHNICITIES, "ethnicity_unknown"),
    *("male", "female", "other_gender", "gender_unknown"),
    *("age_under_18", "age_18_24", "age_25_34", "age_35_over", "age_unknown"),
    *("disabled", "not_disabled", "disability_unknown", "young_black_male"),
)
RULES = (
    *("no_grant", "after_revocation", "partner_download", "partner_without_agreement"),
    *("partner_other_borough", "partner_without_form", "untrained", "archived_version", "outside_own_bcu"),
)


@dataclass(frozen=True)
class Check:
    """Who checked a family of figures and how, when last, and when it is due again."""

    by: str
    on: date
    next_due: date


@dataclass(frozen=True)
class Section:
    """A family of figures as they are found on the page: those of one part of the definitions."""

    title: str
    ids: tuple[str, ...]
    check: Check

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(FIGURES[id_] for id_ in self.ids if id_ in FIGURES)


AGAINST_THE_CUSTOMER = Check(
    "Equal to all of the customer’s 17,528 rows for the sample pack, on SQLite and on PostgreSQL, and to a recount of our "
    "own that is written apart from the questions. Both are held at every run of the tests.",
    date(2026, 11, 26),
    date(2027, 11, 26),
)
BY_OUR_TESTS_ALONE = Check(
    "Our own tests alone, on made rows worked out by hand, on SQLite and on PostgreSQL. Nobody else has counted it.",
    date(2026, 11, 26),
    date(2027, 5, 26),
)


def _defined(title: str, *ids: str) -> Section:
    return Section(title, ids, AGAINST_THE_CUSTOMER)


DEFINED = (
    _defined(
        "Register",
        *("matrix_population", "band_red", "band_amber", "band_green", "band_unscored"),
        *("zero_harm", "never_harm", "always_green", "under_18", "green_under_18"),
        *("green_evidenced", "retained_failing_test", "retained_untested"),
        *("opening", "transferred_in", "transferred_out", "added", "removed"),
        *("two_source_additions", "returned_within_year"),
        *("reappraisal_coverage", "reappraisal_done", "reappraisal_removed"),
        *(f"completeness_{field}" for field in ("gender", "age", "ethnicity", "disability")),
        *("interventions_offered", "intervention_uptake", "activity_produced"),
    ),
    _defined(
        "Who is on it",
        *(f"people_{group}" for group in GROUPS),
        *(
            f"{way}_{group}"
            for way in ("additions", "removals")
            for group in (*ETHNICITIES, "ethnicity_unknown")
        ),
        *(f"representation_{of}{group}" for of in ("", "offending_") for group in ETHNICITIES),
    ),
    _defined(
        "Reviews",
        *("reviews_complete", "reviews_on_time", "reviews_requested", "reviews_returned"),
        *("people_reviewed", "green_reviewed", "zero_harm_reviewed", "left_before_review"),
        *("people_reviewed_so_far", "green_reviewed_so_far", "zero_harm_reviewed_so_far"),
        *("review_removals", "days_since_review"),
    ),
    _defined(
        "Access audit",
        *("live_users", "dormant_live", "audited_in_time", "trained_before_access"),
        *("granted_by_spoc", "self_grants"),
        *(f"events_{action}" for action in ("view", "download", "edit")),
        *(f"users_{action}" for action in ("view", "download", "edit", "any")),
        *("silent_matrices", "system_audits_done", "system_audit_findings_sent"),
        *("forms_answered_on_time", "forms_overdue", "forms_unjustified", "forms_unverified"),
        *("bcus_inspected", "bcus_inspected_fully", "archive_over_retention"),
    ),
    _defined("Findings", *(f"finding_{rule}" for rule in RULES)),
    _defined("Sharing", "agreements_in_force", "sharing_started", "hmpps_agreement"),
    _defined(
        "Governance",
        *("spocs_in_post", "spocs_trained", "sop_reviewed", "policy_reviewed"),
        *("dpia_current", "eia_current", "legal_mandate_published", "pilot_reviewed"),
        *("population_review_published", "ethics_report_published", "audit_report_published"),
        *("oversight_reported", "oversight_group_met", "disproportionality_board_met"),
        *("deputy_mayor_chairs", "topics_published", "topics_by_deadline", "dataset_checks_met"),
    ),
    _defined(
        "Recommendations",
        *("commitments_claimed", "commitments_assessed", "commitments_tested", "commitments_documented"),
        *("recommendations_claimed", "recommendations_assessed", "recommendations_tested"),
        *("contradictions", "claimed_untestable"),
    ),
)
OUR_OWN = "Of our own"


def sections() -> tuple[Section, ...]:
    """Every figure once: those of the customer's definitions in their order, then those of our own."""
    defined = {id_ for section in DEFINED for id_ in section.ids}
    own = tuple(id_ for id_ in FIGURES if id_ not in defined)
    return (*DEFINED, Section(OUR_OWN, own, BY_OUR_TESTS_ALONE))


def section_of(id_: str) -> Section:
    """The section a figure stands in; that of our own for one that is in none."""
    return next((section for section in sections() if id_ in section.ids), sections()[-1])
