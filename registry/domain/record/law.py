"""law."""

from __future__ import annotations

from registry.domain import fields as f


class Instrument(f.Section):
    """Instrument."""

    instrument: f.Text = f.text("Instrument")
    article: f.Text = f.text("Article")
    url: f.Text = f.url("Url")
    summary: f.Text = f.text("Summary")
    in_force_checked: f.Day = f.day("In force checked")


class LegalBasis(f.Section):
    """LegalBasis."""

    type: f.Choice = f.choice(
        "statute regulation published_code_under_statute common_law_plus_policy mandate consent "
        "vital_interest best_interests contract policy none_identified",
        "Type",
    )
    citation: f.Text = f.text("Citation")
    instruments: f.Items[Instrument] = f.items(Instrument, "Instruments")
    biometric_specific: f.YesNo = f.yesno("Biometric specific")
    published: f.YesNo = f.yesno("Published")
    specifies_who: f.YesNo = f.yesno("Specifies who")
    specifies_where: f.YesNo = f.yesno("Specifies where")
    specifies_when: f.YesNo = f.yesno("Specifies when")
    objectives_named: f.YesNo = f.yesno("Objectives named")
    legitimate_aim: f.Choice = f.choice(
        "national_security public_safety economic_wellbeing prevention_of_disorder_or_crime "
        "health_or_morals rights_of_others none_of_these",
        "Legitimate aim",
    )
    practical_aim: f.Choice = f.choice(
        "border_control service_access convenience efficiency crime_prevention safety other", "Practical aim"
    )
    national_rbi_law: f.Text = f.text("National rbi law")
    national_rbi_objectives: f.Choices = f.choices("h_i h_ii h_iii", "National rbi objectives")
    special_category_condition: f.Choice = f.choice(
        "law vital_interests manifestly_public explicit_consent substantial_public_interest_law "
        "employment_law legal_claims none",
        "Special category condition",
    )
    article_6_ground: f.Choice = f.choice(
        "consent contract legal_obligation vital_interests public_task legitimate_interests none",
        "Article 6 ground",
    )
    sets_min_accuracy: f.YesNo = f.yesno("Sets min accuracy")
    sets_retention: f.YesNo = f.yesno("Sets retention")
    sets_audit: f.YesNo = f.yesno("Sets audit")
    categorisation_safeguards: f.Text = f.text("Categorisation safeguards")
    two_person_waiver_ref: f.Text = f.ref("Two person waiver ref")


class Authorisation(f.Section):
    """Authorisation."""

    type: f.Choice = f.choice(
        "none internal administrative dpa_permit independent_admin judicial council_vote minister", "Type"
    )
    body: f.Text = f.name("Body")
    decision_ref: f.Text = f.ref("Decision ref")
    url: f.Text = f.url("Url")
    vote: f.Text = f.text("Vote")
    heard_public: f.YesNo = f.yesno("Heard public")
    consent_agenda: f.YesNo = f.yesno("Consent agenda")
    requested_at: f.Instant = f.instant("Requested at")
    granted_at: f.Instant = f.instant("Granted at")
    expires_on: f.Day = f.day("Expires on")
    rejected: f.YesNo = f.yesno("Rejected")
    rejected_at: f.Instant = f.instant("Rejected at")
    stopped_at: f.Instant = f.instant("Stopped at")
    data_deleted_at: f.Instant = f.instant("Data deleted at")
    use_started_at: f.Instant = f.instant("Use started at")
    urgency_claimed: f.YesNo = f.yesno("Urgency claimed")
    urgency_reason: f.Text = f.text("Urgency reason")
    initial_identification: f.YesNo = f.yesno("Initial identification")
    documented_before: f.YesNo = f.yesno("Documented before")
