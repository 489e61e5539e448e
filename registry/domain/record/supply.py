"""Who made the system, how it was bought, and with what papers it came."""

from __future__ import annotations

from registry.domain import fields as f


class Supplier(f.Section, title="Supplier"):
    """One company in the chain of supply."""

    name: f.Text = f.name("Name", "The company's registered name.")
    identifier: f.Text = f.ref("Identifier", "Its registration number, with the register's name.")
    role: f.Choice = f.choice(
        "developer integrator operator data_provider cloud", "Role", "What it does for this system."
    )


class Provider(f.Section, title="Provider"):
    """The maker of the system, and those who supply it."""

    name: f.Text = f.name(
        "Provider",
        "The company or body that made the system and puts its name on it. 'None' means built in-house.",
        feeds="nl:provider atrs:third_party aia:who_developed sf:10_maker_and_model "
        "atlas:vendor omb:vendor_name ai_act:A1,B1",
    )
    address: f.Text = f.text("Address", "The provider's postal address.", feeds="ai_act:A1,B1")
    contact: f.Text = f.contact(
        "Contact",
        "Whom you call at the provider. Seen only within your body.",
        visibility="internal",
        feeds="ai_act:A1,B1",
    )
    registration_number: f.Text = f.ref(
        "Registration number",
        "The provider's number in a companies register, with the register's name.",
        feeds="atrs:company_number",
    )
    system_name: f.Text = f.name(
        "Name of the system",
        "The trade name of the product in use.",
        feeds="sf:10_maker_and_model ai_act:A4,B4 atrs:models",
    )
    system_reference: f.Text = f.ref(
        "Reference of the system",
        "Model, part or article number that identifies exactly this product.",
        feeds="sf:10_maker_and_model ai_act:A4,B4",
    )
    eu_representative_name: f.Text = f.name(
        "Representative in the European Union",
        "The authorised representative of a provider outside the Union. 'None' means there is none.",
        feeds="ai_act:A3,B3",
    )
    eu_representative_address: f.Text = f.text(
        "Representative's address", "Postal address of that representative.", feeds="ai_act:A3,B3"
    )
    eu_representative_contact: f.Text = f.contact(
        "Representative's contact", "Functional mailbox or page of that representative.", feeds="ai_act:A3,B3"
    )
    scraping_declared: f.YesNo = f.yesno(
        "Was it built on untargeted scraping?",
        "Yes if face images were collected untargeted from the internet or from camera footage to build it. "
        "No only if the provider says so in writing.",
    )
    human_rights_due_diligence_statement: f.Text = f.text(
        "Human-rights due diligence",
        "What the provider did to find and lessen its effects on human rights, and where it says so.",
    )
    human_rights_due_diligence_at: f.Day = f.day(
        "Date of that statement", "The day it was made or last renewed."
    )
    remediation_clause: f.YesNo = f.yesno(
        "Must the provider help to put harm right?", "Yes if the contract or a public commitment says so."
    )
    suppliers: f.Items[Supplier] = f.items(
        Supplier,
        "Other suppliers",
        "Everyone else in the chain: integrator, data provider, cloud. An empty list means nobody.",
        feeds="atrs:third_party,third_party_role",
    )


class Procurement(f.Section, title="Procurement"):
    """How the system was bought, what it costs, and how the body gets out of the contract."""

    in_order = (("start", "end"),)

    procedure: f.Choice = f.choice(
        "open restricted negotiated direct_award framework donation free_pilot none",
        "Procedure",
        "How the contract was awarded. None: nothing was bought, as for a system built in-house.",
        feeds="atrs:procedure_type omb:contracting_usage",
    )
    reference: f.Text = f.ref("Reference", "The number of the tender or contract notice.")
    url: f.Text = f.url("Address", "The published notice or contract.")
    value: f.Count = f.count(
        "whole units of the currency",
        "Contract value",
        "Over its whole life, without tax.",
        feeds="sir:fiscal_impact",
    )
    currency: f.Text = f.code("[A-Z]{3}", "EUR", "Currency", "ISO 4217 code, as in EUR.")
    start: f.Day = f.day("Contract start", "The first day of the contract.")
    end: f.Day = f.day("Contract end", "The last day. 'None' means the contract has no end.")
    renews_by_itself: f.YesNo = f.yesno(
        "Does it renew by itself?", "Yes if it goes on unless someone gives notice."
    )
    notice_days: f.Count = f.count("days", "Notice period", "How long before the end notice must be given.")
    supplier_data_terms: f.Text = f.text(
        "Supplier's access to data",
        "What the supplier may see or keep, and for what. 'None' means no access at all.",
        feeds="atrs:data_access_terms",
    )
    human_rights_clause: f.YesNo = f.yesno(
        "Does the contract protect human rights?", "Yes if a clause binds the supplier to respect them."
    )
    error_targets: f.YesNo = f.yesno(
        "Does the contract set error limits?", "Yes if it names error rates that the system must keep."
    )
    exit_clause: f.YesNo = f.yesno(
        "Can the body leave?", "Yes if the contract lets it stop and take its data with it."
    )
    annual_cost: f.Count = f.count(
        "whole units of the currency",
        "Cost a year",
        "Licences, devices, staff and storage, for the last full year.",
        feeds="sir:fiscal_impact sf:7_annual_cost",
    )
    funding_source: f.Text = f.text(
        "Source of the money", "Which budget, grant or donor pays.", feeds="sf:7_source_of_funding"
    )


class Conformity(f.Section, title="Certificates and papers"):
    """The certificate, declaration and instructions that came with the system."""

    certificate_type: f.Text = f.text(
        "Certificate", "Type of certificate of conformity. 'None' means there is none.", feeds="ai_act:A8"
    )
    certificate_number: f.Text = f.ref("Certificate number", "The number on it.", feeds="ai_act:A8")
    certificate_expiry: f.Day = f.day("Certificate valid until", "Its last day.", feeds="ai_act:A8")
    notified_body: f.Text = f.name(
        "Notified body", "Who issued the certificate, with its number.", feeds="ai_act:A8"
    )
    certificate_url: f.Text = f.url("Copy of the certificate", "Where a copy can be read.", feeds="ai_act:A9")
    declaration_url: f.Text = f.url(
        "EU declaration of conformity", "Where the provider's declaration can be read.", feeds="ai_act:A11"
    )
    instructions_url: f.Text = f.url(
        "Instructions for use",
        "Where the provider's instructions lie. Not shown to the public.",
        visibility="oversight",
        feeds="ai_act:A12",
    )
    source_code_url: f.Text = f.url(
        "Source code",
        "Where the code can be read. 'None' means it is not published.",
        feeds="nl:publiccode cities:source_code_url aia:open_source_licence omb:code_url",
    )
