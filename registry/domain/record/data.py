"""Which personal data are used, how long they are kept, and who else gets them."""

from __future__ import annotations

from registry.domain import fields as f

CATEGORIES = (
    "face_images face_templates other_biometrics identity_data contact_data location movement licence_plates "
    "communications criminal_records health ethnic_origin political_opinion religion behaviour "
    "device_identifiers other"
)


class Transfer(f.Section, title="Recipient"):
    """One recipient outside the body to whom data or results go."""

    recipient: f.Text = f.name("Recipient", "The body by name; no classes such as 'partners'.")
    country: f.Text = f.country("Country", "Where the recipient is.")
    purpose: f.Text = f.text("Purpose", "What the recipient uses the data for.")
    legal_basis: f.Text = f.text("Legal basis", "The provision that allows it. 'None' means there is none.")
    safeguard: f.Text = f.text("Safeguard", "What protects the data there. 'None' means nothing.")
    protection_assessed_on: f.Day = f.day(
        "Protection assessed on",
        "The day you satisfied yourself that the data are protected there. 'None': never.",
    )
    assessed_by: f.Text = f.text("Assessed by", "The office that did so, not a name.")
    agreement_url: f.Text = f.url("Agreement", "Where the agreement can be read. 'None' means not published.")
    direct_access: f.YesNo = f.yesno(
        "Direct access?", "Yes if the recipient can look by itself, without asking each time."
    )


class Data(f.Section, title="Personal data"):
    """Which data about people are used, how long they are kept, and who else gets them."""

    exclusive = (
        ("retention_nonmatch_seconds", "retention_nonmatch_indefinite"),
        ("retention_match_days", "retention_match_indefinite"),
        ("retention_watchlist_days", "retention_watchlist_indefinite"),
        ("retention_enrolled_days", "retention_enrolled_indefinite"),
    )

    personal: f.YesNo = f.yesno(
        "Are personal data processed?",
        "Any data about an identifiable person; a face that is scanned and forgotten counts.",
        feeds="aia:personal_data omb:has_pii",
    )
    categories: f.Choices = f.choices(
        CATEGORIES,
        "Kinds of data",
        "Everything that is collected, made or compared, if only for a moment.",
        feeds="nl:source_data atrs:operational_data cities:source_data aia:personal_data omb:has_pii "
        "sir:4_0_collection_and_use",
    )
    special_categories: f.Choices = f.choices(
        "biometric_id racial_ethnic political religious trade_union genetic health sex_life_orientation criminal",
        "Sensitive data",
        "Special categories and criminal records. Faces used to identify someone are 'biometric id'. An empty list: none.",
        feeds="atrs:sensitive_attributes",
    )
    protected_traits: f.Choices = f.choices(
        "sex gender_identity age race ethnic_origin nationality language religion political_opinion disability health "
        "pregnancy sexual_orientation marital_status social_condition other",
        "Protected traits used",
        "Traits that go into the working of the system, directly or by proxy, as a postcode for origin. An empty list: none.",
        feeds="atrs:sensitive_attributes aia:protected_characteristics,proxies cities:data_bias "
        "omb:demographic_features sir:racial_equity_toolkit",
    )
    collection_fair: f.YesNo = f.yesno(
        "Are the data collected fairly?", "Yes if people could expect it and nobody was deceived."
    )
    collection_fair_reason: f.Text = f.text("Why it is fair", "What people know and could expect.")
    scope_minimised: f.YesNo = f.yesno(
        "Is it limited to what is needed?",
        "Yes if every kind of data, place and hour that could go was taken out.",
    )
    scope_minimised_reason: f.Text = f.text("How it was limited", "What was taken out, masked or shortened.")
    large_scale: f.YesNo = f.yesno(
        "Are data processed on a large scale?",
        "By the number of people, the amount of data, the time and the area.",
    )
    new_filing_system: f.YesNo = f.yesno(
        "Is it part of a new filing system?",
        "Yes if the collection of personal data that it fills did not exist before.",
    )
    retention_nonmatch_seconds: f.Count = f.count(
        "seconds",
        "How long data without a match are kept",
        "From capture to deletion. 0 means at once; a day is 86400.",
        feeds="sir:5_0_storage_retention_deletion atrs:data_storage",
    )
    retention_nonmatch_indefinite: f.YesNo = f.yesno(
        "Are data without a match kept without limit?", "Yes also if no time is set."
    )
    retention_match_days: f.Count = f.count(
        "days",
        "How long data of a match are kept",
        "From the match to deletion, unless a proceeding needs them longer.",
        feeds="sir:5_0_storage_retention_deletion atrs:data_storage",
    )
    retention_match_indefinite: f.YesNo = f.yesno(
        "Are data of a match kept without limit?", "Yes also if no time is set."
    )
    retention_watchlist_days: f.Count = f.count(
        "days",
        "How long a person stays on the list",
        "The longest time without a new decision.",
        feeds="sir:5_0_storage_retention_deletion",
    )
    retention_watchlist_indefinite: f.YesNo = f.yesno(
        "Do people stay on the list without limit?", "Yes also if no time is set."
    )
    retention_enrolled_days: f.Count = f.count(
        "days",
        "How long templates of people who enrolled are kept",
        "From the day the person leaves or withdraws to deletion. 0 means at once.",
    )
    retention_enrolled_indefinite: f.YesNo = f.yesno(
        "Are these templates kept without limit?", "Yes also if no time is set."
    )
    legal_hold_ref: f.Text = f.ref(
        "Legal hold", "The proceeding for which data are kept longer. 'None' means there is none."
    )
    deletion_automated: f.YesNo = f.yesno("Is deletion automatic?", "Yes if nobody needs to remember it.")
    template_protection: f.YesNo = f.yesno(
        "Are templates protected and revocable?",
        "Yes if a stolen template is useless and can be replaced (ISO/IEC 24745).",
    )
    template_storage: f.Choice = f.choice(
        "user_device central_user_key central none",
        "Where templates are kept",
        "On the person's own device; centrally, under a key only that person holds; centrally; or nowhere.",
        feeds="atrs:data_storage",
    )
    rights_url: f.Text = f.url(
        "Access, correction, erasure", "The page that says how people ask for their data."
    )
    transfers: f.Items[Transfer] = f.items(
        Transfer,
        "Recipients",
        "Everyone outside the body who gets data or results, one each. An empty list means nobody does.",
        feeds="atrs:sharing_agreements,data_access aia:disclosure_agreements sir:6_0_sharing "
        "sf:2_recipients_and_legal_standard cities:connections",
    )
