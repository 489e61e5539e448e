"""deployment."""

from __future__ import annotations

from registry.domain import fields as f


class Deployment(f.Section):
    """Deployment."""

    title: f.Text = f.name("Title")
    technology: f.Choice = f.choice(
        "face_verification_1to1 face_identification_retrospective face_identification_live "
        "face_clustering face_detection biometric_categorisation emotion_recognition gait "
        "voice_identification iris fingerprint_mobile person_reidentification anpr_fixed anpr_mobile "
        "object_behaviour_analytics crowd_counting drone_video body_worn_camera camera_registry "
        "real_time_centre data_fusion social_media_monitoring cell_site_simulator gunshot_detection "
        "predictive_place predictive_person other",
        "Technology",
    )
    mode: f.Choice = f.choice(
        "realtime_rbi post_rbi identification_1n_cooperative verification_1_1 categorisation emotion "
        "behaviour_analytics data_analytics",
        "Mode",
    )
    processing: f.Choice = f.choice("live near_live retrospective on_demand", "Processing")
    space: f.Choice = f.choice(
        "publicly_accessible restricted workplace education border online none", "Space"
    )
    targeting: f.Choice = f.choice("targeted watchlist enrolled_group untargeted", "Targeting")
    status: f.Choice = f.choice(
        "planned development private_pilot public_pilot operational suspended retired", "Status"
    )
    start_date: f.Day = f.day("Start date")
    end_date: f.Day = f.day("End date")
    hours: f.Text = f.text("Hours")
    covert: f.YesNo = f.yesno("Covert")
    covert_authorisation_ref: f.Text = f.ref("Covert authorisation ref", visibility="oversight")
    eu_scope: f.YesNo = f.yesno("Eu scope")
    coe_scope: f.YesNo = f.yesno("Coe scope")
    summary: f.Text = f.text("Summary")
    learning: f.Choice = f.choice("fixed periodic continuous", "Learning")
    autonomy: f.Choice = f.choice("informs proposes_human_decides acts_unless_stopped acts_alone", "Autonomy")
    other_deployments: f.Texts = f.texts("Other deployments")


class Translation(f.Section):
    """Translation."""

    language: f.Choice = f.choice("en fr es ar zh ru other", "Language")
    method: f.Choice = f.choice("human machine", "Method")
    reviewed: f.YesNo = f.yesno("Reviewed")


class ExternalId(f.Section):
    """ExternalId."""

    scheme: f.Choice = f.choice("eu_db nl_algoritmeregister uk_atrs us_omb atlas national other", "Scheme")
    value: f.Text = f.ref("Value")
    url: f.Text = f.url("Url")


class Filing(f.Section):
    """Filing."""

    change_kind: f.Choice = f.choice(
        "first_filing correction operational_change scope_wider scope_narrower confirmed_unchanged "
        "ordered_by_oversight retired",
        "Change kind",
    )
    change_reason: f.Text = f.text("Change reason")
    language: f.Choice = f.choice("en fr es ar zh ru other", "Language")
    translations: f.Items[Translation] = f.items(Translation, "Translations")
    external_ids: f.Items[ExternalId] = f.items(ExternalId, "External ids")
    next_review_due: f.Day = f.day("Next review due")
    filed_by_name: f.Text = f.name("Filed by name", visibility="oversight")
    filed_by_contact: f.Text = f.contact("Filed by contact", visibility="oversight")
    on_behalf_of: f.Text = f.name("On behalf of", visibility="oversight")


class Citation(f.Section):
    """Citation."""

    citation: f.Text = f.text("Citation")
    url: f.Text = f.url("Url")
    read: f.YesNo = f.yesno("Read")


class Origin(f.Section):
    """Origin."""

    imported_from: f.Text = f.text("Imported from")
    source_row: f.Text = f.ref("Source row")
    law_date: f.Day = f.day("Law date")
    law_date_basis: f.Choice = f.choice("end_of_conduct decision_date end_of_year", "Law date basis")
    law_date_assumed: f.YesNo = f.yesno("Law date assumed")
    law_date_source: f.Text = f.text("Law date source")
    citations: f.Items[Citation] = f.items(Citation, "Citations")
    decided_by: f.Text = f.text("Decided by")
    decided_on: f.Day = f.day("Decided on")
    decision_outcome: f.Choice = f.choice(
        "unlawful prohibited suspended fined reprimand settled discontinued disclosure_ordered "
        "partly_unlawful lawful lawful_with_conditions",
        "Decision outcome",
    )
    decision_summary: f.Text = f.text("Decision summary")
