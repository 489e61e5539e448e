"""purpose."""

from __future__ import annotations

from registry.domain import fields as f


class Purpose(f.Section):
    """Purpose."""

    statement: f.Text = f.text("Statement")
    code: f.Choice = f.choice(
        "policing_general protest_policing criminal_investigation crime_risk_prediction "
        "missing_person victim_identification deceased_identification wanted_and_missing "
        "political_monitoring journalist_source_identification counter_terrorism crowd_safety traffic "
        "border_check migration_control access_control convenience_access boarding attendance "
        "identity_proofing benefit_control retail_crime ban_enforcement marketing_analytics "
        "database_search_service hiring insurance education other",
        "Code",
    )
    excluded_uses: f.Text = f.text("Excluded uses")
    benefits_claimed: f.Text = f.text("Benefits claimed")
    benefits_evidence: f.Texts = f.texts("Benefits evidence")
    secondary_uses: f.Texts = f.texts("Secondary uses")
    compatibility_assessed: f.YesNo = f.yesno("Compatibility assessed")
    compatibility_result: f.Choice = f.choice("compatible incompatible", "Compatibility result")
    ai_act_objective: f.Choice = f.choice("h_i h_ii h_iii none", "Ai act objective")
    victim_category: f.Choice = f.choice(
        "abduction trafficking sexual_exploitation missing_person", "Victim category"
    )
    target_persons_ref: f.Text = f.ref("Target persons ref", visibility="oversight")
    targeted_suspect_search: f.YesNo = f.yesno("Targeted suspect search")
    threat_specific: f.YesNo = f.yesno("Threat specific")
    threat_imminent: f.YesNo = f.yesno("Threat imminent")
    threat_terrorist: f.YesNo = f.yesno("Threat terrorist")
    offence_code: f.Choice = f.choice(
        "terrorism human_trafficking csea drugs weapons homicide_gbh organ_trade nuclear kidnapping "
        "icc_crimes hijacking rape environmental armed_robbery sabotage criminal_org other",
        "Offence code",
    )
    offence_max_years: f.Count = f.count("years", "Offence max years")
    effect_on_people: f.Text = f.text("Effect on people")
