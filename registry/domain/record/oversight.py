"""What people do around the system: human oversight, rules of operation, figures of use."""

from __future__ import annotations

from registry.domain import fields as f


class HumanOversight(f.Section, title="Human oversight"):
    """Who checks a result before anything happens, and whether that person can say no."""

    description: f.Text = f.text(
        "Human part",
        "Who looks at a result, what they see, and what they may decide.",
        feeds="nl:human_intervention atrs:human_review cities:human_intervention aia:type_of_automation,overrides",
    )
    review_before_action: f.YesNo = f.yesno(
        "Does a person check every result before anyone acts?",
        "Yes if nothing happens to anybody before that.",
        feeds="atrs:human_review",
    )
    sole_basis_prohibited: f.YesNo = f.yesno(
        "Is it forbidden to act on a result alone?", "Yes if your rules demand something else besides."
    )
    can_override: f.YesNo = f.yesno(
        "Can that person reject a result?", "Yes if without anyone's leave.", feeds="aia:overrides"
    )
    reviewers_minimum: f.Count = f.count(
        "persons",
        "People who check a match",
        "The least number before anyone acts.",
        feeds="atrs:human_review",
    )
    independent_review: f.YesNo = f.yesno(
        "Do they check separately?", "Yes if the second does not know what the first decided."
    )
    urgent_route_reviewed: f.YesNo = f.yesno(
        "Is a hasty check reviewed at once?",
        "Yes if one examiner may decide alone only where life is at risk, and a second looks immediately afterwards.",
    )
    trained: f.YesNo = f.yesno(
        "Are all users trained?",
        "Yes if nobody gets access before training.",
        feeds="atrs:training aia:training omb:training sir:3_0_access_and_training",
    )
    training_description: f.Text = f.text(
        "Training",
        "What is taught, by whom, for how long. 'None' means there is no training.",
        feeds="atrs:training aia:training omb:training sir:3_0_access_and_training",
    )
    competency_tested: f.YesNo = f.yesno(
        "Must users pass a test?", "Yes if access depends on it, as on a test of face comparison."
    )
    examiner_certified: f.YesNo = f.yesno(
        "Are examiners certified?",
        "Yes if those who compare faces hold a certificate of competence from outside the unit.",
    )
    training_evaluated: f.YesNo = f.yesno(
        "Is the training evaluated?", "Yes if someone measures whether it helps."
    )
    training_refresh_days: f.Count = f.count(
        "days", "Training repeated every", "'None' means it is never repeated."
    )
    automation_bias_training: f.YesNo = f.yesno(
        "Does it cover automation bias?", "Yes if people learn how a machine's suggestion sways them."
    )
    authority_to_stop: f.YesNo = f.yesno(
        "May the person in charge stop the system?",
        "Yes if at once, without asking.",
        feeds="omb:failsafe",
    )
    override_rate_recorded: f.YesNo = f.yesno(
        "Is it counted how often results are rejected?", "Yes if the figure is kept."
    )
    output_presented_with_score: f.YesNo = f.yesno(
        "Is each result shown with its score?", "Yes if users see how sure the system is."
    )


class UsePeriod(f.Section, title="Figures of one period"):
    """What was counted in one period of use."""

    in_order = (("period_start", "period_end"),)

    period_start: f.Day = f.day("First day", "The first day that is counted.")
    period_end: f.Day = f.day("Last day", "The last day that is counted.")
    activations: f.Count = f.count("activations", "Activations", "Live uses, or searches.")
    people_scanned: f.Count = f.count("persons", "People scanned", "Faces or data processed, hit or not.")
    list_size: f.Count = f.count("persons", "Size of the list", "People on the list on the last day.")
    alerts: f.Count = f.count("alerts", "Alerts", "Matches that the system reported.")
    true_alerts: f.Count = f.count("alerts", "Right alerts", "Those that proved right.")
    false_alerts: f.Count = f.count("alerts", "False alerts", "Those that proved wrong, stopped or not.")
    stops: f.Count = f.count("stops", "People stopped", "People spoken to or held because of an alert.")
    arrests: f.Count = f.count("arrests", "Arrests", "Arrests that followed from an alert.")
    by_group: f.Text = f.text(
        "By group", "Alerts and false alerts by sex, age or ethnicity, where the law lets you count them."
    )
    complaints: f.Count = f.count("complaints", "Complaints", "Complaints about this use that were received.")


class Operations(f.Section, title="Operation"):
    """Rules for the officer who acts on a result, and figures of use."""

    corroboration_required: f.YesNo = f.yesno(
        "Is independent evidence needed before an arrest?",
        "Yes if a match and a look at the photos are not enough.",
    )
    headcovering_rule: f.Text = f.text(
        "Rule on head coverings",
        "What officers do about religious or cultural dress. 'None' means there is no rule.",
    )
    lineup_rule: f.YesNo = f.yesno(
        "Is a line-up after a match restricted?",
        "Yes if a match alone does not put a person's photo before a witness.",
    )
    use_log: f.Items[UsePeriod] = f.items(
        UsePeriod,
        "Figures of use",
        "One entry for each quarter or year. An empty list means nothing was counted.",
        feeds="atrs:frequency_and_scale sf:1_how_used,5_crime_figures,3_complaints",
    )
