"""assessments."""

from __future__ import annotations

from registry.domain import fields as f


class Dpia(f.Section):
    """Dpia."""

    required: f.YesNo = f.yesno("Required")
    done: f.YesNo = f.yesno("Done")
    date: f.Day = f.day("Date")
    necessity_section: f.YesNo = f.yesno("Necessity section")
    covers_non_listed: f.YesNo = f.yesno("Covers non listed")
    residual_risk: f.Choice = f.choice("low medium high", "Residual risk")
    published: f.YesNo = f.yesno("Published")
    url: f.Text = f.url("Url")
    summary: f.Text = f.text("Summary")


class Fria(f.Section):
    """Fria."""

    done: f.YesNo = f.yesno("Done")
    date: f.Day = f.day("Date")
    processes: f.Text = f.text("Processes")
    period_and_frequency: f.Text = f.text("Period and frequency")
    persons_and_groups: f.Text = f.text("Persons and groups")
    specific_harms: f.Text = f.text("Specific harms")
    human_oversight: f.Text = f.text("Human oversight")
    risk_response: f.Text = f.text("Risk response")
    notified_authority_on: f.Day = f.day("Notified authority on")
    summary: f.Text = f.text("Summary")


class HumanRights(f.Section):
    """HumanRights."""

    done: f.YesNo = f.yesno("Done")
    url: f.Text = f.url("Url")


class EthicsReview(f.Section):
    """EthicsReview."""

    body: f.Text = f.name("Body")
    independent: f.YesNo = f.yesno("Independent")


class Equality(f.Section):
    """Equality."""

    done: f.YesNo = f.yesno("Done")


class Gender(f.Section):
    """Gender."""

    done: f.YesNo = f.yesno("Done")


class Culture(f.Section):
    """Culture."""

    done: f.YesNo = f.yesno("Done")


class PriorConsultation(f.Section):
    """PriorConsultation."""

    done: f.YesNo = f.yesno("Done")
    outcome: f.Choice = f.choice("favourable conditions unfavourable pending", "Outcome")


class Consultation(f.Section):
    """Consultation."""

    who: f.Text = f.text("Who")
    on: f.Day = f.day("On")
    result_url: f.Text = f.url("Result url")


class PublicConsultation(f.Section):
    """PublicConsultation."""

    done: f.YesNo = f.yesno("Done")
    response_url: f.Text = f.url("Response url")
    consultations: f.Items[Consultation] = f.items(Consultation, "Consultations")


class OtherItem(f.Section):
    """OtherItem."""

    kind: f.Choice = f.choice(
        "iama_fraia aia_canada security_review surveillance_impact_report other", "Kind"
    )
    state: f.Choice = f.choice("not_done in_progress done waived", "State")
    date: f.Day = f.day("Date")
    url: f.Text = f.url("Url")
    summary: f.Text = f.text("Summary")
    reviewer: f.Text = f.text("Reviewer")
    waiver_ground: f.Text = f.text("Waiver ground")


class Assessments(f.Section):
    """Assessments."""

    dpia: Dpia = Dpia()
    fria: Fria = Fria()
    human_rights: HumanRights = HumanRights()
    ethics_review: EthicsReview = EthicsReview()
    equality: Equality = Equality()
    gender: Gender = Gender()
    culture: Culture = Culture()
    prior_consultation: PriorConsultation = PriorConsultation()
    public_consultation: PublicConsultation = PublicConsultation()
    other: f.Items[OtherItem] = f.items(OtherItem, "Other")
