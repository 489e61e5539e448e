"""The views of what another release would do, at the desk of an office.

Knows: the shape of these pages; the words and the picture are of `impact_words` and `impact_picture`.
"""

from __future__ import annotations

from dataclasses import dataclass

from registry.pages.account_views import SignedInPage


@dataclass(frozen=True)
class ListedImpact:
    """A measurement. `name`: as in its address; `measured`: what was measured, in words."""

    name: str
    version: str
    law_date: str
    measured: str


@dataclass(frozen=True)
class AffectedDeployment:
    """A deployment for which something changes: both outcomes before and after, and the requirements that it newly fails."""

    deployment: str
    title: str | None
    binding: tuple[str, str]
    strict: tuple[str, str]
    newly_not_met: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ImpactList(SignedInPage):
    """Every measurement against the release in force that is at hand."""

    version: str
    found: tuple[ListedImpact, ...]


@dataclass(frozen=True, kw_only=True)
class ImpactPage(SignedInPage):
    """One measurement. `says`: the picture in words, by sentences; `affected`: those whom it harms most, of `affected_total`."""

    name: str
    before: str
    after: str
    law_date: str
    goes_back: bool
    measured: str
    picture: str
    """The SVG, as `impact_picture` makes it: nothing in it is anybody's markup."""
    says: str
    affected: tuple[AffectedDeployment, ...]
    affected_total: int
    not_assessed: int
