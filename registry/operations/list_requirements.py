"""The requirements of the installed release, each with what the profiles say of its force."""

from __future__ import annotations

from typing import Any

from registry.operations.installed_release import installed_release
from registry.policy.bindings import entries_about
from registry.policy.catalogue import Requirement
from registry.policy.release import Bundle


def requirement_documents() -> list[dict[str, Any]]:
    """Every requirement with its whole metadata, in the order of ids, and under `force` what each profile says of it:
    `{profile, title, countries, operators, force, from, until, citation, verified}`.

    `countries` maps each ISO 3166 code to the days between which the profile holds there; it is empty where the profile
    speaks to everybody. Where no entry says `binds` for a country and a kind of operator the requirement advises.
    """
    bundle = installed_release()
    return [
        one.model_dump(mode="json", by_alias=True) | {"force": _force(one, bundle)}
        for one in bundle.requirements.values()
    ]


def _force(one: Requirement, bundle: Bundle) -> list[dict[str, Any]]:
    return [
        {
            "profile": entry.profile,
            "title": entry.title,
            "countries": entry.countries,
            **{
                key: entry.rule[key]
                for key in ("operators", "force", "from", "until", "citation", "verified")
            },
        }
        for entry in entries_about(bundle.catalogue, one.id)
    ]
