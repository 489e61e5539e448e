"""The images that faces are compared with, those that are searched for, and the file of the case."""

from __future__ import annotations

from registry.domain import fields as f


class ImageSource(f.Section, title="Source of images"):
    """One source from which the list gets its images."""

    source: f.Choice = f.choice(
        "custody licence_photos passports visas web_scraped own other",
        "Source",
        "Own: taken for this purpose.",
    )
    origin: f.Text = f.text(
        "Where they come from", "Who took them, when, and by what right they are used here."
    )


class Watchlist(f.Section, title="Reference list"):
    """The list or database that people are compared with: who is on it, why, and how they get off it."""

    exists: f.YesNo = f.yesno(
        "Is there a list or reference database?",
        "Yes if anyone's image, template or plate is stored to compare with.",
    )
    name: f.Text = f.name(
        "Name", "What it is called, as in 'CATCH'.", feeds="nl:source_data cities:source_data"
    )
    controller: f.Text = f.name("Controller", "The body that decides who is put on it.")
    legal_basis: f.Text = f.text(
        "Legal basis", "The provision that allows the list. 'None' means there is none."
    )
    composition: f.Text = f.text(
        "Who is on it",
        "In plain words, as in 'everyone arrested since 2010 and not acquitted'.",
        feeds="nl:source_data",
    )
    size: f.Count = f.count("persons", "Size", "How many people are on it; an estimate is enough.")
    categories: f.Choices = f.choices(
        "suspects wanted convicted witnesses victims missing_persons banned_persons persons_of_interest acquitted "
        "public_at_large other",
        "Kinds of people on it",
        "All that apply. Holders of licences or passports are the public at large.",
    )
    category_separated: f.YesNo = f.yesno(
        "Are these kinds kept apart?",
        "Yes if a search can leave out victims, witnesses and others who did nothing.",
    )
    criteria_defined: f.YesNo = f.yesno(
        "Are there written criteria for the list?", "Yes if they say who may be put on it and who decides."
    )
    criteria_changed_on: f.Day = f.day("Criteria last changed on", "'None' means they never changed.")
    includes_acquitted: f.YesNo = f.yesno(
        "Are people on it who were cleared?",
        "Acquitted, not charged, or their conviction is spent or quashed.",
    )
    includes_rehabilitated: f.YesNo = f.yesno(
        "Are people on it who served their sentence?",
        "Convicted in the past, but no longer sought for anything.",
    )
    selected_on_protected_ground: f.YesNo = f.yesno(
        "Were people chosen by origin, belief or a like ground?",
        "Yes if race, religion, opinion, nationality or another protected ground helped to put anyone on it.",
    )
    image_sources: f.Items[ImageSource] = f.items(
        ImageSource,
        "Sources of the images",
        "Every source, one each. An empty list means it holds no images.",
    )
    image_sources_public: f.YesNo = f.yesno("Are the sources published?", "Yes if the public can read them.")
    image_source_lawful: f.YesNo = f.yesno(
        "Is every source lawful?", "Yes if someone checked the right to use each of them for this purpose."
    )
    origin_known: f.YesNo = f.yesno(
        "Is it known where each image comes from?", "Yes if the source is recorded with every entry."
    )
    scraped: f.YesNo = f.yesno(
        "Are images scraped?",
        "Yes if any were collected untargeted from the internet or from camera footage.",
    )
    last_review_on: f.Day = f.day(
        "Last reviewed on", "When every entry was last checked. 'None' means never."
    )
    review_interval_days: f.Count = f.count("days", "Reviewed every", "'None' means no review is planned.")
    removal_on_status_change: f.YesNo = f.yesno(
        "Are people removed once the reason is gone?", "Yes if it happens at once, as after an acquittal."
    )
    deletion_criteria: f.YesNo = f.yesno(
        "Are there written criteria for deletion?", "Yes if they say when an entry goes, and who sees to it."
    )
    quality_minimum: f.Text = f.text(
        "Minimum quality of images",
        "The measure and the least value, as in 'OFIQ unified score 40'. 'None' means there is no minimum.",
    )
    quality_measure: f.Text = f.text(
        "How quality is measured",
        "The measure and its version, as in 'OFIQ 1.0 unified score'. 'None' means it is not measured.",
    )
    quality_reason: f.Text = f.text(
        "Why this minimum",
        "What error rates it gives, and why they are acceptable. 'None' means there is no reason.",
    )


class ProbeImages(f.Section, title="Images searched for"):
    """The images that are searched for, as a still from a camera."""

    quality_minimum: f.Text = f.text(
        "Minimum quality",
        "The measure and the least value below which no search is run. 'None': there is no minimum.",
    )
    quality_measure: f.Text = f.text(
        "How quality is measured",
        "The measure and its version, as in 'OFIQ 1.0 unified score'. 'None' means it is not measured.",
    )
    quality_reason: f.Text = f.text(
        "Why this minimum",
        "What error rates it gives, and why they are acceptable. 'None' means there is no reason.",
    )
    composites_allowed: f.YesNo = f.yesno(
        "May drawings or composites be searched?",
        "Yes if sketches, look-alikes or generated faces may be used.",
    )
    lookalikes_allowed: f.YesNo = f.yesno(
        "May look-alikes be searched?",
        "Yes if the photo of another person who resembles the one sought may be used.",
    )
    automatic_enrolment: f.YesNo = f.yesno(
        "Do searched images enter the list by themselves?",
        "Yes if an image that was searched for is added without anyone's decision.",
    )
    candidate_list_retained: f.YesNo = f.yesno(
        "Is the list of candidates kept?", "Yes if the defence can later see who else was returned."
    )
    enhancements_logged: f.YesNo = f.yesno(
        "Is every edit of an image recorded?", "Yes if the original is kept beside each edited one."
    )
    manipulation_check: f.YesNo = f.yesno(
        "Are images checked for manipulation?", "Yes if someone looks for morphing and generated faces."
    )


class CaseFile(f.Section, title="File of the case"):
    """What stays in the file when the system was used in a case."""

    recognition_use_recorded: f.YesNo = f.yesno(
        "Does the file show that it was used?", "Yes if each use is in the file of its case, hit or not."
    )
    led_to_charge: f.YesNo = f.yesno("Has a match helped to bring a charge?", "Yes if even once.")
    link_ref: f.Text = f.ref(
        "Link to the case",
        "How a search is tied to an offence, proceeding, threat or missing person. Not shown to the public.",
        visibility="oversight",
    )
    request_form: f.YesNo = f.yesno(
        "Is there a request form?", "Yes if nobody can search without stating offence and purpose on it."
    )
