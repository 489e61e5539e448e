"""The names that the requirements catalogue gives its fields, and which fields of the record they became.

Knows: all 281 names of the catalogue's field dictionary (its section 7), so that each rule can be traced to what the record
asks. A name that the catalogue derives from others leads to those others.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType


@cache
def catalogue_names() -> Mapping[str, tuple[str, ...]]:
    """Every name of the catalogue with the paths of the record that answer it, in the catalogue's order."""
    names = {}
    for line in _NAMES.replace("\n        ", " ").strip().splitlines():
        section, _, fields = line.strip().partition(": ")
        for field in fields.split():
            name = f"{section}.{field}"
            answered = _RENAMED.get(name, f"{_SECTIONS.get(section, section)}.{field}")
            names[name] = tuple(answered.split())
    return MappingProxyType(names)


_SECTIONS = {
    "access": "accessibility",
    "assess": "assessments",
    "auth": "authorisation",
    "gov": "governance",
    "human": "human_oversight",
    "legal": "legal_basis",
    "ops": "operations",
    "probe": "probe_images",
    "reg": "registration",
    "risk": "risks",
    "sec": "security",
    "site": "place",
    "sys": "system",
    "transp": "transparency",
    "watch": "watchlist",
}

_RENAMED = {
    "assess.fria.a_processes": "assessments.fria.processes",
    "assess.fria.b_period_frequency": "assessments.fria.period_and_frequency",
    "assess.fria.c_persons_groups": "assessments.fria.persons_and_groups",
    "assess.fria.d_specific_harms": "assessments.fria.specific_harms",
    "assess.fria.e_human_oversight": "assessments.fria.human_oversight",
    "assess.fria.f_risk_response": "assessments.fria.risk_response",
    "assess.fria.notified_msa_at": "assessments.fria.notified_authority_on",
    "assess.hria.done": "assessments.human_rights.done",
    "audit.log_signed": "governance.audit_log_signed",
    "case_file.frt_use_recorded": "case_file.recognition_use_recorded",
    "gov.audit_last_at": "governance.audit_last_on",
    "gov.dpo": "governance.data_protection_officer",
    "gov.last_evaluated_version": "governance.last_evaluated_version_is_current",
    "gov.last_evaluation_at": "governance.last_evaluation_on",
    # Complete when the requirements HR-01 to HR-07, HR-09 and HR-10 are determined: no one answers that, rules do.
    "hr.test_complete": "",
    "human.reviewers_min": "human_oversight.reviewers_minimum",
    "legal.art6_ground": "legal_basis.article_6_ground",
    "legal.basis_citation": "legal_basis.citation",
    "legal.basis_type": "legal_basis.type",
    "necessity.kpis": "necessity.indicators",
    "necessity.per_category_reason": "necessity.category_reasons",
    "operator.law_enforcement": "operator.type operator.on_behalf_of_law_enforcement",
    "probe.quality_min": "probe_images.quality_minimum",
    "procurement.hr_clause": "procurement.human_rights_clause",
    "proportionality.persons_scanned_est": "proportionality.persons_scanned_estimate",
    "provider.hrdd_statement": "provider.human_rights_due_diligence_statement",
    "reg.annual_report_last_at": "registration.annual_report_last_on",
    "reg.dpa_notified_at": "registration.data_protection_authority_notified_at",
    "reg.eu_db_registered_at": "registration.eu_database_registered_at",
    "reg.msa_notified_at": "registration.market_surveillance_notified_at",
    "reg.submitter.name": "registration.submitter_name",
    "rights.misid_notified": "rights.misidentified_notified",
    "rights.msa_complaint_route": "rights.market_surveillance_complaint_route",
    "scope.changed_at": "scope.changed_on",
    "sec.access_reviewed_at": "security.access_reviewed_on",
    "sec.pen_test_at": "security.penetration_test_on",
    "sys.accuracy.threshold_tested": "system.accuracy.threshold_tested_is_current",
    "sys.biometric": "deployment.mode",
    "sys.config_hash": "system.configuration_digest",
    "sys.last_tested_version": "system.last_tested_version system.tested_version_is_current",
    "sys.log.reference_db": "system.log.reference_database",
    "sys.log.reference_db_changes": "system.log.reference_database_changes",
    "sys.pad_tested": "system.presentation_attack_tested",
    "transp.misid_count_published": "transparency.misidentification_count_published",
    "transp.statistics_published_at": "transparency.statistics_published_on",
    "transp.workers_informed_at": "transparency.workers_informed_on",
    "watch.criteria_changed_at": "watchlist.criteria_changed_on",
    "watch.last_review_at": "watchlist.last_review_on",
    "watch.quality_min": "watchlist.quality_minimum",
}

