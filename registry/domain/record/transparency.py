"""What the public and those affected are told, and whether everyone can read it."""

from __future__ import annotations

from registry.domain import fields as f


class Redaction(f.Section, title="Passage left out"):
    """One thing that was left out of what is published elsewhere."""

    what: f.Text = f.text("What is left out", "In general words, as in 'camera positions'.")
    reason: f.Text = f.text("Why", "The ground and the provision.")
    reviewed_by: f.Text = f.text(
        "Reviewed by", "The office that checked it, not a name. 'None' means nobody did."
    )


class Transparency(f.Section, title="Transparency"):
    """What the public and those affected are told."""

    public_entry_url: f.Text = f.url(
        "Public page on this use",
        "Your own page about it. 'None' means there is none.",
        feeds="nl:website atrs:website cities:more_information",
    )
    policy_published: f.YesNo = f.yesno(
        "Is the policy published?", "Yes if anyone can read the rules of use."
    )
    policy_url: f.Text = f.url("Policy", "Where it can be read.", feeds="cities:more_information")
    vendor_disclosed: f.YesNo = f.yesno("Is the maker published?", "Yes if product and maker are named.")
    version_disclosed: f.YesNo = f.yesno(
        "Is the version published?", "Yes if the software version in use is named."
    )
    retention_published: f.YesNo = f.yesno(
        "Is it published how long data are kept?", "For every kind of data."
    )
    sharing_published: f.YesNo = f.yesno(
        "Is it published who gets the data?", "Yes if every recipient outside the body is named."
    )
    statistics_published_on: f.Day = f.day("Figures last published on", "'None' means never.")
    search_counts_published: f.YesNo = f.yesno(
        "Is the number of searches published?", "At least once a year."
    )
    search_units_published: f.YesNo = f.yesno(
        "Is it published which units search?", "Yes if the figures are given for each unit."
    )
    misidentification_count_published: f.YesNo = f.yesno(
        "Is the number of misidentifications published?", "At least once a year."
    )
    audit_results_published: f.YesNo = f.yesno(
        "Are results of audits published?", "Yes also if only the main findings are."
    )
    signage: f.YesNo = f.yesno(
        "Are there signs on site?", "Yes if people can read them before they come into view."
    )
    notice_individual: f.YesNo = f.yesno(
        "Are people told one by one?", "Before or after, by letter, screen or officer."
    )
    notice_adequate: f.YesNo = f.yesno(
        "Does the notice say everything it must?", "Who, why, on what law, how long, and how to complain."
    )
    exposure_notice: f.YesNo = f.yesno(
        "Are people told that emotions or traits are read?",
        "Yes if everyone exposed to emotion recognition or biometric categorisation is told (AI Act, Article 50(3)).",
    )
    notice_exception: f.Text = f.text(
        "Exception from telling people",
        "The provision relied on, as Article 14(5) of the GDPR, and why it fits. 'None' means none is relied on.",
    )
    notice_url: f.Text = f.url("Notice", "Where the notice can be read.", feeds="nl:website")
    deferred_notice_date: f.Day = f.day(
        "Notice of covert use due", "When people are told afterwards. 'None' means never."
    )
    workers_informed_on: f.Day = f.day(
        "Workers informed on", "Where it is used at work: when they and their representatives were told."
    )
    court_disclosure: f.YesNo = f.yesno(
        "Is use disclosed to the defence?", "Yes if always when a match helped to bring a charge."
    )
    defence_disclosure: f.Choices = f.choices(
        "use tool version method images error_rates candidate_list",
        "What the defence gets",
        "Everything that is always disclosed where a match helped to bring a charge. An empty list means nothing.",
    )
    redactions: f.Items[Redaction] = f.items(
        Redaction,
        "Left out of what is published",
        "Passages blacked out elsewhere, one each. An empty list: nothing.",
    )


class Accessibility(f.Section, title="Accessibility"):
    """Whether everyone can read the notice and use the routes of complaint."""

    languages: f.Texts = f.texts(
        "Languages",
        "In which notice and complaint forms exist, one each. An empty list means there are none.",
    )
    formats: f.Choices = f.choices(
        "accessible_web large_print easy_read audio sign_language in_person telephone post",
        "Formats",
        "In which people can read the notice and complain.",
    )
    non_digital_alternative: f.YesNo = f.yesno(
        "Is there a way without computer or telephone?", "For the service itself and for complaints."
    )
