"""How much of the law of a place a release tests, told from the profiles of its catalogue.

Knows: which profiles name a country on a day, and that one which never names another country is of its national law. Does
not know what binds (`bindings`), nor how a page shows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from registry.domain.assessment import Assessment
from registry.domain.coverage import Coverage, ProfileCoverage
from registry.policy.bindings import entries_about
from registry.policy.sources import holds


def coverage(catalogue: Mapping[str, Any], country: Any, operator: Any, day: date) -> Coverage:
    """What the profiles that name `country` say of themselves; another answer than a code is no known country.

    A profile counts while its span for the country and one of its rules for the kind of operator hold on `day`; where that
    kind is not known, any of its rules. Those of national law come first.
    """
    known = isinstance(operator, str)
    if not isinstance(country, str):
        return Coverage(None, ())
    found = [
        _of_profile(name, profile)
        for name, profile in catalogue["profiles"].items()
        if country in profile["countries"]
        and holds(profile["countries"][country], day)
        and any(
            holds(rule, day) and (not known or operator in rule["operators"]) for rule in profile["rules"]
        )
    ]
    return Coverage(country, tuple(sorted(found, key=lambda one: (not one.national, one.title))))


def coverage_for(catalogue: Mapping[str, Any], facts: Mapping[str, Any], assessment: Assessment) -> Coverage:
    """The coverage of the place, the operator and the law date that `assessment` of `facts` was made for."""
    day = date.fromisoformat(assessment.law_date.iso)
    return coverage(catalogue, facts["place"]["country"], facts["operator"]["type"], day)


def coverage_beside(catalogue: Mapping[str, Any], id: str) -> tuple[ProfileCoverage, ...]:
    """What each profile that makes a requirement binding says of the rest of its law, in order of their titles."""
    binding = {entry.profile for entry in entries_about(catalogue, id) if entry.rule["force"] == "binds"}
    found = (_of_profile(name, catalogue["profiles"][name]) for name in binding)
    return tuple(sorted(found, key=lambda one: one.title))


def _of_profile(name: str, profile: Mapping[str, Any]) -> ProfileCoverage:
    return ProfileCoverage(name, profile["title"], len(profile["countries"]) == 1, profile.get("coverage"))
