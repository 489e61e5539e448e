"""The page of what a decision finds on each requirement, with what each read: of one framework, or of all.

Knows: how it follows from a version as it is shown. Does not know how a requirement is drawn.
"""

from __future__ import annotations

from typing import Any

from registry.pages.deployment_views import FindingsPage, Version


def findings_page(version: Version, framework: str = "", **common: Any) -> FindingsPage:
    """The findings of the latest decision on `version`; without any where it knows no such framework."""
    found = version.findings
    return FindingsPage(
        **common,
        deployment=version.record.deployment,
        version=version.record.version,
        title=version.record.value("deployment.title") or "",
        assessed_at=version.decision.assessed_at,
        release=version.decision.release.version,
        void=version.void,
        framework=framework,
        frameworks=tuple({f.result.framework: f.framework_title for f in found}.items()),
        findings=tuple(f for f in found if framework in ("", f.result.framework)),
    )
