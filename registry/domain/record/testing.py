"""What is known of the system's errors: tests of accuracy, single results, tests for bias."""

from __future__ import annotations

from registry.domain import fields as f


class Accuracy(f.Section, title="Accuracy"):
    """How often the system errs, and who measured it."""

    tested: f.YesNo = f.yesno(
        "Was its accuracy tested?",
        "Yes if error rates were measured, by anyone.",
        feeds="atrs:model_performance sir:6_0_accuracy omb:hi_testing_conducted",
    )
    independent: f.YesNo = f.yesno(
        "Was the test independent?", "Yes if neither the provider nor the user of the system ran it."
    )
    operational_test: f.YesNo = f.yesno(
        "Was it tested where it is used?", "Yes if the test took place under the conditions of actual use."
    )
    report_ref: f.Text = f.ref(
        "Test report", "Title, number and date of the report.", feeds="sir:6_0_accuracy"
    )
    fpir: f.Count = f.ppm(
        "False positive identification rate",
        "Searches for people not on the list that still return someone, at the threshold in use: 1 in 1,000 is 1000.",
        feeds="atrs:model_performance",
    )
    fnir: f.Count = f.ppm(
        "False negative identification rate",
        "Searches for people on the list that miss them, at the threshold in use.",
        feeds="atrs:model_performance",
    )
    fmr: f.Count = f.ppm(
        "False match rate",
        "For 1:1 comparison: two different people taken for one.",
        feeds="atrs:model_performance",
    )
    fnmr: f.Count = f.ppm(
        "False non-match rate",
        "For 1:1 comparison: one person taken for two different people.",
        feeds="atrs:model_performance",
    )
    threshold_tested_is_current: f.YesNo = f.yesno(
        "Were these rates measured at the threshold in use?", "No if the threshold was changed since."
    )
    test_gallery_size: f.Count = f.count(
        "persons",
        "Size of the list in the test",
        "How many people were on the list that the rates were measured with.",
    )
    maximum_rank: f.Count = f.count(
        "candidates",
        "Candidates returned at most",
        "The longest list of candidates for which the rates were measured; 1 where only the best one counts.",
    )
    other_error_rate: f.Count = f.ppm(
        "Other error rate",
        "Where no faces are compared: errors by the measure that fits, as plates misread. The report says which.",
    )
    retest_interval_days: f.Count = f.count(
        "days", "Test again every", "The longest time between two tests. 'None' means no new test is planned."
    )


class Performance(f.Section, title="Test result"):
    """One figure that was measured."""

    metric: f.Text = f.text("What was measured", "As in 'true positive identification rate'.")
    value: f.Count = f.ppm(
        "Value",
        "A rate in parts per million: 97.3 percent is 973000. A ratio likewise: 2 is 2000000.",
        most=10**12,
    )
    conditions: f.Text = f.text("Conditions", "Threshold, size of the list, light, camera.")
    group: f.Text = f.text("Group", "The group of people it is about. 'None' means everyone.")
    dataset: f.Text = f.text("Data", "The data it was measured on.")
    tester: f.Choice = f.choice(
        "self vendor independent public_lab", "Who measured", "Self is the user of the system."
    )
    date: f.Day = f.day("Date", "The day of the measurement.")
    url: f.Text = f.url("Report", "Where the report can be read.")


class Bias(f.Section, title="Bias"):
    """Whether the system errs more for some people than for others."""

    tested: f.YesNo = f.yesno(
        "Was it tested for bias?",
        "Yes if error rates were compared between groups, by anyone.",
        feeds="cities:data_bias sir:racial_equity_toolkit aia:performance_by_group",
    )
    independent: f.YesNo = f.yesno(
        "Was that test independent?", "Yes if neither the provider nor the user of the system ran it."
    )
    operator_reviewed: f.YesNo = f.yesno(
        "Did the body itself examine the results?", "Yes if it did not merely rely on the provider's word."
    )
    field_tested: f.YesNo = f.yesno(
        "Was it tested in the field?", "Yes if groups were compared where it is used."
    )
    field_tested_on: f.Day = f.day("Tested in the field on", "The last day of that test.")
    field_tested_version_is_current: f.YesNo = f.yesno(
        "Was the version in use tested in the field?",
        "Yes only if that test was of exactly the version in use.",
    )
    groups: f.Texts = f.texts(
        "Groups compared",
        "One each, as in 'women over 60'. An empty list means none were compared.",
        feeds="aia:performance_by_group omb:demographic_features",
    )
    by_sex: f.YesNo = f.yesno("Compared by sex?", "Yes if error rates are known by sex.")
    by_age: f.YesNo = f.yesno("Compared by age?", "Yes if error rates are known by age group.")
    by_ethnicity: f.YesNo = f.yesno(
        "Compared by ethnicity or skin tone?", "Yes if error rates are known by either."
    )
    max_fpir_ratio: f.Count = f.ppm(
        "Largest ratio of false positives",
        "The rate of the worst-treated group divided by that of the best-treated one, times a million: "
        "twice as many is 2000000.",
        most=10**12,
    )
    max_fmr_ratio: f.Count = f.ppm(
        "Largest ratio of false matches",
        "For 1:1 comparison: the rate of the worst-treated group divided by that of the best-treated one, times a million.",
        most=10**12,
    )
    max_tpir_gap: f.Count = f.ppm(
        "Largest gap in true positives",
        "The highest minus the lowest rate at which people on the list are found: 14 points are 140000.",
    )
    false_positive_trials: f.Count = f.count(
        "comparisons",
        "Trials in the smallest group",
        "Searches or comparisons with people who are not on the list, in the group with the fewest.",
    )
    false_positive_events: f.Count = f.count(
        "false positives", "False positives seen", "How many there were in the test, over all groups."
    )
    interval_reported: f.YesNo = f.yesno(
        "Is the uncertainty reported?", "Yes if the report gives a confidence interval for each group."
    )
    mitigation: f.Text = f.text(
        "What is done about it",
        "Settings, rules or limits of use that lessen unequal errors. 'None' means nothing is done.",
    )
    occlusion_tested: f.YesNo = f.yesno(
        "Tested with head coverings?", "Yes if scarves, veils, hats, masks or glasses were part of the test."
    )
