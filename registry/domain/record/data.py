"""data."""

from __future__ import annotations

from registry.domain import fields as f


class Transfer(f.Section):
    """Transfer."""

    recipient: f.Text = f.name("Recipient")
    country: f.Text = f.country("Country")
    purpose: f.Text = f.text("Purpose")
    legal_basis: f.Text = f.text("Legal basis")
    safeguard: f.Text = f.text("Safeguard")
    protection_assessed_on: f.Day = f.day("Protection assessed on")
    assessed_by: f.Text = f.text("Assessed by")
    agreement_url: f.Text = f.url("Agreement url")
    direct_access: f.YesNo = f.yesno("Direct access")


class Data(f.Section):
    """Data."""

    personal: f.YesNo = f.yesno("Personal")
    categories: f.Choices = f.choices(
        "face_images face_templates other_biometrics identity_data contact_data location movement "
        "licence_plates communications criminal_records health ethnic_origin political_opinion "
        "religion behaviour device_identifiers other",
        "Categories",
    )
    special_categories: f.Choices = f.choices(
        "biometric_id racial_ethnic political religious trade_union genetic health "
        "sex_life_orientation criminal",
        "Special categories",
    )
    collection_fair: f.YesNo = f.yesno("Collection fair")
    collection_fair_reason: f.Text = f.text("Collection fair reason")
    scope_minimised: f.YesNo = f.yesno("Scope minimised")
    scope_minimised_reason: f.Text = f.text("Scope minimised reason")
    retention_nonmatch_seconds: f.Count = f.count("seconds", "Retention nonmatch seconds")
    retention_nonmatch_indefinite: f.YesNo = f.yesno("Retention nonmatch indefinite")
    retention_match_days: f.Count = f.count("days", "Retention match days")
    retention_match_indefinite: f.YesNo = f.yesno("Retention match indefinite")
    retention_watchlist_days: f.Count = f.count("days", "Retention watchlist days")
    retention_watchlist_indefinite: f.YesNo = f.yesno("Retention watchlist indefinite")
    legal_hold_ref: f.Text = f.ref("Legal hold ref")
    deletion_automated: f.YesNo = f.yesno("Deletion automated")
    template_protection: f.YesNo = f.yesno("Template protection")
    template_storage: f.Choice = f.choice("user_device central_user_key central none", "Template storage")
    rights_url: f.Text = f.url("Rights url")
    transfers: f.Items[Transfer] = f.items(Transfer, "Transfers")
