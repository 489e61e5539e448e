"""governance."""

from __future__ import annotations

from registry.domain import fields as f


class Governance(f.Section):
    """Governance."""

    accountable_owner: f.Text = f.text("Accountable owner")
    oversight_body: f.Text = f.name("Oversight body")
    oversight_independent: f.YesNo = f.yesno("Oversight independent")
    oversight_powers: f.Text = f.text("Oversight powers")
    ex_post_review: f.YesNo = f.yesno("Ex post review")
    ex_post_review_independent: f.YesNo = f.yesno("Ex post review independent")
    single_point_of_contact: f.Text = f.contact("Single point of contact")
    data_protection_officer: f.Text = f.contact("Data protection officer")
    policy_refs: f.Texts = f.texts("Policy refs")
    audit_interval_days: f.Count = f.count("days", "Audit interval days")
    audit_last_on: f.Day = f.day("Audit last on")
    audit_independent: f.YesNo = f.yesno("Audit independent")
    audit_actions_open: f.Count = f.count("actions", "Audit actions open")
    audit_log_signed: f.YesNo = f.yesno("Audit log signed")
    audit_plan: f.Text = f.text("Audit plan")
    last_evaluation_on: f.Day = f.day("Last evaluation on")
    last_evaluated_version_is_current: f.YesNo = f.yesno("Last evaluated version is current")
    evaluation_plan: f.Text = f.text("Evaluation plan")
    decommission_plan: f.Text = f.text("Decommission plan")
    incident_process: f.YesNo = f.yesno("Incident process")
    misuse_sanction: f.Text = f.text("Misuse sanction")
    monitoring: f.Text = f.text("Monitoring")


class Security(f.Section):
    """Security."""

    access_roles: f.Texts = f.texts("Access roles")
    access_reviewed_on: f.Day = f.day("Access reviewed on")
    confidentiality_undertaking: f.YesNo = f.yesno("Confidentiality undertaking")
    encryption_at_rest: f.YesNo = f.yesno("Encryption at rest")
    encryption_in_transit: f.YesNo = f.yesno("Encryption in transit")
    penetration_test_on: f.Day = f.day("Penetration test on")
    incident_plan: f.YesNo = f.yesno("Incident plan")
    physical_controls: f.YesNo = f.yesno("Physical controls")
    policy_ref: f.Text = f.ref("Policy ref")


class Harm(f.Section):
    """Harm."""

    description: f.Text = f.text("Description")
    severity: f.Choice = f.choice("slight moderate severe", "Severity")
    mitigation: f.Text = f.text("Mitigation")


class Risks(f.Section):
    """Risks."""

    harms: f.Items[Harm] = f.items(Harm, "Harms")
    stop_conditions: f.Texts = f.texts("Stop conditions")
    residual_accepted_by: f.Text = f.text("Residual accepted by")
