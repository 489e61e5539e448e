"""The record as the Algorithmic Transparency Recording Standard of the United Kingdom (ATRS) asks for it.

Knows: the standard's sections and attributes as this register's fields feed them, and the words of the filters under which
GOV.UK lists records: only these are a closed, machine-readable part of the standard, and only they are checked. Where none of
those words surely fits, none is chosen. Template and guidance (version 4) are a spreadsheet; the arrangement here is the
registry's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from registry.domain.public_view import PublicView
from registry.domain.record.standards import STANDARDS
from registry.exchange.statutory import (
    Exported,
    Gap,
    Part,
    Report,
    is_value,
    not_carried,
    parts,
    point_json,
    record_of,
    require_form,
    why_empty,
)

Json = Any

FORM: Final = "uk_atrs"
TITLE: Final = "Algorithmic Transparency Recording Standard (United Kingdom), version 4"
FILTERS_FROM: Final = (
    "https://github.com/alphagov/specialist-publisher, lib/documents/schemas/algorithmic_transparency_records.json, commit "
    "00edfc625106eb32fb6f1958b23df5dec37c3b01"
)
_WORDS: Final = {
    "organisation_type": "ministerial-department non-ministerial-department agency-or-public-body local-authority "
    "devolved-administration high-profile-group public-corporation",
    "function": "general-public-services defence public-order-and-safety economic-affairs environmental-protection "
    "housing-and-community-amenities health recreation-culture-and-religion education social-protection regulation",
    "capability": "computer-vision computer-audition computer-linguistics robotics forecasting discovery planning creation "
    "analysis management other",
    "phase": "pre-deployment beta-pilot production retired",
    "region": "uk northern-ireland scotland wales england london north-east north-west yorkshire-and-the-humber "
    "east-midlands west-midlands south-east east-of-england south-west",
}
FILTERS: Final[Mapping[str, frozenset[str]]] = {
    name: frozenset(words.split()) for name, words in _WORDS.items()
}
"""The words of the filters, as `FILTERS_FROM` has them."""
REQUIRED: Final = ("organisation_type", "phase")
"""Of the filters, those that GOV.UK requires; it also requires an organisation, a date and the version."""
NOT_VERIFIED: Final = (
    "The template of version 4 was not read for this export: the attributes are those this register's fields name.",
    "Records of version 4 have been seen with the phase `private-beta`, which the filters read here do not have.",
)

_SECTIONS: Final = {
    "title": "name one_sentence organisation organisation_type function capability task phase region website",
    "tier_1": "description contact_email",
    "owner_and_responsibility": "team senior_responsible_owner third_party company_number third_party_role procedure_type "
    "data_access_terms",
    "description_and_rationale": "detailed_description benefits previous_process alternatives",
    "deployment_context": "frequency_and_scale human_review training appeals_and_review",
    "tool_specification": "architecture input_and_output maintenance",
    "model_specification": "models model_detail model_performance development_data",
    "data_specification": "operational_data representativeness sensitive_attributes data_cleaning data_access data_storage "
    "sharing_agreements",
    "risks_and_impact_assessments": "impact_assessments risks mitigations",
    "dates": "completion_date updated_date archived_date",
}
_PHASES: Final = {
    "planned": "pre-deployment",
    "development": "pre-deployment",
    "private_pilot": "beta-pilot",
    "public_pilot": "beta-pilot",
    "operational": "production",
    "retired": "retired",
}
_FUNCTIONS: Final = {
    "law_enforcement": "public-order-and-safety",
    "health": "health",
    "education": "education",
    "public_administration": "general-public-services",
}
_SEEING: Final = (
    "face_verification_1to1 face_identification_retrospective face_identification_live face_clustering face_detection "
    "biometric_categorisation emotion_recognition gait iris person_reidentification anpr_fixed anpr_mobile "
    "object_behaviour_analytics crowd_counting drone_video body_worn_camera"
)
_CAPABILITIES: Final = {
    **dict.fromkeys(_SEEING.split(), "computer-vision"),
    "voice_identification": "computer-audition",
    "gunshot_detection": "computer-audition",
    "predictive_place": "forecasting",
    "predictive_person": "forecasting",
}
_REGIONS: Final = {"GB-ENG": "england", "GB-SCT": "scotland", "GB-WLS": "wales", "GB-NIR": "northern-ireland"}


def write(view: PublicView, address: str) -> Exported:
    """The record of `view`, whose permanent address in this register is `address`."""
    standard = STANDARDS["atrs"]
    points = {name: parts(view, "atrs", name) for name in standard.points}
    filters = _filters(view)
    document = {
        "form": FORM,
        "standard": TITLE,
        "standard_version": "v4.0",
        "deployment": view.deployment,
        "version": view.version,
        "provenance": view.provenance,
        "address": address,
        "filters": filters,
        "sections": {
            section: [
                point_json(name, name.replace("_", " "), points[name], **_not_asked(name))
                for name in names.split()
            ]
            for section, names in _SECTIONS.items()
        },
        "not_verified": [*NOT_VERIFIED],
    }
    carried = {part.field for point in points.values() for part in point}
    report = Report(
        checked=f"The filters, against the lists of GOV.UK ({FILTERS_FROM}). The rest has no machine-readable schema.",
        problems=tuple(_problems(view, filters)),
        not_carried=not_carried(view, carried),
        gaps=tuple(_gaps(points)),
        not_verified=NOT_VERIFIED,
    )
    return Exported(document, report)


def read(document: Json) -> dict[str, Json]:
    """The record that a document carries. Raises `export.form`."""
    require_form(document, FORM, TITLE)
    return record_of(points_of(document))


def points_of(document: Json) -> Iterator[Mapping[str, Json]]:
    """Every attribute of a document, in order."""
    for section in document["sections"].values():
        yield from section


def _filters(view: PublicView) -> dict[str, str]:
    chosen = {
        "organisation_type": "local-authority"
        if view.value("operator.body_kind") == "municipality"
        else None,
        "function": _FUNCTIONS.get(view.value("operator.sector")),
        "capability": _CAPABILITIES.get(view.value("deployment.technology")),
        "phase": _PHASES.get(view.value("deployment.status")),
        "region": _REGIONS.get(view.value("place.subdivision")),
    }
    return {name: word for name, word in chosen.items() if word is not None}


def _problems(view: PublicView, filters: Mapping[str, str]) -> Iterator[str]:
    if view.value("place.country") != "GB":
        yield "The standard is for bodies of the United Kingdom; the record does not say that this is one."
    for name in REQUIRED:
        if name not in filters:
            yield f"{name}: required, and no word of the standard's list surely fits what is answered."
    for name, word in filters.items():
        if word not in FILTERS[name]:
            yield f"{name}: {word} is not in the standard's list."


def _gaps(points: Mapping[str, list[Part]]) -> Iterator[Gap]:
    not_asked = STANDARDS["atrs"].not_asked
    for name, said in points.items():
        if not any(is_value(one.answer) for one in said) and name != "standard_version":
            yield Gap(name, f"not asked: {not_asked[name]}" if name in not_asked else why_empty(said))


def _not_asked(name: str) -> dict[str, str]:
    asked = STANDARDS["atrs"].not_asked
    return {"not_asked": asked[name]} if name in asked else {}
