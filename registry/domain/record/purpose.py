"""What the system is used for."""

from __future__ import annotations

from registry.domain import fields as f


class Purpose(f.Section, title="Purpose"):
    """What it is used for, what it must not be used for, and what it means for people."""

    statement: f.Text = f.text(
        "Purpose",
        "What it is used for and why, specifically: 'to find people with a ban at the stadium gates', not 'security'. "
        "Always public.",
        feeds="nl:goal,description_short atrs:detailed_description cities:goals aia:drivers,client_needs "
        "sir:2_0_purpose_and_benefits omb:problem_solved ai_act:A5,B5",
    )
    concrete: f.YesNo = f.yesno(
        "Is the purpose concrete?",
        "Yes if it names situations or offences; no if it says 'detection of crime' in general.",
    )
    code: f.Choice = f.choice(
        "policing_general protest_policing criminal_investigation fugitive_location crime_risk_prediction missing_person "
        "victim_identification deceased_identification wanted_and_missing political_monitoring "
        "journalist_source_identification counter_terrorism crowd_safety traffic border_check "
        "migration_control access_control convenience_access boarding attendance employee_monitoring identity_proofing "
        "benefit_control retail_crime ban_enforcement marketing_analytics database_search_service hiring "
        "insurance education other",
        "Kind of purpose",
        "The kind that comes closest to the stated purpose. Always public.",
        feeds="nl:category atrs:function cities:domain omb:topic_area",
    )
    excluded_uses: f.Text = f.text(
        "What it must not be used for",
        "Uses that your rules forbid. 'None' means that nothing is excluded.",
        feeds="atrs:detailed_description",
    )
    benefits_claimed: f.Text = f.text(
        "Expected benefits",
        "What you expect to gain, for whom.",
        feeds="atrs:benefits cities:impact sir:2_0_purpose_and_benefits omb:benefits",
    )
    benefits_evidence: f.Texts = f.texts(
        "Evidence of benefits",
        "Studies or evaluations, with address, one each. An empty list means there is none.",
    )
    secondary_uses: f.Texts = f.texts(
        "Other uses of the data",
        "Everything else the data or results are used for. An empty list means nothing else.",
    )
    compatibility_assessed: f.YesNo = f.yesno(
        "Was it assessed whether these fit the purpose?",
        "Yes if the assessment is written down for each other use.",
    )
    compatibility_result: f.Choice = f.choice(
        "compatible incompatible", "Result", "Incompatible if even one of the other uses does not fit."
    )
    ai_act_objective: f.Choice = f.choice(
        "h_i h_ii h_iii none",
        "Objective under Article 5(1)(h) of the AI Act",
        "(i) targeted search for victims or missing persons; (ii) a specific, substantial and imminent threat, or a "
        "terrorist one; (iii) a suspect of an Annex II offence; or none of them.",
    )
    victim_category: f.Choice = f.choice(
        "abduction trafficking sexual_exploitation missing_person",
        "Who is searched for",
        "For objective (i).",
    )
    target_persons_ref: f.Text = f.ref(
        "Reference of the persons searched for",
        "File number, no names. Not shown to the public.",
        visibility="oversight",
    )
    targeted_suspect_search: f.YesNo = f.yesno(
        "Is it a targeted search for a suspect or convict?",
        "Yes if a particular person is looked for in recordings.",
    )
    threat_specific: f.YesNo = f.yesno(
        "Is the threat specific?", "For objective (ii): yes if it is a concrete one."
    )
    threat_substantial: f.YesNo = f.yesno(
        "Is the threat substantial?", "For objective (ii): yes if it is a grave one."
    )
    threat_imminent: f.YesNo = f.yesno("Is the threat imminent?", "Yes if it is about to happen.")
    threat_terrorist: f.YesNo = f.yesno(
        "Is it a threat of a terrorist attack?", "Yes if genuine, and present or foreseeable."
    )
    offence_code: f.Choice = f.choice(
        "terrorism human_trafficking csea drugs weapons homicide_gbh organ_trade nuclear kidnapping "
        "icc_crimes hijacking rape environmental armed_robbery sabotage criminal_org other",
        "Offence",
        "The offence of Annex II to the AI Act that is investigated; 'other' if it is not among the sixteen.",
    )
    offence_max_years: f.Count = f.count(
        "years", "Highest sentence", "The longest custodial sentence the law threatens. For life, write 99."
    )
    identity_document_check_required: f.YesNo = f.yesno(
        "Does the law require a check of identity documents here?",
        "Yes if people must show a document at this point anyway.",
    )
    effect_on_people: f.Text = f.text(
        "What can happen to a person",
        "What follows from a match, right or wrong: a stop, a refusal, a search, an arrest.",
        feeds="nl:goal cities:impact atrs:task omb:hi_potential_impacts sir:civil_liberties_assessment",
    )
