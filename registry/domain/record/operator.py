"""Who answers for the deployment, and where it is."""

from __future__ import annotations

from registry.domain import fields as f


class OversightBody(f.Section, title="Oversight body"):
    """One body that may examine this deployment."""

    name: f.Text = f.name("Name", "The body's official name.")
    role: f.Text = f.text("Role", "What it may do: advise, inspect, order a stop.")
    url: f.Text = f.url("Address", "Its page.")


class Operator(f.Section, title="Who answers for it"):
    """The body that uses the system and answers for it."""

    name: f.Text = f.name(
        "Name of the body",
        "The official name of the body that uses the system. Always public.",
        feeds="nl:organization atrs:organisation cities:organisation aia:department sir:department "
        "atlas:agency omb:agency ai_act:C1",
    )
    identifier: f.Text = f.ref("Identifier", "Its number in an official register, with the register's name.")
    type: f.Choice = f.choice(
        "law_enforcement_authority public_body private private_public_service",
        "Type of body",
        "Law-enforcement authority: competent to prevent, investigate or prosecute offences. "
        "Private, public service: a company that provides one.",
        feeds="atrs:organisation_type",
    )
    body_kind: f.Choice = f.choice(
        "national_police local_police border_migration customs intelligence military prison_probation "
        "prosecutor_court municipality transport_operator education health social_security other_public "
        "private_for_public private",
        "Kind of body",
        "The closest one.",
        feeds="atlas:type_of_lea,type_of_juris atrs:organisation_type",
    )
    sector: f.Choice = f.choice(
        "law_enforcement migration border asylum education health transport retail sport identity "
        "public_administration finance vendor other",
        "Sector",
        "The field of work in which the system is used.",
        feeds="nl:category cities:domain aia:decision_sector omb:topic_area",
    )
    on_behalf_of_law_enforcement: f.YesNo = f.yesno(
        "Used on behalf of law enforcement?", "Yes if another body runs it for a law-enforcement authority."
    )
    unit: f.Text = f.name(
        "Unit",
        "The department or team that uses it. 'None' means the whole body.",
        feeds="atrs:team cities:department aia:branch omb:bureau",
    )
    address: f.Text = f.text("Postal address", "The body's address for letters.", feeds="ai_act:C1")
    contact: f.Text = f.contact(
        "Public contact",
        "A functional mailbox, telephone number or page for anyone's questions. No personal mailbox.",
        feeds="nl:contact_email atrs:contact_email cities:e_mail,phone omb:contact_email ai_act:C1",
    )
    accountable_role: f.Text = f.text(
        "Accountable role",
        "The office that answers for the use, not a name, as in 'Head of criminal investigation'.",
        feeds="atrs:senior_responsible_owner aia:responsible_adm,respondent sir:3_0_governance",
    )
    accountable_person: f.Text = f.name(
        "Accountable person", "Who holds that office today. Not shown to the public.", visibility="oversight"
    )
    data_protection_contact: f.Text = f.contact(
        "Data-protection contact", "Functional mailbox or page for data-protection questions."
    )
    oversight_bodies: f.Items[OversightBody] = f.items(
        OversightBody,
        "Oversight bodies",
        "Bodies that may examine this use. An empty list means there is none.",
    )


class Site(f.Section, title="Site"):
    """One place where it is used, as an area; the exact point is for oversight bodies only."""

    label: f.Text = f.text("Label", "What people call it, as in 'Central Station, main hall'.")
    area: f.Text = f.text("Area", "District, street or grid cell; no exact position.")
    exact_point: f.Text = f.text(
        "Exact point", "Coordinates or camera number. Not shown to the public.", visibility="oversight"
    )


class Place(f.Section, title="Place"):
    """Where it is used, how widely, and how the places were chosen."""

    country: f.Text = f.country(
        "Country", "The country under whose law the body acts.", feeds="atlas:state ai_act:A10,B9"
    )
    subdivision: f.Text = f.code(
        "[A-Z]{2}-[A-Z0-9]{1,3}",
        "NL-NH",
        "Region",
        "The ISO 3166-2 code, as in NL-NH for Noord-Holland. 'None' means the whole country.",
        feeds="atlas:state,county atrs:region",
    )
    area_codes: f.Texts = f.texts(
        "Area codes",
        "NUTS, LAU or other official codes of municipalities or districts, one each. An empty list: there are none.",
        feeds="cities:area atlas:city,county",
    )
    extent: f.Choice = f.choice(
        "national regional municipal site mobile online",
        "Extent",
        "How far it reaches. Mobile: vans, drones, hand-held devices.",
        feeds="cities:area",
    )
    member_states: f.Choices = f.countries(
        "Member States",
        "European Union Member States where it is on the market or in use.",
        feeds="ai_act:A10,B9",
    )
    sites: f.Items[Site] = f.items(
        Site,
        "Sites",
        "The places, as areas. An empty list means it has no fixed place.",
        feeds="sf:9_where_mounted",
    )
    sensitive_places: f.Choices = f.choices(
        "worship school clinic union court protest_route shelter",
        "Sensitive places in view",
        "Places where being seen can harm people. An empty list means you checked and there is none.",
    )
    devices_band: f.Choice = f.choice(
        "1_10 11_50 51_200 201_1000 more", "Number of devices", "Cameras or other sensors, as a range."
    )
    device_mounting: f.Choice = f.choice(
        "fixed mobile both",
        "Fixed or mobile",
        "Whether the devices stay in one place.",
        feeds="sf:9_where_mounted",
    )
    selection_criteria: f.Text = f.text(
        "How the places were chosen",
        "The criteria, and the data behind them. 'None' means there were no criteria.",
    )
    demographic_review: f.YesNo = f.yesno(
        "Was it reviewed who lives or passes there?",
        "Yes if you checked whether the choice of places burdens some groups more than others.",
        feeds="sir:racial_equity_toolkit",
    )
    protected_ground_selection: f.YesNo = f.yesno(
        "Were the places chosen by who lives or passes there?",
        "Yes if origin, religion or another protected ground helped to choose them.",
    )
