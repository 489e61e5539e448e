"""What is deployed, and what this version of its record is: the deployment and its filing."""

from __future__ import annotations

from registry.domain import fields as f

LANGUAGES = "en fr es ar zh ru other"


class Deployment(f.Section, title="The deployment"):
    """One technology, used by one body, in one context: what it is and where it stands."""

    in_order = (("start_date", "end_date"),)

    title: f.Text = f.name(
        "Title",
        "A short name that people will recognise, as in 'Face matching of arrest photos'.",
        feeds="nl:name atrs:name cities:name aia:project_title atlas:title omb:use_case_name",
    )
    technology: f.Choice = f.choice(
        "face_verification_1to1 face_identification_retrospective face_identification_live face_clustering "
        "face_detection biometric_categorisation emotion_recognition gait voice_identification iris "
        "fingerprint_mobile person_reidentification anpr_fixed anpr_mobile object_behaviour_analytics "
        "crowd_counting drone_video body_worn_camera camera_registry real_time_centre data_fusion "
        "social_media_monitoring cell_site_simulator gunshot_detection predictive_place predictive_person "
        "other",
        "Technology",
        "The one technology this record is about. A second one, even in the same building, is a record of its own.",
        feeds="nl:tags atrs:capability cities:type atlas:technology omb:classification ai_act:A5",
        one="A record is about one technology, so that each is judged on its own facts. File one record for each.",
    )
    mode: f.Choice = f.choice(
        "realtime_rbi post_rbi identification_1n_cooperative verification_1_1 categorisation emotion "
        "behaviour_analytics data_analytics",
        "Mode of use",
        "What it does to people. If bystanders are captured too, identification of people who present themselves is "
        "remote identification.",
        feeds="atrs:function atlas:technology",
    )
    processing: f.Choice = f.choice(
        "live near_live retrospective on_demand",
        "When images or data are processed",
        "Live: at once. Near live: with a short delay. Retrospective: recordings. On demand: only when someone asks.",
        feeds="atrs:task",
    )
    space: f.Choice = f.choice(
        "publicly_accessible restricted workplace education border online none",
        "Kind of place",
        "Publicly accessible: anyone may enter, ticket or not, as in a street, shop or station. None: no place, only data.",
    )
    targeting: f.Choice = f.choice(
        "targeted watchlist enrolled_group untargeted",
        "Who is looked for",
        "Targeted: a named person or case. Watchlist: people on a list. Enrolled group: those who signed up. "
        "Untargeted: everyone in view or in the data.",
    )
    status: f.Choice = f.choice(
        "planned development private_pilot public_pilot operational suspended retired",
        "Status",
        "Where it stands today. A private pilot touches only the body's own staff; a public pilot touches anyone else.",
        feeds="nl:status atrs:phase cities:status aia:design_or_implementation sir:stage_of_review "
        "omb:development_stage ai_act:A7,B8",
    )
    start_date: f.Day = f.day(
        "First day of use",
        "The first day on which it processed data of real people, pilots included; or the planned one.",
        feeds="nl:begin_date atrs:completion_date omb:operational_date",
    )
    emergency_start: f.YesNo = f.yesno(
        "Was it started in an emergency?",
        "Yes if it began before the public could be heard, because it could not wait.",
    )
    end_date: f.Day = f.day(
        "Last day of use",
        "The day it stopped, or is to stop. 'None' means no end is set.",
        feeds="nl:end_date",
    )
    significant_change_on: f.Day = f.day(
        "Last significant change of design",
        "The day its design or intended purpose last changed significantly (AI Act, Article 111(2)). 'None': never.",
    )
    hours: f.Text = f.text("Hours of use", "Days and times, as in 'Fridays and Saturdays, 20:00 to 04:00'.")
    covert: f.YesNo = f.yesno(
        "Is it used covertly?", "Yes if the people captured are not meant to know, even if only at times."
    )
    covert_authorisation_ref: f.Text = f.ref(
        "Authorisation of covert use",
        "The reference of the decision that allows covert use. Not shown to the public.",
        visibility="oversight",
    )
    eu_scope: f.YesNo = f.yesno(
        "Does European Union law apply?",
        "Yes if it is placed, used or has its output used in a Member State.",
    )
    coe_scope: f.YesNo = f.yesno(
        "Is it in a member state of the Council of Europe?",
        "Yes if the body falls under such a state's jurisdiction.",
    )
    national_security_use: f.YesNo = f.yesno(
        "Is it only for defence or national security?",
        "Yes if it is used for military, defence or national-security purposes and for nothing else.",
    )
    summary: f.Text = f.text(
        "Summary",
        "Two or three plain sentences for the public: what it does, to whom, and why.",
        feeds="nl:description_short atrs:one_sentence,description cities:short_description "
        "aia:project_description sir:1_0_abstract atlas:summary omb:problem_solved",
    )
    learning: f.Choice = f.choice(
        "fixed periodic continuous",
        "Does the model change in use?",
        "Fixed: only with a new version. Periodic: retrained at intervals. Continuous: changes as it runs.",
        feeds="aia:retraining atrs:maintenance",
    )
    autonomy: f.Choice = f.choice(
        "informs proposes_human_decides acts_unless_stopped acts_alone",
        "How far it acts by itself",
        "From giving information to a person who decides, up to acting with nobody in between.",
        feeds="aia:type_of_automation",
    )
    other_deployments: f.Texts = f.texts(
        "The same system elsewhere",
        "Addresses of records of the same system run by others, one each. An empty list means you know of none.",
    )


