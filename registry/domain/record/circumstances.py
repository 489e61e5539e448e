"""The limits and circumstances of the use: scope, assemblies, minors, consent."""

from __future__ import annotations

from registry.domain import fields as f


class Scope(f.Section, title="Limits"):
    """The limits in persons, place and time within which it is used."""

    in_order = (("time_start", "time_end"),)

    persons_class: f.Text = f.text(
        "Whom it may be used on",
        "The class of persons, as in 'people wanted for robbery'. 'None' means anyone.",
    )
    places: f.Texts = f.texts("Where it may be used", "One place or area each. An empty list means no limit.")
    time_start: f.Instant = f.instant("From", "The moment from which it may be used.")
    time_end: f.Instant = f.instant("Until", "The moment it must end. 'None' means no end is set.")
    changed_on: f.Day = f.day("Limits last changed on", "'None' means they never changed.")
    affected_groups: f.Texts = f.texts(
        "Groups affected", "Everyone the use touches, one group each. An empty list means nobody."
    )
    vulnerable_groups: f.Texts = f.texts(
        "Vulnerable groups",
        "Those among them who need more protection. An empty list means you looked and found none.",
    )


class Context(f.Section, title="Assemblies"):
    """Whether it is used at or around demonstrations and other gatherings."""

    assembly: f.YesNo = f.yesno(
        "Is it used at or around assemblies?", "Demonstrations, pickets, vigils, marches, indoors or out."
    )
    assembly_peaceful: f.YesNo = f.yesno(
        "Are these assemblies peaceful?", "Violence by a few does not make an assembly unpeaceful."
    )
    against_violent_suspect_after_event: f.YesNo = f.yesno(
        "Is it used only after the event, for a named suspect of violence there?",
        "No if anyone else who took part is identified.",
    )


class Minors(f.Section, title="Children"):
    """Whether children are scanned or listed, and what protects them."""

    may_be_scanned: f.YesNo = f.yesno(
        "May people under 18 be scanned?", "Yes wherever a child may pass, unless it is technically excluded."
    )
    on_watchlist: f.YesNo = f.yesno("Are people under 18 on the list?", "Yes if there is even one.")
    best_interests_assessed: f.YesNo = f.yesno(
        "Were the best interests of the child assessed?", "Yes if the assessment is written down."
    )
    watchlist_justification: f.Text = f.text(
        "Why children are listed", "As in 'missing children only'. 'None' means there is no special reason."
    )
    notice_given: f.YesNo = f.yesno(
        "Are children told in words they understand?", "Yes if the notice is also written for them."
    )
    objection_route: f.Text = f.contact(
        "Where children or parents may object",
        "Functional mailbox, telephone or page. 'None' means there is nowhere.",
    )
    age_exclusion_evidence: f.Text = f.text(
        "What keeps children out",
        "What shows that nobody under 18 is scanned, as a check of age at the entrance. 'None' means nothing does.",
    )
    parental_consent: f.YesNo = f.yesno(
        "Do parents consent?", "Yes if a holder of parental responsibility agreed for each child."
    )


class Consent(f.Section, title="Consent"):
    """Whether it rests on people's consent, and how free that is."""

    relied_on: f.YesNo = f.yesno(
        "Does the use rest on consent?", "Yes if without consent it would not be lawful."
    )
    explicit: f.YesNo = f.yesno(
        "Is the consent explicit?", "Entering a place or using a service is no consent."
    )
    specific: f.YesNo = f.yesno(
        "Is the consent given for this use alone?", "No if it is bundled with other terms or purposes."
    )
    informed: f.YesNo = f.yesno(
        "Did people know what they agreed to?",
        "Yes if they were told who, why, which data, and that they may withdraw.",
    )
    withdrawable: f.YesNo = f.yesno(
        "Can consent be withdrawn as easily as given?", "Yes if at any time, and the data are then deleted."
    )
    recorded: f.YesNo = f.yesno(
        "Can each consent be proved?", "Yes if it is on record who agreed to what, and when."
    )
    alternative_equal: f.YesNo = f.yesno(
        "Is there an equal way without biometrics?", "Yes if it costs people no more time, money or trouble."
    )
    power_imbalance: f.YesNo = f.yesno(
        "Does the body have power over the people asked?", "As an employer, a school or an authority has."
    )
    imbalance_rebuttal: f.Text = f.text(
        "Why consent is free all the same",
        "Why that power does no harm to the freedom to refuse, as written down. 'None' means there is no such reason.",
    )
    bystanders_captured: f.YesNo = f.yesno(
        "Are people captured who did not consent?", "Yes if they may come into view of the camera."
    )
    staffed_fallback: f.YesNo = f.yesno(
        "Is there staff for those who are not recognised?",
        "Yes if a person, not a machine, deals with everyone who is refused.",
    )
