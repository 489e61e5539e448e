"""Where the use is registered, how people get their rights, and what they can find out."""

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
    erasure: f.YesNo = f.yesno("Can people have data deleted?", "Or restricted, where the law says so.")
    restriction_reason: f.Text = f.text(
        "Why rights are restricted", "The law and the aim. 'None' means they are not restricted."
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


class Redaction(f.Section, title="Passage left out"):
    """One thing that was left out of what is published elsewhere."""

    what: f.Text = f.text("What is left out", "In general words, as in 'camera positions'.")
    reason: f.Text = f.text("Why", "The ground and the provision.")
    reviewed_by: f.Text = f.text(
        "Reviewed by", "The office that checked it, not a name. 'None' means nobody did."
    )


class Transparency(f.Section, title="Transparency"):
    """What the public and those affected are told."""

    public_entry_url: f.Text = f.url(
        "Public page on this use",
        "Your own page about it. 'None' means there is none.",
        feeds="nl:website atrs:website cities:more_information",
    )
    policy_published: f.YesNo = f.yesno(
        "Is the policy published?", "Yes if anyone can read the rules of use."
    )
    policy_url: f.Text = f.url("Policy", "Where it can be read.", feeds="cities:more_information")
    vendor_disclosed: f.YesNo = f.yesno("Is the maker published?", "Yes if product and maker are named.")
    retention_published: f.YesNo = f.yesno(
        "Is it published how long data are kept?", "For every kind of data."
    )
    statistics_published_on: f.Day = f.day("Figures last published on", "'None' means never.")
    misidentification_count_published: f.YesNo = f.yesno(
        "Is the number of misidentifications published?", "At least once a year."
    )
    signage: f.YesNo = f.yesno(
        "Are there signs on site?", "Yes if people can read them before they come into view."
    )
    notice_individual: f.YesNo = f.yesno(
        "Are people told one by one?", "Before or after, by letter, screen or officer."
    )
    notice_adequate: f.YesNo = f.yesno(
        "Does the notice say everything it must?", "Who, why, on what law, how long, and how to complain."
    )
    notice_url: f.Text = f.url("Notice", "Where the notice can be read.", feeds="nl:website")
    deferred_notice_date: f.Day = f.day(
        "Notice of covert use due", "When people are told afterwards. 'None' means never."
    )
    workers_informed_on: f.Day = f.day(
        "Workers informed on", "Where it is used at work: when they and their representatives were told."
    )
    court_disclosure: f.YesNo = f.yesno(
        "Is use disclosed to the defence?", "Yes if always when a match helped to bring a charge."
    )
    redactions: f.Items[Redaction] = f.items(
        Redaction,
        "Left out of what is published",
        "Passages blacked out elsewhere, one each. An empty list: nothing.",
    )


class Accessibility(f.Section, title="Accessibility"):
    """Whether everyone can read the notice and use the routes of complaint."""

    languages: f.Texts = f.texts(
        "Languages",
        "In which notice and complaint forms exist, one each. An empty list means there are none.",
    )
    formats: f.Choices = f.choices(
        "accessible_web large_print easy_read audio sign_language in_person telephone post",
        "Formats",
        "In which people can read the notice and complain.",
    )
    non_digital_alternative: f.YesNo = f.yesno(
        "Is there a way without computer or telephone?", "For the service itself and for complaints."
    )
