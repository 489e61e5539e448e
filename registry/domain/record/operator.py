"""operator."""

from __future__ import annotations

from registry.domain import fields as f


class OversightBody(f.Section):
    """OversightBody."""

    name: f.Text = f.name("Name")
    role: f.Text = f.text("Role")
    url: f.Text = f.url("Url")


class Operator(f.Section):
    """Operator."""

    name: f.Text = f.name("Name")
    identifier: f.Text = f.ref("Identifier")
    type: f.Choice = f.choice("law_enforcement_authority public_body private private_public_service", "Type")
    body_kind: f.Choice = f.choice(
        "national_police local_police border_migration customs intelligence military prison_probation "
        "prosecutor_court municipality transport_operator education health social_security "
        "other_public private_for_public private",
        "Body kind",
    )
    sector: f.Choice = f.choice(
        "law_enforcement migration border asylum education health transport retail sport identity "
        "public_administration finance vendor other",
        "Sector",
    )
    on_behalf_of_law_enforcement: f.YesNo = f.yesno("On behalf of law enforcement")
    unit: f.Text = f.name("Unit")
    address: f.Text = f.text("Address")
    contact: f.Text = f.contact("Contact")
    accountable_role: f.Text = f.text("Accountable role")
    accountable_person: f.Text = f.name("Accountable person", visibility="oversight")
    data_protection_contact: f.Text = f.contact("Data protection contact")
    oversight_bodies: f.Items[OversightBody] = f.items(OversightBody, "Oversight bodies")


class Site(f.Section):
    """Site."""

    label: f.Text = f.text("Label")
    area: f.Text = f.text("Area")
    exact_point: f.Text = f.text("Exact point", visibility="oversight")


class Place(f.Section):
    """Place."""

    country: f.Text = f.country("Country")
    subdivision: f.Text = f.code("[A-Z]{2}-[A-Z0-9]{1,3}", "NL-NH", "Subdivision")
    area_codes: f.Texts = f.texts("Area codes")
    extent: f.Choice = f.choice("national regional municipal site mobile online", "Extent")
    member_states: f.Choices = f.countries("Member states")
    sites: f.Items[Site] = f.items(Site, "Sites")
    sensitive_places: f.Choices = f.choices(
        "worship school clinic union court protest_route shelter", "Sensitive places"
    )
    devices_band: f.Choice = f.choice("1_10 11_50 51_200 201_1000 more", "Devices band")
    device_mounting: f.Choice = f.choice("fixed mobile both", "Device mounting")
    selection_criteria: f.Text = f.text("Selection criteria")
    demographic_review: f.YesNo = f.yesno("Demographic review")
