"""Which assessments and consultations took place."""

from __future__ import annotations

from registry.domain import fields as f


class DataProtectionImpact(f.Section, title="Data-protection impact assessment"):
    """The assessment under Article 35 of the GDPR, Article 27 of Directive (EU) 2016/680 or a like rule."""

    required: f.YesNo = f.yesno("Is one required?", "By the law that applies to you.")
    high_risk_listed: f.YesNo = f.yesno(
        "Is it on the authority's list?",
        "Yes if the data-protection authority lists this kind of processing as needing one (GDPR, Article 35(4)).",
    )
    done: f.YesNo = f.yesno(
        "Is it done?", "Yes if finished, not begun.", feeds="nl:impacttoetsen atrs:impact_assessments aia:pia"
    )
    date: f.Day = f.day("Date", "The day it was finished or last renewed.", feeds="atrs:impact_assessments")
    necessity_section: f.YesNo = f.yesno(
        "Does it examine necessity and proportionality?", "Yes if with reasons, not a tick."
    )
    covers_non_listed: f.YesNo = f.yesno(
        "Does it cover people who are on no list?", "Yes if it counts everyone who is scanned."
    )
    residual_risk: f.Choice = f.choice("low medium high", "Risk that remains", "After all measures.")
    published: f.YesNo = f.yesno("Is it published?", "Yes also if only its main findings are.")
    url: f.Text = f.url(
        "Address",
        "Where it can be read. 'None' means nowhere.",
        feeds="nl:impacttoetsen_link atrs:impact_assessments cities:dpia_url omb:pia_url",
    )
    summary: f.Text = f.text(
        "Summary",
        "Its findings in plain words.",
        feeds="nl:impacttoetsen atrs:impact_assessments cities:dpia_text aia:pia ai_act:C5",
    )
    summary_published: f.YesNo = f.yesno("Is the summary published?", "Yes if anyone can read it.")


class FundamentalRightsImpact(f.Section, title="Fundamental-rights impact assessment"):
    """The assessment under Article 27 of the AI Act, in its six parts."""

    done: f.YesNo = f.yesno(
        "Is it done?", "Yes if all six parts are finished.", feeds="nl:impacttoetsen atrs:impact_assessments"
    )
    date: f.Day = f.day("Date", "The day it was finished or last renewed.")
    processes: f.Text = f.text(
        "(a) Processes",
        "The processes in which the system is used, in line with its intended purpose.",
        feeds="fria:a",
    )
    period_and_frequency: f.Text = f.text(
        "(b) Period and frequency", "For how long and how often it is to be used.", feeds="fria:b"
    )
    persons_and_groups: f.Text = f.text(
        "(c) Persons and groups", "The categories of people likely to be affected here.", feeds="fria:c"
    )
    specific_harms: f.Text = f.text(
        "(d) Risks of harm",
        "The specific risks to these people, using what the provider tells you.",
        feeds="fria:d",
    )
    human_oversight: f.Text = f.text(
        "(e) Human oversight", "How it is carried out, following the instructions for use.", feeds="fria:e"
    )
    risk_response: f.Text = f.text(
        "(f) If risks come true", "What is done then, who decides, and how people complain.", feeds="fria:f"
    )
    notified_authority_on: f.Day = f.day(
        "Market surveillance authority notified on", "'None' means it was not notified."
    )
    notification_exempt: f.YesNo = f.yesno(
        "Is that notification not required?",
        "Yes if an exemption was granted under Article 46(1) of the AI Act (Article 27(3)).",
    )
    summary: f.Text = f.text(
        "Summary", "Its findings in plain words.", feeds="nl:impacttoetsen cities:aia_text ai_act:C4"
    )


class HumanRightsImpact(f.Section, title="Human-rights assessment"):
    """An assessment of effects on human rights, by whatever method."""

    done: f.YesNo = f.yesno("Is it done?", "Yes if finished.", feeds="atrs:impact_assessments omb:assessment")
    url: f.Text = f.url("Address", "Where it can be read. 'None' means nowhere.", feeds="cities:aia_url")


