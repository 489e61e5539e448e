"""The law the use rests on, and the decision that allowed it."""

from __future__ import annotations

from registry.domain import fields as f


class Instrument(f.Section, title="Law"):
    """One law or rule that the use rests on."""

    instrument: f.Text = f.text("Instrument", "The official title, as in 'Police Act 2012'.")
    article: f.Text = f.text("Article", "Article, section or paragraph.")
    url: f.Text = f.url(
        "Address", "The official text, by ELI where there is one.", feeds="nl:lawful_basis_link"
    )
    summary: f.Text = f.text("What it says", "What it allows and under which conditions, in plain words.")
    in_force_checked: f.Day = f.day("Checked to be in force on", "When someone last looked.")


class LegalBasis(f.Section, title="Legal basis"):
    """By which law the use is allowed, and what that law says. Every field of this section is always public."""

    type: f.Choice = f.choice(
        "statute regulation published_code_under_statute common_law_plus_policy mandate consent vital_interest "
        "best_interests contract policy none_identified",
        "Kind of legal basis",
        "The strongest one. A common-law power with a published policy is no statute: use its own word.",
        feeds="aia:authority_needed sir:7_0_legal_obligations",
    )
    citation: f.Text = f.text(
        "Legal basis",
        "The provision that allows this use, so that anyone can find it: 'Police Act 2012, section 3'.",
        feeds="nl:lawful_basis cities:lawful_basis sir:7_0_legal_obligations",
    )
    instruments: f.Items[Instrument] = f.items(
        Instrument,
        "Laws and rules",
        "Every law or rule it rests on, one each. An empty list means it rests on none.",
        feeds="nl:lawful_basis,lawful_basis_link",
    )
    biometric_specific: f.YesNo = f.yesno(
        "Does the law name biometric identification?",
        "Yes if it speaks of this kind of use, not just of policing.",
    )
    published: f.YesNo = f.yesno("Is it published?", "Yes if anyone can read every rule the use rests on.")
    specifies_who: f.YesNo = f.yesno(
        "Does it say who may be searched for?", "No if that is left to officers."
    )
    specifies_where: f.YesNo = f.yesno("Does it say where it may be used?", "No if that is left to officers.")
    specifies_when: f.YesNo = f.yesno(
        "Does it say under which circumstances?", "No if that is left to officers."
    )
    objectives_named: f.YesNo = f.yesno(
        "Does it name objectives, data and purposes?", "Yes only if it names all three."
    )
    data_categories_named: f.YesNo = f.yesno(
        "Does it name the kinds of data?",
        "Yes if the law says which personal data may be processed (Directive (EU) 2016/680, Article 8(2)).",
    )
    safeguards: f.Text = f.text(
        "Safeguards the law lays down",
        "What the law provides to protect people whose biometric data are used. 'None' means nothing.",
    )
    automated_decision_law: f.Text = f.text(
        "Law on automated decisions",
        "The law that permits a decision without a person, with safeguards (Directive (EU) 2016/680, Article 11(1)). "
        "'None' means there is none.",
    )
    legitimate_aim: f.Choice = f.choice(
        "national_security public_safety economic_wellbeing prevention_of_disorder_or_crime health_or_morals "
        "rights_of_others none_of_these",
        "Aim recognised by the treaty",
        "The aim in Article 8(2) of the European Convention on Human Rights under which the use is argued.",
    )
    practical_aim: f.Choice = f.choice(
        "border_control service_access convenience efficiency crime_prevention safety other",
        "Practical aim",
        "What it is for in daily work.",
    )
    national_rbi_law: f.Text = f.text(
        "National law on live identification",
        "The national law under Article 5(5) of the AI Act. 'None' means the country has none.",
    )
    national_rbi_objectives: f.Choices = f.choices(
        "h_i h_ii h_iii", "Objectives that law allows", "Those of Article 5(1)(h). An empty list means none."
    )
    special_category_condition: f.Choice = f.choice(
        "law vital_interests manifestly_public explicit_consent substantial_public_interest_law employment_law "
        "health_care public_health research_archiving legal_claims none",
        "Condition for special categories of data",
        "Under Article 10 of Directive (EU) 2016/680 or Article 9(2) of the GDPR.",
    )
    member_state_conditions_met: f.YesNo = f.yesno(
        "Are the further conditions of national law met?",
        "Those that a Member State sets for biometric, genetic or health data (GDPR, Article 9(4)). Yes also if it sets none.",
    )
    article_6_ground: f.Choice = f.choice(
        "consent contract legal_obligation vital_interests public_task legitimate_interests none",
        "Ground under Article 6 of the GDPR",
        "None also where the GDPR does not apply.",
    )
    sets_min_accuracy: f.YesNo = f.yesno(
        "Does the law set a minimum reliability?", "Yes if it limits the errors."
    )
    sets_retention: f.YesNo = f.yesno(
        "Does the law limit how long images are kept?", "Yes if it sets a time."
    )
    log_retention_law: f.Text = f.text(
        "Law on how long logs are kept",
        "A law that sets another period for the system's logs (AI Act, Article 26(6)). 'None' means there is none.",
    )
    sets_audit: f.YesNo = f.yesno(
        "Does the law provide for audits?", "Yes if someone must be able to examine the use."
    )
    categorisation_safeguards: f.Text = f.text(
        "Safeguards for categorisation",
        "What the law provides against discrimination where people are sorted by traits. 'None' means nothing.",
    )
    two_person_waiver_ref: f.Text = f.ref(
        "Waiver of the two-person check",
        "The law that finds it disproportionate (AI Act, Article 14(5)). 'None' means it applies in full.",
    )
    authority_consulted_on_measure: f.YesNo = f.yesno(
        "Was the data-protection authority consulted on the law?",
        "Yes if it was heard on the law, or on the general measure that the use rests on, while that was drafted.",
    )
    national_exception: f.Text = f.text(
        "Exception of national law",
        "The exception or exemption of national law that is relied on. 'None' means none is.",
    )


