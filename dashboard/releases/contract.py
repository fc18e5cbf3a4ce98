"""
The figures that a release holds: those whose definitions are published, and none of our own beside them.

A figure that is added later is in no release until it is named here, and until its place among the others is looked
at (dashboard/releases/linked.py).
"""

_NAMED = """
    live_users dormant_live audited_in_time trained_before_access granted_by_spoc self_grants
    events_view events_download events_edit users_view users_download users_edit users_any
    silent_matrices system_audits_done system_audit_findings_sent bcus_inspected bcus_inspected_fully
    archive_over_retention forms_answered_on_time forms_overdue forms_unjustified forms_unverified
    finding_no_grant finding_after_revocation finding_partner_download finding_partner_without_agreement
    finding_partner_other_borough finding_partner_without_form finding_untrained
    finding_archived_version finding_outside_own_bcu spocs_in_post spocs_trained dataset_checks_met
    ethics_report_published audit_report_published oversight_reported oversight_group_met
    disproportionality_board_met deputy_mayor_chairs sop_reviewed policy_reviewed dpia_current
    eia_current legal_mandate_published pilot_reviewed population_review_published topics_published
    topics_by_deadline completeness_gender completeness_age completeness_ethnicity
    completeness_disability people_asian people_black people_mixed people_white people_other
    people_ethnicity_unknown people_male people_female people_other_gender people_gender_unknown
    people_age_unknown people_disabled people_not_disabled people_disability_unknown people_age_under_18
    people_age_18_24 people_age_25_34 people_age_35_over people_young_black_male additions_asian
    additions_black additions_mixed additions_white additions_other additions_ethnicity_unknown
    removals_asian removals_black removals_mixed removals_white removals_other
    removals_ethnicity_unknown representation_asian representation_black representation_mixed
    representation_white representation_other representation_offending_asian
    representation_offending_black representation_offending_mixed representation_offending_white
    representation_offending_other commitments_claimed commitments_assessed commitments_documented
    recommendations_claimed recommendations_assessed commitments_tested recommendations_tested
    contradictions claimed_untestable matrix_population band_red band_amber band_green band_unscored
    zero_harm never_harm always_green under_18 green_under_18 green_evidenced retained_failing_test
    retained_untested opening transferred_in transferred_out added removed two_source_additions
    returned_within_year reappraisal_coverage reappraisal_done reappraisal_removed interventions_offered
    intervention_uptake activity_produced reviews_complete reviews_on_time reviews_requested
    reviews_returned people_reviewed green_reviewed zero_harm_reviewed people_reviewed_so_far
    green_reviewed_so_far zero_harm_reviewed_so_far left_before_review review_removals days_since_review
    agreements_in_force sharing_started hmpps_agreement
"""
IN_A_RELEASE = frozenset(_NAMED.split())