class EthicsReview(f.Section, title="Ethical review"):
    """A review by people who look at right and wrong, not only at the law."""

    body: f.Text = f.name(
        "Body", "Who reviewed it. 'None' means there was no review.", feeds="aia:peer_review omb:review"
    )
    independent: f.YesNo = f.yesno(
        "Is that body independent?", "Yes if its members come from outside the unit."
    )


class Equality(f.Section, title="Equality assessment"):
    """How the use bears on different groups."""

    done: f.YesNo = f.yesno(
        "Is it done?", "Yes if finished and written down.", feeds="aia:gba_plus sir:racial_equity_toolkit"
    )


class Gender(f.Section, title="Gender assessment"):
    """How the use bears on women, men and gender-diverse people."""

    done: f.YesNo = f.yesno("Is it done?", "Yes if finished and written down.", feeds="aia:gba_plus")


class Culture(f.Section, title="Cultural assessment"):
    """How religious and cultural dress and customs were considered."""

    done: f.YesNo = f.yesno("Is it done?", "Yes if finished and written down.")


class PriorConsultation(f.Section, title="Consultation of the data-protection authority"):
    """What the authority was asked before the start, and what it said."""

    done: f.YesNo = f.yesno("Was the authority consulted?", "Yes if before first use.")
    outcome: f.Choice = f.choice(
        "favourable conditions unfavourable pending", "What it said", "Conditions: yes, if they are met."
    )


class Consultation(f.Section, title="Consultation"):
    """One occasion on which people were heard."""

    who: f.Text = f.text(
        "Who was heard", "Groups or bodies, as in 'residents of the district, the works council'."
    )
    held_on: f.Day = f.day("When", "The day, or the last one.")
    result_url: f.Text = f.url("Result", "Where the result can be read. 'None' means it is not published.")


class PublicConsultation(f.Section, title="Consultation of the public"):
    """Whether those concerned were heard, and what became of what they said."""

    done: f.YesNo = f.yesno(
        "Were the people affected heard?",
        "Yes if before first use.",
        feeds="aia:consultation_external omb:hi_public_consultation sir:public_comment",
    )
    done_on: f.Day = f.day("When", "The last day on which they were heard.")
    response_url: f.Text = f.url(
        "Answer to what they said",
        "Where it can be read. 'None' means there was no answer.",
        feeds="sir:public_comment",
    )
    consultations: f.Items[Consultation] = f.items(
        Consultation,
        "Consultations",
        "Each occasion, inside and outside the body. An empty list means there was none.",
        feeds="aia:consultation_internal,consultation_external omb:hi_public_consultation",
    )


class OtherAssessment(f.Section, title="Other assessment"):
    """One further assessment."""

    kind: f.Choice = f.choice(
        "iama_fraia aia_canada security_review surveillance_impact_report other",
        "Kind",
        "By the method that was used.",
    )
    state: f.Choice = f.choice(
        "not_done in_progress done waived", "State", "Waived: someone decided it is not needed."
    )
    date: f.Day = f.day("Date", "The day it was finished.")
    url: f.Text = f.url("Address", "Where it can be read. 'None' means nowhere.")
    summary: f.Text = f.text("Summary", "Its findings in plain words.")
    reviewer: f.Text = f.text("Reviewed by", "The body that checked it. 'None' means nobody did.")
    waiver_ground: f.Text = f.text("Why it was waived", "The reason and who decided.")


class Assessments(f.Section, title="Assessments"):
    """Which assessments, reviews and consultations took place."""

    dpia: DataProtectionImpact = DataProtectionImpact()
    fria: FundamentalRightsImpact = FundamentalRightsImpact()
    human_rights: HumanRightsImpact = HumanRightsImpact()
    ethics_review: EthicsReview = EthicsReview()
    equality: Equality = Equality()
    gender: Gender = Gender()
    culture: Culture = Culture()
    prior_consultation: PriorConsultation = PriorConsultation()
    public_consultation: PublicConsultation = PublicConsultation()
    other: f.Items[OtherAssessment] = f.items(
        OtherAssessment,
        "Other assessments",
        "One each. An empty list means there is none.",
        feeds="nl:impacttoetsen,impacttoetsen_link atrs:impact_assessments cities:aia_text,aia_url "
        "aia:peer_review,risk_questionnaire,impact_level omb:assessment,review,have_ato sir:surveillance_impact_report",
    )
