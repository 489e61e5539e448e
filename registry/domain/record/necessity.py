"""Why the use is needed, and how the gain was weighed against the intrusion."""

from __future__ import annotations

from registry.domain import fields as f
from registry.domain.record.data import CATEGORIES


class Alternative(f.Section, title="Alternative"):
    """One less intrusive way that was looked at."""

    description: f.Text = f.text("Alternative", "What could be done instead, as in 'more staff at the gate'.")
    why_insufficient: f.Text = f.text(
        "Why it is not enough", "The reason, specifically. 'None' means it would do."
    )
    evidence: f.Text = f.text("Evidence", "What shows that: a trial, figures, a study, with address.")


class CategoryReason(f.Section, title="Reason for a kind of data"):
    """Why one kind of data is needed."""

    category: f.Choice = f.choice(CATEGORIES, "Kind of data", "One of those named in the section on data.")
    reason: f.Text = f.text("Why it is needed", "What could not be done without it.")


class Necessity(f.Section, title="Necessity"):
    """Why this is needed, and what else was tried or examined."""

    alternatives: f.Items[Alternative] = f.items(
        Alternative,
        "Alternatives examined",
        "Less intrusive ways, one each. An empty list means none was examined.",
        feeds="nl:proportionality atrs:alternatives cities:considered_alternatives aia:non_automated_options "
        "sir:2_0_alternatives",
    )
    effectiveness_evidence: f.Texts = f.texts(
        "Evidence that it works",
        "Studies or figures, with address, one each. An empty list means there is none.",
        feeds="nl:proportionality cities:proportionality",
    )
    indicators: f.Texts = f.texts(
        "How success is measured",
        "One measure each, as in 'arrests per 10,000 faces scanned'. An empty list means it is not measured.",
    )
    category_reasons: f.Items[CategoryReason] = f.items(
        CategoryReason,
        "Why each kind of data is needed",
        "One entry for every kind of data. An empty list means no reason was written down.",
    )
    per_search_reason: f.YesNo = f.yesno(
        "Is the need stated for each search?", "Yes if nobody can search without writing down why."
    )
    systematic_collection: f.YesNo = f.yesno(
        "Are biometric data collected systematically?",
        "Yes if from everyone of a kind, such as every suspect, without looking at the need in each case.",
    )
    harm_if_not_used: f.Text = f.text(
        "Harm if it is not used",
        "How grave, how likely and how widespread. 'None' means no harm.",
        feeds="aia:consequence_of_not_deploying",
    )
    strictly_necessary_reason: f.Text = f.text(
        "Why it is strictly necessary",
        "Why the aim cannot be reached without biometric data, in this kind of case.",
        feeds="nl:proportionality cities:proportionality",
    )
    assessed_by: f.Text = f.text("Assessed by", "The office that assessed the need, not a name.")
    assessed_on: f.Day = f.day("Assessed on", "The day of that assessment.")


class AffectedRight(f.Section, title="Affected right"):
    """One fundamental right that the use touches."""

    right: f.Choice = f.choice(
        "privacy data_protection expression assembly equality fair_trial liberty movement religion children "
        "dignity asylum",
        "Right",
        "One right for each entry.",
    )
    severity: f.Count = f.count(
        "1 (slight) to 4 (grave)", "Severity", "How deeply it is touched.", least=1, most=4
    )
    reversibility: f.Choice = f.choice(
        "reversible partly irreversible",
        "Can it be undone?",
        "Whether the person can be put back where they were.",
    )
    groups: f.Text = f.text("Who is affected most", "The groups of people. 'None' means everyone alike.")
    mitigation: f.Text = f.text("What is done about it", "'None' means nothing is done.")


class Proportionality(f.Section, title="Proportionality"):
    """Whether the gain outweighs the intrusion, counting everyone who is scanned."""

    balancing_statement: f.Text = f.text(
        "Balance",
        "What is gained, what it costs everyone in view, and why the first outweighs the second.",
        feeds="nl:proportionality cities:proportionality aia:trade_offs sir:civil_liberties_assessment",
    )
    persons_scanned_estimate: f.Count = f.count(
        "persons",
        "People scanned",
        "How many people's faces or data it processes a year, hit or not; an estimate is enough.",
        feeds="atrs:frequency_and_scale",
    )
    persons_sought: f.Count = f.count("persons", "People sought", "How many people are actually looked for.")
    seriousness: f.Choice = f.choice(
        "serious_crime serious_public_safety_threat other_crime minor_offence administrative_offence no_offence",
        "How serious a matter it is used for",
        "The least serious matter for which your rules allow it.",
    )
    consequences: f.Text = f.text(
        "Consequences for rights and freedoms",
        "What it means for everyone concerned: how grave, how likely, how many.",
        feeds="aia:trade_offs sir:civil_liberties_assessment",
    )
    affected_rights: f.Items[AffectedRight] = f.items(
        AffectedRight,
        "Affected rights",
        "Every fundamental right it touches, one each. An empty list means none.",
        feeds="sir:civil_liberties_assessment omb:hi_potential_impacts",
    )
