"""proportionality."""

from __future__ import annotations

from registry.domain import fields as f


class Alternative(f.Section):
    """Alternative."""

    description: f.Text = f.text("Description")
    why_insufficient: f.Text = f.text("Why insufficient")
    evidence: f.Text = f.text("Evidence")


class CategoryReason(f.Section):
    """CategoryReason."""

    category: f.Choice = f.choice(
        "face_images face_templates other_biometrics identity_data contact_data location movement "
        "licence_plates communications criminal_records health ethnic_origin political_opinion "
        "religion behaviour device_identifiers other",
        "Category",
    )
    reason: f.Text = f.text("Reason")


class Necessity(f.Section):
    """Necessity."""

    alternatives: f.Items[Alternative] = f.items(Alternative, "Alternatives")
    effectiveness_evidence: f.Texts = f.texts("Effectiveness evidence")
    indicators: f.Texts = f.texts("Indicators")
    category_reasons: f.Items[CategoryReason] = f.items(CategoryReason, "Category reasons")
    per_search_reason: f.YesNo = f.yesno("Per search reason")
    harm_if_not_used: f.Text = f.text("Harm if not used")
    strictly_necessary_reason: f.Text = f.text("Strictly necessary reason")
    assessed_by: f.Text = f.text("Assessed by")
    assessed_on: f.Day = f.day("Assessed on")


class AffectedRight(f.Section):
    """AffectedRight."""

    right: f.Choice = f.choice(
        "privacy data_protection expression assembly equality fair_trial liberty movement religion "
        "children dignity asylum",
        "Right",
    )
    severity: f.Count = f.count("severity, 1 (slight) to 4 (grave)", "Severity", least=1, most=4)
    reversibility: f.Choice = f.choice("reversible partly irreversible", "Reversibility")
    groups: f.Text = f.text("Groups")
    mitigation: f.Text = f.text("Mitigation")


class Proportionality(f.Section):
    """Proportionality."""

    balancing_statement: f.Text = f.text("Balancing statement")
    persons_scanned_estimate: f.Count = f.count("persons", "Persons scanned estimate")
    persons_sought: f.Count = f.count("persons", "Persons sought")
    seriousness: f.Choice = f.choice(
        "serious_crime other_crime minor_offence administrative_offence no_offence", "Seriousness"
    )
    consequences: f.Text = f.text("Consequences")
    affected_rights: f.Items[AffectedRight] = f.items(AffectedRight, "Affected rights")


class Scope(f.Section):
    """Scope."""

    persons_class: f.Text = f.text("Persons class")
    places: f.Texts = f.texts("Places")
    time_start: f.Instant = f.instant("Time start")
    time_end: f.Instant = f.instant("Time end")
    changed_on: f.Day = f.day("Changed on")
    affected_groups: f.Texts = f.texts("Affected groups")
    vulnerable_groups: f.Texts = f.texts("Vulnerable groups")


class Context(f.Section):
    """Context."""

    assembly: f.YesNo = f.yesno("Assembly")
    assembly_peaceful: f.YesNo = f.yesno("Assembly peaceful")
    against_violent_suspect_after_event: f.YesNo = f.yesno("Against violent suspect after event")


class Minors(f.Section):
    """Minors."""

    may_be_scanned: f.YesNo = f.yesno("May be scanned")
    on_watchlist: f.YesNo = f.yesno("On watchlist")
    best_interests_assessed: f.YesNo = f.yesno("Best interests assessed")
    watchlist_justification: f.Text = f.text("Watchlist justification")


class Consent(f.Section):
    """Consent."""

    relied_on: f.YesNo = f.yesno("Relied on")
    explicit: f.YesNo = f.yesno("Explicit")
    alternative_equal: f.YesNo = f.yesno("Alternative equal")
    power_imbalance: f.YesNo = f.yesno("Power imbalance")
    bystanders_captured: f.YesNo = f.yesno("Bystanders captured")
    staffed_fallback: f.YesNo = f.yesno("Staffed fallback")