class Translation(f.Section, title="Translation"):
    """One language into which this record is translated."""

    language: f.Choice = f.choice(LANGUAGES, "Language", "The language of the translation.")
    method: f.Choice = f.choice("human machine", "Made by", "By a person or by a machine.")
    reviewed: f.YesNo = f.yesno("Reviewed?", "Yes if a person who reads both languages compared them.")


class ExternalId(f.Section, title="Entry in another register"):
    """One entry of the same deployment in another register."""

    scheme: f.Choice = f.choice(
        "eu_db nl_algoritmeregister uk_atrs us_omb atlas national other",
        "Register",
        "Which register it is in.",
    )
    value: f.Text = f.ref("Number there", "The number or name under which it is listed there.")
    url: f.Text = f.url("Address", "The page of that entry.")


class Filing(f.Section, title="This version"):
    """Why this version is filed, in which language, and by whom."""

    change_kind: f.Choice = f.choice(
        "first_filing correction operational_change scope_wider scope_narrower confirmed_unchanged "
        "ordered_by_oversight retired",
        "Kind of change",
        "What makes this version differ. Correction: the world did not change, the record was wrong.",
    )
    change_reason: f.Text = f.text(
        "Reason for the change", "What changed since the last version and why, in a sentence or two."
    )
    language: f.Choice = f.choice(
        LANGUAGES, "Language", "The language this record is written in.", feeds="nl:lang"
    )
    translations: f.Items[Translation] = f.items(
        Translation,
        "Translations",
        "Languages this record also exists in, and how good they are. An empty list means none.",
        feeds="nl:lang",
    )
    external_ids: f.Items[ExternalId] = f.items(
        ExternalId,
        "Entries in other registers",
        "Where the same deployment is listed elsewhere. An empty list means nowhere.",
        feeds="nl:source_id cities:central_registration atlas:aosnumber omb:id",
    )
    next_review_due: f.Day = f.day(
        "Next review due", "By when you will look at this record again.", feeds="cities:revision_date"
    )
    filed_by_name: f.Text = f.name(
        "Filed by",
        "Name of the person who files this. Not shown to the public.",
        visibility="oversight",
        feeds="ai_act:A2,B2,C2 cities:contact_name aia:respondent_name sir:who_filed",
    )
    filed_by_contact: f.Text = f.contact(
        "Contact of the person who files",
        "How to reach that person. Not shown to the public.",
        visibility="oversight",
        feeds="ai_act:A2,B2,C2",
    )
    on_behalf_of: f.Text = f.name(
        "Filed on behalf of",
        "The body for which the person files, if another. 'None' means the person's own body.",
        visibility="oversight",
        feeds="ai_act:A2,B2,C2",
    )
