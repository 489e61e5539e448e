"""The first release, which is kept for ever: as it is, without remedies, and with remedies that only these tests know.

What its rules say does not change, so what a path or an explanation comes to under it is known.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from registry import assets
from registry.policy.kept import kept_release
from registry.policy.release import Bundle
from registry.policy.versions import read_version
from tests.policy.changed_release import changed_release

GIVEN = {"given": True}
ENTRY = {"description": GIVEN, "why_insufficient": GIVEN}

REMEDIES: dict[str, list[dict[str, Any]]] = {
    "AIA-01": [{"purpose.ai_act_objective": "h_iii", "necessity.strictly_necessary_reason": GIVEN}],
    "AIA-06": [
        {
            "assessments.fria.done": True,
            "assessments.fria.date": {"days_before": 0},
            "authorisation.granted_at": {"days_before": 0},
            "authorisation.use_started_at": {"days_before": 0},
        }
    ],
    "AIA-13": [
        {
            "provider.scraping_declared": False,
            "watchlist.scraped": False,
            "watchlist.image_sources": [{"source": "own"}],
        }
    ],
    "HR-01": [{"legal_basis.type": "statute", "legal_basis.biometric_specific": True}],
    "HR-02": [
        {
            "legal_basis.published": True,
            "legal_basis.specifies_when": True,
            "legal_basis.specifies_who": True,
            "legal_basis.specifies_where": True,
            "watchlist.criteria_defined": True,
        }
    ],
    "HR-03": [
        {
            "purpose.statement": GIVEN,
            "legal_basis.legitimate_aim": "prevention_of_disorder_or_crime",
            "legal_basis.practical_aim": "safety",
        }
    ],
    "HR-04": [{"necessity.effectiveness_evidence": GIVEN, "necessity.indicators": GIVEN}],
    "HR-05": [{"necessity.alternatives": [ENTRY, ENTRY]}],
    "HR-06": [
        {
            "proportionality.balancing_statement": GIVEN,
            "proportionality.persons_scanned_estimate": GIVEN,
            "proportionality.persons_sought": GIVEN,
            "proportionality.seriousness": "serious_crime",
            "context.assembly": False,
        }
    ],
    "HR-07": [
        {
            "scope.time_start": {"days_before": 0},
            "scope.time_end": {"days_after": 30},
            "scope.places": GIVEN,
            "scope.persons_class": GIVEN,
        }
    ],
    "HR-08": [
        {"deployment.targeting": "watchlist"},
        {"scope.time_start": {"days_before": 0}, "scope.time_end": {"days_after": 1}},
    ],
    "HR-09": [
        {
            "authorisation.type": "judicial",
            "authorisation.granted_at": {"days_before": 0},
            "authorisation.use_started_at": {"days_before": 0},
            "governance.oversight_independent": True,
            "governance.ex_post_review": True,
            "governance.ex_post_review_independent": True,
        }
    ],
    "HR-10": [
        {
            "rights.complaint_channel": GIVEN,
            "rights.misidentified_notified": True,
            "rights.judicial_review_available": True,
        },
        {
            "rights.complaint_channel": GIVEN,
            "rights.remedy_without_notice": True,
            "rights.judicial_review_available": True,
        },
    ],
    "UCR-08": [
        {
            "human_oversight.review_before_action": True,
            "human_oversight.sole_basis_prohibited": True,
            "human_oversight.can_override": True,
        }
    ],
    "UNP-04": [
        {
            "data.retention_nonmatch_seconds": {"parameter": "max_nonmatch_seconds"},
            "data.retention_nonmatch_indefinite": False,
            "data.retention_match_days": {"parameter": "max_match_days"},
            "data.retention_match_indefinite": False,
            "data.retention_watchlist_days": {"parameter": "max_watchlist_days"},
            "data.retention_watchlist_indefinite": False,
            "data.deletion_automated": True,
        }
    ],
    "UNP-06": [
        {
            "security.access_roles": GIVEN,
            "security.confidentiality_undertaking": True,
            "security.access_reviewed_on": {"days_before": 0},
        }
    ],
}


@cache
def first_release() -> Bundle:
    """As it was released: its catalogue knows no remedies."""
    return kept_release(assets.policies(), read_version("0.1.0"))


@cache
def with_remedies() -> Bundle:
    """The same rules; `REMEDIES` for the requirements it names, and none that could meet the others."""

    def catalogue(document: dict[str, Any]) -> None:
        for rules in document["requirements"].values():
            for entry in rules.values():
                entry["remedies"] = [{"set": one} for one in REMEDIES.get(entry["id"], [])]

    return changed_release(first_release(), catalogue=catalogue)
