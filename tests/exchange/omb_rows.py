"""Rows in the shape of the US federal AI inventory, written for the tests."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

COLUMNS = [
    "agency",
    "agency_name",
    "id",
    "use_case_name",
    "agency_bureau",
    "contact_email",
    "is_withheld",
    "development_stage",
    "is_high_impact",
    "HI_justification",
    "topic_area",
    "classification",
    "problem_solved",
    "benefits",
    "system_outputs",
    "operational_date",
    "contracting_usage",
    "vendor_name",
    "have_ato",
    "system_name_ato",
    "data_description",
    "link_to_data",
    "has_pii",
    "pia_url",
    "demographic_features",
    "has_custom_code",
    "code_url",
    "hi_testing_conducted",
    "hi_assessment_completed",
    "hi_potential_impacts",
    "hi_independent_review",
    "hi_ongoing_monitoring",
    "hi_training_established",
    "hi_failsafe_presence",
    "hi_appeal_process",
    "hi_public_consultation",
]

FACE = {
    "agency": "DHS",
    "agency_name": "Department of Homeland Security",
    "id": "DHS-1",
    "use_case_name": "Gate check",
    "agency_bureau": "CBP",
    "development_stage": "Deployed",
    "is_high_impact": "High-impact",
    "topic_area": "Law Enforcement",
    "problem_solved": "One-to-one facial matching of a traveller with a passport photo.",
    "demographic_features": "[]",
    "hi_public_consultation": "[]",
}
PLAIN = {
    "agency": "ED",
    "agency_name": "Department of Education",
    "id": "ED-1",
    "use_case_name": "Letter drafting",
    "agency_bureau": "OCIO",
    "problem_solved": "Staff face many letters.",
    "demographic_features": "[]",
    "hi_public_consultation": "[]",
}


def write(path: Path, rows: Iterable[dict[str, str]]) -> Path:
    """A CSV file with a byte-order mark, as the inventory has one."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        table = csv.DictWriter(stream, COLUMNS, restval="")
        table.writeheader()
        table.writerows(rows)
    return path
