"""system."""

from __future__ import annotations

from registry.domain import fields as f


class Accuracy(f.Section):
    """Accuracy."""

    tested: f.YesNo = f.yesno("Tested")
    independent: f.YesNo = f.yesno("Independent")
    operational_test: f.YesNo = f.yesno("Operational test")
    report_ref: f.Text = f.ref("Report ref")
    fpir: f.Count = f.ppm("Fpir")
    fnir: f.Count = f.ppm("Fnir")
    fmr: f.Count = f.ppm("Fmr")
    fnmr: f.Count = f.ppm("Fnmr")
    threshold_tested_is_current: f.YesNo = f.yesno("Threshold tested is current")
    retest_interval_days: f.Count = f.count("days", "Retest interval days")


class PerformanceItem(f.Section):
    """PerformanceItem."""

    metric: f.Text = f.text("Metric")
    value: f.Count = f.ppm("Value", most=1_000_000_000)
    conditions: f.Text = f.text("Conditions")
    group: f.Text = f.text("Group")
    dataset: f.Text = f.text("Dataset")
    tester: f.Choice = f.choice("self vendor independent public_lab", "Tester")
    date: f.Day = f.day("Date")
    url: f.Text = f.url("Url")


class Bias(f.Section):
    """Bias."""

    tested: f.YesNo = f.yesno("Tested")
    independent: f.YesNo = f.yesno("Independent")
    operator_reviewed: f.YesNo = f.yesno("Operator reviewed")
    field_tested: f.YesNo = f.yesno("Field tested")
    groups: f.Texts = f.texts("Groups")
    by_sex: f.YesNo = f.yesno("By sex")
    by_age: f.YesNo = f.yesno("By age")
    by_ethnicity: f.YesNo = f.yesno("By ethnicity")
    max_fpir_ratio: f.Count = f.ppm("Max fpir ratio", most=1_000_000_000)
    max_tpir_gap: f.Count = f.ppm("Max tpir gap")
    mitigation: f.Text = f.text("Mitigation")
    occlusion_tested: f.YesNo = f.yesno("Occlusion tested")


class Log(f.Section):
    """Log."""

    start_end: f.YesNo = f.yesno("Start end")
    reference_database: f.YesNo = f.yesno("Reference database")
    reference_database_changes: f.YesNo = f.yesno("Reference database changes")
    matched_input: f.YesNo = f.yesno("Matched input")
    verifier_ids: f.YesNo = f.yesno("Verifier ids")
    attempt_outcome: f.YesNo = f.yesno("Attempt outcome")
    consultation_reason: f.YesNo = f.yesno("Consultation reason")
    retention_days: f.Count = f.count("days", "Retention days")


class Integrity(f.Section):
    """Integrity."""

    hash_on_ingest: f.YesNo = f.yesno("Hash on ingest")
    chain_of_custody: f.YesNo = f.yesno("Chain of custody")


class System(f.Section):
    """System."""

    version: f.Text = f.ref("Version")
    version_date: f.Day = f.day("Version date")
    last_tested_version: f.Text = f.ref("Last tested version")
    tested_version_is_current: f.YesNo = f.yesno("Tested version is current")
    configuration_digest: f.Text = f.ref("Configuration digest")
    threshold: f.Count = f.count(
        "millionths of the score range", "Threshold", most=1_000_000, visibility="oversight"
    )
    threshold_reason: f.Text = f.text("Threshold reason")
    explanation_method: f.Text = f.text("Explanation method")
    inferred_attributes: f.Choices = f.choices(
        "race political_opinion trade_union religion_or_belief sex_life sexual_orientation sex age "
        "skin_colour ethnic_origin health social_condition emotion other",
        "Inferred attributes",
    )
    dataset_labelling_only: f.YesNo = f.yesno("Dataset labelling only")
    medical_or_safety_reason: f.YesNo = f.yesno("Medical or safety reason")
    instructions_followed: f.YesNo = f.yesno("Instructions followed")
    monitoring_plan: f.YesNo = f.yesno("Monitoring plan")
    presentation_attack_tested: f.YesNo = f.yesno("Presentation attack tested")
    profiling_only: f.YesNo = f.yesno("Profiling only")
    profiling_special_category: f.YesNo = f.yesno("Profiling special category")
    training_data_statement: f.Text = f.text("Training data statement")
    operational_data_statement: f.Text = f.text("Operational data statement")
    inputs: f.Text = f.text("Inputs")
    logic: f.Text = f.text("Logic")
    outputs: f.Text = f.text("Outputs")
    accuracy: Accuracy = Accuracy()
    performance: f.Items[PerformanceItem] = f.items(PerformanceItem, "Performance")
    bias: Bias = Bias()
    log: Log = Log()
    integrity: Integrity = Integrity()
