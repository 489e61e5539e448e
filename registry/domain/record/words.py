"""How the words of closed lists read in English.

Knows: a reading for every value whose own spelling does not tell a reader what it means. Does not know other languages:
translations are catalogues of web/, whose source texts these are.
"""

from __future__ import annotations


def word_for(value: str) -> str:
    """The English words for a value of a closed list; `realtime_rbi` reads 'Remote identification, live'."""
    return _WORDS.get(value) or value.replace("_", " ").capitalize()


_WORDS = {
    # deployment.technology
    "face_verification_1to1": "Face verification, one to one",
    "face_identification_retrospective": "Face identification in recordings",
    "face_identification_live": "Face identification, live",
    "fingerprint_mobile": "Mobile fingerprint reader",
    "person_reidentification": "Following a person from camera to camera",
    "anpr_fixed": "Number-plate recognition, fixed",
    "anpr_mobile": "Number-plate recognition, mobile",
    "body_worn_camera": "Body-worn camera",
    "camera_registry": "Register of private cameras",
    "real_time_centre": "Real-time crime centre",
    "social_media_monitoring": "Monitoring of social media",
    "predictive_place": "Prediction of places",
    "predictive_person": "Prediction about persons",
    # deployment.mode
    "realtime_rbi": "Remote identification, live",
    "post_rbi": "Remote identification in recordings",
    "identification_1n_cooperative": "Identification of people who present themselves",
    "verification_1_1": "Verification of a claimed identity",
    "categorisation": "Sorting people by their traits",
    "emotion": "Recognition of emotions",
    "behaviour_analytics": "Analysis of behaviour",
    "data_analytics": "Analysis of data",
    # deployment.space, .targeting, .autonomy
    "none": "None",
    "near_live": "Near live",
    "enrolled_group": "People who enrolled",
    "untargeted": "Everyone in view or in the data",
    "proposes_human_decides": "Proposes, a person decides",
    # languages
    "en": "English",
    "fr": "French",
    "es": "Spanish",
    "ar": "Arabic",
    "zh": "Chinese",
    "ru": "Russian",
    # registers
    "eu_db": "EU database",
    "nl_algoritmeregister": "Algoritmeregister (Netherlands)",
    "uk_atrs": "ATRS (United Kingdom)",
    "us_omb": "OMB inventory (United States)",
    "atlas": "Atlas of Surveillance",
    # place.devices_band
    "1_10": "1 to 10",
    "11_50": "11 to 50",
    "51_200": "51 to 200",
    "201_1000": "201 to 1,000",
    "more": "More than 1,000",
    # operator.type, .body_kind
    "private_public_service": "Private, providing a public service",
    "private_for_public": "Private, for a public body",
    "border_migration": "Border or migration authority",
    "prison_probation": "Prison or probation service",
    "prosecutor_court": "Prosecutor or court",
    # purpose
    "wanted_and_missing": "Wanted and missing persons",
    "h_i": "(i) Search for victims or missing persons",
    "h_ii": "(ii) Specific and imminent threat, or terrorist threat",
    "h_iii": "(iii) Suspect of an Annex II offence",
    "csea": "Sexual exploitation of children and child sexual abuse material",
    "drugs": "Illicit drug trafficking",
    "weapons": "Illicit trafficking in weapons, munitions or explosives",
    "homicide_gbh": "Murder or grievous bodily injury",
    "organ_trade": "Illicit trade in organs or tissue",
    "nuclear": "Illicit trafficking in nuclear or radioactive material",
    "kidnapping": "Kidnapping, illegal restraint or hostage-taking",
    "icc_crimes": "Crimes within the jurisdiction of the International Criminal Court",
    "hijacking": "Unlawful seizure of aircraft or ships",
    "environmental": "Environmental crime",
    "armed_robbery": "Organised or armed robbery",
    "criminal_org": "Participation in a criminal organisation",
    # law, authorisation
    "published_code_under_statute": "Published code under a statute",
    "common_law_plus_policy": "Common law with a published policy",
    "none_identified": "None identified",
    "none_of_these": "None of these",
    "economic_wellbeing": "Economic well-being of the country",
    "rights_of_others": "Rights and freedoms of others",
    "manifestly_public": "Manifestly made public by the person",
    "substantial_public_interest_law": "Law in the substantial public interest",
    "dpa_permit": "Permit of the data-protection authority",
    "independent_admin": "Independent administrative authority",
    "council_vote": "Vote of a council",
    "research_archiving": "Research, statistics or archiving",
    "health_care": "Health or social care",
    # data, watchlist
    "device_identifiers": "Identifiers of devices",
    "licence_plates": "Number plates",
    "biometric_id": "Biometric data for identification",
    "sex_life_orientation": "Sex life or sexual orientation",
    "criminal": "Criminal convictions and offences",
    "user_device": "On the person's own device",
    "central_user_key": "Centrally, under a key only the person holds",
    "central": "Centrally",
    "public_at_large": "The public at large",
    "custody": "Custody photos",
    "licence_photos": "Licence photos",
    "web_scraped": "Scraped from the web",
    "own": "Taken for this purpose",
    # assessments, registration
    "iama_fraia": "IAMA (fundamental rights and algorithms)",
    "aia_canada": "Algorithmic Impact Assessment (Canada)",
    "art5_permitted_exception": "Permitted exception of Article 5",
    "annex3_1a": "Annex III, 1(a): remote biometric identification",
    "annex3_1b": "Annex III, 1(b): biometric categorisation",
    "annex3_1c": "Annex III, 1(c): emotion recognition",
    "annex3_6": "Annex III, 6: law enforcement",
    "annex3_7": "Annex III, 7: migration, asylum, border control",
    "other_annex3": "Another entry of Annex III",
    "not_high_risk_6_3": "Not high-risk under Article 6(3)",
    "out_of_scope": "Out of scope of the AI Act",
    "non_public": "Non-public section",
    "easy_read": "Easy to read",
}
