"""watchlist."""

from __future__ import annotations

from registry.domain import fields as f


class ImageSource(f.Section):
    """ImageSource."""

    source: f.Choice = f.choice("custody licence_photos passports visas web_scraped own other", "Source")
    origin: f.Text = f.text("Origin")


class Watchlist(f.Section):
    """Watchlist."""

    exists: f.YesNo = f.yesno("Exists")
    name: f.Text = f.name("Name")
    controller: f.Text = f.name("Controller")
    legal_basis: f.Text = f.text("Legal basis")
    composition: f.Text = f.text("Composition")
    size: f.Count = f.count("persons", "Size")
    categories: f.Choices = f.choices(
        "suspects wanted convicted witnesses victims missing_persons banned_persons "
        "persons_of_interest acquitted public_at_large other",
        "Categories",
    )
    category_separated: f.YesNo = f.yesno("Category separated")
    criteria_defined: f.YesNo = f.yesno("Criteria defined")
    criteria_changed_on: f.Day = f.day("Criteria changed on")
    includes_acquitted: f.YesNo = f.yesno("Includes acquitted")
    image_sources: f.Items[ImageSource] = f.items(ImageSource, "Image sources")
    image_sources_public: f.YesNo = f.yesno("Image sources public")
    image_source_lawful: f.YesNo = f.yesno("Image source lawful")
    scraped: f.YesNo = f.yesno("Scraped")
    last_review_on: f.Day = f.day("Last review on")
    review_interval_days: f.Count = f.count("days", "Review interval days")
    removal_on_status_change: f.YesNo = f.yesno("Removal on status change")
    quality_minimum: f.Text = f.text("Quality minimum")


class ProbeImages(f.Section):
    """ProbeImages."""

    quality_minimum: f.Text = f.text("Quality minimum")
    composites_allowed: f.YesNo = f.yesno("Composites allowed")
    candidate_list_retained: f.YesNo = f.yesno("Candidate list retained")
    enhancements_logged: f.YesNo = f.yesno("Enhancements logged")
    manipulation_check: f.YesNo = f.yesno("Manipulation check")


class CaseFile(f.Section):
    """CaseFile."""

    recognition_use_recorded: f.YesNo = f.yesno("Recognition use recorded")
    link_ref: f.Text = f.ref("Link ref", visibility="oversight")
    request_form: f.YesNo = f.yesno("Request form")
