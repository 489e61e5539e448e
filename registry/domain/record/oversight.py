"""oversight."""

from __future__ import annotations

from registry.domain import fields as f


class HumanOversight(f.Section):
    """HumanOversight."""

    description: f.Text = f.text("Description")
    review_before_action: f.YesNo = f.yesno("Review before action")
    sole_basis_prohibited: f.YesNo = f.yesno("Sole basis prohibited")
    can_override: f.YesNo = f.yesno("Can override")
    reviewers_minimum: f.Count = f.count("persons", "Reviewers minimum")
    independent_review: f.YesNo = f.yesno("Independent review")
    trained: f.YesNo = f.yesno("Trained")
    training_description: f.Text = f.text("Training description")
    competency_tested: f.YesNo = f.yesno("Competency tested")
    training_evaluated: f.YesNo = f.yesno("Training evaluated")
    training_refresh_days: f.Count = f.count("days", "Training refresh days")
    automation_bias_training: f.YesNo = f.yesno("Automation bias training")
    authority_to_stop: f.YesNo = f.yesno("Authority to stop")
    override_rate_recorded: f.YesNo = f.yesno("Override rate recorded")
    output_presented_with_score: f.YesNo = f.yesno("Output presented with score")


class UseLogItem(f.Section):
    """UseLogItem."""

    period_start: f.Day = f.day("Period start")
    period_end: f.Day = f.day("Period end")
    activations: f.Count = f.count("activations", "Activations")
    people_scanned: f.Count = f.count("persons", "People scanned")
    list_size: f.Count = f.count("persons", "List size")
    alerts: f.Count = f.count("alerts", "Alerts")
    true_alerts: f.Count = f.count("alerts", "True alerts")
    false_alerts: f.Count = f.count("alerts", "False alerts")
    stops: f.Count = f.count("stops", "Stops")
    arrests: f.Count = f.count("arrests", "Arrests")
    complaints: f.Count = f.count("complaints", "Complaints")


class Operations(f.Section):
    """Operations."""

    corroboration_required: f.YesNo = f.yesno("Corroboration required")
    headcovering_rule: f.Text = f.text("Headcovering rule")
    lineup_rule: f.YesNo = f.yesno("Lineup rule")
    use_log: f.Items[UseLogItem] = f.items(UseLogItem, "Use log")