_NAMES = """
    access: formats languages non_digital_alternative
    assess: culture.done dpia.covers_non_listed dpia.date dpia.done dpia.necessity_section
        dpia.published dpia.required dpia.residual_risk dpia.summary equality.done
        ethics_review.body ethics_review.independent fria.a_processes fria.b_period_frequency
        fria.c_persons_groups fria.d_specific_harms fria.date fria.done fria.e_human_oversight
        fria.f_risk_response fria.notified_msa_at fria.summary gender.done hria.done
        prior_consultation.done public_consultation.done public_consultation.response_url
    audit: log_signed
    auth: data_deleted_at decision_ref documented_before granted_at initial_identification rejected
        rejected_at requested_at stopped_at type urgency_claimed urgency_reason use_started_at
    case_file: frt_use_recorded link_ref request_form
    consent: alternative_equal bystanders_captured explicit power_imbalance relied_on
    context: assembly assembly_peaceful
    data: categories collection_fair deletion_automated personal retention_match_days
        retention_nonmatch_seconds retention_watchlist_days scope_minimised template_protection
        template_storage transfers
    deployment: coe_scope covert eu_scope mode space start_date status targeting
    gov: accountable_owner audit_actions_open audit_independent audit_interval_days audit_last_at
        decommission_plan dpo ex_post_review incident_process last_evaluated_version
        last_evaluation_at misuse_sanction oversight_body oversight_independent oversight_powers
        policy_refs single_point_of_contact
    hr: test_complete
    human: authority_to_stop automation_bias_training can_override competency_tested
        independent_review output_presented_with_score override_rate_recorded review_before_action
        reviewers_min sole_basis_prohibited trained training_evaluated training_refresh_days
    legal: art6_ground basis_citation basis_type biometric_specific categorisation_safeguards
        legitimate_aim national_rbi_law national_rbi_objectives objectives_named published
        sets_audit sets_min_accuracy sets_retention special_category_condition specifies_when
        specifies_where specifies_who two_person_waiver_ref
    minors: best_interests_assessed may_be_scanned on_watchlist watchlist_justification
    necessity: alternatives effectiveness_evidence harm_if_not_used kpis per_category_reason
        per_search_reason strictly_necessary_reason
    operator: contact law_enforcement name sector type
    ops: corroboration_required headcovering_rule lineup_rule
    probe: candidate_list_retained composites_allowed enhancements_logged manipulation_check
        quality_min
    procurement: error_targets exit_clause hr_clause
    proportionality: balancing_statement consequences persons_scanned_est persons_sought seriousness
    provider: hrdd_statement remediation_clause scraping_declared system_name
    purpose: ai_act_objective code compatibility_assessed offence_code offence_max_years
        secondary_uses statement target_persons_ref targeted_suspect_search threat_imminent
        threat_specific threat_terrorist victim_category
    reg: annual_report_last_at declared_risk_class deployer_registered dpa_notified_at
        eu_db_registered_at msa_notified_at provider_entry_url section submitter.name
    rights: access complaint_channel complaints_count_published contact erasure
        explanation_available indirect_exercise judicial_review_available misid_notified
        msa_complaint_route remedy_deadline_days request_process restriction_reason
    risk: harms residual_accepted_by stop_conditions
    scope: changed_at persons_class places time_end time_start
    sec: access_reviewed_at access_roles confidentiality_undertaking encryption_at_rest
        encryption_in_transit incident_plan pen_test_at
    site: demographic_review selection_criteria
    sys: accuracy.fnir accuracy.fpir accuracy.independent accuracy.operational_test
        accuracy.report_ref accuracy.retest_interval_days accuracy.tested accuracy.threshold_tested
        bias.by_age bias.by_ethnicity bias.by_sex bias.field_tested bias.groups bias.independent
        bias.max_fpir_ratio bias.max_tpir_gap bias.mitigation bias.occlusion_tested
        bias.operator_reviewed bias.tested biometric config_hash explanation_method
        inferred_attributes instructions_followed integrity.chain_of_custody
        integrity.hash_on_ingest last_tested_version log.attempt_outcome log.consultation_reason
        log.matched_input log.reference_db log.reference_db_changes log.retention_days log.start_end
        log.verifier_ids monitoring_plan pad_tested profiling_only profiling_special_category
        threshold threshold_reason training_data_statement version version_date
    transp: court_disclosure misid_count_published notice_adequate notice_individual
        policy_published public_entry_url redactions retention_published signage
        statistics_published_at vendor_disclosed workers_informed_at
    watch: categories category_separated criteria_changed_at criteria_defined exists
        image_source_lawful image_sources image_sources_public includes_acquitted last_review_at
        quality_min removal_on_status_change review_interval_days scraped
"""
