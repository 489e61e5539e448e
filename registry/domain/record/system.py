"""The system as it runs: version, settings, workings, logs and the integrity of what goes through it."""

from __future__ import annotations

from registry.domain import fields as f
from registry.domain.record.testing import Accuracy, Bias, Performance


class Log(f.Section, title="Automatic log"):
    """What the system writes down by itself about each use."""

    start_end: f.YesNo = f.yesno("Start and end of each use?", "Yes if date and time of both are logged.")
    reference_database: f.YesNo = f.yesno(
        "Which reference database?", "Yes if the database that images are compared with is logged."
    )
    reference_database_changes: f.YesNo = f.yesno(
        "Changes to the reference database?", "Yes if every entry added, changed or removed is logged."
    )
    matched_input: f.YesNo = f.yesno(
        "The input that matched?", "Yes if the image or data that led to a match is kept."
    )
    verifier_ids: f.YesNo = f.yesno("Who verified a result?", "Yes if the persons who checked it are logged.")
    attempt_outcome: f.YesNo = f.yesno(
        "Every attempt and its outcome?", "Yes if searches without result are logged too."
    )
    consultation_reason: f.YesNo = f.yesno(
        "Why someone searched?", "Yes if each search or look-up is logged with its reason."
    )
    retention_days: f.Count = f.count("days", "How long logs are kept", "Six months are 183 days.")


class Integrity(f.Section, title="Integrity of images and data"):
    """How it is ensured that nobody changes images or data unnoticed."""

    hash_on_ingest: f.YesNo = f.yesno(
        "Is each image hashed on receipt?", "Yes if a digest is stored, so that a later change shows."
    )
    chain_of_custody: f.YesNo = f.yesno(
        "Is there a chain of custody?", "Yes if it is recorded who held an image, from receipt to court."
    )


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
    profiling_only: f.YesNo = f.yesno(
        "Does it predict offending from profiling alone?",
        "Yes if no objective, verifiable facts about a person's own conduct are needed.",
    )
    profiling_special_category: f.YesNo = f.yesno(
        "Does profiling on sensitive data lead to discrimination?",
        "Sensitive data are the special categories, as ethnic origin or health. Yes also if you cannot rule it out.",
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
