"""Who governs the use, how it is secured, and which harms are foreseen."""

from __future__ import annotations

from registry.domain import fields as f


class Governance(f.Section, title="Governance"):
    """Who answers, who examines, what is published and when it ends."""

    accountable_owner: f.Text = f.text(
        "Who answers for the use", "The office, not a name. 'None' means nobody in particular."
    )
    oversight_body: f.Text = f.name(
        "Body that oversees the use", "The one that examines it from outside. 'None' means there is none."
    )
    oversight_independent: f.YesNo = f.yesno(
        "Is it independent?", "Yes if the user of the system can neither instruct it nor stop its work."
    )
    oversight_powers: f.Text = f.text(
        "What it may do", "Inspect, order a stop, fine, publish. 'None' means it has no powers."
    )
    ex_post_review: f.YesNo = f.yesno(
        "Is each use reviewed afterwards?", "Yes if someone looks whether it was right."
    )
    ex_post_review_independent: f.YesNo = f.yesno(
        "Is that review independent?", "Yes if those who used the system do not do it."
    )
    single_point_of_contact: f.Text = f.contact(
        "Single point of contact",
        "The office that all requests for searches go through. Functional mailbox or page.",
    )
    data_protection_officer: f.Text = f.contact(
        "Data-protection officer", "Functional mailbox or page, no personal name. 'None' means there is none."
    )
    policy_refs: f.Texts = f.texts(
        "Policies", "Rules in force for this use, with address, one each. An empty list means there are none."
    )
    audit_interval_days: f.Count = f.count(
        "days", "Audited every", "'None' means no audit is planned.", feeds="sf:4_audits_and_violations"
    )
    audit_last_on: f.Day = f.day(
        "Last audit", "'None' means there was none.", feeds="sf:4_audits_and_violations"
    )
    audit_independent: f.YesNo = f.yesno(
        "Was that audit independent?", "Yes if people from outside the user and the provider did it."
    )
    audit_actions_open: f.Count = f.count(
        "actions", "Audit findings not yet acted on", "0 means all are done."
    )
    audit_log_signed: f.YesNo = f.yesno("Is the audit log signed?", "Yes if nobody can change it unnoticed.")
    audit_plan: f.Text = f.text(
        "Audit plan",
        "Who audits what, and when. 'None' means there is no plan.",
        feeds="sf:4_audits_and_violations",
    )
    last_evaluation_on: f.Day = f.day(
        "Last evaluation", "When the use as a whole was last evaluated. 'None': never."
    )
    last_evaluated_version_is_current: f.YesNo = f.yesno(
        "Was the version in use evaluated?", "No if the system changed since."
    )
    evaluation_plan: f.Text = f.text("Evaluation plan", "Who evaluates, when, against which measures.")
    decommission_plan: f.Text = f.text(
        "Plan for the end",
        "What happens to system and data when it is retired. 'None' means there is no plan.",
    )
    incident_process: f.YesNo = f.yesno(
        "Is there a process for serious incidents?", "Yes if it says who stops the use and whom to tell."
    )
    misuse_sanction: f.Text = f.text(
        "Sanction for misuse",
        "What happens to someone who searches without reason. 'None' means nothing.",
        feeds="sf:4_audits_and_violations",
    )
    monitoring: f.Text = f.text(
        "Monitoring",
        "How performance, errors and effects are watched in use. 'None' means they are not.",
        feeds="nl:risks atrs:maintenance cities:performance_monitoring aia:monitoring sir:8_0_monitoring "
        "omb:hi_ongoing_monitoring",
    )


class Security(f.Section, title="Security"):
    """How data and system are protected."""

    access_roles: f.Texts = f.texts(
        "Who has access",
        "Roles, not names, one each. An empty list means access is not tied to roles.",
        feeds="sir:3_0_access_and_training atrs:data_access",
    )
    access_reviewed_on: f.Day = f.day("Access last reviewed on", "'None' means never.")
    confidentiality_undertaking: f.YesNo = f.yesno(
        "Are all of them bound to confidentiality?", "Yes if by law or in writing."
    )
    encryption_at_rest: f.YesNo = f.yesno("Are stored data encrypted?", "Yes if images and templates are.")
    encryption_in_transit: f.YesNo = f.yesno(
        "Are data encrypted on the way?", "Yes if from camera to screen."
    )
    penetration_test_on: f.Day = f.day("Last penetration test", "'None' means there was none.")
    incident_plan: f.YesNo = f.yesno("Is there a plan for a data breach?", "Yes if it is written down.")
    physical_controls: f.YesNo = f.yesno(
        "Are devices and rooms protected?",
        "Yes if servers, vans and cameras cannot be reached by just anyone.",
    )
    policy_ref: f.Text = f.ref("Security policy", "Title and date. 'None' means there is none.")


class Harm(f.Section, title="Harm"):
    """One harm that may happen."""

    description: f.Text = f.text("Harm", "What may happen to whom, as in 'a wrong arrest'.")
    severity: f.Choice = f.choice(
        "slight moderate severe", "Severity", "Judged for the person who suffers it."
    )
    mitigation: f.Text = f.text("What is done about it", "'None' means nothing is done.")


class Risks(f.Section, title="Risks"):
    """Which harms are foreseen, what is done about them, and when the use stops."""

    harms: f.Items[Harm] = f.items(
        Harm,
        "Foreseeable harms",
        "One each, to people and not to the body. An empty list means you looked and found none.",
        feeds="nl:risks atrs:risks,mitigations cities:risks aia:risk_questionnaire sir:risk_sections "
        "omb:hi_potential_impacts",
    )
    stop_conditions: f.Texts = f.texts(
        "When the use stops",
        "What makes you switch it off, one each. An empty list means nothing is agreed.",
        feeds="omb:failsafe",
    )
    residual_accepted_by: f.Text = f.text(
        "Who accepts the risk that remains", "The office, not a name. 'None' means nobody did."
    )