class Authorisation(f.Section, title="Authorisation"):
    """Who allowed the use, when, and what happened if it was refused."""

    type: f.Choice = f.choice(
        "none internal administrative dpa_permit independent_admin judicial council_vote minister",
        "Who allowed it",
        "Independent: an authority that nobody in government can instruct, and whose decision binds. Always public.",
        feeds="sir:council_vote aia:authority_needed",
    )
    body: f.Text = f.name(
        "Authorising body", "The court, authority or council. Always public.", feeds="sir:council_vote"
    )
    decision_ref: f.Text = f.ref("Decision", "Number and date of the decision.", feeds="sir:council_vote")
    url: f.Text = f.url("Address", "Where the decision can be read.")
    vote: f.Text = f.text("Vote", "For, against, abstained; where a council voted.", feeds="sir:council_vote")
    heard_public: f.YesNo = f.yesno(
        "Was the public heard first?", "Yes if anyone could speak or write before it."
    )
    consent_agenda: f.YesNo = f.yesno(
        "Was it passed without debate?", "Yes if it was on a list of items that are voted on together."
    )
    requested_at: f.Instant = f.instant("Requested", "When authorisation was asked for.")
    granted_at: f.Instant = f.instant("Granted", "When it was given. 'None' means it never was.")
    expires_on: f.Day = f.day("Valid until", "Its last day. 'None' means it has no end.")
    rejected: f.YesNo = f.yesno("Was it refused?", "Yes if the body refused it, even if use had begun.")
    rejected_at: f.Instant = f.instant("Refused", "When it was refused.")
    stopped_at: f.Instant = f.instant(
        "Use stopped", "When use stopped after the refusal. 'None': it did not."
    )
    data_deleted_at: f.Instant = f.instant(
        "Data deleted", "When data, results and outputs of that use were deleted. 'None': they were not."
    )
    use_started_at: f.Instant = f.instant("Use started", "The moment of first use under this authorisation.")
    urgency_claimed: f.YesNo = f.yesno(
        "Was it used first because of urgency?", "Yes if use began before the decision."
    )
    urgency_reason: f.Text = f.text("Reason for the urgency", "Why it was impossible to wait.")
    initial_identification: f.YesNo = f.yesno(
        "Is it a first identification of a potential suspect?",
        "Yes if it rests on objective, verifiable facts directly linked to the offence (AI Act, Article 26(10)).",
    )
    documented_before: f.YesNo = f.yesno(
        "Was the need written down beforehand?", "Yes if that was before first use."
    )
