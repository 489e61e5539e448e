"""supply."""

from __future__ import annotations

from registry.domain import fields as f


class Supplier(f.Section):
    """Supplier."""

    name: f.Text = f.name("Name")
    identifier: f.Text = f.ref("Identifier")
    role: f.Choice = f.choice("developer integrator operator data_provider cloud", "Role")


class Provider(f.Section):
    """Provider."""

    name: f.Text = f.name("Name")
    address: f.Text = f.text("Address")
    contact: f.Text = f.contact("Contact", visibility="internal")
    registration_number: f.Text = f.ref("Registration number")
    system_name: f.Text = f.name("System name")
    system_reference: f.Text = f.ref("System reference")
    eu_representative_name: f.Text = f.name("Eu representative name")
    eu_representative_address: f.Text = f.text("Eu representative address")
    eu_representative_contact: f.Text = f.contact("Eu representative contact")
    scraping_declared: f.YesNo = f.yesno("Scraping declared")
    human_rights_due_diligence_statement: f.Text = f.text("Human rights due diligence statement")
    human_rights_due_diligence_at: f.Day = f.day("Human rights due diligence at")
    remediation_clause: f.YesNo = f.yesno("Remediation clause")
    suppliers: f.Items[Supplier] = f.items(Supplier, "Suppliers")


class Procurement(f.Section):
    """Procurement."""

    procedure: f.Choice = f.choice(
        "open restricted negotiated direct_award framework donation free_pilot none", "Procedure"
    )
    reference: f.Text = f.ref("Reference")
    url: f.Text = f.url("Url")
    value: f.Count = f.count("whole units of the currency", "Value")
    currency: f.Text = f.code("[A-Z]{3}", "EUR", "Currency")
    start: f.Day = f.day("Start")
    end: f.Day = f.day("End")
    renews_by_itself: f.YesNo = f.yesno("Renews by itself")
    notice_days: f.Count = f.count("days", "Notice days")
    supplier_data_terms: f.Text = f.text("Supplier data terms")
    human_rights_clause: f.YesNo = f.yesno("Human rights clause")
    error_targets: f.YesNo = f.yesno("Error targets")
    exit_clause: f.YesNo = f.yesno("Exit clause")
    annual_cost: f.Count = f.count("whole units of the currency", "Annual cost")
    funding_source: f.Text = f.text("Funding source")


class Conformity(f.Section):
    """Conformity."""

    certificate_type: f.Text = f.text("Certificate type")
    certificate_number: f.Text = f.ref("Certificate number")
    certificate_expiry: f.Day = f.day("Certificate expiry")
    notified_body: f.Text = f.name("Notified body")
    certificate_url: f.Text = f.url("Certificate url")
    declaration_url: f.Text = f.url("Declaration url")
    instructions_url: f.Text = f.url("Instructions url", visibility="oversight")
    source_code_url: f.Text = f.url("Source code url")
