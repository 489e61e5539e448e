"""The data of a release limited to one profile: what that profile makes binding, and nothing that others do.

Knows: what of the data says who is bound, in the form of each release so far. The rules, the numbers and the lists of members
stay whole, because rules ask for them: so every requirement has the status that it has under the whole release, and only
its force, and with it the binding outcome, can differ.

Under limited data a requirement `binds` where the profile says so; what only other profiles make binding `advises`; and in a
country that the profile does not name, what the profile makes binding is `unresolved`.
"""

from __future__ import annotations

from typing import Any

from registry.domain.canonical import canonical_bytes
from registry.errors import RegistryError
from registry.policy.bindings import Bound, Days, bound
from registry.policy.release import Bundle


def profile_data(bundle: Bundle, profile: str) -> bytes:
    """The data document, canonical JSON. Raises `release.profile` where the release has no such profile."""
    if profile not in bundle.catalogue["profiles"]:
        known = ", ".join(sorted(bundle.catalogue["profiles"]))
        raise RegistryError(
            "release.profile",
            f"release {bundle.version} has no profile {profile}",
            hint=f"It has {known}.",
        )
    here = bound(bundle.catalogue, [profile])
    profiles = dict(bundle.document["profiles"])
    profiles["known_countries"] = sorted(bundle.catalogue["profiles"][profile]["countries"])
    # Taken from the release's own data, not made again: another software might write it in another form.
    if "bound_somewhere" in profiles:
        profiles["bound_somewhere"] = dict.fromkeys(sorted({id for id, _, _ in here}), True)
        profiles["binding"] = _by_country(profiles["binding"], here)
    else:
        profiles["binding"] = _by_requirement(profiles["binding"], here)
    return canonical_bytes({**bundle.document, "profiles": profiles})


def _by_requirement(binding: dict[str, Any], here: Bound) -> dict[str, Any]:
    """The first release's form: for each requirement its entries of country, operator and days."""
    kept = {
        id: [
            entry
            for entry in entries
            if _days(entry) in here.get((id, entry["country"], entry["operator"]), ())
        ]
        for id, entries in binding.items()
    }
    return {id: entries for id, entries in kept.items() if entries}


def _by_country(binding: dict[str, Any], here: Bound) -> dict[str, Any]:
    """The form since: by country, operator and requirement the days."""
    kept: dict[str, Any] = {}
    for country, operators in binding.items():
        for operator, requirements in operators.items():
            for id, spans in requirements.items():
                if own := [span for span in spans if _days(span) in here.get((id, country, operator), ())]:
                    kept.setdefault(country, {}).setdefault(operator, {})[id] = own
    return kept


def _days(entry: dict[str, Any]) -> Days:
    return entry["from_day"], entry["until_day"]
