"""Completeness: what the standards, the requirements catalogue and the comparison of registers ask, the record asks.

A point that no field answers is here or in the standards with the reason why it is not asked.
"""

from __future__ import annotations

import pytest

from registry.domain.record import definitions
from registry.domain.record.catalogue import catalogue_names
from registry.domain.record.standards import STANDARDS

BY_REGISTER = "the register makes it: nobody is asked"

COMPARISON: dict[str, str] = {
    # A. Identity and history
    "record_id": BY_REGISTER,
    "version": BY_REGISTER,
    "previous_digest": BY_REGISTER,
    "content_digest": BY_REGISTER,
    "schema_version": BY_REGISTER,
    "definitions_digest": BY_REGISTER,
    "record_status": BY_REGISTER,
    "change_kind": "filing.change_kind",
    "change_reason": "filing.change_reason",
    "first_published": BY_REGISTER,
    "last_changed": BY_REGISTER,
    "last_confirmed": BY_REGISTER,
    "next_review_due": "filing.next_review_due",
    "language": "filing.language",
    "translations[]": "filing.translations",
    "external_ids[]": "filing.external_ids",
    # B. Who answers for it
    "deployer.name": "operator.name",
    "deployer.identifier": "operator.identifier",
    "deployer.kind": "operator.body_kind",
    "deployer.unit": "operator.unit",
    "deployer.address": "operator.address",
    "accountable_role": "operator.accountable_role",
    "accountable_person": "operator.accountable_person",
    "public_contact": "operator.contact",
    "filed_by": "filing.filed_by_name filing.filed_by_contact filing.on_behalf_of",
    "data_protection_contact": "operator.data_protection_contact",
    "oversight_bodies[]": "operator.oversight_bodies",
    # C. System and supply
    "system.name": "provider.system_name",
    "system.version": "system.version",
    "system.reference": "provider.system_reference",
    "system.other_deployments[]": "deployment.other_deployments",
    "provider.name": "provider.name",
    "provider.address": "provider.address",
    "provider.contact": "provider.contact",
    "provider.registration_no": "provider.registration_number",
    "eu_representative": "provider.eu_representative_name provider.eu_representative_address "
    "provider.eu_representative_contact",
    "suppliers[]": "provider.suppliers provider.suppliers[].role",
    "procurement": "procurement.procedure procurement.reference procurement.url procurement.value procurement.currency "
    "procurement.start procurement.end procurement.renews_by_itself procurement.notice_days "
    "procurement.supplier_data_terms",
    "next_exit_date": BY_REGISTER,
    "conformity": "conformity.certificate_type conformity.certificate_number conformity.certificate_expiry "
    "conformity.notified_body conformity.certificate_url conformity.declaration_url",
    "eu_provider_entry": "registration.provider_entry_url",
    "member_states[]": "place.member_states",
    "instructions_url": "conformity.instructions_url",
    "source_code_url": "conformity.source_code_url",
    # D. What it does
    "technologies[]": "deployment.technology",
    "mode": "deployment.processing",
    "phase": "deployment.status",
    "purposes[]": "purpose.code",
    "purpose_text": "purpose.statement",
    "excluded_uses": "purpose.excluded_uses",
    "benefits_claimed": "purpose.benefits_claimed",
    "benefits_evidence[]": "purpose.benefits_evidence",
    "ai_act_class": "registration.ai_act_class registration.class_grounds",
    "autonomy": "deployment.autonomy",
    "human_review": "human_oversight.description human_oversight.reviewers_minimum human_oversight.can_override "
    "human_oversight.training_description",
    "effect_on_people": "purpose.effect_on_people",
    "inputs": "system.inputs",
    "logic": "system.logic",
    "outputs": "system.outputs",
    "threshold": "system.threshold system.threshold_reason",
    "performance[]": "system.performance system.performance[].tester",
    "learning": "deployment.learning",
    # E. Data
    "personal_data[]": "data.categories",
    "special_categories[]": "data.special_categories",
    "protected_traits[]": "data.protected_traits",
    "reference_lists[]": "watchlist.name watchlist.controller watchlist.legal_basis watchlist.composition watchlist.size "
    "minors.on_watchlist watchlist.image_sources[].source",
    "retention.no_match": "data.retention_nonmatch_seconds",
    "retention.match": "data.retention_match_days",
    "retention.logs": "system.log.retention_days",
    "sharing[]": "data.transfers data.transfers[].agreement_url data.transfers[].direct_access",
    "training_data": "system.training_data_statement",
    "operational_data": "system.operational_data_statement",
    "rights_url": "data.rights_url",
    # F. Place and amount
    "jurisdiction": "place.country place.subdivision",
    "area_codes[]": "place.area_codes",
    "extent": "place.extent",
    "sites[]": "place.sites[].label place.sites[].area place.sites[].exact_point",
    "sensitive_places[]": "place.sensitive_places",
    "devices_band": "place.devices_band",
    "fixed_or_mobile": "place.device_mounting",
    "start": "deployment.start_date",
    "end": "deployment.end_date",
    "hours": "deployment.hours",
    "use_log[]": "operations.use_log operations.use_log[].activations operations.use_log[].people_scanned "
    "operations.use_log[].list_size operations.use_log[].alerts operations.use_log[].true_alerts "
    "operations.use_log[].false_alerts operations.use_log[].stops operations.use_log[].arrests "
    "operations.use_log[].by_group operations.use_log[].complaints",
    "annual_cost": "procurement.annual_cost",
    "funding": "procurement.funding_source",
    # G. Law, rights, proportionality
    "legal_bases[]": "legal_basis.instruments legal_basis.instruments[].in_force_checked legal_basis.citation",
    "authorisation": "authorisation.body authorisation.type authorisation.decision_ref authorisation.granted_at "
    "authorisation.url authorisation.vote authorisation.heard_public authorisation.consent_agenda "
    "authorisation.expires_on",
    "suitability": "necessity.effectiveness_evidence necessity.indicators",
    "necessity": "necessity.strictly_necessary_reason",
    "alternatives[]": "necessity.alternatives[].why_insufficient necessity.alternatives[].evidence",
    "balance": "proportionality.balancing_statement",
    "affected_rights[]": "proportionality.affected_rights proportionality.affected_rights[].reversibility",
    "affected_groups[]": "scope.affected_groups",
    "vulnerable_groups[]": "scope.vulnerable_groups",
    "assessments[]": "assessments.dpia.done assessments.fria.done assessments.equality.done assessments.other[].kind "
    "assessments.other[].state assessments.other[].waiver_ground",
    "consultations[]": "assessments.public_consultation.consultations",
    "risks[]": "risks.harms risks.harms[].mitigation",
    "monitoring": "governance.monitoring",
    "audit_plan": "governance.audit_plan",
    "remedy": "rights.remedy_url rights.remedy_body rights.remedy_deadline_days rights.remedy_effect",
    "notice_given": "transparency.signage transparency.notice_individual transparency.notice_url",
    "withheld[]": "a list of its own beside the sections of the record",
    # H. Made by the register
    "evaluations[]": BY_REGISTER,
    "proof": BY_REGISTER,
    "oversight_acts[]": BY_REGISTER,
    "objections[]": BY_REGISTER,
    "incidents[]": BY_REGISTER,
    "quality": BY_REGISTER,
}
"""Every field that the comparison of registers proposed, with the paths that ask for it, or why nobody is asked."""


