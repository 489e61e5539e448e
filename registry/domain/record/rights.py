"""rights."""

from __future__ import annotations

from registry.domain import fields as f


class Registration(f.Section):
    """Registration."""

    ai_act_class: f.Choice = f.choice(
        "art5_permitted_exception annex3_1a annex3_1b annex3_1c annex3_6 annex3_7 other_annex3 "
        "not_high_risk_6_3 out_of_scope",
        "Ai act class",
    )
    declared_risk_class: f.Choice = f.choice(
        "high limited minimal not_high_risk_6_3 unknown", "Declared risk class"
    )
    class_grounds: f.Text = f.text("Class grounds")
    deployer_registered: f.YesNo = f.yesno("Deployer registered")
    eu_database_registered_at: f.Instant = f.instant("Eu database registered at")
    market_surveillance_notified_at: f.Instant = f.instant("Market surveillance notified at")
    data_protection_authority_notified_at: f.Instant = f.instant("Data protection authority notified at")
    annual_report_last_on: f.Day = f.day("Annual report last on")
    provider_entry_url: f.Text = f.url("Provider entry url", visibility="oversight")
    section: f.Choice = f.choice("public non_public", "Section")
    submitter_name: f.Text = f.name("Submitter name", visibility="oversight")
    submitter_contact: f.Text = f.contact("Submitter contact", visibility="oversight")


class Rights(f.Section):
    """Rights."""

    complaint_channel: f.Text = f.contact("Complaint channel")
    contact: f.Text = f.contact("Contact")
    request_process: f.YesNo = f.yesno("Request process")
    access: f.YesNo = f.yesno("Access")
    erasure: f.YesNo = f.yesno("Erasure")
    restriction_reason: f.Text = f.text("Restriction reason")
    indirect_exercise: f.YesNo = f.yesno("Indirect exercise")
    explanation_available: f.YesNo = f.yesno("Explanation available")
    misidentified_notified: f.YesNo = f.yesno("Misidentified notified")
    notice_deferred_until: f.Day = f.day("Notice deferred until")
    remedy_deadline_days: f.Count = f.count("days", "Remedy deadline days")
    remedy_without_notice: f.YesNo = f.yesno("Remedy without notice")
    independent_binding_remedy: f.YesNo = f.yesno("Independent binding remedy")
    judicial_review_available: f.YesNo = f.yesno("Judicial review available")
    market_surveillance_complaint_route: f.Text = f.contact("Market surveillance complaint route")
    complaints_count_published: f.YesNo = f.yesno("Complaints count published")
    remedy_url: f.Text = f.url("Remedy url")
    remedy_effect: f.Text = f.text("Remedy effect")


class Redaction(f.Section):
    """Redaction."""

    what: f.Text = f.text("What")
    reason: f.Text = f.text("Reason")
    reviewed_by: f.Text = f.text("Reviewed by")


class Transparency(f.Section):
    """Transparency."""

    public_entry_url: f.Text = f.url("Public entry url")
    policy_published: f.YesNo = f.yesno("Policy published")
    policy_url: f.Text = f.url("Policy url")
    vendor_disclosed: f.YesNo = f.yesno("Vendor disclosed")
    retention_published: f.YesNo = f.yesno("Retention published")
    statistics_published_on: f.Day = f.day("Statistics published on")
    misidentification_count_published: f.YesNo = f.yesno("Misidentification count published")
    signage: f.YesNo = f.yesno("Signage")
    notice_individual: f.YesNo = f.yesno("Notice individual")
    notice_adequate: f.YesNo = f.yesno("Notice adequate")
    notice_url: f.Text = f.url("Notice url")
    deferred_notice_date: f.Day = f.day("Deferred notice date")
    workers_informed_on: f.Day = f.day("Workers informed on")
    court_disclosure: f.YesNo = f.yesno("Court disclosure")
    redactions: f.Items[Redaction] = f.items(Redaction, "Redactions")


class Accessibility(f.Section):
    """Accessibility."""

    languages: f.Texts = f.texts("Languages")
    formats: f.Choices = f.choices(
        "accessible_web large_print easy_read audio sign_language in_person telephone post", "Formats"
    )
    non_digital_alternative: f.YesNo = f.yesno("Non digital alternative")
