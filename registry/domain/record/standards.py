"""The published standards that the record feeds, point by point.

Knows: what each standard asks, by the name or number it uses, and why a point is not asked for where no field feeds it.
Does not know how an export is written (registry.exchange). Which fields feed a point stands with each field.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True)
class Standard:
    """One standard: its title, its points in order, what some of them mean, and why some of them are not asked."""

    title: str
    points: tuple[str, ...]
    meanings: Mapping[str, str] = field(default_factory=dict)
    not_asked: Mapping[str, str] = field(default_factory=dict)


def _points(names: str) -> tuple[str, ...]:
    return tuple(names.split())


_EXPORT = "a constant of the export"
_ADDRESS = "the address of the record in this register"

_NL = Standard(
    "Algoritmeregister 1.0 (Netherlands)",
    _points(
        """
        name organization description_short category status begin_date end_date contact_email website
        publication_category url goal proportionality human_intervention risks lawful_basis
        lawful_basis_link impacttoetsen impacttoetsen_link source_data source_data_link methods_and_models
        provider publiccode source_id tags lang standard_version
        """
    ),
    not_asked={
        "url": _ADDRESS,
        "standard_version": _EXPORT,
    },
)
_ATRS = Standard(
    "Algorithmic Transparency Recording Standard (United Kingdom)",
    _points(
        """
        name one_sentence description organisation team organisation_type senior_responsible_owner
        contact_email third_party company_number third_party_role procedure_type data_access_terms phase
        completion_date updated_date archived_date function capability task detailed_description benefits
        previous_process alternatives human_review training appeals_and_review operational_data
        development_data representativeness sensitive_attributes data_cleaning architecture models
        model_detail input_and_output model_performance data_access data_storage sharing_agreements region
        frequency_and_scale impact_assessments risks mitigations maintenance website standard_version
        """
    ),
    not_asked={
        "archived_date": "the register's own: the day a version says that the deployment is retired",
        "previous_process": "only this standard asks; the alternatives examined say what else was possible",
        "data_cleaning": "only this standard asks; it belongs to the statement on training data",
        "model_detail": "only this standard asks; how it works is told once for the whole system",
        "standard_version": _EXPORT,
    },
)
_AI_ACT = Standard(
    "Regulation (EU) 2024/1689 (AI Act), Annex VIII, sections A, B and C",
    _points(
        """
        A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12 A13 B1 B2 B3 B4 B5 B6 B7 B8 B9 C1 C2 C3 C4 C5
        """
    ),
    meanings={
        "A1": "A.1 provider: name, address, contact",
        "A2": "A.2 person who submits for the provider",
        "A3": "A.3 authorised representative",
        "A4": "A.4 trade name and reference",
        "A5": "A.5 intended purpose, components and functions",
        "A6": "A.6 data and inputs used, operating logic",
        "A7": "A.7 status",
        "A8": "A.8 certificate: type, number, expiry, notified body",
        "A9": "A.9 copy of the certificate",
        "A10": "A.10 Member States",
        "A11": "A.11 EU declaration of conformity",
        "A12": "A.12 instructions for use",
        "A13": "A.13 address for further information",
        "B1": "B.1 provider: name, address, contact",
        "B2": "B.2 person who submits for the provider",
        "B3": "B.3 authorised representative",
        "B4": "B.4 trade name and reference",
        "B5": "B.5 intended purpose",
        "B6": "B.6 condition of Article 6(3) relied on",
        "B7": "B.7 grounds for 'not high-risk' (deleted by Regulation (EU) 2026/1744, asked here all the same)",
        "B8": "B.8 status",
        "B9": "B.9 Member States (deleted by Regulation (EU) 2026/1744, asked here all the same)",
        "C1": "C.1 deployer: name, address, contact",
        "C2": "C.2 person who submits for the deployer",
        "C3": "C.3 provider's entry in the EU database",
        "C4": "C.4 summary of the fundamental-rights impact assessment",
        "C5": "C.5 summary of the data-protection impact assessment",
    },
    not_asked={
        "A13": _ADDRESS,
    },
)
_FRIA = Standard(
    "AI Act, Article 27(1): fundamental-rights impact assessment",
    _points(
        """
        a b c d e f
        """
    ),
    meanings={
        "a": "(a) processes in which the system is used",
        "b": "(b) period and frequency of use",
        "c": "(c) persons and groups affected",
        "d": "(d) specific risks of harm",
        "e": "(e) human oversight",
        "f": "(f) measures if risks materialise",
    },
)
_CITIES = Standard(
    "Algorithm register schema 0.3.1 of the Dutch cities, the ground of the Eurocities standard",
    _points(
        """
        name short_description organisation department e_mail phone contact_name product_url status
        publication_date change_date revision_date domain risk_category goals impact considered_alternatives
        proportionality lawful_basis human_intervention objection_procedure source_data connections
        training_data data_bias type explanation methods performance area dpia_text dpia_url aia_text
        aia_url risks performance_monitoring source_code_url central_registration more_information
        standard_version
        """
    ),
    not_asked={
        "product_url": "a maker's page is no evidence; name and reference identify the product",
        "publication_date": "the register's own: the day of the first public version",
        "change_date": "the register's own: the day of the latest version",
        "standard_version": _EXPORT,
    },
)
_AIA = Standard(
    "Algorithmic Impact Assessment (Canada)",
    _points(
        """
        project_title project_description department branch responsible_adm respondent respondent_name
        who_developed design_or_implementation decision_sector impact_level drivers client_needs
        non_automated_options consequence_of_not_deploying trade_offs authority_needed type_of_automation
        overrides training recourse_process source type personal_data data_quality protected_characteristics
        proxies capabilities explainability performance_by_group disclosure_agreements pia gba_plus
        peer_review risk_questionnaire monitoring retraining consultation_internal consultation_external
        open_source_licence tool_version
        """
    ),
    not_asked={
        "tool_version": _EXPORT,
    },
)
_SIR = Standard(
    "Surveillance Impact Report (Seattle)",
    _points(
        """
        1_0_abstract department who_filed stage_of_review 2_0_purpose_and_benefits 2_0_alternatives
        2_0_workings 3_0_governance 3_0_access_and_training 4_0_collection_and_use
        5_0_storage_retention_deletion 6_0_sharing 6_0_accuracy 7_0_legal_obligations 7_0_complaints
        8_0_monitoring fiscal_impact civil_liberties_assessment racial_equity_toolkit risk_sections
        public_comment council_vote surveillance_impact_report references form_year
        """
    ),
    not_asked={
        "form_year": _EXPORT,
    },
)
_SF = Standard(
    "Annual report under chapter 19B of the Administrative Code (San Francisco)",
    _points(
        """
        1_how_used 2_recipients_and_legal_standard 3_complaints 4_audits_and_violations 5_crime_figures
        7_annual_cost 7_source_of_funding 9_where_mounted 10_maker_and_model
        """
    ),
)
_ATLAS = Standard(
    "Atlas of Surveillance (Electronic Frontier Foundation)",
    _points(
        """
        title summary agency city county state type_of_lea type_of_juris vendor technology links link_date
        aosnumber
        """
    ),
)
_OMB = Standard(
    "AI use case inventory 2025 (United States, Office of Management and Budget)",
    _points(
        """
        use_case_name problem_solved agency bureau contact_email vendor_name contracting_usage
        development_stage operational_date topic_area classification is_high_impact justification benefits
        have_ato training failsafe hi_appeal_process data_description has_pii demographic_features
        system_outputs hi_testing_conducted pia_url assessment review hi_potential_impacts
        hi_ongoing_monitoring hi_public_consultation code_url id link_to_data is_withheld
        """
    ),
    not_asked={
        "link_to_data": "data sets are described, not linked: most must not be published",
        "is_withheld": "the record's list of withheld fields says it field by field",
    },
)

STANDARDS: Mapping[str, Standard] = MappingProxyType(
    {
        "nl": _NL,
        "atrs": _ATRS,
        "ai_act": _AI_ACT,
        "fria": _FRIA,
        "cities": _CITIES,
        "aia": _AIA,
        "sir": _SIR,
        "sf": _SF,
        "atlas": _ATLAS,
        "omb": _OMB,
    }
)
"""Every standard by the word that a field's `feeds` uses."""