def fed(key: str) -> set[str]:
    return {point for field in definitions().values() for standard, point in field.feeds if standard == key}


@pytest.mark.parametrize("key", STANDARDS)
def test_every_point_of_a_standard_is_asked_or_says_why_not(key: str) -> None:
    standard = STANDARDS[key]
    assert len(set(standard.points)) == len(standard.points)
    assert fed(key) | set(standard.not_asked) == set(standard.points)
    assert not fed(key) & set(standard.not_asked)
    assert set(standard.meanings) <= set(standard.points)
    assert all(standard.not_asked.values())


def test_no_field_feeds_a_standard_that_is_not_described() -> None:
    assert {standard for field in definitions().values() for standard, _ in field.feeds} == set(STANDARDS)


def test_the_sections_of_annex_viii_are_complete() -> None:
    points = (
        [f"A{n}" for n in range(1, 14)] + [f"B{n}" for n in range(1, 10)] + [f"C{n}" for n in range(1, 6)]
    )
    assert list(STANDARDS["ai_act"].points) == points
    assert list(STANDARDS["fria"].points) == list("abcdef")


def test_every_name_of_the_requirements_catalogue_leads_to_fields() -> None:
    names = catalogue_names()
    assert len(names) == 281
    assert {path for paths in names.values() for path in paths} <= set(definitions())
    assert [name for name, paths in names.items() if not paths] == ["hr.test_complete"]
    assert names["operator.law_enforcement"] == ("operator.type", "operator.on_behalf_of_law_enforcement")


def test_every_field_that_the_comparison_of_registers_proposed_is_asked_or_says_why_not() -> None:
    for name, paths in COMPARISON.items():
        if paths != BY_REGISTER and name != "withheld[]":
            assert set(paths.split()) <= set(definitions()), name


def test_only_these_points_rest_on_answers_that_the_public_does_not_see() -> None:
    fields = definitions().values()
    hidden = {point for field in fields if field.visibility != "public" for point in field.feeds}
    shown = {point for field in fields if field.visibility == "public" for point in field.feeds}
    assert hidden - shown == {
        ("ai_act", "A2"),
        ("ai_act", "B2"),
        ("ai_act", "C2"),
        ("ai_act", "C3"),
        ("ai_act", "A12"),
        ("cities", "contact_name"),
        ("aia", "respondent_name"),
        ("sir", "who_filed"),
    }
