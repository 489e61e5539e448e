"""The system as it runs: version, settings, workings."""

from __future__ import annotations

from registry.domain import fields as f
from registry.domain.record.testing import Accuracy, Bias, Performance
from registry.domain.record.traces import Integrity, Log


class System(f.Section, title="The system"):
    """Which version runs, how it is set, how it works, and what was tested."""

    version: f.Text = f.ref(
        "Version", "The software version in use, as the provider writes it.", feeds="atrs:models"
    )
    version_date: f.Day = f.day(
        "Version in use since", "The day this version was installed.", feeds="atrs:updated_date"
    )
    last_tested_version: f.Text = f.ref(
        "Version last tested", "The version that the last test report is about."
    )
    tested_version_is_current: f.YesNo = f.yesno(
        "Is the tested version the one in use?",
        "Yes only if the last test was of exactly the version in use.",
    )
    configuration_digest: f.Text = f.ref(
        "Digest of the configuration", "SHA-256 of the configuration in use, so that a later change shows."
    )
    threshold: f.Count = f.count(
        "millionths of the score range",
        "Threshold",
        "The score from which a match is reported, in millionths of the range: 0.64 is 640000. Not shown to the "
        "public.",
        most=1_000_000,
        visibility="oversight",
    )
    threshold_reason: f.Text = f.text(
        "Why this threshold", "What error rates it gives, and why these were chosen."
    )
    explanation_method: f.Text = f.text(
        "How a result is explained",
        "How an operator can say why there was an alert. 'None' means it cannot be explained.",
        feeds="aia:explainability cities:explanation",
    )
    inferred_attributes: f.Choices = f.choices(
        "race political_opinion trade_union religion_or_belief sex_life sexual_orientation sex age "
        "skin_colour ethnic_origin health social_condition emotion other",
        "What it infers about a person",
        "Everything it derives or guesses. An empty list means it infers nothing about anyone.",
        feeds="atrs:sensitive_attributes aia:protected_characteristics omb:demographic_features",
    )
    dataset_labelling_only: f.YesNo = f.yesno(
        "Is that only labelling or filtering of lawfully acquired biometric datasets?",
        "Asked because of the exception in Article 5(1)(g) of the AI Act.",
    )
    medical_or_safety_reason: f.YesNo = f.yesno(
        "Is emotion recognition there for medical or safety reasons?",
        "Asked because of the exception in Article 5(1)(f) of the AI Act.",
    )
    instructions_followed: f.YesNo = f.yesno(
        "Is it used according to the provider's instructions?", "Yes if no setting or use departs from them."
    )
    monitoring_plan: f.YesNo = f.yesno(
        "Is its running watched under a plan?",
        "Yes if a written plan says what is watched, by whom, and when to stop.",
    )
    presentation_attack_tested: f.YesNo = f.yesno(
        "Was it tested with masks and photos?", "Yes if a test tried to fool the camera (ISO/IEC 30107-3)."
    )
    presentation_attack_tested_on: f.Day = f.day(
        "Tested with masks and photos on", "The last day of that test."
    )
    presentation_attack_types: f.Texts = f.texts(
        "What was used to fool it",
        "One each, as in 'printed photo' or 'silicone mask'. An empty list means nothing was tried.",
    )
    presentation_attack_error_rate: f.Count = f.ppm(
        "Attacks that got through",
        "The rate of the kind of attack that succeeded most often (APCER): 1 in 100 is 10000.",
    )
    profiling_only: f.YesNo = f.yesno(
        "Does it predict offending from profiling alone?",
        "Yes if no objective, verifiable facts about a person's own conduct are needed.",
    )
    profiling_special_category: f.YesNo = f.yesno(
        "Does profiling on sensitive data lead to discrimination?",
        "Sensitive data are the special categories, as ethnic origin or health. Yes also if you cannot rule it out.",
    )
    profiling_discriminates: f.YesNo = f.yesno(
        "Does any profiling lead to discrimination?",
        "On whatever data. Yes also if you cannot rule it out (Directive (EU) 2016/680, Article 11(3)).",
    )
    supports_objective_assessment: f.YesNo = f.yesno(
        "Does it only support an assessment made by a person?",
        "Yes if that person already has objective, verifiable facts linked to a crime (AI Act, Article 5(1)(d)).",
    )
    training_data_statement: f.Text = f.text(
        "Data it was trained on",
        "Where they come from, whom they show, and what is known of gaps. 'None' means nothing was trained.",
        feeds="nl:source_data atrs:development_data,representativeness cities:training_data,data_bias "
        "aia:data_quality omb:data_description",
    )
    operational_data_statement: f.Text = f.text(
        "Data it works with",
        "What goes in when it is used, from which sources and systems.",
        feeds="nl:source_data,source_data_link atrs:operational_data cities:source_data,connections "
        "aia:source,data_quality omb:data_description sir:4_0_collection_and_use ai_act:A6",
    )
    inputs: f.Text = f.text(
        "Inputs",
        "The images, data and settings that a result depends on.",
        feeds="nl:methods_and_models atrs:input_and_output aia:type ai_act:A6",
    )
    input_data_suitable: f.YesNo = f.yesno(
        "Do the inputs suit the purpose?",
        "Yes if what you put in is relevant and representative enough for the intended purpose (AI Act, Article 26(4)).",
    )
    logic: f.Text = f.text(
        "How it works",
        "From input to result in plain words, with the method or model.",
        feeds="nl:methods_and_models atrs:architecture,models cities:methods,explanation aia:capabilities "
        "sir:2_0_workings ai_act:A5,A6",
    )
    outputs: f.Text = f.text(
        "Outputs",
        "What it gives and to whom: a score, a list of candidates, an alert.",
        feeds="nl:methods_and_models atrs:input_and_output aia:capabilities omb:system_outputs ai_act:A5",
    )
    accuracy: Accuracy = Accuracy()
    performance: f.Items[Performance] = f.items(
        Performance,
        "Test results",
        "One entry for each figure. An empty list means that nothing was measured.",
        feeds="atrs:model_performance cities:performance aia:performance_by_group omb:hi_testing_conducted",
    )
    bias: Bias = Bias()
    log: Log = Log()
    integrity: Integrity = Integrity()
