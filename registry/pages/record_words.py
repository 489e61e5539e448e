"""Plain English for the closed lists that a record is written in.

Knows: for each value that does not read well once its underscores are spaces, the words to show; first by field, then
for all fields. Does not know assessments and outcomes (registry.pages.words), nor which fields there are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from registry.pages.language import say

TECHNOLOGIES: Final = {
    "face_verification_1to1": "face verification (one to one)",
    "face_identification_retrospective": "face identification in stored images",
    "face_identification_live": "live face identification",
    "face_clustering": "face clustering",
    "face_detection": "face detection",
    "biometric_categorisation": "biometric categorisation",
    "emotion_recognition": "emotion recognition",
    "gait": "gait recognition",
    "voice_identification": "voice identification",
    "iris": "iris recognition",
    "fingerprint_mobile": "mobile fingerprint identification",
    "person_reidentification": "re-identification of persons across cameras",
    "anpr_fixed": "number-plate recognition from fixed cameras",
    "anpr_mobile": "number-plate recognition from moving vehicles",
    "object_behaviour_analytics": "video analytics of objects and behaviour",
    "crowd_counting": "crowd counting",
    "drone_video": "video from drones",
    "body_worn_camera": "body-worn cameras",
    "camera_registry": "a registry of other people’s cameras",
    "real_time_centre": "a real-time surveillance centre",
    "data_fusion": "data fusion",
    "social_media_monitoring": "social-media monitoring",
    "cell_site_simulator": "a cell-site simulator",
    "gunshot_detection": "gunshot detection",
    "predictive_place": "prediction of where crime happens",
    "predictive_person": "prediction of what persons may do",
    "other": "another technology",
}
MODES: Final = {
    "realtime_rbi": "real-time remote biometric identification",
    "post_rbi": "remote biometric identification after the event",
    "identification_1n_cooperative": "identification of people who present themselves (one to many)",
    "verification_1_1": "verification of a claimed identity (one to one)",
    "categorisation": "biometric categorisation",
    "emotion": "emotion recognition",
    "behaviour_analytics": "analysis of behaviour",
    "data_analytics": "analysis of data",
}
SPACES: Final = {
    "publicly_accessible": "publicly accessible places",
    "restricted": "places with restricted access",
    "workplace": "a workplace",
    "education": "a place of education",
    "border": "a border",
    "online": "online",
    "none": "not tied to a place",
}
PURPOSES: Final = {
    "policing_general": "general policing",
    "protest_policing": "policing of protests",
    "crime_risk_prediction": "prediction of crime",
    "missing_person": "search for a missing person",
    "victim_identification": "identification of victims",
    "deceased_identification": "identification of the deceased",
    "wanted_and_missing": "search for wanted and missing persons",
    "journalist_source_identification": "identification of journalists’ sources",
    "counter_terrorism": "counter-terrorism",
    "border_check": "border checks",
    "convenience_access": "access made convenient",
    "boarding": "boarding of passengers",
    "attendance": "recording of attendance",
    "identity_proofing": "proof of identity",
    "benefit_control": "control of benefits",
    "retail_crime": "crime in shops",
    "ban_enforcement": "keeping banned persons out",
    "marketing_analytics": "marketing statistics",
    "database_search_service": "search service over a face database",
    "other": "another purpose",
}
LEGAL_BASES: Final = {
    "statute": "a statute",
    "regulation": "a regulation",
    "published_code_under_statute": "a published code under a statute",
    "common_law_plus_policy": "common law with a published policy",
    "mandate": "the organisation’s mandate",
    "consent": "consent",
    "vital_interest": "vital interests",
    "best_interests": "the person’s best interests",
    "contract": "a contract",
    "policy": "a policy of its own",
    "none_identified": "none identified",
}
AUTHORISATIONS: Final = {
    "none": "no authorisation",
    "internal": "an internal authorisation",
    "administrative": "an administrative authorisation",
    "dpa_permit": "a permit of the data-protection authority",
    "independent_admin": "an authorisation by an independent administrative authority",
    "judicial": "a court’s authorisation",
    "council_vote": "a vote of the council",
    "minister": "a minister’s authorisation",
}

BY_FIELD: Final[Mapping[str, Mapping[str, str]]] = {
    "deployment.technology": TECHNOLOGIES,
    "deployment.mode": MODES,
    "deployment.space": SPACES,
    "deployment.targeting": {
        "targeted": "particular persons",
        "watchlist": "people on a watchlist",
        "enrolled_group": "a group that was enrolled",
        "untargeted": "everyone in reach (untargeted)",
    },
    "deployment.status": {
        "development": "in development",
        "private_pilot": "pilot, not on the public",
        "public_pilot": "pilot on the public",
        "operational": "in use",
        "suspended": "out of use for now",
    },
    "deployment.autonomy": {
        "informs": "informs a person",
        "proposes_human_decides": "proposes, a person decides",
        "acts_unless_stopped": "acts unless a person stops it",
        "acts_alone": "acts alone",
    },
    "filing.change_kind": {
        "scope_wider": "wider scope",
        "scope_narrower": "narrower scope",
        "confirmed_unchanged": "confirmed, unchanged",
    },
    "operator.type": {
        "private": "private body",
        "private_public_service": "private body that provides a public service",
    },
    "operator.body_kind": {
        "border_migration": "border or migration authority",
        "prison_probation": "prison or probation service",
        "prosecutor_court": "prosecutor or court",
        "other_public": "other public body",
        "private_for_public": "private body acting for a public one",
        "private": "private body",
    },
    "place.devices_band": {
        "1_10": "1 to 10",
        "11_50": "11 to 50",
        "51_200": "51 to 200",
        "201_1000": "201 to 1,000",
        "more": "more than 1,000",
    },
    "purpose.code": PURPOSES,
    "purpose.ai_act_objective": {
        "h_i": "Article 5(1)(h)(i): victims and missing persons",
        "h_ii": "Article 5(1)(h)(ii): threats to life, terrorist attack",
        "h_iii": "Article 5(1)(h)(iii): suspects of a listed offence",
        "none": "none of the objectives of Article 5(1)(h)",
    },
    "purpose.offence_code": {
        "human_trafficking": "trafficking in human beings",
        "csea": "sexual exploitation of children",
        "drugs": "illicit drug trafficking",
        "weapons": "illicit trafficking in weapons",
        "homicide_gbh": "murder or grievous bodily injury",
        "organ_trade": "illicit trade in organs",
        "nuclear": "illicit trafficking in nuclear material",
        "kidnapping": "kidnapping or hostage-taking",
        "icc_crimes": "crimes within the jurisdiction of the International Criminal Court",
        "hijacking": "seizure of aircraft or ships",
        "environmental": "environmental crime",
        "criminal_org": "participation in a criminal organisation",
    },
    "legal_basis.type": LEGAL_BASES,
    "legal_basis.legitimate_aim": {
        "economic_wellbeing": "economic well-being",
        "prevention_of_disorder_or_crime": "prevention of disorder or crime",
    },
    "legal_basis.national_rbi_objectives": {
        "h_i": "Article 5(1)(h)(i)",
        "h_ii": "Article 5(1)(h)(ii)",
        "h_iii": "Article 5(1)(h)(iii)",
    },
    "authorisation.type": AUTHORISATIONS,
    "data.template_storage": {
        "user_device": "on the person’s own device",
        "central_user_key": "central, under the person’s own key",
    },
    "filing.language": {"other": "another language"},
    "watchlist.categories": {
        "wanted": "wanted persons",
        "convicted": "convicted persons",
        "acquitted": "acquitted persons",
        "public_at_large": "the public at large",
    },
    "watchlist.image_sources[].source": {"licence_photos": "driving-licence photos", "web_scraped": "scraped from the web"},
    "registration.ai_act_class": {
        "art5_permitted_exception": "permitted exception under Article 5",
        "annex3_1a": "Annex III, 1(a): remote biometric identification",
        "annex3_1b": "Annex III, 1(b): biometric categorisation",
        "annex3_1c": "Annex III, 1(c): emotion recognition",
        "annex3_6": "Annex III, 6: law enforcement",
        "annex3_7": "Annex III, 7: migration, asylum, border control",
        "other_annex3": "another point of Annex III",
        "not_high_risk_6_3": "not high-risk by Article 6(3)",
    },
    "registration.section": {"non_public": "not public"},
    "registration.declared_risk_class": {"not_high_risk_6_3": "not high-risk by Article 6(3)"},
    "origin.law_date_basis": {
        "end_of_conduct": "last day of the conduct that was judged",
        "decision_date": "date of the decision",
        "end_of_year": "31 December of the year of the decision",
    },
    "assessments.other[].kind": {
        "iama_fraia": "IAMA / FRAIA (Netherlands)",
        "aia_canada": "algorithmic impact assessment (Canada)",
    },
}  # fmt: skip

ANYWHERE: Final[Mapping[str, str]] = {
    "eu_db": "EU database",
    "nl_algoritmeregister": "Algorithm Register (Netherlands)",
    "uk_atrs": "Algorithmic Transparency Record (United Kingdom)",
    "us_omb": "federal AI inventory (United States)",
    "atlas": "Atlas of Surveillance",
    "en": "English",
    "fr": "French",
    "es": "Spanish",
    "ar": "Arabic",
    "zh": "Chinese",
    "ru": "Russian",
    "sex_life": "sex life",
    "sex_life_orientation": "sex life or orientation",
    "biometric_id": "biometric data for identification",
    "racial_ethnic": "racial or ethnic origin",
    "political": "political opinion",
    "religious": "religious or philosophical belief",
    "trade_union": "trade-union membership",
    "communications": "content of communications",
    "substantial_public_interest_law": "substantial public interest, by law",
    "union": "trade-union premises",
    "public_lab": "public laboratory",
}


def record_word(path: str, value: str) -> str:
    """The words for `value` of the closed list at field `path` (items with `[]`)."""
    return say(english_word(path, value))


def english_word(path: str, value: str) -> str:
    """The same in English."""
    special = BY_FIELD.get(path, {}).get(value, ANYWHERE.get(value))
    return special if special is not None else value.replace("_", " ")
