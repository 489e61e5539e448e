"""Where the use is registered, and how people get their rights."""

from __future__ import annotations

from registry.domain import fields as f


class Registration(f.Section, title="Registration and notification"):
    """How it is classed under the AI Act, and which authorities know of it."""

    ai_act_class: f.Choice = f.choice(
        "art5_permitted_exception annex3_1a annex3_1b annex3_1c annex3_6 annex3_7 other_annex3 "
        "not_high_risk_6_3 out_of_scope",
        "Class under the AI Act",
        "The entry of Article 5 or Annex III it falls under, or why it is not high-risk.",
        feeds="nl:publication_category cities:risk_category omb:is_high_impact ai_act:B6",
    )
    declared_risk_class: f.Choice = f.choice(
        "high limited minimal not_high_risk_6_3 unknown",
        "Risk class declared",
        "The class the provider or you have declared.",
        feeds="nl:publication_category cities:risk_category aia:impact_level",
    )
    class_grounds: f.Text = f.text(
        "Grounds for the class",
        "Why this class; if not high-risk, which condition of Article 6(3) and why.",
        feeds="omb:justification ai_act:B6,B7",
    )
    deployer_registered: f.YesNo = f.yesno(
        "Is your body registered in the EU database?", "As a deployer, with this use."
    )
    eu_database_registered_at: f.Instant = f.instant(
        "Registered in the EU database", "'None' means it is not."
    )
    market_surveillance_notified_at: f.Instant = f.instant(
        "Market surveillance authority notified", "When it was told of this use. 'None' means it was not."
    )
    data_protection_authority_notified_at: f.Instant = f.instant(
        "Data-protection authority notified", "When it was told of this use. 'None' means it was not."
    )
    biometric_database_declared_on: f.Day = f.day(
        "Biometric database declared on",
        "When it was declared to the authority, where national law asks it before use. 'None' means it was not.",
    )
    annual_report_last_on: f.Day = f.day(
        "Last annual report", "To both authorities. 'None' means there was none."
    )
    provider_entry_url: f.Text = f.url(
        "Provider's entry in the EU database",
        "The page of the system itself. Not shown to the public.",
        visibility="oversight",
        feeds="ai_act:C3",
    )
    section: f.Choice = f.choice(
        "public non_public",
        "Section of the EU database",
        "Police, migration, asylum and border uses of Annex III points 1, 6 and 7 go into the non-public one.",
    )
    submitter_name: f.Text = f.name(
        "Who registered it",
        "The person who made the entry in the EU database. Not shown to the public.",
        visibility="oversight",
        feeds="ai_act:A2,B2,C2",
    )
    submitter_contact: f.Text = f.contact(
        "Contact of that person", "Not shown to the public.", visibility="oversight", feeds="ai_act:A2,B2,C2"
    )


class Rights(f.Section, title="Rights and remedies"):
    """How a person finds out, complains, and gets a mistake put right."""

    complaint_channel: f.Text = f.contact(
        "Where to complain",
        "Functional mailbox, telephone or page. 'None' means there is nowhere. Always public.",
        feeds="atrs:appeals_and_review cities:objection_procedure aia:recourse_process omb:hi_appeal_process "
        "sir:7_0_complaints",
    )
    contact: f.Text = f.contact("Where to ask for one's data", "Functional mailbox, telephone or page.")
    request_process: f.YesNo = f.yesno(
        "Is there a process for such requests?",
        "For access, correction and deletion, with someone in charge.",
    )
    access: f.YesNo = f.yesno("Can people see their data?", "Yes if a request is answered with the data.")
    rectification: f.YesNo = f.yesno(
        "Can people have data corrected?", "Yes if wrong data are put right and recipients are told."
    )
    erasure: f.YesNo = f.yesno("Can people have data deleted?", "Or restricted, where the law says so.")
    restriction_reason: f.Text = f.text(
        "Why rights are restricted", "The law and the aim. 'None' means they are not restricted."
    )
    restriction_law: f.Text = f.text(
        "Law that restricts rights",
        "The provision that allows to refuse or delay access, correction or deletion. 'None' means there is none.",
    )
    indirect_exercise: f.YesNo = f.yesno(
        "Can the authority exercise the right for them?", "Yes if it looks at the data on a person's behalf."
    )
    explanation_available: f.YesNo = f.yesno(
        "Can people get an explanation?", "Of the part the system had in a decision about them."
    )
    misidentified_notified: f.YesNo = f.yesno(
        "Are people told if they were misidentified?", "Yes if without having to ask."
    )
    notice_deferred_until: f.Day = f.day("Notice deferred until", "'None' means it is not deferred.")
    remedy_deadline_days: f.Count = f.count(
        "days", "Answered within", "The longest time a complaint takes. 'None' means there is no limit."
    )
    remedy_without_notice: f.YesNo = f.yesno(
        "Can anyone complain who suspects it?", "Yes if nobody has to prove first that they were affected."
    )
    independent_binding_remedy: f.YesNo = f.yesno(
        "Can an independent body order a stop?", "Yes if its decision binds: to stop, and to delete."
    )
    judicial_review_available: f.YesNo = f.yesno(
        "Can people go to court?", "Yes if a judge may review the use."
    )
    market_surveillance_complaint_route: f.Text = f.contact(
        "Complaints to market surveillance", "Where anyone may complain under Article 85 of the AI Act."
    )
    complaints_count_published: f.YesNo = f.yesno(
        "Is the number of complaints published?", "At least once a year."
    )
    remedy_body: f.Text = f.name(
        "Who decides on complaints",
        "The body that can change the outcome. 'None' means nobody can.",
        feeds="atrs:appeals_and_review",
    )
    remedy_url: f.Text = f.url(
        "How to get it put right",
        "The page that explains it. 'None' means there is none. Always public.",
        feeds="atrs:appeals_and_review cities:objection_procedure aia:recourse_process omb:hi_appeal_process",
    )
    remedy_effect: f.Text = f.text(
        "What a complaint can change", "As in 'the entry is deleted and everyone who got it is told'."
    )
