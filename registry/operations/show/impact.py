"""The pages of what another release would do, from measurements that whoever runs the register made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from registry.errors import RegistryError
from registry.operations.impact import kept_reports
from registry.operations.impact_report import Impact
from registry.operations.registry import Registry
from registry.operations.sign_in import SignedIn
from registry.pages.impact_picture import impact_picture
from registry.pages.impact_views import AffectedDeployment, ImpactList, ImpactPage, ListedImpact
from registry.pages.impact_words import description, measured

SHOWN: Final = 100
"""Deployments of one measurement on its page: those that are harmed most."""


def impact_list(registry: Registry, common: Mapping[str, Any], who: SignedIn) -> ImpactList:
    """The measurements there are."""
    found = tuple(
        ListedImpact(name, one["after"]["version"], one["law_date"], measured(one))
        for name, one in kept_reports(registry)
    )
    version = registry.release()[1].version
    return ImpactList(**common, signed_in_as=who.person.name, version=version, found=found)


def impact_page(registry: Registry, common: Mapping[str, Any], who: SignedIn, name: str) -> ImpactPage:
    """One measurement. Raises `show.missing`."""
    report = _report(registry, name)
    return ImpactPage(
        **common,
        signed_in_as=who.person.name,
        name=name,
        before=report["before"]["version"],
        after=report["after"]["version"],
        law_date=report["law_date"],
        goes_back=report["goes_back"],
        measured=measured(report),
        picture=impact_picture(report),
        says=description(report),
        affected=tuple(
            AffectedDeployment(
                one["deployment"],
                one["title"],
                (one["binding"][0], one["binding"][1]),
                (one["strict"][0], one["strict"][1]),
                tuple(failed["id"] for failed in one["newly_not_met"]),
            )
            for one in report["affected"][:SHOWN]
        ),
        affected_total=len(report["affected"]),
        not_assessed=len(report["not_assessed"]),
    )


def impact_svg(registry: Registry, name: str) -> str:
    """Its picture. Raises `show.missing`."""
    return impact_picture(_report(registry, name))


def _report(registry: Registry, name: str) -> Impact:
    for found, report in kept_reports(registry):
        if found == name:
            return report
    raise RegistryError(
        "show.missing",
        "there is no such measurement against the release in force",
        hint="Whoever runs the register measures one with `sightline policies impact`.",
    )
